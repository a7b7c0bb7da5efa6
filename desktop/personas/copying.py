"""Choosing the documents that get copies of pairs."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox
from sqlalchemy import Connection

from core.documents import listing
from core.documents.listing import DocumentFilter
from desktop.widgets.columns import Column
from desktop.widgets.dialog import Sheet
from desktop.widgets.page import Foot
from desktop.widgets.paged import PagedModel
from desktop.widgets.search import SearchField
from desktop.widgets.table import BigTable, Selection

if TYPE_CHECKING:
    from desktop.window import MainWindow

HEIGHT = 300


class CopySheet(Sheet):
    """A list of the other documents; `on_copy` gets what finds the chosen ones, and whether to replace their pairs."""

    def __init__(
        self, window: MainWindow, but: int, on_copy: Callable[[Callable[[Connection], Sequence[int]], bool], object]
    ) -> None:
        super().__init__(window, "", "", width=560)
        self._session, self._but, self._on_copy = window.context, but, on_copy
        self._filter = DocumentFilter()
        columns = (Column("name", lambda: self.tr("Document")), Column("format", lambda: self.tr("Kind"), "muted", 80))
        self.model = PagedModel(columns, array("q"), self._rows, self)
        self.table = BigTable(self.model, compact=True)
        self.table.setMinimumHeight(HEIGHT)
        self.search = SearchField()
        self.search.searched.connect(self._narrow)
        self.foot = Foot(self.table.selectAll)
        self.replace = QCheckBox()
        for part in (self.search, self.table, self.foot, self.replace):
            self.body.addWidget(part)
        self.table.selection_changed.connect(self._say)
        self.accepted.connect(self._copy)
        self.retranslate()
        self._narrow("")

    def _narrow(self, text: str) -> None:
        self._filter = DocumentFilter(search=text)
        project_id, chosen = self._session.project_id, self._filter

        def read(connection: Connection) -> array[int]:
            found = listing.ids(connection, project_id, chosen)
            return array("q", (one for one in found if one != self._but))

        self._session.query(read, self.model.set_ids, self, "ids")

    def _rows(self, ids: list[int]) -> dict[int, tuple[Any, ...]]:
        found = self._session.read(lambda c: listing.rows(c, ids))
        return {one: (row[1], row[2].upper()) for one, row in found.items()}

    def _say(self, selection: Selection) -> None:
        some = selection.everything or bool(selection.ids)
        self.primary.setEnabled(some)
        count = len(self.model.ids) if selection.everything else len(selection.ids)
        self.note.setText(self.tr("%n document(s) chosen", "", count) if some else "")

    def _copy(self) -> None:
        selection, ids = self.table.selection(), self.model.ids
        wanted = list(ids) if selection.everything else list(selection.ids)
        self._on_copy(lambda _connection: wanted, self.replace.isChecked())

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        self.setWindowTitle(self.tr("Copy pairs to other documents"))
        self.heading.setText(self.windowTitle())
        self.primary.setText(self.tr("Copy"))
        self.search.set_placeholder(self.tr("Search documents"))
        self.table.set_name(self.tr("Documents"))
        self.foot.set_texts("", self.tr("Choose all"))
        self.replace.setText(self.tr("Replace the pairs they have"))
        self._say(self.table.selection())
