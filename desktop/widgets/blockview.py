"""A view of any number of text blocks: painting them, and the keys that scroll."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent

from desktop.widgets.blockplaces import EDGE
from desktop.widgets.blockscroll import BlockScroll
from desktop.widgets.markdowntext import Laid


class BlockView(BlockScroll):
    """Paints the blocks in sight; subclasses add what lies behind them and what is selected."""

    def paint_behind(self, painter: QPainter, row: int, area: QRectF, laid: Laid) -> None:
        """Paint what lies behind a block."""

    # Events

    def scrollContentsBy(self, across: int, _down: int) -> None:
        """Paint all again only when scrolled sideways; up and down, what is there is moved."""
        if across:
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again at the new width; the line that was at the top stays there."""
        super().resizeEvent(event)
        width = self.column_width()
        if width != self._width and self._width:
            row, share = self.edge()
            self.heights.scale(self._width / width)
            self._width = width
            self._drop()
            if row >= 0 and self._wanted is None:
                self.show_row(row, share)
        self._width = width
        self.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the ends with Home and End; the rest is Qt's."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.key() == Qt.Key.Key_Space:
            bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is in sight and was not painted before."""
        painter, area = QPainter(self.viewport()), QRectF(event.rect())
        painter.setClipRect(area)
        painter.fillRect(area, self.theme.role("surface"))
        row = max(0, self.row_at(area.top()))
        while row < len(self.blocks) and (y := self.top_of(row)) <= area.bottom():
            if row in self._laid:
                self._paint_row(painter, row, y, area)
            row += 1
        painter.end()

    def _paint_row(self, painter: QPainter, row: int, y: float, exposed: QRectF) -> None:
        laid = self._laid[row]
        size = laid.document.size()
        offset = self.left() if laid.behind == "table" else EDGE
        area = QRectF(offset + laid.left, y + laid.above, size.width(), size.height())
        self.paint_behind(painter, row, area, laid)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, self.theme.role("text"))
        context.clip = exposed.translated(-area.topLeft())
        context.selections = self.selections(row, laid)
        painter.save()
        painter.translate(QPointF(area.topLeft()))
        laid.document.documentLayout().draw(painter, context)
        painter.restore()

    def selections(self, row: int, laid: Laid) -> list[QAbstractTextDocumentLayout.Selection]:
        """Return what of a block is painted as selected."""
        return []
