"""All chunks of a project: switched to, filtered, counted, selected as a query, exported, deleted with undo."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from pytestqt.qtbot import QtBot

from core.chunks import editing, listing
from core.chunks.listing import ChunkFilter
from desktop.chunks.view import ChunksView
from desktop.documents.pane import DocumentsPane
from desktop.session import Session
from desktop.translate import Languages
from desktop.window import MainWindow
from tests.desktop.opened import comes, focus, press
from tests.helpers.building import Built

FLAGS = QItemSelectionModel.SelectionFlag


def pick(view: ChunksView, first: int, last: int) -> None:
    model = view.list.model
    area = QItemSelection(model.index(first, 0), model.index(last, 0))
    view.list.table.selectionModel().select(area, FLAGS.ClearAndSelect | FLAGS.Rows)


def texts(session: Session, ids: list[int]) -> list[str]:
    found = session.read(lambda c: [listing.detail(c, one) for one in ids])
    return [row["text"] if row is not None else "" for row in found]


def test_the_switch_goes_to_the_chunks_and_back(window: MainWindow, view: ChunksView, qtbot: QtBot) -> None:
    pane = window.pane("documents")
    assert isinstance(pane, DocumentsPane)
    assert pane.switching.is_chunks()
    press(qtbot, view.list.table, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not pane.switching.is_chunks()
    focus(qtbot, pane.list.table)
    press(qtbot, pane.list.table, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert pane.switching.is_chunks()


def test_letters_mean_chunks_after_another_pane_was_in_front(window: MainWindow, view: ChunksView) -> None:
    window.open("questions")
    window.open("documents")
    names = {spec.id for spec in window.actions_table.available()}
    assert {"chunks.edit", "chunks.merge_next"} <= names
    assert "documents.edit" not in names


def test_a_row_tells_text_place_size_and_questions(view: ChunksView, built: Built) -> None:
    text, place, size, questions, state = view.list.model.values(0) or ()
    assert text.startswith("Section 1")
    assert place.endswith("· 1")
    assert size > 100
    assert (questions, state) == (1, "")


def test_filters_by_size_document_state_and_text(
    session: Session, view: ChunksView, built: Built, qtbot: QtBot
) -> None:
    session.edit(lambda c: editing.edit(c, built.chunks[3], "Kurz.\n"))
    comes(qtbot, lambda: view.list.left_counts["edited"] == 1)
    view.list.filters.set_sizes(None, 50)
    comes(qtbot, lambda: list(view.list.model.ids) == [built.chunks[3]])
    view.list.filters.clear()
    comes(qtbot, lambda: view.list.model.rowCount() == 20)
    view.list.filters.set_document(built.documents[1])
    comes(qtbot, lambda: view.list.model.rowCount() == 5)
    view.list.show_only("edited")
    comes(qtbot, lambda: list(view.list.model.ids) == [built.chunks[3]])
    view.list.show_all()
    view.list.filters.search.setText("第3条")
    comes(qtbot, lambda: view.list.model.rowCount() == 3)


def test_nothing_fits_and_the_filters_are_cleared(view: ChunksView, qtbot: QtBot) -> None:
    view.list.filters.set_sizes(50_000, None)
    comes(qtbot, lambda: view.list.none.isVisible())
    view.list.show_all()
    comes(qtbot, lambda: view.list.model.rowCount() == 20 and view.list.table.isVisible())


def test_sorts_by_size_and_questions(session: Session, view: ChunksView, built: Built, qtbot: QtBot) -> None:
    session.edit(lambda c: editing.edit(c, built.chunks[7], "长" * 4000))
    comes(qtbot, lambda: view.list.left_counts["edited"] == 1)
    view.list.table.sort_asked.emit("size", False)
    comes(qtbot, lambda: view.list.model.ids[0] == built.chunks[7])
    view.list.table.sort_asked.emit("questions", True)
    comes(qtbot, lambda: view.list.model.ids[0] == built.chunks[0])


def test_everything_is_a_query(view: ChunksView) -> None:
    view.list.table.selectAll()
    assert not isinstance(view.list.picked(), list)
    assert view.list.count() == 20
    assert view.list.bulk.isVisible()


def test_deletes_everything_of_a_filter_and_takes_it_back(
    session: Session, view: ChunksView, built: Built, qtbot: QtBot
) -> None:
    view.list.filters.set_document(built.documents[0])
    comes(qtbot, lambda: view.list.model.rowCount() == 5)
    view.list.table.selectAll()
    press(qtbot, view.list.table, Qt.Key.Key_Delete)
    left = ChunkFilter()
    comes(qtbot, lambda: len(session.read(lambda c: listing.ids(c, built.project, left))) == 15)
    comes(qtbot, lambda: view.list.none.isVisible())
    focus(qtbot, view.list.filters.chips)
    press(qtbot, view.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    comes(qtbot, lambda: len(session.read(lambda c: listing.ids(c, built.project, left))) == 20)
    comes(qtbot, lambda: view.list.model.rowCount() == 5)


@pytest.mark.parametrize("suffix", ["json", "jsonl", "csv"])
def test_exports_what_is_selected(view: ChunksView, built: Built, tmp_path: Path, qtbot: QtBot, suffix: str) -> None:
    pick(view, 1, 3)
    path = tmp_path / f"块.{suffix}"
    view.export.write(path)
    comes(qtbot, path.exists)
    text = path.read_text(encoding="utf-8-sig")
    if suffix == "json":
        assert [row["id"] for row in json.loads(text)] == built.chunks[1:4]
    elif suffix == "jsonl":
        assert [json.loads(line)["id"] for line in text.splitlines()] == built.chunks[1:4]
    else:
        assert text.startswith("id,document")


def test_exports_the_filter_and_says_where(
    window: MainWindow, view: ChunksView, built: Built, tmp_path: Path, qtbot: QtBot
) -> None:
    view.list.filters.set_document(built.documents[2])
    comes(qtbot, lambda: view.list.model.rowCount() == 5)
    path = tmp_path / "some.jsonl"
    view.export.write(path)
    comes(qtbot, path.exists)
    assert len(path.read_text(encoding="utf-8").splitlines()) == 5
    view.export.write(tmp_path / "nowhere" / "some.jsonl")
    comes(qtbot, lambda: "nowhere" in window.messages.text())


def test_speaks_chinese(view: ChunksView, languages: Languages) -> None:
    languages.use("zh_CN")
    assert view.list.table.accessibleName()
    languages.use("en")
    assert view.list.filters.sized.text().startswith("Size")
