"""Choosing the chunk on which a prompt is tried."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from sqlalchemy import Connection

from core.chunks import listing
from core.chunks.listing import ChunkFilter
from core.store import paging
from desktop.session import Session
from desktop.translate import Retranslating
from desktop.widgets.picker import steered
from desktop.widgets.search import SearchField

SHOWN = 60


class ChunkPicker(Retranslating, QWidget):
    """A search and the chunks it finds in one language (in any where it finds none), the first chosen.

    Signals:
        chosen: the id of the chunk, 0 for none.
    """

    chosen = Signal(int)

    def __init__(self, session: Session, language: str) -> None:
        super().__init__()
        self._session, self._language = session, language
        self.search = SearchField()
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setFixedHeight(112)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.search)
        column.addWidget(self.list)
        self.search.searched.connect(self.find)
        self.search.installEventFilter(self)
        self.list.currentRowChanged.connect(lambda _row: self.chosen.emit(self.chunk()))
        self.retranslate()

    def chunk(self) -> int:
        """Return the id of the chosen chunk, 0 where there is none."""
        if self.list.currentRow() < 0:
            return 0
        return int(self.list.currentItem().data(Qt.ItemDataRole.UserRole))

    def find(self, words: str = "") -> None:
        """Show the first chunks that hold the words."""
        project_id = self._session.project_id

        def read(connection: Connection) -> list[tuple[int, Any]]:
            query = listing.ordered(project_id, ChunkFilter(search=words)).limit(SHOWN)
            ids = list(paging.ids(connection, query.where(listing.CHUNK.c.language == self._language)))
            ids = ids or list(paging.ids(connection, query))
            found = listing.rows(connection, ids)
            return [(chunk_id, found[chunk_id]) for chunk_id in ids if chunk_id in found]

        self._session.query(read, self._show, self, "chunks")

    def _show(self, rows: list[tuple[int, Any]]) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for chunk_id, row in rows:
            _id, name, position, _headings, _size, _questions, preview, *_rest = row
            item = QListWidgetItem(f"{name} · {position + 1}   {' '.join(str(preview).split())}")
            item.setData(Qt.ItemDataRole.UserRole, chunk_id)
            self.list.addItem(item)
        if not rows:
            nothing = QListWidgetItem()
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus if rows else Qt.FocusPolicy.NoFocus)
        self.list.setCurrentRow(0 if rows else -1)
        self.retranslate()
        self.list.blockSignals(False)
        self.chosen.emit(self.chunk())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list while the cursor stays in the search field; Enter searches there and calls no model."""
        return steered(event, self.list, self.search.returnPressed.emit) or super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.search.set_placeholder(self.tr("Find a chunk to try it on"))
        self.list.setAccessibleName(self.tr("Chunks"))
        if self.list.count() and not self.list.item(0).flags():
            words = self.tr("Nothing matches.") if self.search.text().strip() else self.tr("No chunks yet.")
            self.list.item(0).setText(words)
