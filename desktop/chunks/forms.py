"""The forms that chunks are generated from, extended and cleaned with; each is loaded when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from sqlalchemy import Connection

from core.chunks import parts
from desktop.loading import with_module

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.chunks.detail import ChunkDetail
    from desktop.chunks.editing import ChunkEdits
    from desktop.chunks.list import AllChunks
    from desktop.window import MainWindow


class ChunkForms(QObject):
    """Opens them for what is selected, else for the chunk shown."""

    def __init__(self, window: MainWindow, chunks: AllChunks, detail: ChunkDetail, edits: ChunkEdits) -> None:
        super().__init__(chunks)
        self._window, self._list, self._detail, self._edits = window, chunks, detail, edits

    def generate(self) -> None:
        """Ask for questions about the chunks selected, else about all that match the filter."""
        bulk = self._list.is_bulk()
        count = self._list.count() if bulk else self._list.model.rowCount()
        chosen = self._list.picked() if bulk else self._list.query(self._list.filter())
        intro = self.tr("For %n chunk(s) you selected.", "", count) if bulk else ""
        intro = intro or self.tr("For %n chunk(s), all that the list shows.", "", count)

        def find(_connection: Connection) -> list[int]:
            return parts.ids_of(_connection, chosen)

        self._with("desktop.documents.generating", lambda forms: forms.ask(self._window, find, intro))

    def extend(self, *, before: bool) -> None:
        """Open the form that puts a text before or behind chunks."""
        chosen, count, row = self._list.picked(), self._list.count(), self._detail.row()
        if row is None:
            return

        def show(forms: Any) -> None:
            forms.ExtendSheet(self._window, self._edits, chosen, count, row, before=before).open()

        self._with("desktop.chunks.extending", show)

    def clean(self) -> None:
        """Open the form that cleans chunks."""
        chosen, count, row = self._list.picked(), self._list.count(), self._detail.row()
        if row is not None:
            self._with(
                "desktop.chunks.cleaning",
                lambda forms: forms.CleanSheet(self._window, self._edits, chosen, count, row).open(),
            )

    def _with(self, module: str, then: Callable[[Any], object]) -> None:
        with_module(self._window.context, module, then, self)
