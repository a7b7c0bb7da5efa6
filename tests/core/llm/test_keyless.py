"""A provider that wants a key and has none: said with the place for it, before anything goes out."""

from __future__ import annotations

from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from core.jobs import history
from core.llm.checking import check
from core.llm.client import Client
from core.llm.credentials import Credentials
from core.llm.failures import ModelError
from core.llm.keyless import refuse, refuse_any, wants_key
from core.llm.messages import Model, Request
from core.llm.providers import key_variables, providers, resolve
from core.secrets import Secrets
from tests.core.jobs.working import Works
from tests.helpers.building import build, set_apart
from tests.helpers.server import Server

SAID = "There is no key for DeepSeek. Enter it in the window under Models › DeepSeek › Key"
REFUSED = "There is no key for DeepSeek"


@pytest.fixture(autouse=True)
def without_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for names in key_variables().values():
        for name in names:
            monkeypatch.delenv(name, raising=False)


def test_who_wants_a_key() -> None:
    wanting = {name for name, entry in providers().items() if entry.key}
    assert "openai" in wanting
    for name in providers():
        if name not in ("built-in", "gguf", "openai-compatible"):
            assert wants_key(resolve(f"{name}/m")) == (name in wanting), name
    assert wants_key(resolve("spark/x1")), "at the second address of the provider"
    assert not wants_key(resolve("openai/m", "http://gateway.example/v1")), "a gateway of the house may need none"
    assert not wants_key(resolve("m", "https://models.example/v1"))
    assert not wants_key(resolve("built-in"))


def test_a_key_or_a_header_in_its_place_is_enough() -> None:
    model = resolve("deepseek/m")
    refuse(model, Credentials("sk-1"))
    refuse(model, Credentials(headers={"X-Team": "v"}))
    refuse(model.model_copy(update={"headers": {"Authorization": "v"}}), Credentials())
    with pytest.raises(ModelError, match=REFUSED):
        refuse(model, Credentials())
    with_another = model.model_copy(update={"fallbacks": (resolve("ollama/m"),)})
    refuse_any(Secrets(key_variables()), [resolve("ollama/m"), with_another])
    with pytest.raises(ModelError, match=REFUSED):
        refuse_any(Secrets(key_variables()), [resolve("ollama/m"), model])


async def test_a_check_and_a_stream_say_so_without_a_call(loopback: Server) -> None:
    model = resolve("deepseek/m").model_copy(update={"proxy": loopback.url})
    secrets = Secrets(key_variables())
    with pytest.raises(ModelError) as caught:
        await check(model, secrets)
    assert str(caught.value).startswith(SAID)
    assert "environment variable DEEPSEEK_API_KEY" in str(caught.value)
    assert "lorewright models add deepseek --api-key-env DEEPSEEK_API_KEY" in str(caught.value)
    async with Client(secrets) as client:
        with pytest.raises(ModelError, match=REFUSED):
            async for _piece in client.stream(Request(({"role": "user", "content": "?"},), model, "chat")):
                pass
    assert loopback.stats()["requests"] == 0


async def test_another_model_goes_on_without_it(loopback: Server) -> None:
    async with Client(Secrets(key_variables())) as client:
        free = Model(provider="openai", name="m", base_url=loopback.url)
        await client.complete(Request(({"role": "user", "content": "?"},), free, "chat"))
    assert loopback.stats()["requests"] == 1


def test_a_job_stops_at_once_and_says_where_the_key_goes(tmp_path: Path) -> None:
    with Works(tmp_path / "home") as works:
        build(works.workspace, documents=1, chunks=40, questions=0)
        works.workspace.write(set_apart)
        options = {"model": resolve("deepseek/m", parallel=4).model_dump(mode="json"), "per_chunk": 2, "unmarked": 0}
        with works.workspace.read() as connection:
            place = connection.exec_driver_sql("SELECT max(project_id) FROM chunk").scalar_one()
        job = works.workspace.write(lambda c: history.create(c, place, "questions", options))
        row = works.run_job(job)
    assert row["state"] == "paused"
    assert row["error"]["what"] == "There is no key for {provider}."
    assert "Enter it in the window" in row["error"]["todo"]
    assert row["failed"] == 0, "all items wait for the key"


class Locked(KeyringBackend):
    """A keyring whose owner does not unlock it."""

    priority = 1

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("Failed to unlock the collection!")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked("Failed to unlock the collection!")

    def delete_password(self, service: str, username: str) -> None:
        raise KeyringLocked("Failed to unlock the collection!")


def test_a_job_that_meets_a_locked_keyring_says_so_and_waits(tmp_path: Path, loopback: Server) -> None:
    keyring.set_keyring(Locked())
    with Works(tmp_path / "home") as works:
        build(works.workspace, documents=1, chunks=5, questions=0)
        works.workspace.write(set_apart)
        model = resolve("deepseek/m", parallel=4).model_copy(update={"proxy": loopback.url})
        options = {"model": model.model_dump(mode="json"), "per_chunk": 2, "unmarked": 0}
        with works.workspace.read() as connection:
            place = connection.exec_driver_sql("SELECT max(project_id) FROM chunk").scalar_one()
        row = works.run_job(works.workspace.write(lambda c: history.create(c, place, "questions", options)))
    assert (row["state"], row["failed"]) == ("paused", 0)
    assert row["error"]["what"] == "The keyring is locked, so a key for {provider} cannot be read."
    assert row["error"]["todo"].startswith("Unlock it, or put the key into the variable")
    assert loopback.stats()["requests"] == 0
