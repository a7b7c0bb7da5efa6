"""What can be done in the Documents pane: each action of the table with what it does and when it may be done."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from core.documents import listing
from desktop import restoring
from desktop.chunks.splittingverbs import SplittingVerbs
from desktop.documents import deleting
from desktop.documents.detail import CHUNKS, TEXT
from desktop.documents.readingverbs import ReadingVerbs
from desktop.documents.saving import save_markdown
from desktop.loading import with_module

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from desktop.documents.detail import DocumentDetail
    from desktop.documents.list import DocumentList
    from desktop.undoing import UndoStack
    from desktop.window import MainWindow

#: what the menu of a row offers, "" for a line between
MENU = (
    "item.generate", "documents.questions", "documents.pairs", "",
    "documents.convert", "documents.encoding", "documents.split", "documents.cut", "",
    "documents.accept", "documents.reject", "",
    "documents.rename", "documents.language", "item.export", "",
    "documents.password", "documents.retry", "edit.delete",
)  # fmt: skip


class DocumentVerbs(QObject):
    """Binds the actions of the pane; most forms are loaded when they are first asked for."""

    def __init__(self, window: MainWindow, documents: DocumentList, detail: DocumentDetail, stack: UndoStack) -> None:
        super().__init__(detail)
        self._window, self._session = window, window.context
        self._list, self._detail, self._stack = documents, detail, stack
        self._bind()
        self.splitting = SplittingVerbs(window, documents, detail, stack)
        documents.table.menu_asked.connect(self.show_menu)

    def _bind(self) -> None:
        bind = partial(self._window.actions_table.bind, pane="documents")
        some, text = self._has_documents, self._has_text
        bind("item.import", self.add, self._has_project)
        bind("item.generate", self.generate, self._has_target)
        bind("documents.generate_all", self.generate_all, some)
        bind("documents.retry", self.retry, lambda: some() and self._list.failed() > 0)
        bind("documents.text", lambda: self._detail.show_tab(TEXT), text)
        bind("documents.chunks", lambda: self._detail.show_tab(CHUNKS), text)
        bind("documents.pairs", self.show_pairs, self._has_target)
        bind("documents.questions", self.show_questions, text)
        bind("item.export", self.save, text)
        bind("edit.delete", self.delete, lambda: self._list.count() > 0 and not self._in_detail())
        bind("edit.undo", lambda: restoring.undo_step(self._window, self._stack), self._has_project)
        bind("edit.redo", self._stack.redo, self._stack.can_redo)
        bind("edit.find", self._list.search.setFocus, some)
        self.reading = ReadingVerbs(self._window, self._list, self._detail, self._stack)

    # When something may be done

    def _has_project(self) -> bool:
        return bool(self._session.project_id)

    def _has_documents(self) -> bool:
        return self._has_project() and self._list.total() > 0

    def _has_text(self) -> bool:
        row = self._detail.row()
        return row is not None and row["state"] != "failed"

    def _has_target(self) -> bool:
        return self._list.count() > 1 or self._has_text()

    def _in_detail(self) -> bool:
        # Delete in a list of chunks must not take the whole document.
        focus = self._window.focusWidget()
        return any(part.isAncestorOf(focus) for part in (self._detail.text, self._detail.chunks))

    # Bringing in

    def add(self, paths: list[Path] | None = None) -> None:
        """Open the import form, with what was dropped."""
        self._with("importing", lambda forms: forms.ImportSheet(self._window, paths or ()).open())

    def add_samples(self) -> None:
        """Import the documents that come with the program."""
        from core.making import samples as documents

        self._with("importing", lambda forms: forms.start(self._window, [str(path) for path in documents()]))

    def retry(self) -> None:
        """Import failed documents again: those selected, or the one under the cursor."""
        deleting.retry(self._window, self._list.chosen())

    # Questions

    def generate(self) -> None:
        """Ask for questions: about the chunks selected, else about the documents selected."""
        chunks, row = self._detail.chunks.chosen(), self._detail.row()
        if self._list.count() > 1:
            find = self._list.chosen()
            intro = self.tr("For %n document(s) you selected.", "", self._list.count())
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
        self._with("generating", lambda forms: forms.ask(self._window, chunks, intro))

    def show_pairs(self) -> None:
        """Show the genre–audience pairs of the document under the cursor; find some for several at once."""
        row, chosen = self._detail.row(), self._list.chosen()
        several = self._list.count() > 1
        with_module(
            self._session,
            "desktop.personas.opening",
            lambda opening: opening.show(self._window, self._stack, None if several else row, chosen),
            self,
        )

    def show_questions(self) -> None:
        """Show the questions about the document, or about the chunk under the cursor while the chunks are in front."""
        chunk_id = self._detail.chunks.table.current_id()
        if self._detail.tabs.currentIndex() == CHUNKS and chunk_id > 0:
            self._window.open("questions", {"chunk": chunk_id})
        else:
            self._window.open("questions", {"document": self._detail.document_id})

    # The rest

    def delete(self) -> None:
        """Delete the selected documents; the message offers to put them back."""
        deleting.delete(self._window, self._stack, self._list.chosen())

    def save(self) -> None:
        """Save the text of the document under the cursor."""
        row = self._detail.row()
        if row is not None:
            save_markdown(self._window, row)

    def show_menu(self, place: QPoint) -> None:
        """Open the menu of a row."""
        menu = QMenu(self._list)
        menu.aboutToHide.connect(menu.deleteLater)
        table = self._window.actions_table
        table.refresh()
        for name in MENU:
            if not name:
                menu.addSeparator()
            elif table.action(name).isVisible() and table.action(name).isEnabled():
                menu.addAction(table.action(name))
        menu.popup(place)

    def _with(self, form: str, then: Callable[[Any], object]) -> None:
        with_module(self._session, f"desktop.documents.{form}", then, self)
