"""One row of a text laid out in the pieces that cuts make of it, with room for the cuts between them."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextLayout, QTextLine, QTextOption

SPACING = 1.5


@dataclass
class Segment:
    """A part of a row without cuts inside; `top` is where its text begins in the row, below the band of its cut."""

    start: int
    end: int
    text: str
    layout: QTextLayout
    top: float
    is_cut: bool

    def shift(self, place: int) -> int:
        """Return a place in the text as a position in the layout, which counts UTF-16 units."""
        return units(self.text[: place - self.start])

    def place(self, position: int) -> int:
        """Return a position in the layout as a place in the text."""
        if self.text.isascii():
            return self.start + min(position, len(self.text))
        raw = self.text.encode("utf-16-le", "surrogatepass")[: 2 * position]
        return self.start + len(raw.decode("utf-16-le", "ignore"))

    def line_at(self, y: float) -> QTextLine:
        """Return the line at a height below `top`, the first or last one beyond the ends."""
        count = self.layout.lineCount()
        for number in range(count):
            line = self.layout.lineAt(number)
            if y < line.y() + line.height() * SPACING - half(line):
                return line
        return self.layout.lineAt(count - 1)

    def line_start(self, line: QTextLine) -> int:
        """Return the first character of a line."""
        return self.place(line.textStart())


@dataclass
class LaidRow:
    """A row laid out."""

    segments: list[Segment] = field(default_factory=list)
    height: float = 0.0


@dataclass(frozen=True)
class Column:
    """How rows are laid out: font, width of the text and height of the band of a cut."""

    font: QFont
    width: float
    band: float


def half(line: QTextLine) -> float:
    """Return the free height above the letters of a line, and below them."""
    return line.height() * (SPACING - 1) / 2


def units(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def across(found: object) -> float:
    """Return the x of what Qt answers: some versions add the position they corrected."""
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]


def lay(text: str, bounds: tuple[int, int], cuts: list[int], column: Column) -> LaidRow:
    """Lay a row out; `cuts` are those within it."""
    start, end = bounds
    starts = [start, *(cut for cut in cuts if cut > start)]
    found = LaidRow()
    for number, first in enumerate(starts):
        last = starts[number + 1] if number + 1 < len(starts) else end
        is_cut = first in cuts
        found.height += column.band if is_cut else 0.0
        part = text[first:last].rstrip("\n")
        layout, height = _flow(part, column)
        found.segments.append(Segment(first, last, part, layout, found.height, is_cut))
        found.height += height
    return found


def _flow(text: str, column: Column) -> tuple[QTextLayout, float]:
    layout = QTextLayout(text, column.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(column.width)
        line.setPosition(QPointF(0.0, y + half(line)))
        y += line.height() * SPACING
    layout.endLayout()
    return layout, y
