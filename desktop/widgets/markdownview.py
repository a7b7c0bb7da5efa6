"""A view of Markdown of any length, rendered or as it is written."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from math import ceil
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop.widgets.blockplaces import EDGE
from desktop.widgets.markdownblocks import Block, blocks, plain_blocks
from desktop.widgets.markdowntext import INDENT, LINE_HEIGHT, Laid, lay
from desktop.widgets.picturecache import PictureCache
from desktop.widgets.selecting import SelectableView


class MarkdownView(SelectableView):
    """Headings, lists, tables, code and pictures of a text, or its characters as they are.

    Args:
        name: accessible name.
        rendered: how it begins.

    Places are characters of the text.
    """

    def __init__(self, name: str = "", *, rendered: bool = True) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._text = ""
        self._starts: list[int] = []
        self._rendered = rendered
        self._span = (0, 0)
        self._pending: int | None = None
        self._letters = 1.0
        self.pictures = PictureCache(self)
        self.pictures.loaded.connect(self.viewport().update)
        self.filled.connect(self._filled)

    # Content

    def set_text(self, text: str, place: int = 0, folder: Path | None = None) -> None:
        """Show a text from `place` on; `folder` holds its pictures ("pictures/<name>")."""
        self._text, self._span = text, (0, 0)
        self.pictures.use(folder)
        sample = text[:4_000]
        wide = sum(letter > "\u2e80" for letter in sample) / max(1, len(sample))
        self._letters = 0.52 + 0.5 * wide
        self._show(place)

    def text(self) -> str:
        """Return the text."""
        return self._text

    def is_rendered(self) -> bool:
        """Return whether headings and tables are drawn as such."""
        return self._rendered

    def set_rendered(self, rendered: bool) -> None:
        """Draw the text, or show it as it is written, at the same place."""
        if rendered != self._rendered:
            place = self.place()
            self._rendered = rendered
            self._show(place)

    def source(self, first: int, last: int) -> str:
        """Return the characters of blocks."""
        return self._text[self.blocks[first].start : self.blocks[last].end]

    def _show(self, place: int) -> None:
        self.unselect()
        self._starts = []
        self._pending = None
        self.set_blocks(self._kept(blocks(self._text) if self._rendered else plain_blocks(self._text)))
        if place:
            self.go_to(place)

    def _kept(self, source: Iterator[Block]) -> Iterator[Block]:
        for block in source:
            self._starts.append(block.start)
            yield block

    def _filled(self) -> None:
        if self._pending is not None:
            place, self._pending = self._pending, None
            self.go_to(place)

    # Places

    def place(self) -> int:
        """Return the character that is read now, see `line`."""
        if not self.blocks:
            return 0
        row, share = self.line()
        block = self.blocks[row]
        return block.start + int(share * (block.end - block.start))

    def show_place(self, place: int) -> None:
        """Scroll along with another view, without `moved`."""
        if not self._knows(place):
            self._pending = place
            return
        self.show_line(*self._row(place))

    def go_to(self, place: int, end: int = 0) -> None:
        """Bring a character to the upper edge, without `moved`; with `end` the stretch up to there is marked."""
        if end:
            self._span = (place, end)
        if not self._knows(place):
            self._pending = place
            return
        if not self.blocks:
            return
        row, share = self._row(place)
        self.show_row(row, share if self.heights[row] > 200 else 0.0)
        self.viewport().update()

    def _knows(self, place: int) -> bool:
        return self.is_filled() or (bool(self.blocks) and self.blocks[-1].end > place)

    def _row(self, place: int) -> tuple[int, float]:
        row = max(0, bisect_right(self._starts, place, 0, len(self.blocks)) - 1)
        if not self.blocks:
            return 0, 0.0
        block = self.blocks[row]
        return row, min(1.0, max(0.0, (place - block.start) / max(1, block.end - block.start)))

    # How blocks look

    def lay(self, block: Block, width: float) -> Laid:
        """Lay a block out."""
        made = lay(block, self._text, width, lambda place: self.pictures.size(place, width))
        self.pictures.fill(made.document)
        return made

    def guess(self, block: Block, width: float) -> float:
        """Guess from the number of characters."""
        px, count = self.theme.px("body"), block.end - block.start
        if block.kind == "heading":
            return px * 1.5 * ceil(count * px * self._letters * 1.3 / width) + 18
        if block.kind == "table":
            return block.lines * (px * 1.9 + 13)
        if block.kind in ("code", "formula"):
            return block.lines * px * 1.4 + 10
        if block.kind == "plain":
            letters = ceil(count * px * max(0.55, self._letters) / width)
            return max(block.lines, letters + block.lines // 2) * px * 1.39
        inner = width - (block.data[0] + 1) * INDENT if block.kind == "item" else width
        return ceil(count * px * self._letters / max(60, inner)) * px * LINE_HEIGHT + 5

    def paint_behind(self, painter: QPainter, row: int, area: QRectF, laid: Laid) -> None:
        """Paint the ground of code, the line beside a quotation, a rule, and the bar beside a marked stretch."""
        theme, block = self.theme, self.blocks[row]
        whole = QRectF(EDGE, area.top(), self.column_width(), area.height())
        start, end = self._span
        if start < end and block.start < end and block.end > start:
            painter.fillRect(QRectF(8, self.top_of(row), 3, self.heights[row]), theme.role("accent"))
        if laid.behind == "code":
            first, last = block.data
            painter.fillRect(whole.adjusted(0, -8 if first else 0, 0, 8 if last else 0), theme.role("sunken"))
        elif laid.behind == "quote":
            painter.fillRect(QRectF(EDGE, area.top(), 3, self.heights[row] - laid.above), theme.role("strong"))
        elif laid.behind == "rule":
            painter.fillRect(QRectF(EDGE, area.center().y(), self.column_width(), 1), theme.role("border"))
