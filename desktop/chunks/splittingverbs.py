"""The actions of the Documents pane that make chunks: splitting again, and cutting by hand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.loading import with_module

if TYPE_CHECKING:
    from desktop.documents.detail import DocumentDetail
    from desktop.documents.list import DocumentList
    from desktop.undoing import UndoStack
    from desktop.window import MainWindow


class SplittingVerbs(QObject):
    """Binds "documents.split" and "documents.cut"; the sheets are loaded when they are first asked for."""

    def __init__(self, window: MainWindow, documents: DocumentList, detail: DocumentDetail, stack: UndoStack) -> None:
        super().__init__(detail)
        self._window, self._session, self._stack = window, window.context, stack
        self._list, self._detail = documents, detail
        bind = partial(window.actions_table.bind, pane="documents")
        bind("documents.split", self.split, self._has_target)
        bind("documents.cut", self.cut, self._has_text)

    def _has_text(self) -> bool:
        row = self._detail.row()
        return row is not None and row["state"] != "failed"

    def _has_target(self) -> bool:
        return self._list.count() > 1 or self._has_text()

    def split(self) -> None:
        """Split the documents selected again, else the one under the cursor."""
        row = self._detail.row()
        current = row["id"] if row is not None else 0
        find = self._list.chosen() if self._list.count() > 1 else lambda _connection: [current]
        with_module(
            self._session,
            "desktop.chunks.splitting",
            lambda sheets: sheets.show(self._window, self._stack, find, current),
            self,
        )

    def cut(self) -> None:
        """Cut the document under the cursor by hand."""
        row = self._detail.row()
        if row is not None:
            document_id = row["id"]
            with_module(
                self._session,
                "desktop.chunks.hand",
                lambda sheets: sheets.show(self._window, self._stack, document_id),
                self,
            )
