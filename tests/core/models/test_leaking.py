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
from core.llm.failures import failure, from_exception
from core.llm.messages import Model, Request
from core.llm.pacing import Patience
from core.models import health, known, service, stages
from core.models import providers as changing
from core.models.options import ProviderOptions, fields_of
from core.projects import service as projects
from core.secrets import Secrets
from core.workspace import Workspace
from tests.core.models.conftest import Pages
from tests.helpers.behaviour import Behaviour
from tests.helpers.building import build
from tests.helpers.server import Server

KEY, HEADER, LOGIN = "MARKED-key-0a1b2c", "MARKED-header-3d4e5f", "MARKED-login-6g7h8i"
OPTIONS = {"title": "Lab", "headers": [f"X-Api-Key: {HEADER}", f"Authorization: Bearer {HEADER}", "X-Team: law"]}


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
        assert names(connection, job) == {key, f"{key}#header:X-Api-Key", f"{key}#header:Authorization"}
    host = Host(workspace, lambda _progress, _changes: None, secrets)
    host.client.patience = type(host.client.patience)(attempts=1, refusals=1, base=0.01, ceiling=0.02)
    try:
        await host.run_chain(job)
    finally:
        await host.stop()
    _path, headers, _body = pages.asked[-1]
    assert headers["x-api-key"] == HEADER, "the server did get the keys"
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
    assert main(["models", "add", "lab", "--base-url", f"{pages.url}/v1", "--api-key-env", "THE_KEY"]) == 0
    assert main(["models", "refresh", "lab"]) == 1
    assert main(["models", "check", "lab/m"]) == 1
    assert main(["models", "list", "lab", "--json"]) == 0
    said = capsys.readouterr()
    assert "MARKED-key" not in said.out + said.err
    assert not [name for name in _files_with_marks(tmp_path) if KEY.encode() in (tmp_path / name).read_bytes()]


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
