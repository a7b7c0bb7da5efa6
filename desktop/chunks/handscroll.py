"""Scrolling through a text of any length with cuts in it: only the rows in sight are laid out and kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.chunks.handcuts import Cuts
from desktop.chunks.handlayout import SPACING, Column, LaidRow, Segment, across, lay
from desktop.chunks.handrows import Measure, Rows, rows
from desktop.theme import current

KEPT = 240
WIDEST = 860
GUTTER, EDGE, TOP = 76, 28, 12
BAND = 30


@dataclass(frozen=True)
class Hit:
    """What lies under the pointer: the place a cut would come to, and the cut itself when it is one."""

    place: int
    cut: int = -1


class HandScroll(QAbstractScrollArea):
    """Rows of text, measured when they come into sight; what is in sight stays put when a guess was wrong.

    Attributes:
        cuts: the cuts, which the view follows.
        rows: rows of the text with their heights.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "text")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.theme = current()
        self.cuts = Cuts(parent=self)
        self.rows: Rows = rows("", [], self.measure())
        self._laid: OrderedDict[int, LaidRow] = OrderedDict()
        self._quiet = False
        self._former = 0
        self._width = 0.0
        self.cuts.changed.connect(self._recut)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.theme.changed.connect(self.restyle)

    def set_rows(self, found: Rows) -> None:
        """Show the text of `cuts` by rows made with `measure()`."""
        self.rows = found
        self._laid.clear()
        self._width = self.column_width()
        self._put(0)
        self.settle()

    # Measures

    def column_width(self) -> float:
        """Return the width of the text."""
        room = self.viewport().width() - self.gutter() - EDGE
        return float(max(120, min(room, self.theme.scaled(WIDEST))))

    def gutter(self) -> int:
        """Return the width of the margin with the numbers."""
        return self.theme.scaled(GUTTER)

    def band(self) -> float:
        """Return the height a cut takes."""
        return float(self.theme.scaled(BAND))

    def measure(self) -> Measure:
        """Return what guessing the heights of rows needs."""
        metrics = QFontMetricsF(self.theme.font())
        letters = max(8.0, self.column_width() / max(1.0, metrics.averageCharWidth()))
        return Measure(letters, metrics.height() * SPACING, self.band())

    # Layout

    def laid(self, row: int) -> LaidRow:
        """Return a row laid out."""
        if row not in self._laid:
            self._lay(row)
        self._laid.move_to_end(row)
        return self._laid[row]

    def _lay(self, row: int) -> float:
        start, end = self.rows.bounds(row)
        column = Column(self.theme.font(), self.column_width(), self.band())
        made = self._laid[row] = lay(self.cuts.text, (start, end), self.cuts.within(start, end), column)
        while len(self._laid) > KEPT:
            self._laid.popitem(last=False)
        return self.rows.heights.set(row, made.height)

    def settle(self) -> None:
        """Lay out what is in sight and paint it."""
        row, bottom = self.row_at(0), self.viewport().height()
        while 0 <= row < len(self.rows) and self.top_of(row) < bottom:
            self.laid(row)
            row += 1
        self._set_range()
        self.viewport().update()

    def restyle(self) -> None:
        """Lay out again: colours or sizes changed."""
        self._laid.clear()
        self.settle()

    def _set_range(self) -> None:
        bar, high = self.verticalScrollBar(), self.viewport().height()
        self._quiet = True
        bar.setRange(0, max(0, round(self.rows.heights.total + 2 * TOP + self.band()) - high))
        bar.setPageStep(high)
        bar.setSingleStep(self.theme.px("body") * 3)
        self._former = bar.value()
        self._quiet = False

    def _put(self, value: float) -> None:
        self._quiet = True
        self.verticalScrollBar().setValue(round(value))
        self._former = self.verticalScrollBar().value()
        self._quiet = False

    def _scrolled(self, value: int) -> None:
        former, self._former = self._former, value
        if self._quiet:
            return
        if 0 < former - value < 2 * self.viewport().height():
            self._lay_above(former, value)
        self.settle()

    def _lay_above(self, former: int, value: int) -> None:
        """Lay out what comes in from above: it may be higher than guessed; what was in sight moves as far as asked."""
        row = max(0, self.rows.heights.at(former - TOP))
        inside = former - self.rows.heights.top(row)
        missing, above = former - value - (inside - TOP), row
        while above > 0 and missing > 0:
            above -= 1
            self.laid(above)
            missing -= self.rows.heights[above]
        self._set_range()
        self._put(self.rows.heights.top(row) + inside - (former - value))

    def _recut(self, places: Iterable[int]) -> None:
        """Follow cuts that came or went; the row at the upper edge stays there."""
        first = max(0, self.row_at(0))
        inside = self.verticalScrollBar().value() - self.rows.heights.top(first)
        band, grown = self.band(), dict[int, float]()
        for place in places:
            row = self.rows.at(place)
            grown[row] = grown.get(row, 0.0) + (band if self.cuts.is_cut(place) else -band)
            self._laid.pop(row, None)
        self.rows.heights.grow(grown)
        self._set_range()
        self._put(self.rows.heights.top(first) + inside)
        self.settle()

    def scrollContentsBy(self, _across: int, _down: int) -> None:
        """Paint again; what is in sight was settled by then."""
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again at the new width; the row at the upper edge stays there."""
        super().resizeEvent(event)
        width = self.column_width()
        if width != self._width and self._width and len(self.rows):
            row = max(0, self.row_at(0))
            self._laid.clear()
            self.rows.heights.scale(self._width / width)
            self._set_range()
            self._put(self.rows.heights.top(row))
        self._width = width
        self.settle()

    # Places

    def row_at(self, y: float) -> int:
        """Return the row at a height in the viewport, -1 where there is none."""
        return self.rows.heights.at(y + self.verticalScrollBar().value() - TOP)

    def top_of(self, row: int) -> float:
        """Return where a row begins in the viewport."""
        return TOP + self.rows.heights.top(row) - self.verticalScrollBar().value()

    def segment(self, place: int) -> tuple[int, Segment]:
        """Return the row of a place and its segment in it."""
        row = self.rows.at(place)
        parts = self.laid(row).segments
        return row, next((part for part in reversed(parts) if part.start <= place), parts[0])

    def spot(self, place: int) -> QRectF:
        """Return where a place is in the viewport: left and top of its line, no width, height of the line."""
        row, part = self.segment(place)
        line = part.layout.lineForTextPosition(part.shift(place))
        x = line.cursorToX(part.shift(place))
        return QRectF(self.gutter() + across(x), self.top_of(row) + part.top + line.y(), 0.0, line.height())

    def cut_spot(self, place: int) -> QRectF:
        """Return the band of a cut in the viewport."""
        row, part = self.segment(place)
        top = self.top_of(row) + part.top - self.band()
        return QRectF(0.0, top, float(self.viewport().width()), self.band())

    def hit(self, point: QPointF) -> Hit:
        """Return what lies at a point: a cut, the start of the line in the margin, else the character nearest."""
        row = max(0, min(len(self.rows) - 1, self.row_at(point.y())))
        y = point.y() - self.top_of(row)
        parts = self.laid(row).segments
        for part in parts:
            if part.is_cut and part.top - self.band() <= y < part.top:
                return Hit(part.start, part.start)
        part = next((one for one in reversed(parts) if one.top <= y), parts[0])
        line = part.line_at(y - part.top)
        if point.x() < self.gutter():
            return Hit(part.line_start(line))
        return Hit(self.tidy(part.place(line.xToCursor(point.x() - self.gutter()))))

    def tidy(self, place: int) -> int:
        """Return the place a cut comes to: parting no sign, and behind the line break it would stand before."""
        place = self.cuts.border(place)
        text = self.cuts.text
        if 0 < place < len(text) and text[place] == "\n" and text[place - 1] != "\n":
            return place + 1
        return place

    def reveal(self, place: int, margin: float = 0.0) -> None:
        """Scroll so far that a place is in sight, with some room around it."""
        row = self.rows.at(place)
        bar, high = self.verticalScrollBar(), self.viewport().height()
        if not -high < self.top_of(row) < 2 * high:
            self._put(self.rows.heights.top(row) - high / 3)
            self.settle()
        area = self.spot(place)
        room = max(margin, self.band() * 1.5)
        if area.top() < room:
            bar.setValue(round(bar.value() + area.top() - room))
        elif area.bottom() > high - room:
            bar.setValue(round(bar.value() + area.bottom() - high + room))
