"""One chunk edited, split, merged, given back, deleted; texts put before and behind many; each step undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.chunks import listing
from core.chunks.listing import ChunkFilter
from desktop.chunks.extending import ExtendSheet
from desktop.chunks.view import ChunksView
from desktop.session import Session
from desktop.window import MainWindow
from tests.desktop.opened import comes, focus, press
from tests.helpers.building import Built

FLAGS = QItemSelectionModel.SelectionFlag
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def text_of(session: Session, chunk_id: int) -> str:
    row = session.read(lambda c: listing.detail(c, chunk_id))
    return "" if row is None else str(row["text"])


def ids(session: Session, built: Built) -> list[int]:
    return list(session.read(lambda c: listing.ids(c, built.project, ChunkFilter())))


def pick(view: ChunksView, first: int, last: int) -> None:
    model = view.list.model
    area = QItemSelection(model.index(first, 0), model.index(last, 0))
    view.list.table.selectionModel().select(area, FLAGS.ClearAndSelect | FLAGS.Rows)


def undo(view: ChunksView, qtbot: QtBot) -> None:
    focus(qtbot, view.list.table)
    press(qtbot, view.list.table, Qt.Key.Key_Z, CTRL)


def extend_sheet(qtbot: QtBot) -> ExtendSheet:
    found: list[ExtendSheet] = []

    def is_open() -> bool:
        tops = QApplication.topLevelWidgets()
        found[:] = [one for one in tops if isinstance(one, ExtendSheet) and one.isVisible()]
        return bool(found)

    comes(qtbot, is_open)
    return found[0]


@pytest.mark.parametrize("text", ["A new text.", "全新的文字，换了一段。"])
def test_edits_in_place_and_takes_it_back(
    session: Session, view: ChunksView, built: Built, qtbot: QtBot, text: str
) -> None:
    chunk = built.chunks[0]
    former = text_of(session, chunk)
    press(qtbot, view.list.table, Qt.Key.Key_E)
    assert view.detail.is_editing()
    view.detail.editor.setPlainText(text)
    qtbot.keyClick(view.detail.editor, Qt.Key.Key_Return, CTRL)
    comes(qtbot, lambda: text_of(session, chunk) == text)
    comes(qtbot, lambda: view.detail.is_edited() and view.detail.reading.text() == text)
    undo(view, qtbot)
    comes(qtbot, lambda: text_of(session, chunk) == former and not view.detail.is_edited())


def test_enter_edits_and_escape_gives_up(session: Session, view: ChunksView, built: Built, qtbot: QtBot) -> None:
    former = text_of(session, built.chunks[0])
    press(qtbot, view.list.table, Qt.Key.Key_Return)
    view.detail.editor.setPlainText("Gone.")
    qtbot.keyClick(view.detail.editor, Qt.Key.Key_Escape)
    assert not view.detail.is_editing()
    assert view.detail.reading.text() == former


def test_what_was_typed_is_kept_when_another_chunk_is_shown(
    session: Session, view: ChunksView, built: Built, qtbot: QtBot
) -> None:
    view.detail.edit()
    view.detail.editor.setPlainText("Kept.")
    view.list.table.go_to(built.chunks[2])
    comes(qtbot, lambda: text_of(session, built.chunks[0]) == "Kept.")
    assert view.detail.chunk_id == built.chunks[2]


def test_the_original_comes_back(session: Session, view: ChunksView, built: Built, qtbot: QtBot) -> None:
    chunk = built.chunks[0]
    former = text_of(session, chunk)
    view.edits.save(chunk, "Other.")
    comes(qtbot, view.detail.is_edited)
    press(qtbot, view.list.table, Qt.Key.Key_D)
    comes(qtbot, lambda: view.detail.is_comparing() and view.detail.compare.changes() > 0)
    press(qtbot, view.list.table, Qt.Key.Key_O)
    comes(qtbot, lambda: text_of(session, chunk) == former and not view.detail.is_edited())


def test_splits_at_the_cursor_and_merges_again(session: Session, view: ChunksView, built: Built, qtbot: QtBot) -> None:
    chunk, former = built.chunks[0], text_of(session, built.chunks[0])
    place = former.index("第")
    focus(qtbot, view.detail.reading)
    press(qtbot, view.list.table, Qt.Key.Key_X)
    assert len(ids(session, built)) == 20
    cursor = view.detail.reading.textCursor()
    cursor.setPosition(place, QTextCursor.MoveMode.MoveAnchor)
    view.detail.reading.setTextCursor(cursor)
    press(qtbot, view.list.table, Qt.Key.Key_X)
    comes(qtbot, lambda: view.list.model.rowCount() == 21)
    assert text_of(session, chunk) == former[:place]
    assert view.list.model.ids[0] == chunk
    assert text_of(session, view.list.model.ids[1]) == former[place:]
    focus(qtbot, view.list.table)
    press(qtbot, view.list.table, Qt.Key.Key_M)
    comes(qtbot, lambda: len(ids(session, built)) == 20 and text_of(session, chunk) == former)


def test_merges_with_the_chunk_before_and_says_where_there_is_none(
    session: Session, view: ChunksView, built: Built, qtbot: QtBot
) -> None:
    press(qtbot, view.list.table, Qt.Key.Key_M, SHIFT)
    assert len(ids(session, built)) == 20
    view.list.table.go_to(built.chunks[1])
    press(qtbot, view.list.table, Qt.Key.Key_M, SHIFT)
    comes(qtbot, lambda: len(ids(session, built)) == 19)
    comes(qtbot, lambda: view.detail.chunk_id == built.chunks[0])
    undo(view, qtbot)
    comes(qtbot, lambda: len(ids(session, built)) == 20 and view.list.model.rowCount() == 20)


def test_merges_selected_neighbours(session: Session, view: ChunksView, built: Built, qtbot: QtBot) -> None:
    pick(view, 0, 2)
    press(qtbot, view.list.table, Qt.Key.Key_M)
    comes(qtbot, lambda: len(ids(session, built)) == 18)


def test_deletes_one_and_takes_it_back(session: Session, view: ChunksView, built: Built, qtbot: QtBot) -> None:
    press(qtbot, view.list.table, Qt.Key.Key_Delete)
    comes(qtbot, lambda: built.chunks[0] not in ids(session, built) and view.detail.chunk_id == built.chunks[1])
    undo(view, qtbot)
    comes(qtbot, lambda: built.chunks[0] in ids(session, built))


def test_puts_a_text_before_everything(session: Session, view: ChunksView, built: Built, qtbot: QtBot) -> None:
    view.list.table.selectAll()
    press(qtbot, view.list.table, Qt.Key.Key_B)
    sheet = extend_sheet(qtbot)
    sheet.field.setPlainText("《{document}》 › {section}\n")
    assert sheet.preview.text().startswith("《manual-0000.md》 › Section 1\n")
    sheet.accept()
    comes(qtbot, lambda: all(text_of(session, one).startswith("《manual-") for one in built.chunks))
    assert "《manual-0003.md》 › Section 5\n" in text_of(session, built.chunks[-1])
    undo(view, qtbot)
    comes(qtbot, lambda: not any(text_of(session, one).startswith("《") for one in built.chunks))
    press(qtbot, view.list.table, Qt.Key.Key_Z, CTRL | SHIFT)
    comes(qtbot, lambda: all(text_of(session, one).startswith("《manual-") for one in built.chunks))


def test_puts_a_text_behind_one(session: Session, view: ChunksView, built: Built, qtbot: QtBot) -> None:
    press(qtbot, view.list.table, Qt.Key.Key_B, SHIFT)
    sheet = extend_sheet(qtbot)
    sheet.field.setPlainText(" ({page})")
    sheet.accept()
    comes(qtbot, lambda: text_of(session, built.chunks[0]).endswith(" (1)"))
    assert not text_of(session, built.chunks[1]).endswith(")")


def test_leads_to_the_place_and_to_the_questions(
    window: MainWindow, view: ChunksView, built: Built, qtbot: QtBot
) -> None:
    view.list.table.go_to(built.chunks[7])
    press(qtbot, view.list.table, Qt.Key.Key_Q)
    assert window.shown_pane() == "questions"
    window.open("documents")
    focus(qtbot, view.list.table)
    press(qtbot, view.list.table, Qt.Key.Key_V)
    pane = window.pane("documents")
    comes(qtbot, lambda: pane.detail.document_id == built.documents[1] and not pane.switching.is_chunks())  # type: ignore[attr-defined]
    window.open("documents", {"document": built.documents[0], "chunk": built.chunks[3]})
    comes(qtbot, lambda: pane.detail.chunks.table.current_id() == built.chunks[3])  # type: ignore[attr-defined]
