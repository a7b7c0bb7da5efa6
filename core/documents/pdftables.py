"""Tables of a PDF page as Markdown: what both ways of finding them share, ruled lines and aligned columns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.documents.pdflines import Line
from core.language import HAN_RANGES

_EAST = f"{HAN_RANGES}\u3000-\u303f\uff00-\uff60“”‘’…—"
_TIGHT = re.compile(f"[{_EAST}]")
# The dots that lead the eye from a name to its number.
_LEADERS = re.compile(r"(?:\s?[.…·]){4,}\s*$")
#: a cell with a number and nothing else
NUMBER = re.compile(r"[\s\d.,:%()+\-–−$€£¥～~/]*\d[\s\d.,:%()+\-–−$€£¥～~/]*")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its box in points from the lower left of the page, and its rows of equally many cells."""

    left: float
    bottom: float
    right: float
    top: float
    rows: tuple[tuple[str, ...], ...]

    def holds(self, line: Line) -> bool:
        """Say whether the middle of the line lies in the table."""
        middle, height = (line.left + line.right) / 2, (line.bottom + line.top) / 2
        return self.left - 1 <= middle <= self.right + 1 and self.bottom - 1 <= height <= self.top + 1

    def markdown(self) -> str:
        """Return the table with pipes; its first row is the head."""
        rows = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in self.rows]
        return "\n".join([rows[0], "|" + " --- |" * len(self.rows[0]), *rows[1:]])


def sound(rows: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    """Return the rows without empty rows and columns; nothing when what remains is no table."""
    rows = [row for row in rows if any(row)]
    if not rows:
        return ()
    used = [number for number in range(len(rows[0])) if any(row[number] for row in rows)]
    kept = tuple(tuple(row[number] for number in used) for row in rows)
    filled = sum(bool(cell) for row in kept for cell in row)
    several = sum(sum(map(bool, row)) > 1 for row in kept)
    if len(used) < 2 or len(kept) < 2 or several < 2 or filled < 0.3 * len(kept) * len(used):
        return ()
    # A frame around the text of a page is no table.
    return () if sum(len(cell) for row in kept for cell in row) > 500 * filled else kept


def together(left: str, right: str) -> str:
    """Return two lines as one: with a space between, none between Chinese characters."""
    if not left or not right:
        return left + right
    if left.endswith("\u00ad"):
        return left[:-1] + right
    return left + ("" if _TIGHT.match(left[-1:]) and _TIGHT.match(right) else " ") + right


def put(page_lines: list[Line], tables: list[Table]) -> list[Line]:
    """Return the lines with each table standing once, where its first line stood."""
    found: list[Line] = []
    placed: set[int] = set()
    boxes = [(t.left - 1, t.right + 1, t.bottom - 1, t.top + 1) for t in tables]
    for line in page_lines:
        middle, height = (line.left + line.right) / 2, (line.bottom + line.top) / 2
        holders = [n for n, (left, right, low, high) in enumerate(boxes)
                   if left <= middle <= right and low <= height <= high]  # fmt: skip
        if not holders:
            found.append(line)
        elif holders[0] not in placed:
            placed.add(holders[0])
            t = tables[holders[0]]
            found.append(Line(t.markdown(), line.size, t.left, t.right, t.bottom, t.top, block=True))
    return found


def _cell(text: str) -> str:
    return _LEADERS.sub("", " ".join(text.split())).replace("|", "\\|")
