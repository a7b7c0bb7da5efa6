"""A job that its provider stopped: the window says why and leads on."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection

from core.jobs import history
from core.llm.failures import ModelError, failure
from core.llm.gateway.budget import Cap
from core.llm.gateway.lasting import halted
from core.llm.keyless import lacking
from core.llm.messages import Model
from core.workspace import Workspace
from desktop.jobs import afterwards
from desktop.preferences import Preferences
from desktop.session import Session
from desktop.start import Program
from desktop.theme import Theme
from desktop.translate import Languages
from desktop.window import MainWindow
from tests.desktop.opened import comes, filled, opened

MODEL = Model(provider="deepseek", name="deepseek-chat", base_url="https://api.deepseek.com/v1")


@pytest.mark.parametrize(
    ("why", "action"),
    [
        (failure("quota", MODEL, status=402), "Go on"),
        (failure("key", MODEL, status=401), "Enter the key…"),
        (lacking(MODEL), "Enter the key…"),
    ],
)
def test_the_message_leads_on(
    qtbot: QtBot,
    theme: Theme,
    languages: Languages,
    session: Session,
    tmp_path: Path,
    why: ModelError,
    action: str,
) -> None:
    built = filled(session)
    window = opened(qtbot, session, languages, tmp_path)

    def write(connection: Connection) -> int:
        job = history.create(connection, built.project, "questions", {})
        history.finish(connection, job, "paused", halted(why).as_dict())
        return job

    job = session.workspace.write(write)
    row = dict(session.read(lambda c: history.get(c, job)))
    view = {"job_id": job, "kind": "questions", "state": "paused", "done": 2, "failed": 0, "total": 9}
    afterwards.tell(window, view, row)
    assert "DeepSeek" in window.messages.text()
    assert window.messages._action.text() == action


def test_cancelling_a_job_at_its_cap_takes_the_advice_away(
    qtbot: QtBot, theme: Theme, languages: Languages, tmp_path: Path
) -> None:
    window = MainWindow(None, preferences=Preferences(str(tmp_path / "window.ini")), languages=languages)
    qtbot.addWidget(window)
    program = Program(window, Workspace(tmp_path / "data"))
    session = program.session
    built = filled(session)
    error = Cap("run", "tokens", 900).reached().as_dict()

    def write(connection: Connection) -> int:
        job = history.create(connection, built.project, "questions", {})
        history.finish(connection, job, "paused", error)
        return job

    job = session.workspace.write(write)
    window.show()
    program.begin()
    row = dict(session.read(lambda c: history.get(c, job)))
    afterwards.tell(window, {"job_id": job, "kind": "questions", "state": "paused", "failed": 0}, row)
    assert "900" in window.messages.text()
    window.open("jobs")
    pane = window.pane("jobs")
    comes(qtbot, lambda: pane.detail.row is not None and pane.detail.row["id"] == job)
    assert "900" in pane.detail.error.text()
    window.actions_table.run("jobs.cancel")
    comes(qtbot, lambda: pane.detail.row["state"] == "cancelled")
    assert "900" not in window.messages.text()
    assert pane.detail.error.isHidden() or not pane.detail.error.text()
    comes(qtbot, lambda: [one.state for one in window.header.tray._jobs if one.id == job] == ["cancelled"])
    window.close()
