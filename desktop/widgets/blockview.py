"""A scrolling view of any number of text blocks, of which only those in sight are laid out and kept."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAbstractTextDocumentLayout, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.theme import current
from desktop.widgets.heights import Heights
from desktop.widgets.markdownblocks import Block
from desktop.widgets.markdowntext import Laid

#: seconds of one turn of work on the UI thread
TURN: Final = 0.003
#: documents kept; a screen holds about thirty
KEPT: Final = 160
WIDEST: Final = 860
EDGE: Final = 20
TOP: Final = 14


class BlockView(QAbstractScrollArea):
    """Heights of blocks out of sight are guessed; when one turns out otherwise, what is in sight stays where it is.

    Subclasses say how a block is laid out (`lay`) and how high it probably is (`guess`).

    Signals:
        moved: the user scrolled; not sent when the program did.
        filled: all blocks are known.
    """

    moved = Signal()
    filled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "reading")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.blocks: list[Block] = []
        self.heights = Heights()
        self._laid: OrderedDict[int, Laid] = OrderedDict()
        self._source: Iterator[Block] | None = None
        self._width = 0.0
        self._quiet = 0
        self._wanted: tuple[int, float] | None = None
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._work)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._former = 0
        current().changed.connect(self.restyle)

    # What a subclass says

    def lay(self, block: Block, width: float) -> Laid:
        """Return a block laid out."""
        raise NotImplementedError(type(self).__name__)

    def guess(self, block: Block, width: float) -> float:
        """Return about how high a block is."""
        raise NotImplementedError(type(self).__name__)

    def paint_behind(self, painter: QPainter, row: int, area: QRectF, laid: Laid) -> None:
        """Paint what lies behind a block."""

    # Content

    def set_blocks(self, source: Iterator[Block]) -> None:
        """Show other blocks; they are taken from `source` in turns, so that a long text stalls nothing."""
        self.blocks = []
        self.heights.clear()
        self._laid.clear()
        self._source, self._wanted = source, None
        self._width = self.column_width()
        self._put(0)
        self._take_more()
        self._turn.start()
        self.settle()

    def is_filled(self) -> bool:
        """Return whether all blocks are known."""
        return self._source is None

    def restyle(self) -> None:
        """Lay out again: colours or sizes changed."""
        self._laid.clear()
        self.settle()

    def column_width(self) -> float:
        """Return the width of the text: lines that are too long are hard to read."""
        return float(max(60, min(self.viewport().width() - 2 * EDGE, current().scaled(WIDEST))))

    def left(self) -> float:
        """Return where the text begins; further right in a view wider than the text."""
        return EDGE - self.horizontalScrollBar().value()

    def _take_more(self) -> None:
        until = time.perf_counter() + TURN
        while self._source is not None and time.perf_counter() < until:
            for _ in range(8):
                block = next(self._source, None)
                if block is None:
                    self._source = None
                    break
                self.blocks.append(block)
                self.heights.append(self.guess(block, self._width))

    def _work(self) -> None:
        """Do a turn of what is left to do: more blocks, then the wanted place, then what will come into sight."""
        if self._source is not None:
            self._take_more()
            self._set_range()
            if self._source is None:
                self.filled.emit()
            if self._wanted is not None and (self._source is None or self._wanted[0] < len(self.blocks)):
                wanted, self._wanted = self._wanted, None
                self.show_row(*wanted)
            self.settle()
        elif not self._look_ahead():
            self._turn.stop()

    def _look_ahead(self) -> bool:
        """Lay out the blocks around the view; return whether there is more to do."""
        until, high = time.perf_counter() + TURN / 2, self.viewport().height()
        value = self.verticalScrollBar().value()
        for row in range(max(0, self.heights.at(value - high / 2)), len(self.blocks)):
            if self.heights.top(row) > value + 2 * high:
                return False
            if row not in self._laid:
                self._measure(row)
                if time.perf_counter() > until:
                    self.settle()
                    return True
        return False

    # Places

    def row_at(self, y: float) -> int:
        """Return the block at a height in the viewport, or -1."""
        return self.heights.at(y + self.verticalScrollBar().value() - TOP)

    def top_of(self, row: int) -> float:
        """Return where a block begins, in the viewport."""
        return TOP + self.heights.top(row) - self.verticalScrollBar().value()

    def line(self) -> tuple[int, float]:
        """Return the block that is read now and the share of it that is above.

        At the start of the text it is what lies at the upper edge, at its end at the lower one, else in between.
        """
        bar = self.verticalScrollBar()
        y = bar.value() / max(1, bar.maximum()) * self.heights.total if bar.maximum() else 0.0
        row = self.heights.at(y)
        if row < 0:
            return 0, 0.0
        return row, min(1.0, max(0.0, (y - self.heights.top(row)) / max(1.0, self.heights[row])))

    def show_line(self, row: int, share: float) -> None:
        """Scroll so that `line` gives this, without `moved`."""
        if not self.blocks:
            return
        if row >= len(self.blocks) and self._source is not None:
            self._wanted = (row, share)
            return
        row = min(row, len(self.blocks) - 1)
        y = self.heights.top(row) + share * self.heights[row]
        self._put(y * self.verticalScrollBar().maximum() / max(1.0, self.heights.total))
        self.settle()

    def show_row(self, row: int, share: float = 0.0) -> None:
        """Bring a block to the upper edge, without `moved`; later where it is not known yet."""
        if row >= len(self.blocks) and self._source is not None:
            self._wanted = (row, share)
            return
        if self.blocks:
            row = min(row, len(self.blocks) - 1)
            for near in range(row, min(row + 40, len(self.blocks))):
                if near not in self._laid:
                    self._measure(near)
                if self.heights.top(near) - self.heights.top(row) > self.viewport().height():
                    break
            self._set_range()
            self._put(self.heights.top(row) + share * self.heights[row])
            self.settle()

    # Layout

    def laid(self, row: int) -> Laid:
        """Return a block laid out."""
        if row not in self._laid:
            self._measure(row)
        self._laid.move_to_end(row)
        return self._laid[row]

    def _measure(self, row: int) -> float:
        made = self._laid[row] = self.lay(self.blocks[row], self._width)
        while len(self._laid) > KEPT:
            self._laid.popitem(last=False)
        grown = self.heights.set(row, made.above + made.document.size().height() + made.below)
        value = self.verticalScrollBar().value()
        if grown and self.heights.top(row) + self.heights[row] - grown <= value:
            self._set_range()
            self._put(value + grown)
        return grown

    def settle(self) -> None:
        """Lay out what is in sight and repaint."""
        if not self.blocks or self.viewport().height() <= 1:
            self._set_range()
            self.viewport().update()
            return
        row, bottom = self.row_at(0), self.viewport().height()
        while row < len(self.blocks) and self.top_of(row) < bottom:
            self.laid(row)
            row += 1
        self._set_range()
        self.viewport().update()
        if not self._turn.isActive():
            self._turn.start()

    def _set_range(self) -> None:
        bar, wide = self.verticalScrollBar(), self.horizontalScrollBar()
        high = self.viewport().height()
        self._quiet += 1
        bar.setRange(0, max(0, round(self.heights.total) + TOP + EDGE - high))
        bar.setPageStep(high)
        bar.setSingleStep(current().px("body") * 3)
        widest = max((one.left + one.document.size().width() for one in self._laid.values()), default=0.0)
        wide.setRange(0, max(0, round(widest - self._width)) if widest > self._width + 8 else 0)
        wide.setPageStep(round(self._width))
        self._quiet -= 1

    def _put(self, value: float) -> None:
        self._quiet += 1
        self.verticalScrollBar().setValue(round(value))
        self._former = self.verticalScrollBar().value()
        self._quiet -= 1

    def _scrolled(self, value: int) -> None:
        former, self._former = self._former, value
        if self._quiet:
            return
        if 0 < former - value < 2 * self.viewport().height():
            self._settle_above(former, value)
        self.settle()
        self.moved.emit()

    def _settle_above(self, former: int, value: int) -> None:
        """Lay out what comes in from above; what was in sight moves exactly as far as the user scrolled."""
        row = self.heights.at(former)
        inside, missing = former - self.heights.top(row), former - value
        self._quiet += 1
        missing -= inside
        first = row
        while first > 0 and missing > 0:
            first -= 1
            if first not in self._laid:
                made = self._laid[first] = self.lay(self.blocks[first], self._width)
                self.heights.set(first, made.above + made.document.size().height() + made.below)
            missing -= self.heights[first]
        self._set_range()
        self._put(self.heights.top(row) + inside - (former - value))
        self._quiet -= 1

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again at the new width; the line that was at the top stays there."""
        super().resizeEvent(event)
        width = self.column_width()
        if width != self._width and self._width:
            row, y = self.heights.at(self.verticalScrollBar().value()), self.verticalScrollBar().value()
            share = (y - self.heights.top(row)) / max(1.0, self.heights[row]) if row >= 0 else 0.0
            self.heights.scale(self._width / width)
            self._width = width
            self._laid.clear()
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
        """Paint what is in sight."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), current().role("surface"))
        row, bottom = max(0, self.row_at(0)), event.rect().bottom()
        while row < len(self.blocks) and (y := self.top_of(row)) <= bottom:
            self._paint_row(painter, row, y)
            row += 1
        painter.end()

    def _paint_row(self, painter: QPainter, row: int, y: float) -> None:
        laid = self.laid(row)
        size = laid.document.size()
        offset = self.left() if laid.behind == "table" else EDGE
        area = QRectF(offset + laid.left, y + laid.above, size.width(), size.height())
        self.paint_behind(painter, row, area, laid)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, current().role("text"))
        context.clip = QRectF(0, -y, size.width(), self.viewport().height() + 40)
        context.selections = self.selections(row, laid)
        painter.save()
        painter.translate(QPointF(area.topLeft()))
        laid.document.documentLayout().draw(painter, context)
        painter.restore()

    def selections(self, row: int, laid: Laid) -> list[QAbstractTextDocumentLayout.Selection]:
        """Return what of a block is painted as selected."""
        return []
