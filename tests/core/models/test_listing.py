"""Lists of models as the several services write them, and what is kept of them."""

from __future__ import annotations

import json
import socket
import threading
from typing import Any

import pytest

from core.llm.credentials import Credentials
from core.llm.discovery import list_models
from core.llm.failures import ModelError
from core.llm.messages import Model
from core.llm.providers import Provider, providers
from core.models import known, listing
from core.models.listing import Listed
from core.workspace import Workspace
from tests.core.models.conftest import Pages

NOTHING = Credentials()


def _at(provider: str, pages: Pages, **changes: Any) -> Provider:
    base = pages.url + ("/v1" if "127.0.0.1" in providers()[provider].base_url else "")
    return providers()[provider].model_copy(update={"base_url": base, **changes})


async def test_ollama_tells_size_context_and_sight(pages: Pages) -> None:
    pages.pages["/api/tags"] = (
        200,
        {"models": [{"name": "qwen3:8b", "size": 5200000000}, {"name": "llava", "size": 9}]},
    )

    def show(body: bytes) -> dict[str, Any]:
        sees = json.loads(body)["model"] == "llava"
        abilities = ["completion", *(["vision"] if sees else [])]
        return {
            "model_info": {"general.architecture": "qwen3", "qwen3.context_length": 40960},
            "capabilities": abilities,
        }

    pages.pages["/api/show"] = (200, show)
    assert await listing.fetch(_at("ollama", pages), NOTHING) == [
        Listed("llava", 9, 40960, True),
        Listed("qwen3:8b", 5200000000, 40960, False),
    ]


async def test_old_ollama_has_at_least_names(pages: Pages) -> None:
    pages.pages["/api/tags"] = (200, {"models": [{"name": "m", "size": 7}, {"no": "name"}]})
    assert await listing.fetch(_at("ollama", pages), NOTHING) == [Listed("m", 7)]


async def test_openrouter_tells_context_sight_and_price(pages: Pages) -> None:
    row = {
        "id": "qwen/qwen3-8b",
        "context_length": 128000,
        "architecture": {"input_modalities": ["text", "image"]},
        "pricing": {"prompt": "0.000000035", "completion": "0.000000138"},
    }
    auto = {"id": "openrouter/auto", "pricing": {"prompt": "-1", "completion": "-1"}}
    pages.pages["/models"] = (200, {"data": [row, auto]})
    found = await listing.fetch(_at("openrouter", pages), NOTHING)
    assert found == [
        Listed("openrouter/auto"),
        Listed("qwen/qwen3-8b", None, 128000, True, 0.035, 0.138, "USD"),
    ]


@pytest.mark.parametrize(
    ("provider", "row", "expected"),
    [
        ("vllm", {"id": "m", "max_model_len": 8192}, Listed("m", None, 8192)),
        ("groq", {"id": "m", "context_window": 131072}, Listed("m", None, 131072)),
        ("mistral", {"id": "m", "max_context_length": 9, "capabilities": {"vision": True}}, Listed("m", None, 9, True)),
        ("moonshot", {"id": "m", "context_length": 9, "supports_image_in": False}, Listed("m", None, 9, False)),
        ("gemini", {"id": "models/gemini-x"}, Listed("gemini-x")),
    ],
)
async def test_what_the_services_add(pages: Pages, provider: str, row: dict[str, Any], expected: Listed) -> None:
    entry = _at(provider, pages)
    pages.pages[entry.base_url.removeprefix(pages.url) + "/models"] = (200, {"object": "list", "data": [row]})
    assert await listing.fetch(entry, NOTHING) == [expected]


async def test_lm_studio_in_its_own_way_and_in_openais(pages: Pages) -> None:
    rows = [{"id": "b", "type": "vlm", "max_context_length": 4096}, {"id": "e", "type": "embeddings"}]
    pages.pages["/v1/models"] = (200, {"data": [{"id": "b"}, {"id": "e"}]})
    assert await listing.fetch(_at("lmstudio", pages), NOTHING) == [Listed("b"), Listed("e")]
    pages.pages["/api/v0/models"] = (200, {"data": rows})
    assert await listing.fetch(_at("lmstudio", pages), NOTHING) == [Listed("b", None, 4096, True)]


async def test_key_goes_where_the_service_looks_for_it(pages: Pages) -> None:
    pages.pages["/models"] = (200, {"data": []})
    keys = Credentials("sk-abc", {"X-Team": "t"})
    await listing.fetch(_at("anthropic", pages), keys)
    _path, headers, _body = pages.asked[-1]
    assert (headers["x-api-key"], headers["anthropic-version"]) == ("sk-abc", "2023-06-01")
    assert "authorization" not in headers
    await listing.fetch(_at("openai", pages), keys)
    _path, headers, _body = pages.asked[-1]
    assert (headers["authorization"], headers["x-team"]) == ("Bearer sk-abc", "t")


async def test_no_list_is_the_list_of_the_entry(pages: Pages) -> None:
    assert [one.name for one in await listing.fetch(_at("spark", pages), NOTHING)] == list(providers()["spark"].models)
    assert not pages.asked
    assert "glm-5.3" in [one.name for one in await listing.fetch(_at("zhipu", pages), NOTHING)]
    with pytest.raises(ModelError) as caught:
        await listing.fetch(_at("openai", pages), NOTHING)
    assert caught.value.kind == "address"


@pytest.mark.parametrize(("status", "kind"), [(401, "key"), (500, "server"), (429, "busy")])
async def test_failures_say_what_to_do_and_hold_no_key(pages: Pages, status: int, kind: str) -> None:
    pages.pages["/models"] = (status, {"error": {"message": "no: MARKED-KEY-1 via MARKED-KEY-2"}})
    with pytest.raises(ModelError) as caught:
        await listing.fetch(_at("zhipu", pages), Credentials("MARKED-KEY-1", {"X-Key": "MARKED-KEY-2"}))
    assert caught.value.kind == kind
    assert "MARKED" not in json.dumps(caught.value.as_dict())


@pytest.mark.parametrize("status", [302, 400, 402, 403, 404, 408, 413, 422, 429, 500, 503])
async def test_a_list_that_fails_is_not_told_as_a_call_of_a_model(pages: Pages, status: int) -> None:
    """`transformers serve` answers 500 in plain text where there is no folder of downloaded models."""
    entry = _at("vllm", pages)
    pages.pages["/v1/models"] = (status, b"Internal Server Error: the model is too long; insufficient_quota")
    for asked in (
        listing.fetch(entry, NOTHING),
        list_models(Model(provider="vllm", name="", base_url=entry.base_url)),
    ):
        with pytest.raises(ModelError) as caught:
            await asked
        said = str(caught.value)
        assert "items" not in said
        assert "add the model by its name" in said
        assert "lorewright models add vllm/NAME" in said
        assert "  " not in said, "no model is named, since none was asked"
        assert "Internal Server Error" in caught.value.params["reply"]


@pytest.mark.parametrize("failing", ["silent", "cut"])
async def test_a_list_that_never_comes_is_not_told_as_a_call_of_a_model(
    pages: Pages, failing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "SECONDS", 0.3)
    entry = _at("vllm", pages)
    with socket.create_server(("127.0.0.1", 0)) as quiet:
        address = f"http://127.0.0.1:{quiet.getsockname()[1]}/v1"
        if failing == "cut":
            threading.Thread(target=lambda: quiet.accept()[0].close(), daemon=True).start()
        with pytest.raises(ModelError) as caught:
            await listing.fetch(entry.model_copy(update={"base_url": address}), NOTHING)
    assert caught.value.kind == ("cut" if failing == "cut" else "timeout")
    assert "items" not in str(caught.value)
    assert "  " not in str(caught.value)
    assert not str(caught.value).startswith(" ")


async def test_nobody_there(pages: Pages) -> None:
    entry = _at("vllm", pages, base_url="http://127.0.0.1:9/v1")
    with pytest.raises(ModelError) as caught:
        await listing.fetch(entry, NOTHING)
    assert caught.value.kind == "asleep"


def test_list_is_kept_and_brought_up_to_date(workspace: Workspace) -> None:
    first = [Listed("a", 10, 100, True), Listed("b"), Listed("c")]
    made = workspace.write(lambda c: listing.store(c, "vllm", first))
    assert len(made.added["model"]) == 3
    assert not workspace.write(lambda c: listing.store(c, "vllm", first)), "nothing new, nothing changed"
    workspace.write(lambda c: known.add(c, "vllm", "by hand"))
    workspace.write(lambda c: known.set_values(c, "vllm", "b", settings={"temperature": 0.0}))
    workspace.write(lambda c: known.set_values(c, "vllm", "a", checked={"ok": True}))
    workspace.write(lambda c: listing.store(c, "vllm", [Listed("a", 11, 200, False)]))
    with workspace.read() as connection:
        rows = {row.name: row for row in known.listed(connection, "vllm")}
    assert set(rows) == {"a", "b", "by hand"}, "c is gone; settings and names by hand stay"
    assert (rows["a"].size, rows["a"].context, rows["a"].told) == (11, 200, {"vision": False})
    assert rows["a"].checked == {"ok": True}
