"""The Documents pane: the list of what was brought in, and the document under the cursor beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget

from core.changes import ChangeSet
from core.documents import listing
from desktop import restoring
from desktop.documents import deleting
from desktop.documents.detail import CHUNKS, TEXT, DocumentDetail
from desktop.documents.list import DocumentList
from desktop.documents.preview.viewing import Viewing
from desktop.documents.saving import save_markdown
from desktop.listing import Throttle
from desktop.loading import with_module
from desktop.pane import Pane
from desktop.undoing import UndoStack
from desktop.widgets.dropping import DropVeil, dropped
from desktop.widgets.empty import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from desktop.window import MainWindow

NO_PROJECT, EMPTY, FULL = 0, 1, 2
TOUCHED = {"document", "chunk", "question", "conversion"}


class DocumentsPane(Pane):
    """List left, document right; files and folders can be dropped anywhere on it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._session = window.context
        self._numbers = Throttle(self._count, self)
        self.undoing = UndoStack(self._session, self)
        actions = window.actions_table
        self.list = DocumentList(self._session, actions)
        self.detail = DocumentDetail(self._session, actions, window.preferences, self.undoing)
        self.empty = EmptyState("documents", self.add, self.add_samples)
        self.homeless = EmptyState("projects", lambda: window.open("projects"))
        self.stack = QStackedWidget()
        self.viewing = Viewing(window, self.list, self.detail)
        for page in (self.homeless, self.empty, self.viewing.split):
            self.stack.addWidget(page)
        self.body.addWidget(self.stack)
        self.veil = DropVeil(self)
        self.setAcceptDrops(True)
        self._bind()
        self.list.loaded.connect(self._loaded)
        self.list.selected.connect(actions.refresh)
        self.list.table.current_changed.connect(self.detail.set_document)
        self.list.table.menu_asked.connect(self._menu)
        self.list.table.opened.connect(lambda _id: self.detail.text.reading.setFocus())
        self.detail.changed.connect(actions.refresh)
        self._session.project_changed.connect(lambda _id: self._changed_project())
        self.retranslate()

    def _bind(self) -> None:
        bind = self.window_.actions_table.bind
        bind("item.import", self.add, self._has_project, pane="documents")
        bind("item.generate", self.generate, self._has_target, pane="documents")
        bind("documents.generate_all", self.generate_all, self._has_documents)
        bind("documents.retry", self.retry, lambda: self._has_documents() and self.list.failed() > 0)
        bind("documents.text", lambda: self.detail.show_tab(TEXT), self._has_text)
        bind("documents.chunks", lambda: self.detail.show_tab(CHUNKS), self._has_text)
        bind("documents.pairs", self.show_pairs, self._has_target)
        bind("documents.questions", self.show_questions, self._has_text)
        bind("item.export", self.save, self._has_text, pane="documents")
        bind("edit.delete", self.delete, lambda: self.list.count() > 0 and not self._in_detail(), pane="documents")
        bind("edit.undo", lambda: restoring.undo_step(self.window_, self.undoing), self._has_project, pane="documents")
        bind("edit.redo", self.undoing.redo, self.undoing.can_redo, pane="documents")
        bind("edit.find", self.list.search.setFocus, self._has_documents, pane="documents")
        bind("item.refresh", self.reload, self._has_project, pane="documents")

    def _has_project(self) -> bool:
        return bool(self._session.project_id)

    def _has_documents(self) -> bool:
        return self._has_project() and self.list.total() > 0

    def _has_text(self) -> bool:
        row = self.detail.row()
        return row is not None and row["state"] != "failed"

    def _has_target(self) -> bool:
        return self.list.count() > 1 or self._has_text()

    def _in_detail(self) -> bool:
        # Delete in a list of chunks must not take the whole document.
        focus = self.window_.focusWidget()
        return any(part.isAncestorOf(focus) for part in (self.detail.text, self.detail.chunks))

    # Following the store

    def _changed_project(self) -> None:
        self.undoing.clear()
        self.mark_stale()

    def reload(self) -> None:
        """Read the list again."""
        if not self._has_project():
            self.stack.setCurrentIndex(NO_PROJECT)
        self.list.again.ask()

    def is_touched(self, changes: ChangeSet) -> bool:
        """Follow documents, chunks and questions."""
        return bool(TOUCHED & changes.tables())

    def take(self, changes: ChangeSet) -> None:
        """Read ids again when documents came or went, else only the numbers that hang on them."""
        tables = changes.tables()
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
        self.stack.setCurrentIndex(page)
        if not self.list.model.ids:
            self.detail.set_document(0)
        self.window_.actions_table.refresh()

    def open(self, item: Any) -> None:
        """Show a document: its id, or {"document": id} with "chunk": id or "place": character."""
        wanted = {"document": item} if isinstance(item, int) else dict(item)
        document_id = wanted.pop("document")
        self.list.go_to(document_id)
        self.detail.set_document(document_id, **wanted)

    # Actions

    def add(self, paths: list[Path] | None = None) -> None:
        """Open the import form, with what was dropped."""
        self._with("importing", lambda forms: forms.ImportSheet(self.window_, paths or ()).open())

    def _with(self, form: str, then: Callable[[Any], object]) -> None:
        with_module(self._session, f"desktop.documents.{form}", then, self)

    def add_samples(self) -> None:
        """Import the documents that come with the program."""
        from core.making import samples as documents

        self._with("importing", lambda forms: forms.start(self.window_, [str(path) for path in documents()]))

    def generate(self) -> None:
        """Ask for questions: about the chunks selected, else about the documents selected."""
        chunks, row = self.detail.chunks.chosen(), self.detail.row()
        if self.list.count() > 1:
            find = self.list.chosen()
            intro = self.tr("For %n document(s) you selected.", "", self.list.count())
            self._ask(lambda c: listing.chunks_of(c, find(c)), intro)
        elif chunks:
            intro = self.tr("For %n chunk(s) you selected.", "", len(chunks))
            self._ask(lambda _connection: chunks, intro)
        elif row is not None:
            intro = self.tr("For {0}.").format(row["name"])
            self._ask(lambda c: listing.chunks_of(c, [row["id"]]), intro)

    def generate_all(self) -> None:
        """Ask for questions about everything that has none yet."""
        self._ask(None, self.tr("For all documents of the project."))

    def _ask(self, chunks: Callable[[Connection], list[int]] | None, intro: str) -> None:
        self._with("generating", lambda forms: forms.ask(self.window_, chunks, intro))

    def retry(self) -> None:
        """Import failed documents again: those selected, or the one under the cursor."""
        deleting.retry(self.window_, self.list.chosen())

    def delete(self) -> None:
        """Delete the selected documents; the message offers to put them back."""
        deleting.delete(self.window_, self.undoing, self.list.chosen())

    def save(self) -> None:
        """Save the text of the document under the cursor."""
        row = self.detail.row()
        if row is not None:
            save_markdown(self.window_, row)

    def show_pairs(self) -> None:
        """Show the genre–audience pairs of the document under the cursor; find some for several at once."""
        row, chosen = self.detail.row(), self.list.chosen()
        several = self.list.count() > 1
        with_module(
            self._session,
            "desktop.personas.opening",
            lambda opening: opening.show(self.window_, self.undoing, None if several else row, chosen),
            self,
        )

    def show_questions(self) -> None:
        """Show the questions about the document, or about the chunk under the cursor while the chunks are in front."""
        chunk_id = self.detail.chunks.table.current_id()
        if self.detail.tabs.currentIndex() == CHUNKS and chunk_id > 0:
            self.window_.open("questions", {"chunk": chunk_id})
        else:
            self.window_.open("questions", {"document": self.detail.document_id})

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        table = self.window_.actions_table
        names = (
            "item.generate",
            "documents.questions",
            "documents.pairs",
            "item.export",
            "documents.retry",
            "edit.delete",
        )
        menu.addActions([table.action(name) for name in names])
        menu.popup(place)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.homeless.set_texts(
            self.tr("No project is open"), self.tr("Documents belong to a project."), self.tr("Go to the projects")
        )
        self.empty.set_texts(
            self.tr("No documents yet"),
            self.tr("Drop files or folders here. Markdown, text, PDF, Word and EPUB become chunks to ask about."),
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
        self.add(dropped(event))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the veil over everything."""
        super().resizeEvent(event)
        self.veil.setGeometry(self.rect())
