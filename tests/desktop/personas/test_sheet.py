"""Genre–audience pairs in the window: written, switched, copied, undone, found for one or many."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.jobs import history
from core.llm.messages import Model
from core.personas import service
from core.personas.generating import PersonaOptions
from core.personas.service import Pair
from core.projects import service as projects
from desktop.documents.pane import DocumentsPane
from desktop.personas.copying import CopySheet
from desktop.personas.sheet import PairsSheet
from desktop.session import Session
from desktop.theme import Theme
from desktop.translate import Languages
from desktop.widgets.dialog import FormDialog
from desktop.window import MainWindow
from tests.desktop.opened import comes, filled, focus, opened, press
from tests.helpers.building import Built

GUIDE = Pair(genre="Checklist", genre_description="Short steps.", audience="Fitters", audience_description="On site.")
LETTER = Pair(genre="家信", audience="退休工人")
MODEL = Model(provider="zhipu", name="glm-test", base_url="http://127.0.0.1:9")


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, languages: Languages, session: Session, tmp_path: Path) -> MainWindow:
    return opened(qtbot, session, languages, tmp_path)


@pytest.fixture
def built(session: Session) -> Built:
    built = filled(session, documents=4, chunks=1, questions=0)
    for pair in (GUIDE, LETTER):
        session.workspace.write(lambda c, pair=pair: service.add(c, built.documents[0], pair))
    return built


@pytest.fixture
def pane(window: MainWindow, built: Built, qtbot: QtBot) -> DocumentsPane:
    window.open("documents")
    shown = window.pane("documents")
    assert isinstance(shown, DocumentsPane)
    comes(qtbot, lambda: shown.detail.document_id == built.documents[0])
    focus(qtbot, shown.list.table)
    return shown


def dialog(kind: type) -> object:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    return found[-1] if found else None


@pytest.fixture
def sheet(pane: DocumentsPane, qtbot: QtBot) -> PairsSheet:
    press(qtbot, pane.list.table, Qt.Key.Key_G)
    comes(qtbot, lambda: dialog(PairsSheet) is not None)
    found = dialog(PairsSheet)
    assert isinstance(found, PairsSheet)
    comes(qtbot, lambda: len(found.cards) == 2)
    return found


def titles(session: Session, document: int) -> list[tuple[str, bool]]:
    return [(row["genre"], row["active"]) for row in session.read(lambda c: service.of_document(c, document))]


def test_switching_and_deleting_are_on_disk_at_once_and_undone(
    sheet: PairsSheet, built: Built, session: Session, qtbot: QtBot
) -> None:
    document = built.documents[0]
    assert sheet.note.text().endswith("2 switched on")
    sheet.cards[0].switch.click()
    comes(qtbot, lambda: titles(session, document) == [("Checklist", False), ("家信", True)])
    comes(qtbot, lambda: sheet.note.text().endswith("1 switched on"))
    sheet.cards[1].trash.click()
    comes(qtbot, lambda: len(sheet.cards) == 1)
    sheet.undo.click()
    comes(qtbot, lambda: len(sheet.cards) == 2)
    sheet.undo.click()
    comes(qtbot, lambda: titles(session, document) == [("Checklist", True), ("家信", True)])


def test_adding_and_editing_by_form_and_no_pair_twice(
    sheet: PairsSheet, built: Built, session: Session, qtbot: QtBot
) -> None:
    sheet.add.click()
    form = dialog(FormDialog)
    assert isinstance(form, FormDialog)
    assert not form.primary.isEnabled(), "both titles are needed"
    form.form.set_value({"genre": "Report", "audience": "Owners"})
    form.primary.click()
    comes(qtbot, lambda: len(sheet.cards) == 3)
    sheet.cards[2].edit.click()
    form = dialog(FormDialog)
    assert isinstance(form, FormDialog)
    form.form.set_value({"genre": "checklist", "audience": "FITTERS"})
    form.primary.click()
    comes(qtbot, lambda: "already" in sheet.note.text())
    assert [title for title, _on in titles(session, built.documents[0])] == ["Checklist", "家信", "Report"]


def test_copying_to_chosen_documents(sheet: PairsSheet, built: Built, session: Session, qtbot: QtBot) -> None:
    sheet.copy.click()
    copying = dialog(CopySheet)
    assert isinstance(copying, CopySheet)
    comes(qtbot, lambda: len(copying.model.ids) == 3)
    assert built.documents[0] not in copying.model.ids
    copying.table.selectAll()
    copying.primary.click()
    comes(qtbot, lambda: titles(session, built.documents[3]) == [("Checklist", True), ("家信", True)])


def test_a_model_is_asked_for_when_the_built_in_engine_is_chosen(
    sheet: PairsSheet, window: MainWindow, qtbot: QtBot
) -> None:
    sheet.finder.click()
    comes(qtbot, lambda: "built-in engine" in window.messages.text())


def test_many_documents_get_a_job(pane: DocumentsPane, built: Built, session: Session, qtbot: QtBot) -> None:
    session.workspace.write(lambda c: projects.set_model(c, built.project, MODEL))
    pane.list.table.selectAll()
    press(qtbot, pane.list.table, Qt.Key.Key_G)
    comes(qtbot, lambda: dialog(FormDialog) is not None)
    form = dialog(FormDialog)
    assert isinstance(form, FormDialog)
    comes(qtbot, lambda: form.note.text().startswith("4 document") and " · up to 20 pair" in form.note.text())
    assert "4 calls" in form.note.text()
    form.primary.click()
    comes(qtbot, lambda: [row["kind"] for row in session.read(lambda c: history.listing(c))][:1] == ["personas"])
    options = session.read(lambda c: history.listing(c))[0]["options"]
    assert sorted(PersonaOptions.model_validate(options).documents) == sorted(built.documents)
