"""Scrolling through any number of text blocks, of which only those in sight are laid out and kept."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.widgets.blockplaces import BlockPlaces
from desktop.widgets.markdownblocks import Block
from desktop.widgets.markdowntext import Laid

#: seconds of one turn of work on the UI thread
TURN: Final = 0.003
#: seconds that laying out what came into sight may take at once
SIGHT: Final = 0.004
#: documents kept; a screen holds about thirty
KEPT: Final = 160


class BlockScroll(BlockPlaces):
    """When a block turns out higher than it was guessed to be, what is in sight stays where it is.

    Subclasses say how a block is laid out (`lay`) and how high it probably is (`guess`), and paint.

    Signals:
        moved: the user scrolled; not sent when the program did.
        filled: all blocks are known.
    """

    moved = Signal()
    filled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._laid: OrderedDict[int, Laid] = OrderedDict()
        self._source: Iterator[Block] | None = None
        self._unsettled = False
        self._wanted: tuple[int, float] | None = None
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._work)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.theme.changed.connect(self.restyle)

    # What a subclass says

    def lay(self, block: Block, width: float) -> Laid:
        """Return a block laid out."""
        raise NotImplementedError(type(self).__name__)

    def guess(self, block: Block, width: float) -> float:
        """Return about how high a block is."""
        raise NotImplementedError(type(self).__name__)

    # Content

    def set_blocks(self, source: Iterator[Block]) -> None:
        """Show other blocks; they are taken from `source` in turns, so that a long text stalls nothing."""
        self.blocks = []
        self.heights.clear()
        self._drop()
        self._source, self._wanted, self._announced = source, None, False
        self._width = self.column_width()
        self._put(0)
        self._take_more()
        self._turn.start()
        self.settle()

    def is_filled(self) -> bool:
        """Return whether all blocks are known."""
        return self._source is None

    def is_settled(self) -> bool:
        """Return whether nothing is left to be laid out."""
        return not self._turn.isActive()

    def restyle(self) -> None:
        """Lay out again: colours or sizes changed."""
        self._drop()
        self.settle()

    def _drop(self) -> None:
        self._laid.clear()
        self._widest = 0.0

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
        """Do a turn of what is left to do: what is in sight, more blocks, the wanted place, what will be in sight."""
        if self._unsettled:
            self.settle()
            return
        if self._announced:
            if not self._look_ahead():
                self._turn.stop()
            return
        known = len(self.blocks)
        self._take_more()
        self._set_range()
        if self._wanted is not None and (self._source is None or self._wanted[0] < len(self.blocks)):
            wanted, self._wanted = self._wanted, None
            self.show_row(*wanted)
        elif self.top_of(known) < self.viewport().height():
            self.settle()
        if self._source is None:
            self._announced = True
            self.filled.emit()

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
                    self._set_range()
                    return True
        return False

    # Places

    def show_line(self, row: int, share: float) -> None:
        """Scroll so that `line` gives this, without `moved`."""
        if not self.blocks:
            return
        if row >= len(self.blocks) and self._source is not None:
            self._wanted = (row, share)
            return
        row = min(row, len(self.blocks) - 1)
        y = self.heights.top(row) + share * self.heights[row]
        former = self.verticalScrollBar().value()
        self._put(y * self.verticalScrollBar().maximum() / max(1.0, self.heights.total))
        self._shift(former - self.verticalScrollBar().value())

    def show_row(self, row: int, share: float = 0.0) -> None:
        """Bring a block to the upper edge, without `moved`; later where it is not known yet."""
        if row >= len(self.blocks) and self._source is not None:
            self._wanted = (row, share)
            return
        if self.blocks:
            row = min(row, len(self.blocks) - 1)
            if share and row not in self._laid:
                self._lay(row)  # a share of a guess may lie behind the block
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
        grown = self._lay(row)
        value = self._exact
        # A block that ends within half a pixel of the edge lies above it: it ends where the one at the edge begins.
        if grown and self.heights.top(row) + self.heights[row] - grown <= value + 0.5:
            is_last = self._is_last()
            self._set_range()
            if not is_last:
                self._put(value + grown)
        return grown

    def _lay(self, row: int) -> float:
        """Lay a block out; return by how much it is higher than it was thought to be."""
        made = self._laid[row] = self.lay(self.blocks[row], self._width)
        while len(self._laid) > KEPT:
            self._laid.popitem(last=False)
        size = made.document.size()
        self._widest = max(self._widest, made.left + size.width())
        return self.heights.set(row, made.above + size.height() + made.below)

    def settle(self, *, repaint: bool = True) -> None:
        """Lay out what is in sight and repaint; what takes longer than a turn comes in the next ones."""
        is_last, former = self._is_last(), self.verticalScrollBar().value()
        self._unsettled = not self._lay_sight(time.perf_counter() + SIGHT)
        self._set_range()
        if is_last and self.verticalScrollBar().value() != former:
            repaint = self._unsettled = True
        if repaint:
            self.viewport().update()
        if self.blocks and not self._turn.isActive():
            self._turn.start()

    def _lay_sight(self, until: float) -> bool:
        """Lay out what is in sight until a time; return whether all of it is."""
        bottom = self.viewport().height()
        row = self.row_at(0) if self.blocks and bottom > 1 else len(self.blocks)
        while 0 <= row < len(self.blocks) and self.top_of(row) < bottom:
            if row in self._laid:
                self._laid.move_to_end(row)
            elif time.perf_counter() < until:
                self._measure(row)
            else:
                return False
            row += 1
        return True

    def _scrolled(self, value: int) -> None:
        former, self._former, self._exact = self._former, value, float(value)
        if self._quiet:
            return
        if 0 < former - value < 2 * self.viewport().height():
            self._settle_above(former, value)
        self._shift(former - value)
        self.moved.emit()

    def _shift(self, pixels: int) -> None:
        """Move what is in sight and lay out what comes in; painting all of it again would take longer than a frame."""
        if not pixels:
            return
        if abs(pixels) < self.viewport().height() and not self._unsettled:
            self.settle(repaint=False)
            self.viewport().scroll(0, pixels)
        else:
            self.settle()

    def _settle_above(self, former: int, value: int) -> None:
        """Lay out what comes in from above; what was in sight moves exactly as far as the user scrolled."""
        row = self.heights.at(former)
        inside = former - self.heights.top(row)
        first, missing = row, former - value - inside
        while first > 0 and missing > 0:
            first -= 1
            if first not in self._laid:
                self._lay(first)
            missing -= self.heights[first]
        self._set_range()
        self._put(self.heights.top(row) + inside - (former - value))
