"""The pane of all jobs, what can be done with one, and the log of its items."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection

from core.clock import now
from core.errors import LorewrightError
from core.jobs import history, log, ranking
from core.jobs.terms import Terms
from core.llm.gateway.budget import Cap
from core.settings import store as settings
from core.settings.sections import Runs
from core.store.schema import Call, CallText
from core.store.schema.columns import table
from core.workspace import Workspace
from desktop.jobs.log import LogSheet
from desktop.jobs.notice import Notice
from desktop.jobs.pane import JobsPane
from desktop.jobview import JobView
from desktop.preferences import Preferences
from desktop.session import Session
from desktop.start import Program
from desktop.theme import Theme
from desktop.translate import Languages
from desktop.tray import Tray
from desktop.widgets.dialog import FormDialog
from desktop.window import MainWindow
from tests.desktop.opened import comes, filled, focus, opened


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, languages: Languages, session: Session, tmp_path: Path) -> MainWindow:
    return opened(qtbot, session, languages, tmp_path)


def prepare(session: Session) -> tuple[int, int]:
    """Make a job that a cap stopped and give the built one an ending and a logged call; return both."""
    built = filled(session)

    def write(connection: Connection) -> tuple[int, int]:
        row = history.latest(connection, built.project, "answers")
        assert row is not None
        ending = {"state": "failed", "arguments": ["/bin/发送", "{x}"], "code": 3, "output": "没有空间", "seconds": 0.1}
        history.set_ending(connection, row["id"], ending)
        shared = {"stage": "answers", "provider": "p", "model": "m", "created_at": now(), "project_id": built.project}
        item = connection.execute(history.ITEM.select().where(history.ITEM.c.job_id == row["id"])).mappings().first()
        assert item is not None
        call = connection.execute(table(Call).insert().values(job_id=row["id"], key=item["key"], **shared))
        texts = {"messages": [{"role": "user", "content": "问题？"}], "reply": "答复", "created_at": now()}
        connection.execute(table(CallText).insert().values(call_id=call.inserted_primary_key[0], **texts))
        capped = history.create(connection, built.project, "questions", {}, None, None, Terms(tokens=900).columns())
        error = Cap("run", "tokens", 900).reached().as_dict()
        connection.execute(
            history.JOB.update().where(history.JOB.c.id == capped).values(state="paused", error=error, total=9, done=2)
        )
        return int(row["id"]), capped

    return session.workspace.write(write)


def pane_of(window: MainWindow, qtbot: QtBot) -> JobsPane:
    """Open the pane."""
    window.open("jobs")
    pane = window.pane("jobs")
    assert isinstance(pane, JobsPane)
    comes(qtbot, pane.model.rowCount)
    return pane


def test_all_jobs_are_listed_filtered_and_shown(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    ended, capped = prepare(session)
    pane = pane_of(window, qtbot)
    assert pane.table.current_id() == capped
    values = pane.model.values(0)
    assert values is not None
    assert pane.table.column(3).words(values[3]) == "at its cap", "as beside the list"
    pane.states.set_checked({"done"})
    pane.open(ended)
    comes(qtbot, lambda: pane.table.current_id() == ended)
    assert pane.states.checked() == set()
    assert pane.detail.output.text() == "没有空间"
    assert "3" in pane.detail.ended.text()


def test_the_job_asked_for_is_shown_though_the_list_is_read_again(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    ended, capped = prepare(session)
    window.open("jobs", ended)
    pane = window.pane("jobs")
    assert isinstance(pane, JobsPane)
    # As when a running job reports: the reading that `open` asked for gives way to this one.
    pane.mark_stale()
    comes(qtbot, pane.model.rowCount)
    assert pane.table.current_id() == ended
    assert pane.detail.row is not None
    assert pane.detail.row["id"] == ended
    pane.open(capped)
    pane.open(ended)
    comes(qtbot, lambda: pane.detail.row is not None and pane.table.current_id() == ended)


def test_a_cap_is_raised_from_the_pane(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    _ended, capped = prepare(session)
    pane = pane_of(window, qtbot)
    assert {"resume", "cancel", "up", "cap", "log"} <= set(pane.verbs.of(pane.detail.row))
    assert "900" in pane.detail.error.text()
    window.actions_table.run("jobs.cap")
    dialog = window.findChild(FormDialog)
    assert isinstance(dialog, FormDialog)
    dialog.form.set_value({"cost": None, "tokens": 5000})
    assert pane.detail.row is not None
    window.fail(pane.detail.row["error"])
    assert "900" in window.messages.text()
    dialog.accept()
    assert "900" not in window.messages.text(), "the advice was followed"
    comes(qtbot, lambda: session.read(lambda c: history.get(c, capped))["cap"] == {"tokens": 5000})


def test_the_tray_raises_a_cap_and_the_priority(
    qtbot: QtBot, theme: Theme, languages: Languages, tmp_path: Path
) -> None:
    window = MainWindow(None, preferences=Preferences(str(tmp_path / "window.ini")), languages=languages)
    qtbot.addWidget(window)
    window.show()
    program = Program(window, Workspace(tmp_path / "data"))
    _ended, capped = prepare(program.session)
    program.begin()
    tray = window.header.tray
    comes(qtbot, lambda: capped in [job.id for job in tray._jobs])
    assert not tray._rows, "rows that nobody looks at are not made"
    tray.open()
    assert tray._rows[capped]._buttons["cap"].isVisibleTo(tray.popup)
    assert tray._rows[capped]._state.text() == "at its cap"
    window.messages.dismiss()
    said: list[str] = []
    window.messages.shown.connect(said.append)
    tray.asked.emit(capped, "up")
    comes(qtbot, lambda: program.session.read(lambda c: history.get(c, capped)["priority"]) == 1)
    comes(qtbot, lambda: any("priority 1" in text for text in said))
    for _press in range(3):
        tray.asked.emit(capped, "up")
    comes(qtbot, lambda: program.session.read(lambda c: history.get(c, capped)["priority"]) == 4)
    program.session.workspace.write(lambda c: ranking.set_priority(c, capped, 99))
    for _press in range(3):
        tray.asked.emit(capped, "up")
    comes(qtbot, lambda: any("priority 100" in text for text in said))
    assert program.session.read(lambda c: history.get(c, capped)["priority"]) == 100
    tray.asked.emit(capped, "cap")
    comes(qtbot, lambda: [form for form in window.findChildren(FormDialog) if form.isVisible()])
    (form,) = window.findChildren(FormDialog)
    form.form.widget("tokens").setText("5000")
    form.primary.click()
    comes(qtbot, lambda: program.session.read(lambda c: history.get(c, capped)["cap"]) == {"tokens": 5000})
    window.close()


def test_the_log_shows_what_was_said(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    ended, _capped = prepare(session)
    pane = pane_of(window, qtbot)
    pane.open(ended)
    comes(qtbot, lambda: pane.table.current_id() == ended)
    window.actions_table.run("jobs.log")
    comes(qtbot, lambda: window.findChild(LogSheet))
    sheet = window.findChild(LogSheet)
    assert isinstance(sheet, LogSheet)
    comes(qtbot, sheet.model.rowCount)
    comes(qtbot, lambda: sheet.call.said() == [] or ("Reply", "答复") in sheet.call.said())
    failed = len(session.read(lambda c: log.ids(c, ended, "failed")))
    sheet.states.set_checked({"failed"})
    sheet.states.changed.emit({"failed"})
    comes(qtbot, lambda: sheet.model.rowCount() == failed)
    sheet.accept()


def test_a_job_says_why_items_failed(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    built = filled(session)
    errors = [LorewrightError("{name} is empty.", "Fill it.", name=name).as_dict() for name in ("第一章", "二")]

    def fail(connection: Connection) -> int:
        job = history.create(connection, built.project, "questions", {})
        other = {"what": "It broke.", "todo": "", "params": {}}
        for number, error in enumerate([*errors, other]):
            item = {"job_id": job, "key": f"chunk:{number}", "label": "", "state": "failed", "error": error}
            connection.execute(history.ITEM.insert().values(**item, raw="", rows=0, created_at=now()))
        values = {"state": "failed", "total": 3, "failed": 3}
        connection.execute(history.JOB.update().where(history.JOB.c.id == job).values(**values))
        return job

    job = session.workspace.write(fail)
    detail = pane_of(window, qtbot).detail
    window.open("jobs", job)
    said = "2 failed: 第一章 is empty. Fill it.\n1 failed: It broke."
    comes(qtbot, lambda: detail.why.isVisible() and detail.reasons.text() == said)
    window.open("jobs", session.read(lambda c: history.latest(c, built.project, "answers"))["id"])
    comes(qtbot, lambda: detail.row is not None and detail.row["id"] != job)
    assert not detail.why.isVisible() or detail.reasons.text() != said


def test_the_end_of_a_job_is_told_while_nobody_looks(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    ended, _capped = prepare(session)
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    comes(qtbot, other.isActiveWindow)
    notice = Notice(window)
    notice.tell(ended, "生成答案：完成 12 项。")
    assert notice.told == ["生成答案：完成 12 项。"]
    notice.go()
    comes(qtbot, lambda: window.shown_pane() == "jobs")
    session.edit(lambda c: settings.save(c, "runs", "notify", False))
    comes(qtbot, lambda: not session.read(lambda c: settings.load(c, Runs)).notify)
    other.activateWindow()
    comes(qtbot, other.isActiveWindow)
    notice.tell(ended, "again")
    assert notice.told == ["生成答案：完成 12 项。"]


def test_the_tray_becomes_lower_when_jobs_leave_it(qtbot: QtBot, theme: Theme) -> None:
    tray = Tray()
    qtbot.addWidget(tray)
    tray.open()
    low = tray.popup.height()
    tray.set_jobs([JobView(1, "Answers", total=9), JobView(2, "Questions", total=9)])
    high = tray.popup.height()
    assert high > low + 60
    tray.set_jobs([])
    assert tray.popup.height() == low
    tray.popup.close()


def test_the_first_key_for_the_pane_leads_to_the_list(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    prepare(session)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.open("projects")
    focus(qtbot, next(part for part in window.pane("projects").findChildren(QPushButton) if part.isVisible()))
    window.actions_table.run("go.jobs")
    pane = window.pane("jobs")
    assert isinstance(pane, JobsPane)
    qtbot.waitUntil(pane.table.hasFocus)
