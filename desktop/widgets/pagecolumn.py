"""Where the pages of a document lie below each other at a size."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

GAP: Final = 12
EDGE: Final = 16


class PageColumn:
    """Heights and places of pages in pixels from the upper end of the first gap.

    A place is a page, counted from 0, and the share of it that is above, as one number: 3.5 is amid page 4.
    `sizes` are those of the pages in points, `pixels` those of a point; `arrange` follows where one becomes another.
    """

    def __init__(self) -> None:
        self.sizes: list[tuple[float, float]] = []
        self.pixels = 1.0
        self._tops: list[float] = []

    def __len__(self) -> int:
        return len(self.sizes)

    def arrange(self, pixels: float) -> None:
        """Lay the pages below each other, so many pixels to a point."""
        self.pixels = pixels
        self._tops, y = [], float(GAP)
        for _width, height in self.sizes:
            self._tops.append(y)
            y += height * pixels + GAP

    def widest(self) -> float:
        """Return the width of the widest page in points, 0 when there is none."""
        return max((width for width, _height in self.sizes), default=0.0)

    def wide(self, page: int) -> float:
        """Return the width of a page."""
        return self.sizes[page][0] * self.pixels

    def high(self, page: int) -> float:
        """Return the height of a page."""
        return self.sizes[page][1] * self.pixels

    def top(self, page: int) -> float:
        """Return where a page begins."""
        return self._tops[page]

    def total(self) -> float:
        """Return the height of everything with its gaps."""
        return self._tops[-1] + self.high(len(self) - 1) + GAP if self.sizes else 0.0

    def y(self, place: float) -> float:
        """Return where a place is; beyond the ends that is the first or last page."""
        page = min(max(0, int(place)), len(self) - 1)
        return self._tops[page] + min(1.0, place - page) * self.high(page)

    def place_at(self, y: float) -> float:
        """Return the place at a height; a gap belongs to the page above it."""
        page = self._page_at(y)
        return page + min(0.9999, max(0.0, (y - self._tops[page]) / max(1.0, self.high(page))))

    def between(self, top: float, bottom: float) -> range:
        """Return the pages that lie between two heights."""
        if not self.sizes:
            return range(0)
        first = self._page_at(top)
        return range(first, max(first, self._page_at(bottom)) + 1)

    def _page_at(self, y: float) -> int:
        return max(0, bisect_right(self._tops, y) - 1)
