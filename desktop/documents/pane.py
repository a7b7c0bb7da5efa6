"""The Documents pane: the list of what was brought in, and the document under the cursor beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from core.changes import ChangeSet
from desktop.documents.detail import DocumentDetail
from desktop.documents.list import DocumentList
from desktop.documents.preview.viewing import Viewing
from desktop.documents.switching import Switching
from desktop.documents.treenotice import TreeNotice
from desktop.documents.verbs import DocumentVerbs
from desktop.listing import Throttle
from desktop.pane import Pane
from desktop.undoing import UndoStack
from desktop.widgets.dropping import DropVeil, dropped
from desktop.widgets.empty import EmptyState

if TYPE_CHECKING:
    from desktop.window import MainWindow

NO_PROJECT, EMPTY, FULL = 0, 1, 2
TOUCHED = {"document", "chunk", "question", "conversion"}


class DocumentsPane(Pane):
    """List left, document right; files and folders can be dropped anywhere on it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._session = window.context
        self._numbers = Throttle(self._count, self)
        # One step changes list, selection and document; what may be done is asked once after all of them.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(window.actions_table.refresh)
        self.undoing = UndoStack(self._session, self)
        actions = window.actions_table
        self.list = DocumentList(self._session, actions)
        self.detail = DocumentDetail(self._session, actions, window.preferences, self.undoing)
        self.verbs = DocumentVerbs(window, self.list, self.detail, self.undoing)
        self.empty = EmptyState("documents", self.verbs.add, self.verbs.add_samples)
        self.homeless = EmptyState("projects", lambda: window.open("projects"))
        self.stack = QStackedWidget(self)
        self.viewing = Viewing(window, self.list, self.detail, self.stack)
        for page in (self.homeless, self.empty, self.viewing.split):
            self.stack.addWidget(page)
        self.body.addWidget(self.stack)
        self.switching = Switching(window, self, self.stack, self.list.ways)
        self.tree = TreeNotice(window)
        self.list.body.insertWidget(1, self.tree)
        self.veil = DropVeil(self)
        self.setAcceptDrops(True)
        actions.bind("item.refresh", self.reload, self._has_project, pane="documents")
        self.list.loaded.connect(self._loaded)
        self.list.selected.connect(self._soon.start)
        self.list.table.current_changed.connect(self.detail.set_document)
        self.list.table.opened.connect(lambda _id: self.detail.text.reading.setFocus())
        self.detail.changed.connect(self._soon.start)
        self._session.project_changed.connect(lambda _id: self._changed_project())
        self.retranslate()

    def _has_project(self) -> bool:
        return bool(self._session.project_id)

    # Following the store

    def _changed_project(self) -> None:
        self.undoing.clear()
        self.switching.reset()
        self.list.forget()  # what is done there would be done to documents of the other project
        self.detail.set_document(0)
        self.mark_stale()

    def reload(self) -> None:
        """Read the list again."""
        if not self._has_project():
            self.switching.show_page(NO_PROJECT)
        self.list.again.ask()

    def is_touched(self, changes: ChangeSet) -> bool:
        """Follow documents, chunks and questions."""
        return bool(TOUCHED & changes.tables())

    def take(self, changes: ChangeSet) -> None:
        """Read ids again when documents came or went, else only the numbers that hang on them."""
        tables = changes.tables()
        self.switching.take(changes)
        self.detail.follow(changes)
        if "document" in tables:
            self.list.model.refresh(changes.updated.get("document", ()))
            super().take(changes)
        elif TOUCHED & tables:
            self._numbers.ask()

    def _count(self) -> None:
        if not self.isVisible():
            self.list.rows.forget()
            return
        self.list.rows.forget()
        self.detail.reload()

    def _loaded(self, total: int) -> None:
        page = FULL if total else EMPTY if self._has_project() else NO_PROJECT
        self.switching.show_page(page)
        if not self.list.model.ids:
            self.detail.set_document(0)
        self._soon.start()

    def open(self, item: Any) -> None:
        """Show a document: its id, or {"document": id} with "chunk": id or "place": character.

        {"only": key} shows the documents of one chip instead, such as "waiting" or "failed"; {"chunks": key} all chunks
        of one chip, such as "all" or "waiting".
        """
        wanted: dict[str, Any] = {"document": item} if isinstance(item, int) else dict(item)
        if "chunks" in wanted:
            self.switching.show_chunks(wanted["chunks"], wanted.get("document", 0))
            return
        self.switching.show_documents()
        if "only" in wanted:
            self.list.narrowing.show_only(wanted["only"])
            return
        document_id = wanted.pop("document")
        self.list.go_to(document_id)
        self.detail.set_document(document_id, **wanted)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.homeless.set_texts(
            self.tr("No project is open"), self.tr("Open or create a project first."), self.tr("Go to projects")
        )
        self.empty.set_texts(
            self.tr("No documents yet"),
            self.tr(
                "Drop files or folders here: PDF, Word, PowerPoint, Excel, EPUB, web pages, Markdown, text, CSV. "
                "They become chunks to ask about."
            ),
            self.tr("Import…"),
            self.tr("Use the sample documents"),
        )
        self.veil.set_words(self.tr("Drop files and folders to import them"))

    # Events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say that files and folders are welcome."""
        if self._has_project() and dropped(event):
            event.acceptProposedAction()
            self.veil.cover()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the veil away."""
        super().dragLeaveEvent(event)
        self.veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the import form with what was dropped."""
        self.veil.hide()
        event.acceptProposedAction()
        self.verbs.add(dropped(event))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the veil over everything."""
        super().resizeEvent(event)
        self.veil.setGeometry(self.rect())
