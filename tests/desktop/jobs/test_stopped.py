"""A job that its provider stopped: the window says why and leads on."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection

from core.jobs import history
from core.llm.failures import failure
from core.llm.gateway.lasting import halted
from core.llm.keyless import lacking
from core.llm.messages import Model
from desktop.jobs import afterwards
from desktop.session import Session
from desktop.theme import Theme
from desktop.translate import Languages
from tests.desktop.opened import filled, opened

MODEL = Model(provider="deepseek", name="deepseek-chat", base_url="https://api.deepseek.com/v1")


@pytest.mark.parametrize(("missing", "action"), [(False, "Go on"), (True, "Enter the key…")])
def test_the_message_leads_on(
    qtbot: QtBot,
    theme: Theme,
    languages: Languages,
    session: Session,
    tmp_path: Path,
    missing: bool,
    action: str,
) -> None:
    built = filled(session)
    window = opened(qtbot, session, languages, tmp_path)
    why = halted(lacking(MODEL) if missing else failure("key", MODEL, status=401))

    def write(connection: Connection) -> int:
        job = history.create(connection, built.project, "questions", {})
        history.finish(connection, job, "paused", why.as_dict())
        return job

    job = session.workspace.write(write)
    row = dict(session.read(lambda c: history.get(c, job)))
    view = {"job_id": job, "kind": "questions", "state": "paused", "done": 2, "failed": 0, "total": 9}
    afterwards.tell(window, view, row)
    assert "DeepSeek" in window.messages.text()
    assert window.messages._action.text() == action
