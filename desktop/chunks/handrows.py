"""A long text as rows for a view: its lines, very long ones divided, each with the height it probably takes."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass

from core.chunks.splitters.clusters import FLAGS, before
from desktop.widgets.heights import Heights

#: characters of a row at most; a text without line breaks is laid out in parts of this size
LONGEST = 1_200


@dataclass(frozen=True)
class Measure:
    """How wide the column is, in Latin letters, and how high a line and a cut are, in pixels."""

    letters: float
    line: float
    band: float


@dataclass
class Rows:
    """Where rows begin, in characters, and how high they are."""

    starts: array[int]
    heights: Heights
    length: int

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, place: int) -> int:
        """Return the row that holds a character."""
        return max(0, bisect_right(self.starts, place) - 1)

    def bounds(self, row: int) -> tuple[int, int]:
        """Return first character and end of a row."""
        return self.starts[row], self.starts[row + 1] if row + 1 < len(self.starts) else self.length


def rows(text: str, cuts: list[int], measure: Measure) -> Rows:
    """Return the rows of a text; of a long one this belongs on a pool thread."""
    starts, heights = array("q"), Heights()
    start, spot = 0, 0
    for line in text.split("\n"):
        end = min(len(text), start + len(line) + 1)
        for first, last in _parts(text, start, end):
            units = (last - first + len(text[first:last].encode("utf-8", "surrogatepass"))) / 2
            height = measure.line * max(1, -(-units // measure.letters))
            while spot < len(cuts) and cuts[spot] < last:
                height += measure.band
                spot += 1
            starts.append(first)
            heights.append(height)
        start = end
    if len(starts) > 1 and starts[-1] >= len(text):
        # A line break at the end begins no row of its own.
        last_row = Heights()
        for row in range(len(starts) - 1):
            last_row.append(heights[row])
        starts.pop()
        heights = last_row
    return Rows(starts, heights, len(text))


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found = []
    while end - start > LONGEST:
        stop = start + LONGEST
        blank = text.rfind(" ", start + LONGEST // 2, stop) + 1
        stop = before(text, blank or stop, max(start + 1, stop - FLAGS))
        found.append((start, stop))
        start = stop
    found.append((start, end))
    return found
