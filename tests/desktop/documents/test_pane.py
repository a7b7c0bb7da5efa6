"""The Documents pane on real data: list, filter, detail, chunks, generating, importing, deleting and undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection, update

from core.changes import ChangeSet
from core.chunks.splitting import Splitting
from core.clock import now
from core.documents import listing
from core.jobs import history
from core.projects import service as projects
from core.store import undo
from core.store.schema import Document
from core.store.schema.columns import table
from desktop.documents import tree
from desktop.documents.detail import CHUNKS, FAILED, SHOWN
from desktop.documents.importing import ImportSheet, kept
from desktop.documents.list import ranges
from desktop.documents.narrowing import Narrowing
from desktop.documents.pane import EMPTY, FULL, NO_PROJECT, DocumentsPane
from desktop.session import Session
from desktop.theme import Theme
from desktop.translate import Languages
from desktop.widgets.dialog import FormDialog
from desktop.window import MainWindow
from tests.desktop.opened import comes, filled, opened
from tests.helpers.building import Built, build

FLAGS = QItemSelectionModel.SelectionFlag


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, languages: Languages, session: Session, tmp_path: Path) -> MainWindow:
    return opened(qtbot, session, languages, tmp_path)


@pytest.fixture
def built(session: Session) -> Built:
    return filled(session, documents=6, chunks=3, questions=2)


@pytest.fixture
def pane(window: MainWindow, built: Built, qtbot: QtBot) -> DocumentsPane:
    window.open("documents")
    shown = window.pane("documents")
    assert isinstance(shown, DocumentsPane)
    comes(qtbot, lambda: shown.list.total() == 6 and shown.detail.document_id == built.documents[0])
    shown.list.table.setFocus()
    tree.keep(window, tree.LEAVE)
    return shown


def failed_document(session: Session, document_id: int, path: str = "/nowhere/扫描件.pdf") -> None:
    """Make a document one that could not be read."""
    error = {"what": "“{name}” has no text.", "todo": "Use a PDF with a text layer.", "params": {"name": "扫描件.pdf"}}
    target = table(Document)
    values = {"state": "failed", "remarks": [error], "name": "扫描件.pdf", "path": path}
    session.workspace.write(lambda c: c.execute(update(target).where(target.c.id == document_id).values(**values)))


def dialogs(kind: type) -> list:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]


def jobs(session: Session) -> list:
    return session.read(lambda c: history.listing(c, session.project_id))


def pick_rows(pane: DocumentsPane, first: int, last: int) -> None:
    model = pane.list.model
    area = QItemSelection(model.index(first, 0), model.index(last, 0))
    pane.list.table.selectionModel().select(area, FLAGS.ClearAndSelect | FLAGS.Rows)


def test_a_row_tells_size_chunks_and_questions(pane: DocumentsPane, qtbot: QtBot) -> None:
    comes(qtbot, lambda: pane.list.model.values(0)[5:7] == (3, 6))
    assert pane.list.model.values(0)[0] == "manual-0000.md"


def test_without_a_project_and_without_documents_the_next_step_is_named(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    window.open("documents")
    pane = window.pane("documents")
    comes(qtbot, lambda: pane.stack.currentIndex() == NO_PROJECT)
    session.open_project(session.workspace.write(lambda c: projects.create(c, "Empty")))
    comes(qtbot, lambda: pane.stack.currentIndex() == EMPTY)


def test_the_list_takes_the_keyboard_from_the_page_before(
    pane: DocumentsPane, window: MainWindow, session: Session, built: Built, qtbot: QtBot
) -> None:
    window.activateWindow()
    comes(qtbot, window.isActiveWindow)
    session.open_project(session.workspace.write(lambda c: projects.create(c, "Empty")))
    comes(qtbot, lambda: pane.stack.currentIndex() == EMPTY)
    pane.take_keyboard()
    assert pane.empty.isAncestorOf(window.focusWidget())
    session.open_project(built.project)
    comes(qtbot, pane.list.table.hasFocus)
    pane.list.search.setFocus()
    window.actions_table.run("go.documents")
    comes(qtbot, pane.list.table.hasFocus)


def test_search_and_states_narrow_the_list(pane: DocumentsPane, session: Session, built: Built, qtbot: QtBot) -> None:
    failed_document(session, built.documents[2])
    pane.reload()
    comes(qtbot, lambda: pane.list.failed() == 1)
    pane.list.chips.set_checked({"failed"})
    pane.list.chips.changed.emit({"failed"})
    comes(qtbot, lambda: list(pane.list.model.ids) == [built.documents[2]])
    pane.list.clear_filter()
    pane.list.search.setText("0004")
    comes(qtbot, lambda: list(pane.list.model.ids) == [built.documents[4]])
    assert pane.list.total() == 6


def test_a_failed_document_says_why_and_can_be_tried_again(
    pane: DocumentsPane, session: Session, built: Built, qtbot: QtBot
) -> None:
    failed_document(session, built.documents[1])
    pane.list.again.now()
    pane.list.table.go_to(built.documents[1])
    pane.detail.set_document(built.documents[1])
    comes(qtbot, lambda: pane.detail._pages.currentIndex() == FAILED)
    assert "no text" in pane.detail.failed.accessibleName()
    comes(qtbot, lambda: pane.list.failed() == 1)
    pane.verbs.retry()
    comes(qtbot, lambda: jobs(session)[0]["kind"] == "import")
    assert jobs(session)[0]["options"]["paths"] == ["/nowhere/扫描件.pdf"]


def test_the_list_names_the_reason_without_the_name(
    pane: DocumentsPane, session: Session, built: Built, qtbot: QtBot
) -> None:
    failed_document(session, built.documents[0])
    pane.list.model.refresh([built.documents[0]])
    assert pane.list.model.index(0, 7).data() == "failed · has no text."
    assert pane.list.model.index(0, 5).data() == ""


def test_deleting_a_selection_can_be_undone_and_redone(
    pane: DocumentsPane, window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    pick_rows(pane, 1, 3)
    window.actions_table.run("edit.delete")
    comes(qtbot, lambda: pane.list.total() == 3)
    window.actions_table.run("edit.undo")
    comes(qtbot, lambda: pane.list.total() == 6)
    assert session.read(lambda c: projects.counts(c, session.project_id))["questions"] == 36
    window.actions_table.run("edit.redo")
    comes(qtbot, lambda: pane.list.total() == 3)


def test_what_another_deleted_comes_back_in_the_parts_it_went_in(
    pane: DocumentsPane, window: MainWindow, session: Session, built: Built, qtbot: QtBot
) -> None:
    whole = 0
    for part in (built.documents[:2], built.documents[2:4]):
        with session.workspace.database.write() as connection:
            edit = undo.Edit(connection, built.project, listing.LABEL, whole or None)
            edit.remove(table(Document), part)
            undo_id, changes = edit.finish(len(part))
        whole = whole or undo_id
        session.hub.publish(changes)
    comes(qtbot, lambda: pane.list.total() == 2)
    window.actions_table.run("edit.undo")
    comes(qtbot, lambda: pane.list.total() == 6)
    assert session.read(lambda c: undo.latest(c, built.project)) is None


def test_select_all_means_the_filter_not_what_is_on_the_screen(
    pane: DocumentsPane, window: MainWindow, session: Session, built: Built, qtbot: QtBot
) -> None:
    pane.list.search.setText("000")
    comes(qtbot, lambda: len(pane.list.model.ids) == 6)
    pane.list.table.selectAll()
    assert pane.list.count() == 6
    window.actions_table.run("edit.delete")
    comes(qtbot, lambda: pane.stack.currentIndex() == EMPTY)
    window.actions_table.run("edit.undo")
    comes(qtbot, lambda: pane.stack.currentIndex() == FULL and pane.list.total() == 6)


def test_delete_in_the_list_of_chunks_spares_the_document(
    pane: DocumentsPane, window: MainWindow, qtbot: QtBot
) -> None:
    pane.detail.show_tab(CHUNKS)
    pane.detail.chunks.table.setFocus()
    assert not window.actions_table.run("edit.delete")


def test_a_selection_survives_new_documents(pane: DocumentsPane, session: Session, built: Built, qtbot: QtBot) -> None:
    pick_rows(pane, 1, 3)
    session.edit(lambda c: listing.remove(c, built.project, [built.documents[5]]))
    comes(qtbot, lambda: pane.list.total() == 5)
    assert sorted(pane.list.table.selection().ids) == built.documents[1:4]


def test_sorting_by_size_turns_round(pane: DocumentsPane, session: Session, built: Built, qtbot: QtBot) -> None:
    target = table(Document)
    session.workspace.write(lambda c: c.execute(update(target).where(target.c.id == built.documents[3]).values(size=9)))
    pane.list.table.sort_asked.emit("size", True)
    comes(qtbot, lambda: pane.list.model.ids[0] == built.documents[3])
    pane.list.table.sort_asked.emit("size", False)
    comes(qtbot, lambda: pane.list.model.ids[-1] == built.documents[3])


def test_chunks_of_the_document_are_listed_with_text(pane: DocumentsPane, built: Built, qtbot: QtBot) -> None:
    pane.detail.show_tab(CHUNKS)
    comes(qtbot, lambda: list(pane.detail.chunks.model.ids) == built.chunks[:3])
    pane.detail.chunks.table.go_to(built.chunks[1])
    comes(qtbot, lambda: "Section 2" in pane.detail.chunks.reading.text())
    assert pane.detail._pages.currentIndex() == SHOWN


def test_opening_a_chunk_from_elsewhere(pane: DocumentsPane, window: MainWindow, built: Built, qtbot: QtBot) -> None:
    window.open("documents", {"document": built.documents[4], "chunk": built.chunks[13]})
    comes(qtbot, lambda: pane.detail.chunks.table.current_id() == built.chunks[13])
    assert pane.list.table.current_id() == built.documents[4]
    assert pane.detail.tabs.currentIndex() == CHUNKS


def test_questions_for_selected_chunks_means_those_chunks(
    pane: DocumentsPane, session: Session, built: Built, qtbot: QtBot
) -> None:
    comes(qtbot, lambda: len(pane.detail.chunks.model.ids) == 3)
    chunks = pane.detail.chunks
    area = QItemSelection(chunks.model.index(0, 0), chunks.model.index(1, 0))
    chunks.table.selectionModel().select(area, FLAGS.ClearAndSelect | FLAGS.Rows)
    assert "2" in pane.detail.generate.text()
    pane.verbs.generate()
    comes(qtbot, lambda: dialogs(FormDialog))
    (form,) = dialogs(FormDialog)
    comes(qtbot, lambda: "2 chunks" in form.note.text())
    form.accept()
    comes(qtbot, lambda: jobs(session)[0]["kind"] == "questions")
    assert jobs(session)[0]["options"]["chunks"] == built.chunks[:2]


def test_questions_for_selected_documents_are_those_of_their_chunks(
    pane: DocumentsPane, session: Session, built: Built, qtbot: QtBot
) -> None:
    pick_rows(pane, 2, 3)
    pane.verbs.generate()
    comes(qtbot, lambda: dialogs(FormDialog))
    dialogs(FormDialog)[0].accept()
    comes(qtbot, lambda: jobs(session)[0]["kind"] == "questions")
    assert jobs(session)[0]["options"]["chunks"] == built.chunks[6:12]


def test_nothing_chosen_never_means_everything(
    pane: DocumentsPane, window: MainWindow, session: Session, built: Built, qtbot: QtBot
) -> None:
    empty = session.workspace.write(lambda c: _without_chunks(c, built.project))
    pane.reload()
    comes(qtbot, lambda: pane.list.total() == 7)
    pane.list.table.go_to(empty)
    comes(qtbot, lambda: pane.detail.document_id == empty)
    with qtbot.waitSignal(window.messages.shown):
        pane.verbs.generate()
    assert not dialogs(FormDialog)


def _without_chunks(connection: Connection, project: int) -> int:
    row = Document(project_id=project, name="zz.md", path="zz.md", format="md", size=1, sha256="z", created_at=now())
    target = table(Document)
    return connection.execute(target.insert().values(**row.model_dump(exclude={"id"}))).inserted_primary_key[0]


def test_dropped_files_open_the_form_and_are_imported(
    pane: DocumentsPane, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "合同.md").write_text("# 合同\n\n第一条", encoding="utf-8")
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "a.txt").write_text("text", encoding="utf-8")
    (folder / "a.bin").write_bytes(b"\0")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "合同.md")), QUrl.fromLocalFile(str(folder))])
    buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(50, 50).toPoint(), Qt.DropAction.CopyAction, data, buttons, modifiers)
    pane.dragEnterEvent(enter)
    assert enter.isAccepted()
    assert pane.veil.isVisible()
    pane.dropEvent(QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, buttons, modifiers))
    assert not pane.veil.isVisible()
    comes(qtbot, lambda: dialogs(ImportSheet))
    (sheet,) = dialogs(ImportSheet)
    comes(qtbot, lambda: "2 document" in sheet.note.text())
    sheet.splitting.set_value(Splitting(settings={"minimum": 300, "maximum": 900}))
    sheet.language.set_value("zh")
    sheet.accept()
    comes(qtbot, lambda: jobs(session)[0]["kind"] == "import")
    options = jobs(session)[0]["options"]
    assert options["paths"] == [str(tmp_path / "合同.md"), str(folder)]
    assert options["splitting"] == {"strategy": "markdown", "settings": {"minimum": 300, "maximum": 900}}
    assert options["language"] == "zh"
    again = kept(pane.window_, [])
    assert (again.language, again.splitting.settings) == ("zh", {"minimum": 300, "maximum": 900})


def test_a_wrong_splitting_cannot_be_imported(pane: DocumentsPane, tmp_path: Path, qtbot: QtBot) -> None:
    pane.verbs.add([tmp_path])
    comes(qtbot, lambda: dialogs(ImportSheet))
    (sheet,) = dialogs(ImportSheet)
    assert sheet.primary.isEnabled()
    sheet.splitting.form.set_value({"minimum": 3000, "maximum": 900})
    assert not sheet.primary.isEnabled()
    sheet.reject()


def test_new_documents_appear_while_an_import_runs(
    pane: DocumentsPane, session: Session, built: Built, qtbot: QtBot
) -> None:
    session.edit(lambda c: _imported(c, built.project))
    comes(qtbot, lambda: pane.list.total() == 7)
    assert pane.list.table.current_id() == built.documents[0]


def _imported(connection: Connection, project: int) -> ChangeSet:
    return ChangeSet().add("document", [_without_chunks(connection, project)])


def test_hidden_it_only_remembers_to_reload(
    pane: DocumentsPane, window: MainWindow, session: Session, built: Built, qtbot: QtBot
) -> None:
    window.open("projects")
    session.edit(lambda c: listing.remove(c, built.project, built.documents[:2]))
    qtbot.waitUntil(lambda: pane._stale)
    assert pane.list.total() == 6
    window.open("documents")
    comes(qtbot, lambda: pane.list.total() == 4)


def test_both_languages(pane: DocumentsPane, languages: Languages) -> None:
    languages.use("zh_CN")
    languages.use("en")
    assert pane.list.add.text() == "Import…"


@pytest.mark.parametrize(
    ("rows", "expected"), [([], []), ([4], [(4, 4)]), ([1, 2, 3, 7, 9, 10], [(1, 3), (7, 7), (9, 10)])]
)
def test_runs_of_rows(rows: list[int], expected: list[tuple[int, int]]) -> None:
    assert ranges(rows) == expected


def test_another_project_starts_with_its_own_list(
    pane: DocumentsPane, session: Session, built: Built, qtbot: QtBot
) -> None:
    other = build(session.workspace, 2, 1, 0, "Other")
    session.open_project(other.project)
    # What is done in the detail must not reach a document of the project that was left.
    assert pane.detail.document_id == 0
    comes(qtbot, lambda: list(pane.list.model.ids) == other.documents)
    comes(qtbot, lambda: pane.detail.document_id == other.documents[0])


def test_a_project_that_comes_back_shows_a_document_again(
    pane: DocumentsPane, window: MainWindow, session: Session, built: Built, qtbot: QtBot
) -> None:
    other = build(session.workspace, 2, 1, 0, "Other")
    window.open("projects")
    session.open_project(other.project)
    session.open_project(built.project)
    window.open("documents")
    comes(qtbot, lambda: pane.detail.document_id == pane.list.table.current_id() == built.documents[0])


def test_search_and_menu_leave_the_chips_their_line_where_it_is_narrow(pane: DocumentsPane, qtbot: QtBot) -> None:
    bar = Narrowing()
    qtbot.addWidget(bar)
    for width, below in ((700, False), (380, True), (700, False)):
        bar.resize(width, 120)
        bar.show()
        comes(qtbot, lambda under=below: (bar.search.y() >= bar.chips.geometry().bottom()) is under)
        comes(qtbot, lambda under=below: (bar.more.y() >= bar.chips.geometry().bottom()) is under)


@pytest.mark.parametrize("width", [360, 480, 700])
def test_nothing_of_the_head_is_cut_in_a_narrow_list(pane: DocumentsPane, qtbot: QtBot, width: int) -> None:
    pane.list.setParent(None)
    qtbot.addWidget(pane.list)
    pane.list.resize(width, 600)
    pane.list.show()
    qtbot.waitExposed(pane.list)
    head = pane.list.head

    def cut() -> list[QWidget]:
        found: list[QWidget] = []
        for part in (*head.findChildren(QPushButton), pane.list.search):
            corner = part.mapTo(head, part.rect().bottomRight())
            fits = corner.x() <= head.width() - 20 and corner.y() < head.height()
            if part.isVisible() and not (fits and part.width() >= min(130, part.minimumSizeHint().width())):
                found.append(part)
        return found

    comes(qtbot, lambda: not cut())
