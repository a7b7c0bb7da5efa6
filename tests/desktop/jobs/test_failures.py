"""What failed: the banner above a list, and the dialog with reasons and raw replies."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.clock import now
from core.errors import LorewrightError
from core.jobs import history
from core.store.schema import JobItem
from core.store.schema.columns import table
from desktop.datasets.pane import DatasetsPane
from desktop.jobs.failures import FailuresSheet, show_failures
from desktop.session import Session
from desktop.theme import Theme
from desktop.translate import Languages
from desktop.window import MainWindow
from tests.desktop.opened import comes, filled, opened

REASON = LorewrightError("{name} is empty.", "Fill it.", name="第一章")


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, languages: Languages, session: Session, tmp_path: Path) -> MainWindow:
    return opened(qtbot, session, languages, tmp_path)


@pytest.fixture
def job(session: Session) -> int:
    """A job of which three items failed; the builder made one of them."""
    built = filled(session)

    def fail(connection: object) -> int:
        row = history.latest(connection, built.project, "answers")  # type: ignore[arg-type]
        assert row is not None
        item, jobs = table(JobItem), row["id"]
        for number in (2, 3):
            values = {
                "job_id": jobs,
                "key": f"question:{number}",
                "label": f"问题 {number}",
                "state": "failed",
                "rows": 0,
            }
            values |= {"error": REASON.as_dict(), "raw": '{"answer": <b>', "created_at": now(), "rows": 0}
            connection.execute(item.insert().values(**values))  # type: ignore[attr-defined]
        job_table = history.JOB
        connection.execute(job_table.update().where(job_table.c.id == jobs).values(failed=3))  # type: ignore[attr-defined]
        return int(jobs)

    return session.workspace.write(fail)


def test_reasons_and_replies_are_shown_and_tried_again(
    window: MainWindow, session: Session, job: int, qtbot: QtBot
) -> None:
    show_failures(window, job)
    comes(qtbot, lambda: window.findChild(FailuresSheet))
    sheet = window.findChild(FailuresSheet)
    assert isinstance(sheet, FailuresSheet)
    assert sheet.note.text().startswith("3 item")
    assert sheet.model.values(1) == ("问题 2", "第一章 is empty. Fill it.")
    sheet.table.go_to_row(1)
    assert sheet.reason.text() == "第一章 is empty. Fill it."
    assert sheet.raw.text() == '{"answer": <b>'
    sheet.accept()
    comes(qtbot, lambda: session.read(lambda c: history.get(c, job))["state"] == "queued")
    assert session.read(lambda c: history.failures(c, job)) == []


def test_the_banner_stands_above_the_list_until_closed(window: MainWindow, job: int, qtbot: QtBot) -> None:
    window.open("datasets")
    pane = window.pane("datasets")
    assert isinstance(pane, DatasetsPane)
    comes(qtbot, pane.banner.isVisible)
    assert pane.banner.text().startswith("Generate answers: 3 item")
    pane.banner.show_button.click()
    comes(qtbot, lambda: window.findChild(FailuresSheet))
    window.findChild(FailuresSheet).reject()
    pane.banner.close_button.click()
    assert not pane.banner.isVisible()
    with qtbot.waitSignal(pane.list.counted):
        pane.reload()
    assert not pane.banner.isVisible()
