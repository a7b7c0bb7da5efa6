"""A long text as rows for a view: its lines, very long ones divided, each with the height it probably takes."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate

from core.chunks.splitters.clusters import FLAGS, before
from desktop.widgets.heights import Heights

#: characters of a row at most; a text without line breaks is laid out in parts of this size
LONGEST = 1_200
#: rows changed one by one; more are changed in one pass
FEW = 200


@dataclass(frozen=True)
class Measure:
    """How wide the column is, in Latin letters, and how high a line and a cut are, in pixels."""

    letters: float
    line: float
    band: float


class RowHeights(Heights):
    """Heights made all at once, and changed many at a time, each in one pass over the sums."""

    def fill(self, values: Iterable[float]) -> None:
        """Take these heights."""
        self._values = array("d", values)
        sums = [0.0, *accumulate(self._values)]
        self._tree = array("d", [sums[node] - sums[node & (node - 1)] for node in range(len(sums))])
        self._total = sums[-1]

    def grow(self, rows: Mapping[int, float]) -> None:
        """Make rows higher by these amounts."""
        if len(rows) < FEW:
            for row, height in rows.items():
                self.set(row, max(0.0, self[row] + height))
            return
        values = self._values
        for row, height in rows.items():
            values[row] = max(0.0, values[row] + height)
        self.fill(values)


@dataclass
class Rows:
    """Where rows begin, in characters, and how high they are."""

    starts: array[int]
    heights: RowHeights
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
    starts, heights = array("q"), array("d")
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
        starts.pop()
        heights.pop()
    found = RowHeights()
    found.fill(heights)
    return Rows(starts, found, len(text))


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
