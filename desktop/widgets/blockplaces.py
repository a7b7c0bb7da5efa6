"""Where each of any number of text blocks lies in a view that scrolls through them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.theme import current
from desktop.widgets.heights import Heights
from desktop.widgets.markdownblocks import Block

WIDEST: Final = 860
EDGE: Final = 20
TOP: Final = 14


class BlockPlaces(QAbstractScrollArea):
    """Blocks below each other, as high as `heights` says, and the bars that follow from it.

    Nothing is laid out or painted here; whoever does so corrects the heights, which are guessed before.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "text")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.theme = current()
        self.blocks: list[Block] = []
        self.heights = Heights()
        # All blocks are known, and whoever waited for that was told.
        self._announced = True
        # The width of the text that the heights are for, and of the widest block.
        self._width = self._widest = 0.0
        # More than nothing while the program moves the bars.
        self._quiet = 0
        self._former = 0
        # Where the view is in fractions of a pixel: the bar counts whole ones, and heights added to those would drift.
        self._exact = 0.0

    def column_width(self) -> float:
        """Return the width of the text: lines that are too long are hard to read."""
        return float(max(60, min(self.viewport().width() - 2 * EDGE, self.theme.scaled(WIDEST))))

    def left(self) -> float:
        """Return where the text begins; further right in a view wider than the text."""
        return EDGE - self.horizontalScrollBar().value()

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

    def edge(self) -> tuple[int, float]:
        """Return the block at the upper edge and the share of it that is above; `show_row` brings it back there."""
        row = self.heights.at(self._exact + 0.5)
        if row < 0:
            return -1, 0.0
        return row, max(0.0, (self._exact - self.heights.top(row)) / max(1.0, self.heights[row]))

    def _is_last(self) -> bool:
        """Return whether the end of the text is in sight."""
        bar = self.verticalScrollBar()
        return self._announced and bar.value() >= bar.maximum() > 0

    def _set_range(self) -> None:
        """Let the bars know how much there is; the end stays in sight, however high the last blocks turn out."""
        bar, wide = self.verticalScrollBar(), self.horizontalScrollBar()
        high, is_last = self.viewport().height(), self._is_last()
        self._quiet += 1
        bar.setRange(0, max(0, round(self.heights.total) + TOP + EDGE - high))
        bar.setPageStep(high)
        bar.setSingleStep(self.theme.px("body") * 3)
        wide.setRange(0, round(self._widest - self._width) if self._widest > self._width + 8 else 0)
        wide.setPageStep(round(self._width))
        self._quiet -= 1
        if is_last:
            self._put(bar.maximum())

    def _put(self, value: float) -> None:
        self._quiet += 1
        self.verticalScrollBar().setValue(round(value))
        self._former = self.verticalScrollBar().value()
        self._exact = value if abs(value - self._former) < 1 else float(self._former)
        self._quiet -= 1
