"""A view of rows that grow at the end ten times a second, without laying out or painting the rest again."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from desktop.playground import rows
from desktop.playground.rows import Row
from desktop.widgets.blockplaces import EDGE
from desktop.widgets.markdowntext import LINE_HEIGHT, Laid
from desktop.widgets.selecting import SelectableView

#: new rows that are laid out at once; more come in turns
AT_ONCE: Final = 12


class GrowingView(SelectableView):
    """Rows of a conversation; the view follows the end while the end is in sight."""

    def source(self, first: int, last: int) -> str:
        """Return the text of rows."""
        return "\n".join(self.row(n).text for n in range(first, last + 1))

    def row(self, place: int) -> Row:
        """Return a row."""
        row: Any = self.blocks[place]
        return row

    def whole(self) -> None:
        """Take all rows: a conversation is short beside a book."""
        while self._source is not None:
            self._take_more()
        self._announced = True
        self._set_range()

    # Growing

    def merge(self, first: int, new: list[Row]) -> None:
        """Put rows in place of all from `first` on, leaving alone what is the same."""
        same = 0
        while same < len(new) and first + same < len(self.blocks) and self.row(first + same) == new[same]:
            same += 1
        if first + same < len(self.blocks) or same < len(new):
            self.replace(first + same, new[same:])

    def merge_head(self, start: int, head: list[Row]) -> None:
        """Put the rows before an answer in place, as many as there are."""
        for place, row in enumerate(head, start=start):
            if self.row(place) != row:
                changed: Any = row
                self.blocks[place] = changed
                self._laid.pop(place, None)
                self._lay(place)
                self.viewport().update()

    def replace(self, first: int, new: list[Row]) -> None:
        """Put rows in place of all from `first` on."""
        bar = self.verticalScrollBar()
        follows = bar.value() >= bar.maximum() - 2
        heights = [self.heights[n] for n in range(first, len(self.blocks))]
        for place in range(first, len(self.blocks)):
            self._laid.pop(place, None)
        del self.blocks[first:]
        self.heights.cut(first)
        for place, row in enumerate(new):
            block: Any = row
            self.blocks.append(block)
            known = place < len(heights) and place < len(new) - 1
            self.heights.append(heights[place] if known else self.guess(row, self._width))
        for place in range(first, min(len(self.blocks), first + AT_ONCE)):
            self._lay(place)
        former = bar.value()
        self._set_range()
        if follows:
            self._put(bar.maximum())
        self.settle(repaint=False)
        self._repaint(first, bar.value() - former)

    def _repaint(self, first: int, moved: int) -> None:
        """Paint what is new; what stays the same is moved up."""
        view = self.viewport()
        if abs(moved) >= view.height():
            view.update()
            return
        if moved:
            view.scroll(0, -moved)
        top = max(0, int(self.top_of(first)) - 12)
        view.update(0, top, view.width(), view.height() - top)

    def to_end(self) -> None:
        """Scroll to the end."""
        for place in range(max(0, len(self.blocks) - AT_ONCE), len(self.blocks)):
            if place not in self._laid:
                self._lay(place)
        self._set_range()
        self._put(self.verticalScrollBar().maximum())
        self.settle()

    # How rows look

    def lay(self, block: Any, width: float) -> Laid:
        """Lay a row out."""
        return rows.laid(block, width)

    def guess(self, block: Any, width: float) -> float:
        """Guess from the number of characters."""
        row: Row = block
        px = self.theme.px("body")
        wide = sum(letter > "\u2e80" for letter in row.text[:200]) / max(1, min(200, len(row.text)))
        letters = len(row.text) * px * (0.52 + 0.5 * wide) / max(60.0, width)
        lines = max(row.block.lines, int(letters) + 1)
        return lines * px * LINE_HEIGHT + (34 if row.part in (rows.QUESTION, rows.END) else 6)

    def paint_behind(self, painter: QPainter, row: int, area: QRectF, laid: Laid) -> None:
        """Paint the ground of questions, failures and code, and the lines beside quotations and thoughts."""
        theme, whole = self.theme, QRectF(EDGE, area.top(), self.column_width(), area.height())
        painter.setPen(Qt.PenStyle.NoPen)
        if laid.behind == "question":
            first, last = self.row(row).block.data
            painter.fillRect(whole.adjusted(0, -8 if first else 0, 0, 8 if last else 0), theme.role("accent_tint"))
        elif laid.behind == "failed":
            painter.fillRect(whole.adjusted(0, -8, 0, 8), theme.role("bad_tint"))
        elif laid.behind == "code":
            first, last = self.row(row).block.data
            painter.fillRect(whole.adjusted(0, -8 if first else 0, 0, 8 if last else 0), theme.role("sunken"))
        elif laid.behind in ("quote", "thought"):
            painter.fillRect(QRectF(EDGE, area.top(), 3, self.heights[row] - laid.above), theme.role("strong"))
        elif laid.behind == "rule":
            painter.fillRect(QRectF(EDGE, area.center().y(), self.column_width(), 1), theme.role("border"))
