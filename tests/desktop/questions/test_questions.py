"""The pane Questions: filters, wording, tags, adding, deleting, and what generating answers means."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.jobs import history
from core.questions import listing
from core.samples import service as samples
from desktop.generating import AnswersSheet
from desktop.questions.adding import AddSheet
from desktop.questions.pane import QuestionsPane
from desktop.session import Session
from desktop.theme import Theme
from desktop.translate import Languages
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
    made = filled(session)
    session.workspace.write(lambda c: samples.remove(c, made.project, made.samples[:6]))
    return made


@pytest.fixture
def pane(window: MainWindow, built: Built, qtbot: QtBot) -> QuestionsPane:
    window.open("questions")
    shown = window.pane("questions")
    assert isinstance(shown, QuestionsPane)
    comes(qtbot, lambda: shown.list.model.rowCount() == 24 and shown.list.left_counts["unanswered"] == 6)
    focus(qtbot, shown.list.table)
    return shown


def question(session: Session, question_id: int) -> Any:
    return session.read(lambda c: listing.detail(c, question_id))


def answers(pane: QuestionsPane, qtbot: QtBot) -> AnswersSheet:
    comes(qtbot, lambda: pane.window_.findChild(AnswersSheet))
    sheet = pane.window_.findChild(AnswersSheet)
    assert isinstance(sheet, AnswersSheet)
    return sheet


def queued(session: Session) -> dict[str, Any]:
    with session.workspace.read() as connection:
        job = history.latest(connection, session.project_id, "answers")
    assert job is not None
    return dict(job)


def test_the_question_stands_beside_its_text(pane: QuestionsPane, built: Built) -> None:
    assert pane.list.table.current_id() == built.questions[0]
    assert pane.detail.source.reading.text().startswith("## Section 1")
    assert not pane.detail.card.isVisible()
    pane.list.table.go_to(built.questions[10])
    assert pane.detail.card.isVisible()
    assert pane.detail.answer.text().startswith("The maintenance")
    assert pane.detail.answered.text() == "answered"


def test_the_wording_is_edited_in_place(pane: QuestionsPane, session: Session, built: Built, qtbot: QtBot) -> None:
    first, second = built.questions[:2]
    press(qtbot, pane, Key.Key_E)
    pane.detail.field.setPlainText("谁负责  检修？")
    press(qtbot, pane, Key.Key_Return)
    comes(qtbot, lambda: pane.detail.title.text() == "谁负责 检修？")
    pane.list.table.go_to(second)
    press(qtbot, pane, Key.Key_E)
    pane.detail.field.setPlainText("谁负责检修")
    press(qtbot, pane, Key.Key_Return)
    comes(qtbot, lambda: "already" in pane.window_.messages.text())
    press(qtbot, pane, Key.Key_Z, CONTROL)
    comes(qtbot, lambda: question(session, first)["text"].startswith("部件"))


def test_a_selection_is_filed_and_filed_back(pane: QuestionsPane, session: Session, built: Built, qtbot: QtBot) -> None:
    before = {one: question(session, one)["tag_id"] for one in built.questions}
    press(qtbot, pane, Key.Key_A, CONTROL)
    pane.list.button("tag").click()
    comes(qtbot, lambda: isinstance(QApplication.activePopupWidget(), Picker))
    picker = QApplication.activePopupWidget()
    assert isinstance(picker, Picker)
    qtbot.keyClicks(picker.search, "insp")
    qtbot.keyClick(picker.search, Key.Key_Return)
    comes(qtbot, lambda: {question(session, one)["tag"] for one in built.questions} == {"Inspection"})
    pane.window_.actions_table.run("edit.undo")
    comes(qtbot, lambda: {one: question(session, one)["tag_id"] for one in built.questions} == before)
    pane.window_.actions_table.run("edit.redo")
    comes(qtbot, lambda: {question(session, one)["tag"] for one in built.questions} == {"Inspection"})


def test_opened_for_a_tag_a_document_or_a_chunk(pane: QuestionsPane, built: Built, qtbot: QtBot) -> None:
    pane.window_.open("questions", {"document": built.documents[1]})
    comes(qtbot, lambda: pane.list.model.rowCount() == 12)
    assert pane.list.filters.document.text() == "Document: manual-0001.md"
    pane.window_.open("questions", {"chunk": built.chunks[2]})
    comes(qtbot, lambda: pane.list.model.rowCount() == 4)
    pane.list.filters.chunk.click()
    comes(qtbot, lambda: pane.list.model.rowCount() == 24)
    pane.window_.open("questions", {"tag": built.tags[3]})
    comes(qtbot, lambda: pane.list.model.rowCount() == 6)
    pane.window_.open("questions", built.questions[20])
    comes(qtbot, lambda: pane.list.table.current_id() == built.questions[20])


def test_a_question_is_added_by_hand(pane: QuestionsPane, session: Session, built: Built, qtbot: QtBot) -> None:
    press(qtbot, pane, Key.Key_N, CONTROL)
    sheet = pane.window_.findChild(AddSheet)
    assert isinstance(sheet, AddSheet)
    assert not sheet.primary.isEnabled()
    sheet.field.setPlainText(question(session, built.questions[0])["text"])
    sheet.accept()
    comes(qtbot, lambda: "already" in sheet.note.text())
    sheet.field.setPlainText("谁签字？")
    sheet.accept()
    comes(qtbot, lambda: pane.detail.title.text() == "谁签字？")
    assert pane.detail.origin.text() == "written by hand"
    assert pane.detail.row()["chunk_id"] == built.chunks[0]
    assert pane.list.table.current_id() > built.questions[-1]
    pane.window_.actions_table.run("edit.undo")
    comes(qtbot, lambda: pane.list.model.rowCount() == 24)


def test_deleting_can_be_undone(pane: QuestionsPane, built: Built, qtbot: QtBot) -> None:
    press(qtbot, pane, Key.Key_Down, SHIFT)
    press(qtbot, pane, Key.Key_Delete)
    comes(qtbot, lambda: list(pane.list.model.ids) == built.questions[2:])
    comes(qtbot, lambda: pane.window_.messages.text().startswith("2 question"))
    press(qtbot, pane, Key.Key_Z, CONTROL)
    comes(qtbot, lambda: list(pane.list.model.ids) == built.questions)


def test_generating_for_the_selection_means_the_selection(
    pane: QuestionsPane, session: Session, built: Built, qtbot: QtBot
) -> None:
    for _step in range(7):
        press(qtbot, pane, Key.Key_Down, SHIFT)
    pane.list.button("answer").click()
    sheet = answers(pane, qtbot)
    words = [label.text() for label in sheet.findChildren(type(sheet.note))]
    assert "6 of the 8 selected questions have no answer yet; the others stay as they are." in words
    assert "Built-in engine" in sheet.note.text()
    sheet.accept()
    comes(qtbot, lambda: queued(session)["state"] == "queued")
    assert queued(session)["options"]["questions"] == built.questions[:8]


def test_generating_for_what_the_filter_shows(
    pane: QuestionsPane, session: Session, built: Built, qtbot: QtBot
) -> None:
    pane.window_.open("questions", {"chunk": built.chunks[0]})
    comes(qtbot, lambda: pane.list.model.rowCount() == 4)
    pane.list.table.selectAll()
    pane.window_.actions_table.run("questions.answer")
    answers(pane, qtbot).accept()
    comes(qtbot, lambda: queued(session)["state"] == "queued")
    assert queued(session)["options"]["questions"] == built.questions[:4]


def test_answered_questions_are_not_answered_again(pane: QuestionsPane, built: Built, qtbot: QtBot) -> None:
    pane.list.table.go_to(built.questions[20])
    pane.window_.actions_table.run("questions.answer")
    comes(qtbot, lambda: pane.window_.messages.text() == "The selected questions have answers already.")


def test_an_answer_leads_to_its_sample(pane: QuestionsPane, built: Built, qtbot: QtBot) -> None:
    pane.list.table.go_to(built.questions[9])
    pane.window_.actions_table.run("questions.sample")
    shown: Any = pane.window_.pane("datasets")
    comes(qtbot, lambda: shown.list.table.current_id() == built.samples[9])
    assert pane.window_.shown_pane() == "datasets"


def test_an_empty_project_names_the_next_step(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    filled(session, 1, 0, 0)
    window.open("questions")
    pane = window.pane("questions")
    assert isinstance(pane, QuestionsPane)
    comes(qtbot, lambda: pane.empty.isVisible() and "domain tree" in pane.empty.accessibleName())
