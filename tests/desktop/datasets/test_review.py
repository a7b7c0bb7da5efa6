"""Reviewing by keyboard: states, ratings, edits, undo; position and filter survive."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.samples import listing, service
from desktop.datasets.pane import DatasetsPane
from desktop.session import Session
from desktop.theme import Theme
from desktop.translate import Languages
from desktop.widgets.dialog import Sheet
from desktop.widgets.picker import Picker
from desktop.window import MainWindow
from tests.desktop.opened import comes, filled, focus, opened, press
from tests.helpers.building import Built

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, languages: Languages, session: Session, tmp_path: Path) -> MainWindow:
    return opened(qtbot, session, languages, tmp_path)


@pytest.fixture
def built(session: Session) -> Built:
    return filled(session)


@pytest.fixture
def pane(window: MainWindow, built: Built, qtbot: QtBot) -> DatasetsPane:
    window.open("datasets")
    shown = window.pane("datasets")
    assert isinstance(shown, DatasetsPane)
    comes(qtbot, lambda: shown.list.model.rowCount() == 12 and shown.list.total == 24)
    focus(qtbot, shown.list.table)
    return shown


def sample(session: Session, sample_id: int) -> Any:
    return session.read(lambda c: service.detail(c, sample_id))


def test_the_first_open_sample_is_shown_with_its_source(pane: DatasetsPane, session: Session) -> None:
    row = sample(session, pane.list.table.current_id())
    assert pane.detail.title.text() == row["question"]
    assert pane.detail.view.answer.text() == row["answer"]
    assert pane.detail.source.reading.marks() == [tuple(span) for span in row["quotes"]]
    support, model = [badge.text() for badge in pane.detail.badges if badge.text()][1:]
    assert support.startswith("1 supporting sentence")
    assert model == "small"
    assert pane.list.foot.findChild(type(pane.detail.title)).text() == "1 of 12 that match"


def test_accept_moves_on_and_leaves_the_row_in_its_place(pane: DatasetsPane, session: Session, qtbot: QtBot) -> None:
    ids = list(pane.list.model.ids)
    press(qtbot, pane, Key.Key_A)
    press(qtbot, pane, Key.Key_R)
    assert pane.list.table.current_id() == ids[2]
    comes(qtbot, lambda: sample(session, ids[1])["state"] == "rejected")
    comes(qtbot, lambda: pane.list.left_counts == {"all": 24, "open": 10, "accepted": 7, "rejected": 7})
    assert list(pane.list.model.ids) == ids
    assert [pane.list.model.values(row)[0].left for row in range(3)] == [True, True, False]  # type: ignore[index]
    press(qtbot, pane, Key.Key_F5)
    comes(qtbot, lambda: list(pane.list.model.ids) == ids[2:])
    assert pane.list.table.current_id() == ids[2]


def test_undo_goes_back_to_the_sample_and_redo_forth(pane: DatasetsPane, session: Session, qtbot: QtBot) -> None:
    first, second = pane.list.model.ids[:2]
    press(qtbot, pane, Key.Key_A)
    press(qtbot, pane, Key.Key_Z, CONTROL)
    comes(qtbot, lambda: pane.list.table.current_id() == first)
    assert sample(session, first)["state"] == "open"
    press(qtbot, pane, Key.Key_Z, CONTROL | SHIFT)
    comes(qtbot, lambda: sample(session, first)["state"] == "accepted")
    assert sample(session, second)["state"] == "open"
    with session.workspace.read() as connection:
        assert [row["after"] for row in service.history(connection, first)][:3] == [
            {"state": "accepted"},
            {"state": "open"},
            {"state": "accepted"},
        ]


def test_ratings_have_keys_and_the_same_key_takes_them_away(pane: DatasetsPane, session: Session, qtbot: QtBot) -> None:
    one = pane.list.table.current_id()
    press(qtbot, pane, Key.Key_4)
    comes(qtbot, lambda: sample(session, one)["rating"] == 4)
    comes(qtbot, lambda: pane.list.current_values()[2] == 4)  # type: ignore[index]
    assert "rated 4" in [badge.text() for badge in pane.detail.badges]
    press(qtbot, pane, Key.Key_4)
    comes(qtbot, lambda: sample(session, one)["rating"] is None)
    assert pane.list.table.current_id() == one


def test_edit_in_place(pane: DatasetsPane, session: Session, qtbot: QtBot) -> None:
    one = pane.list.table.current_id()
    press(qtbot, pane, Key.Key_E)
    editor = pane.detail.editor.fields["answer"]
    assert pane.window().focusWidget() is editor
    editor.selectAll()
    qtbot.keyClicks(editor, "Accept R 4")  # letters are letters here
    press(qtbot, pane, Key.Key_Return, CONTROL)
    comes(qtbot, lambda: sample(session, one)["answer"] == "Accept R 4")
    comes(qtbot, lambda: pane.detail.view.answer.text() == "Accept R 4")
    assert sample(session, one)["state"] == "open"
    assert not pane.detail.is_editing()
    assert pane.window().focusWidget() is pane.list.table
    press(qtbot, pane, Key.Key_E)
    qtbot.keyClicks(editor, "!")
    press(qtbot, pane, Key.Key_Escape)
    sheet = pane.window().findChild(Sheet)
    assert sheet is not None, "what was typed is not given up unasked"
    sheet.cancel.click()
    assert pane.detail.is_editing()
    assert "!" in editor.toPlainText()
    press(qtbot, pane, Key.Key_Escape)
    comes(qtbot, lambda: bool([one for one in pane.window().findChildren(Sheet) if one.isVisible()]))
    next(one for one in pane.window().findChildren(Sheet) if one.isVisible()).primary.click()
    assert not pane.detail.is_editing()
    assert sample(session, one)["answer"] == "Accept R 4"
    press(qtbot, pane, Key.Key_E)
    press(qtbot, pane, Key.Key_Escape)
    assert not pane.detail.is_editing(), "where nothing was typed nothing is asked"


def test_what_was_typed_waits_at_its_sample(pane: DatasetsPane, session: Session, qtbot: QtBot) -> None:
    one = pane.list.table.current_id()
    before = sample(session, one)["answer"]
    press(qtbot, pane, Key.Key_E)
    editor = pane.detail.editor.fields["answer"]
    editor.selectAll()
    qtbot.keyClicks(editor, "half a sentence")
    pane.list.table.step(1)
    comes(qtbot, lambda: pane.detail.row()["id"] != one)
    assert not pane.detail.is_editing()
    pane.list.table.go_to(one)
    comes(qtbot, lambda: pane.detail.row()["id"] == one)
    pane.detail.edit()
    assert editor.toPlainText() == "half a sentence"
    pane.detail.stop_editing()
    pane.detail.edit()
    assert editor.toPlainText() == before, "given up is given up"
    pane.detail.stop_editing()


def test_the_foot_says_how_many_still_match(pane: DatasetsPane, session: Session, qtbot: QtBot) -> None:
    focus(qtbot, pane.list.table)
    press(qtbot, pane, Key.Key_A)
    foot = pane.list.foot.findChild(type(pane.detail.title))
    comes(qtbot, lambda: foot.text() == "2 of 12 shown, 11 of them still match")
    pane.list.table.selectAll()
    comes(qtbot, lambda: foot.text() == "11 that match")
    pane.list.select_one()
    pane.list.refresh()
    comes(qtbot, lambda: foot.text() == "1 of 11 that match")


def test_a_note_is_a_line(pane: DatasetsPane, session: Session, qtbot: QtBot) -> None:
    one = pane.list.table.current_id()
    press(qtbot, pane, Key.Key_M)
    field = pane.detail.note.field
    qtbot.keyClicks(field, "ask Anna")
    press(qtbot, pane, Key.Key_Return)
    comes(qtbot, lambda: sample(session, one)["note"] == "ask Anna")
    assert pane.window().focusWidget() is pane.list.table
    comes(qtbot, lambda: pane.detail.note.field.text() == "ask Anna")


def test_next_and_previous(pane: DatasetsPane, qtbot: QtBot) -> None:
    ids = list(pane.list.model.ids)
    for key, row in (
        (Key.Key_N, 1),
        (Key.Key_J, 2),
        (Key.Key_Down, 3),
        (Key.Key_P, 2),
        (Key.Key_K, 1),
        (Key.Key_Up, 0),
    ):
        press(qtbot, pane, key)
        assert pane.list.table.current_id() == ids[row]


def test_everything_that_matches_is_accepted_at_once(pane: DatasetsPane, session: Session, qtbot: QtBot) -> None:
    press(qtbot, pane, Key.Key_A, CONTROL)
    assert pane.list.bulk.isVisible()
    pane.list.button("accept").click()
    comes(qtbot, lambda: pane.window_.messages.text() == "12 samples accepted.")
    comes(qtbot, lambda: pane.list.left_counts["open"] == 0)
    pane.window_.actions_table.run("edit.undo")
    comes(qtbot, lambda: pane.list.left_counts["open"] == 12)


def test_a_selection_is_deleted_and_comes_back(pane: DatasetsPane, session: Session, qtbot: QtBot) -> None:
    ids = list(pane.list.model.ids)
    pane.list.table.go_to_row(1)
    for _step in range(2):
        press(qtbot, pane, Key.Key_Down, SHIFT)
    press(qtbot, pane, Key.Key_Delete)
    comes(qtbot, lambda: list(pane.list.model.ids) == [ids[0], *ids[4:]])
    comes(qtbot, lambda: pane.window_.messages.text().startswith("3 sample"))
    press(qtbot, pane, Key.Key_Z, CONTROL)
    comes(qtbot, lambda: list(pane.list.model.ids) == ids)


def test_a_tag_is_picked_by_typing(pane: DatasetsPane, session: Session, built: Built, qtbot: QtBot) -> None:
    one = pane.list.table.current_id()
    press(qtbot, pane, Key.Key_T)
    comes(qtbot, lambda: isinstance(QApplication.activePopupWidget(), Picker))
    picker = QApplication.activePopupWidget()
    assert isinstance(picker, Picker)
    assert [choice.text for choice in picker.choices.shown] == ["No tag", "Safety", "Inspection", "责任", "期限"]
    picker.search.setText("责")
    assert picker.choices.data(picker.choices.index(0, 0)) == "Safety / 责任"
    qtbot.keyClick(picker.search, Key.Key_Return)
    comes(qtbot, lambda: sample(session, one)["tag"] == "责任")
    comes(qtbot, lambda: pane.detail.badges[0].text() == "责任")


def test_filters_narrow_count_and_survive(pane: DatasetsPane, session: Session, built: Built, qtbot: QtBot) -> None:
    pane.window_.open("datasets", {"tag": built.tags[0]})
    with session.workspace.read() as connection:
        everything = pane.list.reader("")(connection)
        wanted = list(listing.ids(connection, built.project, everything))
    assert set(everything.tags) == set(built.tags[:3])
    comes(qtbot, lambda: list(pane.list.model.ids) == wanted)
    assert pane.list.filters.tag.text() == "Tag: Safety"
    comes(qtbot, lambda: pane.list.left_counts["all"] == len(wanted))
    pane.list.filters.search.setText("no such words")
    comes(qtbot, lambda: pane.list.none.isVisible())
    pane.list.show_all()
    comes(qtbot, lambda: pane.list.model.rowCount() == 24)
    pane.list.table.sort_asked.emit("state", False)
    comes(qtbot, lambda: pane.list.model.values(0)[3] == "rejected")  # type: ignore[index]


def test_new_samples_are_taken_up_where_they_match(
    pane: DatasetsPane, session: Session, built: Built, qtbot: QtBot
) -> None:
    from core.changes import ChangeSet
    from core.store.schema import Sample
    from core.store.schema.columns import table

    rows = table(Sample)

    def copy(connection: Any, state: str) -> ChangeSet:
        row = connection.execute(rows.select().where(rows.c.id == built.samples[0])).mappings().one()
        values = {**row, "id": None, "state": state}
        return ChangeSet().add("sample", [connection.execute(rows.insert().values(**values)).inserted_primary_key[0]])

    current = pane.list.table.current_id()
    session.edit(lambda c: copy(c, "accepted"))
    session.edit(lambda c: copy(c, "open"))
    comes(qtbot, lambda: pane.list.model.rowCount() == 13)
    comes(qtbot, lambda: pane.list.total == 26)
    assert pane.list.model.rowCount() == 13
    assert pane.list.table.current_id() == current


def test_when_all_is_reviewed_it_says_so(pane: DatasetsPane, qtbot: QtBot) -> None:
    press(qtbot, pane, Key.Key_A, CONTROL)
    press(qtbot, pane, Key.Key_A)
    comes(qtbot, lambda: pane.list.left_counts["open"] == 0)
    press(qtbot, pane, Key.Key_F5)
    comes(qtbot, lambda: pane.list.none.isVisible())
    assert pane.list.none.accessibleName().startswith("Everything is reviewed")
    assert not pane.detail.isVisible()


def test_history_is_shown(pane: DatasetsPane, session: Session, built: Built, qtbot: QtBot) -> None:
    pane.window_.open("datasets", {"sample": built.samples[0]})
    comes(qtbot, lambda: pane.list.table.current_id() == built.samples[0])
    press(qtbot, pane.list.table, Key.Key_H)
    comes(qtbot, lambda: QApplication.activePopupWidget() is not None)
    popup = QApplication.activePopupWidget()
    words = [label.text() for label in popup.findChildren(type(pane.detail.title))]
    assert "–  →  checked" in words
    popup.close()


@pytest.mark.parametrize("questions", [0, 1])
def test_without_samples_the_next_step_is_named(
    window: MainWindow, session: Session, qtbot: QtBot, questions: int
) -> None:
    built = filled(session, 1, 1, questions)
    if questions:
        session.edit(lambda c: service.remove(c, built.project, built.samples))
    window.open("datasets")
    pane = window.pane("datasets")
    assert isinstance(pane, DatasetsPane)
    words = "Each answer becomes a sample" if questions else "Documents come first"
    comes(qtbot, lambda: pane.empty.isVisible() and words in pane.empty.accessibleName())
