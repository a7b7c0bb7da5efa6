"""The base of all trees: rows tinted from edge to edge like those of the lists, numbers in the second rank."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from desktop.theme import current
from desktop.widgets.rowmark import mark_row

Index = QModelIndex | QPersistentModelIndex
BAR = 3


class PlainTree(QTreeView):
    """A tree without frame that draws selection, hover and cursor as the big table does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setIndentation(18)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._restyle()
        current().changed.connect(self._restyle)

    def _restyle(self) -> None:
        # The branch area takes its selection from the palette, not from the stylesheet.
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, current().role("accent_tint"))
        palette.setColor(QPalette.ColorRole.HighlightedText, current().role("text"))
        self.setPalette(palette)
        self.viewport().update()

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row, with the bar of the lists on the one under the cursor."""
        picked = self.selectionModel().isSelected(index)
        if picked:
            painter.fillRect(option.rect, current().role("accent_tint"))
        super().drawRow(painter, option, index)
        if picked and index.row() == self.currentIndex().row() and index.parent() == self.currentIndex().parent():
            area = option.rect
            painter.fillRect(QRect(0, area.top(), BAR, area.height()), current().role("accent"))
            if self.hasFocus():
                mark_row(painter, QRect(0, area.top(), self.viewport().width(), area.height()))


class CountPainter(QStyledItemDelegate):
    """Numbers on the right, in the second rank, under their heading; never edited."""

    def createEditor(self, _parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> None:
        """Open no editor."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one number."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, current().role("accent_tint"))
        painter.setFont(current().font("second"))
        painter.setPen(current().role("muted"))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(option.rect.adjusted(0, 0, -12, 0), side, shown.text)
