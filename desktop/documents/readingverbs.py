"""What can be done about how documents were read: read again, decided on, opened, named, given a language."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from desktop.documents import tree, words
from desktop.loading import with_module

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.documents.detail import DocumentDetail
    from desktop.documents.list import DocumentList
    from desktop.undoing import UndoStack
    from desktop.window import MainWindow


class ReadingVerbs(QObject):
    """Binds these actions of the Documents pane; the forms are loaded when they are first asked for."""

    def __init__(self, window: MainWindow, documents: DocumentList, detail: DocumentDetail, stack: UndoStack) -> None:
        super().__init__(detail)
        self._window, self._session = window, window.context
        self._list, self._detail, self._stack = documents, detail, stack
        self._bind(partial(window.actions_table.bind, pane="documents"))

    def _bind(self, bind: Callable[..., object]) -> None:

        def waits() -> bool:
            return self._list.waiting() > 0

        bind("documents.convert", self.convert, lambda: self._list.count() > 0)
        bind("documents.encoding", self.choose_encoding, self._is_text_file)
        bind("documents.waiting", lambda: self._list.narrowing.show_only("waiting"), waits)
        bind("documents.accept", partial(self.decide, "accept"), waits)
        bind("documents.reject", partial(self.decide, "reject"), waits)
        bind("documents.rename", self.rename, lambda: self._detail.row() is not None)
        bind("documents.language", self.set_language, lambda: self._list.count() > 0)
        bind("documents.password", self.unlock, lambda: self._list.failed() > 0)
        bind("documents.narrow", self._list.narrowing.open_menu, lambda: self._list.total() > 0)
        bind("documents.tree", lambda: tree.ask_again(self._window), lambda: bool(self._session.project_id))

    def _is_text_file(self) -> bool:
        row = self._detail.row()
        return row is not None and bool(row["sha256"]) and row["format"] in words.TEXTS

    def unlock(self) -> None:
        """Ask for the password of the document under the cursor, or of one that waits for its password."""
        self._with("passwords", lambda forms: forms.ask(self._window, self._detail.document_id))

    def convert(self) -> None:
        """Open the form that reads the selected documents again."""
        find = self._list.chosen()
        self._with("converting", lambda forms: forms.ask(self._window, find))

    def choose_encoding(self) -> None:
        """Open the choice of encodings for the document under the cursor."""
        row = self._detail.row()
        if row is not None:
            self._with("converting", lambda forms: forms.ask_encoding(self._window, row))

    def decide(self, way: str) -> None:
        """Take or drop the new texts of the selected documents."""
        find = self._list.chosen()
        self._with("deciding", lambda forms: forms.decide(self._window, self._stack, find, way))

    def rename(self) -> None:
        """Ask for another name of the document under the cursor."""
        row = self._detail.row()
        if row is not None:
            self._with("deciding", lambda forms: forms.ask_name(self._window, self._stack, row))

    def set_language(self) -> None:
        """Ask which language the selected documents are in."""
        row, find, count = self._detail.row(), self._list.chosen(), self._list.count()
        intro = self.tr("For %n document(s) you selected.", "", count) if count > 1 else ""
        now = row["language"] if row is not None else "zh"
        self._with("deciding", lambda forms: forms.ask_language(self._window, self._stack, find, now, intro))

    def _with(self, form: str, then: Callable[[Any], object]) -> None:
        with_module(self._session, f"desktop.documents.{form}", then, self)
