"""A key is in no file the program writes: not from its own hand, and not when a server repeats it."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest

from core.cli.main import main
from core.errors import LorewrightError
from core.jobs import history, needs
from core.jobs.hosting import Host
from core.llm.client import Client
from core.llm.credentials import fetch, secret_within
from core.llm.failures import failure, from_exception
from core.llm.messages import Model, Request
from core.llm.patience import Patience
from core.models import health, known, service, stages
from core.models import providers as changing
from core.models.options import ProviderOptions, fields_of, options_of
from core.projects import service as projects
from core.secrets import Secrets
from core.workspace import Workspace
from tests.core.models.conftest import Pages
from tests.helpers.behaviour import Behaviour
from tests.helpers.building import build
from tests.helpers.server import Server

KEY, HEADER, LOGIN = "MARKED-key-0a1b2c", "MARKED-header-3d4e5f", "MARKED-login-6g7h8i"
OPTIONS = {
    "title": "Lab",
    # One of them has a name that tells nothing.
    "headers": [f"X-Api-Key: {HEADER}", f"Authorization: Bearer {HEADER}", f"X-Lab: {HEADER}"],
    "plain_headers": ["X-Team: law"],
}


def _echo(_body: bytes) -> dict[str, Any]:
    return {"error": {"message": f"wrong key {KEY}, header {HEADER}", "headers": {"x-api-key": HEADER}}}


def _files_with_marks(folder: Path) -> list[str]:
    """Return the files below a folder that hold a mark, in any of the usual ways of writing it."""
    wanted = ["MARKED".encode(coding) for coding in ("utf-8", "utf-16-le")]
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and any(mark in path.read_bytes() for mark in wanted)
    ]


@pytest.mark.parametrize("status", [400, 401, 403, 429, 500])
async def test_no_file_holds_the_key_of_a_job(
    workspace: Workspace,
    secrets: Secrets,
    pages: Pages,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    status: int,
) -> None:
    caplog.set_level(logging.DEBUG)
    pages.pages["/v1/chat/completions"] = (status, _echo)
    fields, apart = fields_of(ProviderOptions(base_url=f"{pages.url}/v1", **OPTIONS))
    key, _changes = workspace.write(lambda c: changing.add(c, fields))
    changing.keep(secrets, key, apart)
    secrets.set(key, KEY)
    built = build(workspace, documents=1, chunks=2, questions=0)
    workspace.write(lambda c: stages.choose(c, built.project, "questions", [f"{key}/m"]))
    with workspace.read() as connection:
        model = stages.chosen(connection, built.project, "questions")
        names = needs.secret_names
    workspace.write(lambda c: projects.set_model(c, built.project, model))
    options = {"model": model.model_dump(mode="json")}
    job = workspace.write(lambda c: history.create(c, built.project, "questions", options))
    with workspace.read() as connection:
        headers = {f"{key}#header:{name}" for name in ("X-Api-Key", "Authorization", "X-Lab")}
        assert names(connection, job) == {key, *headers}
    host = Host(workspace, lambda _progress, _changes: None, secrets)
    host.client.patience = type(host.client.patience)(attempts=1, refusals=1, base=0.01, ceiling=0.02)
    try:
        await host.run_chain(job)
    finally:
        await host.stop()
    _path, headers, _body = pages.asked[-1]
    assert (headers["x-api-key"], headers["x-lab"], headers["x-team"]) == (HEADER, HEADER, "law"), "the server got them"
    result = await health.check_one(model, secrets)
    workspace.write(lambda c: health.record(c, model, result))
    with workspace.read() as connection:
        failures = history.failures(connection, job)
        state = history.get(connection, job)
    assert failures or state["error"], "the failure is kept, without the key"
    assert "MARKED" not in caplog.text
    workspace.close()
    assert _files_with_marks(tmp_path) == []


def test_search_would_find_it(tmp_path: Path) -> None:
    (tmp_path / "a").write_text(KEY)
    assert _files_with_marks(tmp_path) == ["a"]


def test_command_line_writes_and_prints_no_key(
    tmp_path: Path, pages: Pages, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LOREWRIGHT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("THE_KEY", KEY)
    pages.pages["/v1/chat/completions"] = pages.pages["/v1/models"] = (401, _echo)
    monkeypatch.setenv("THE_HEADER", HEADER)
    more = ["--api-key-env", "THE_KEY", "--header-env", "X-Lab=THE_HEADER"]
    assert main(["models", "add", "lab", "--base-url", f"{pages.url}/v1", *more]) == 0
    address = f"{pages.url}/v1"
    for refused in (
        ["set", "lab", f'headers={{"X-Lab": "sk-{HEADER}"}}'],
        ["set", "lab", f'headers={{"X-Auth-Thing": "{HEADER}"}}'],
        ["set", "lab", f'extra_body={{"account": {{"api_key": "{KEY}"}}}}'],
        ["set", "lab", f'extra_body={{"accounts": ["Bearer {KEY}"]}}'],
        ["set", "lab", f'always={{"callback": "https://a.example/?key={KEY}"}}'],
        ["set", "lab", f"proxy=http://me:{KEY}@proxy.example:1"],
        ["set", "lab", f"list_path=/models?key={KEY}"],
        ["add", "lab2", "--base-url", f"{address}?key={KEY}"],
        ["check", "lab/m", "--base-url", f"{address}?key={KEY}"],
    ):
        assert main(["models", *refused]) == 2
    assert main(["models", "refresh", "lab"]) == 1
    assert main(["models", "check", "lab/m"]) == 1
    assert main(["models", "list", "lab", "--json"]) == 0
    assert [headers["x-lab"] for _path, headers, _body in pages.asked] == [HEADER] * len(pages.asked) != []
    said = capsys.readouterr()
    assert "MARKED" not in said.out
    assert _files_with_marks(tmp_path) == []


def test_errors_are_freed_of_every_secret() -> None:
    model = Model(provider="lab", name="m", base_url="http://127.0.0.1:1/v1")
    secrets = f"{KEY}\n{HEADER}\n{LOGIN}"
    for error in (
        failure("refused", model, reply=f"{KEY} {HEADER} {LOGIN}", key=secrets),
        from_exception(ConnectionError(f"{KEY} {HEADER} {LOGIN}"), model, secrets),
    ):
        assert "MARKED" not in str(LorewrightError.from_dict(error.as_dict()).as_dict())


def test_export_of_settings_holds_no_secret(workspace: Workspace, secrets: Secrets) -> None:
    fields, apart = fields_of(
        ProviderOptions(base_url="http://127.0.0.1:1/v1", proxy=f"http://me:{LOGIN}@p:1", **OPTIONS)
    )
    key, _changes = workspace.write(lambda c: changing.add(c, fields))
    changing.keep(secrets, key, apart)
    with workspace.read() as connection:
        assert "MARKED" not in service.entry(connection, key).model_dump_json()
        assert "MARKED" not in str(known.listed(connection))


def test_a_header_of_an_earlier_version_goes_to_the_keyring_when_it_is_saved(
    workspace: Workspace, secrets: Secrets
) -> None:
    plain = {"X-Lab": "sk-0a1b2c3d4e5f6g7h", "X-Team": "law"}
    key, _changes = workspace.write(
        lambda c: changing.add(c, {"title": "Lab", "base_url": "http://127.0.0.1:1/v1", "headers": plain})
    )
    with workspace.read() as connection:
        entry = service.entry(connection, key)
    assert entry.headers == plain, "it works as before"
    form = options_of(entry)
    assert (form.headers, form.plain_headers) == (["X-Lab: sk-0a1b2c3d4e5f6g7h"], ["X-Team: law"])
    fields, apart = fields_of(form)
    changing.keep(secrets, key, apart)
    workspace.write(lambda c: changing.change(c, key, fields))
    with workspace.read() as connection:
        model = service.resolved(connection, (key, "m"))
    assert model.headers == {"X-Team": "law"}
    assert fetch(secrets, model).headers == {"X-Lab": "sk-0a1b2c3d4e5f6g7h"}
    changing.keep(secrets, key, {}, gone=["header:X-Lab"])
    assert fetch(secrets, model).headers == {}


def test_a_header_comes_from_the_environment_where_there_is_no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_LAB_HEADER_X_LAB", HEADER)
    model = Model(provider="my-lab", name="m", base_url="http://127.0.0.1:1/v1", hidden=("header:X-Lab",))
    assert fetch(Secrets(), model).headers == {"X-Lab": HEADER}


@pytest.mark.parametrize(
    ("data", "bad"),
    [
        ({"seed": 1, "max_tokens": 3, "stop_token_ids": [1, 2], "prompt_cache_key": "law"}, ""),
        ({"chat_template_kwargs": {"enable_thinking": False}, "model": "Qwen3-235B-A22B-Instruct-2507-FP8"}, ""),
        ({"provider": {"order": ["deepinfra/fp8"]}, "url": "https://a.example/?page=2"}, ""),
        ({"account": {"api_key": "x"}}, "api_key"),
        ({"list": [{"user": "Bearer abcdef"}]}, "user"),
        ({"user": "sk-abcdefghijkl"}, "user"),
        ({"tag": "0a1b2c3d4e5f60718293a4b5c6d7e8f9"}, "tag"),
        ({"hook": "https://me:word@a.example"}, "hook"),
        ({"hook": "https://a.example/?key=x"}, "hook"),
    ],
)
def test_keys_are_known_by_their_names_and_looks(data: dict[str, Any], bad: str) -> None:
    assert secret_within(data) == bad


async def test_key_that_was_put_right_is_used_at_once(loopback: Server, secrets: Secrets) -> None:
    loopback.behaviour = Behaviour(key=KEY)
    model = Model(provider="lab", name="small", base_url=loopback.url)
    request = Request(({"role": "user", "content": "?"},), model, "answers")
    secrets.hold("lab", "wrong")
    async with Client(secrets, Patience(attempts=1)) as client:
        with pytest.raises(LorewrightError, match="refused the key"):
            await client.complete(request)
        secrets.hold("lab", KEY)
        assert (await client.complete(request)).text
        opened = len(client._endpoints)
        secrets.hold("lab", KEY)
        await client.complete(request)
        assert len(client._endpoints) == opened, "the same key again is no other one"
