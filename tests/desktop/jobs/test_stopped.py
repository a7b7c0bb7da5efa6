"""A job that its provider stopped: the window says why and leads on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection

from core.jobs import history
from core.llm.failures import ModelError, failure
from core.llm.gateway.budget import Cap
from core.llm.gateway.lasting import halted
from core.llm.keyless import lacking
from core.llm.messages import Model
from core.workspace import Workspace
from desktop import jobwords
from desktop.jobs import afterwards
from desktop.jobs.detail import OUTPUT
from desktop.preferences import Preferences
from desktop.session import Session
from desktop.start import Program
from desktop.theme import Theme
from desktop.translate import Languages
from desktop.window import MainWindow
from tests.desktop.opened import comes, filled, focus, opened, press

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


def test_the_keyboard_stays_with_a_job_whose_verbs_change(
    qtbot: QtBot, theme: Theme, languages: Languages, session: Session, tmp_path: Path
) -> None:
    built = filled(session)
    window = opened(qtbot, session, languages, tmp_path)
    error = failure("timeout", MODEL).as_dict()
    ended = {"state": "ok", "arguments": ["/bin/echo"], "code": 0, "output": "wrote\n" * 99, "seconds": 0.1}

    def write(connection: Connection) -> int:
        job = history.create(connection, built.project, "questions", {})
        history.finish(connection, job, "partial")
        item = {"job_id": job, "key": "chunk:1", "state": "failed", "created_at": 0, "label": "", "raw": ""}
        connection.execute(history.ITEM.insert().values(**item, error=error))
        counts = {"ending": ended, "total": 9, "done": 7, "failed": 2}
        connection.execute(history.JOB.update().where(history.JOB.c.id == job).values(**counts))
        return job

    job = session.workspace.write(write)
    window.open("jobs")
    pane = window.pane("jobs")
    comes(qtbot, lambda: pane.detail.row is not None and pane.detail.row["id"] == job)
    detail = pane.detail
    assert detail.output.height() <= OUTPUT
    assert detail.ended.property("tone") == "neutral"
    focus(qtbot, detail.output)
    press(qtbot, detail.output, Qt.Key.Key_PageDown)
    place = detail.output.verticalScrollBar().value()
    assert place > 0
    detail.show_job(dict(detail.row))
    assert detail.output.verticalScrollBar().value() == place, "what is read stays where it is"
    window.resize(1000, 640)
    scroll = detail._scroll
    comes(qtbot, lambda: scroll.verticalScrollBar().maximum() > 0)
    focus(qtbot, scroll)
    press(qtbot, scroll, Qt.Key.Key_PageDown)
    assert scroll.verticalScrollBar().value() > 0
    window._go("jobs")
    comes(qtbot, pane.table.hasFocus)
    window._go("jobs")
    assert pane.table.hasFocus()
    focus(qtbot, detail.output)
    window.say(jobwords.ending(detail.row, {}), "warn")
    window.actions_table.run("jobs.retry")
    comes(qtbot, lambda: session.read(lambda c: history.get(c, job)["state"]) == "queued")
    pane.reload()
    comes(qtbot, lambda: detail.row["state"] == "queued")
    detail.show_job({**detail.row, "total": 0, "done": 0, "failed": 0})
    assert detail.progress.isHidden(), "nothing is known of one that waits"
    assert window.messages.text() == "", "it is tried again"
    assert detail.ending.isHidden()
    assert [verb for verb, button in detail.buttons.items() if button.hasFocus()]
