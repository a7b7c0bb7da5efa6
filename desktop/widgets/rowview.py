"""A table view of whole rows in the look of the house, calm while rows are added below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.widgets.paged import Index
from desktop.widgets.rowmark import mark_frame


class RowView(QTableView):
    """Rows are chosen as a whole, never edited in place; `hovered` is the row under the pointer, -1 for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hovered = -1
        self._only_below = False
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    # Rows that a job adds

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        """Note whether the new rows lie below what is in view."""
        last = self.rowAt(self.viewport().height() - 1)
        self._only_below = 0 <= last < start
        super().rowsInserted(parent, start, end)

    def reset(self) -> None:
        """Paint everything: the rows are others."""
        self._only_below = False
        super().reset()

    def doItemsLayout(self) -> None:
        """Leave the rows in view as they are when others came below: painting them ten times a second is felt."""
        if self._only_below:
            self._only_below = False
            self.updateGeometries()
        else:
            super().doItemsLayout()

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: the built-in search reads every row, and letters are actions."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show where the keyboard is, even where there is no row."""
        super().paintEvent(event)
        if self.hasFocus() and not self.model().rowCount():
            mark_frame(QPainter(self.viewport()), self.viewport().rect())

    # The row under the pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the row under the pointer."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """Put the light out."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.hovered:
            self.hovered = row
            self.viewport().update()
