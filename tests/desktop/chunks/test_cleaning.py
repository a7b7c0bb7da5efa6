"""Cleaning in the window: the form with its preview, rules at once, texts proposed and decided on, each undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from core.chunks import listing, proposals
from core.chunks.cleaning import CleanOptions
from core.chunks.rules import CleaningRules, preview
from core.jobs import history
from core.store.schema import Chunk
from core.store.schema.columns import table
from desktop.chunks.cleaning import CleanSheet
from desktop.chunks.view import ChunksView
from desktop.session import Session
from desktop.window import MainWindow
from tests.desktop.opened import comes, focus, press
from tests.helpers.building import Built

CHUNK = table(Chunk)
CTRL = Qt.KeyboardModifier.ControlModifier
NOISE = "血压应当每年测量一次 [12]。Blood pressure is taken once a year [3–5].\n\n\n\n- 17 -\n\n随后记录结果。"


@pytest.fixture
def noisy(session: Session, built: Built) -> list[int]:
    chunks = built.chunks[:6]
    change = update(CHUNK).where(CHUNK.c.id.in_(chunks)).values(text=NOISE, size=len(NOISE))
    session.workspace.write(lambda c: c.execute(change))
    return chunks


@pytest.fixture
def waiting(session: Session, built: Built, noisy: list[int]) -> list[int]:
    clean = preview(NOISE, CleaningRules()).text
    chosen = noisy[:4]
    session.workspace.write(lambda c: proposals.propose(c, built.project, dict.fromkeys(chosen, clean), "rules"))
    return chosen


def text_of(session: Session, chunk_id: int) -> str:
    row = session.read(lambda c: listing.detail(c, chunk_id))
    return "" if row is None else str(row["text"])


def waits(session: Session, built: Built) -> int:
    return session.read(lambda c: listing.counts(c, built.project))["waiting"]


def sheet_of(qtbot: QtBot) -> CleanSheet:
    found: list[CleanSheet] = []

    def is_open() -> bool:
        tops = QApplication.topLevelWidgets()
        found[:] = [one for one in tops if isinstance(one, CleanSheet) and one.isVisible()]
        return bool(found)

    comes(qtbot, is_open)
    return found[0]


def test_rules_are_tried_before_and_applied_at_once(
    session: Session, noisy: list[int], view: ChunksView, qtbot: QtBot
) -> None:
    view.list.table.selectAll()
    press(qtbot, view.list.table, Qt.Key.Key_C)
    sheet = sheet_of(qtbot)
    comes(qtbot, lambda: sheet.view.changes() > 0 and "6" in sheet._found.text())
    sheet.then.choose("apply")
    sheet.accept()
    comes(qtbot, lambda: all("[12]" not in text_of(session, one) for one in noisy))
    comes(qtbot, lambda: view.list.left_counts["edited"] == 6)
    focus(qtbot, view.list.table)
    press(qtbot, view.list.table, Qt.Key.Key_Z, CTRL)
    comes(qtbot, lambda: all(text_of(session, one) == NOISE for one in noisy))


def test_the_numbers_follow_the_switches(noisy: list[int], view: ChunksView, qtbot: QtBot) -> None:
    view.forms.clean()
    sheet = sheet_of(qtbot)
    comes(qtbot, lambda: sheet.view.changes() > 0)
    for name in CleaningRules.model_fields:
        sheet.rules.widget(name).setChecked(False)  # type: ignore[attr-defined]
    comes(qtbot, lambda: sheet._found.text().startswith("0 of 1"))
    sheet.reject()


def test_proposing_by_rules_is_a_job(session: Session, noisy: list[int], view: ChunksView, qtbot: QtBot) -> None:
    view.forms.clean()
    sheet = sheet_of(qtbot)
    sheet.accept()
    found = lambda: session.read(lambda c: history.listing(c, session.project_id))  # noqa: E731
    comes(qtbot, lambda: any(job["kind"] == "clean" for job in found()))
    job = next(job for job in found() if job["kind"] == "clean")
    row = session.read(lambda c: history.get(c, job["id"]))
    options = CleanOptions.model_validate(row["options"])
    assert options.chunks == [noisy[0]]
    assert not options.accept


def test_a_model_is_needed_for_cleaning_by_a_model(noisy: list[int], view: ChunksView, qtbot: QtBot) -> None:
    view.forms.clean()
    sheet = sheet_of(qtbot)
    sheet.by._buttons["model"].click()
    comes(qtbot, lambda: sheet.note.text() not in ("", "Estimating…"))
    sheet.reject()


def test_accepts_and_rejects_one_after_the_other(
    session: Session, built: Built, waiting: list[int], view: ChunksView, qtbot: QtBot
) -> None:
    press(qtbot, view.list.table, Qt.Key.Key_W)
    comes(qtbot, lambda: list(view.list.model.ids) == waiting)
    comes(qtbot, lambda: view.detail.is_waiting() and view.detail.compare.changes() > 0)
    press(qtbot, view.list.table, Qt.Key.Key_A)
    comes(qtbot, lambda: waits(session, built) == 3)
    assert "[12]" not in text_of(session, waiting[0])
    comes(qtbot, lambda: view.detail.chunk_id == waiting[1])
    press(qtbot, view.list.table, Qt.Key.Key_R)
    comes(qtbot, lambda: waits(session, built) == 2)
    assert text_of(session, waiting[1]) == NOISE
    comes(qtbot, lambda: list(view.list.model.ids) == waiting[2:])
    press(qtbot, view.list.table, Qt.Key.Key_Z, CTRL)
    comes(qtbot, lambda: waits(session, built) == 3)


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_R])
def test_decides_on_all_of_the_filter_and_takes_it_back(
    session: Session, built: Built, waiting: list[int], view: ChunksView, qtbot: QtBot, key: Qt.Key
) -> None:
    comes(qtbot, lambda: view.list.left_counts["waiting"] == 4)
    press(qtbot, view.list.table, key, CTRL | Qt.KeyboardModifier.ShiftModifier)
    comes(qtbot, lambda: waits(session, built) == 0)
    assert ("[12]" in text_of(session, waiting[0])) == (key == Qt.Key.Key_R)
    focus(qtbot, view.list.table)
    press(qtbot, view.list.table, Qt.Key.Key_Z, CTRL)
    comes(qtbot, lambda: waits(session, built) == 4)
    assert text_of(session, waiting[0]) == NOISE


def test_everything_has_a_name(window: MainWindow, noisy: list[int], view: ChunksView, qtbot: QtBot) -> None:
    view.forms.clean()
    sheet = sheet_of(qtbot)
    for part in (sheet.view, sheet.by, sheet.then, view.detail.reading, view.detail.editor, view.detail.compare):
        assert part.accessibleName()
    sheet.reject()
