"""Where in the source a character of the Markdown comes from, and the other way round."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any, Final

#: headings looked for in the source; more do not make it more exact
ANCHORS: Final = 2_000
#: characters in which the next heading is looked for
FAR: Final = 100_000


class PlaceMap:
    """Pairs of places in order, and straight lines between them.

    Args:
        pairs: (character of the Markdown, place in the source); those out of order are left out.
    """

    def __init__(self, pairs: Iterable[tuple[float, float]]) -> None:
        self._texts: list[float] = []
        self._sources: list[float] = []
        for text, source in pairs:
            if not self._texts or (text > self._texts[-1] and source >= self._sources[-1]):
                self._texts.append(text)
                self._sources.append(source)

    def to_source(self, text: float) -> float:
        """Return the place in the source of a character."""
        return _between(self._texts, self._sources, text)

    def to_text(self, source: float) -> int:
        """Return the character a place of the source became."""
        return int(_between(self._sources, self._texts, source))


def _between(ours: list[float], theirs: list[float], place: float) -> float:
    if not ours:
        return 0.0
    at = bisect_right(ours, place) - 1
    if at < 0:
        return theirs[0]
    if at >= len(ours) - 1:
        return theirs[-1]
    width = ours[at + 1] - ours[at]
    share = (place - ours[at]) / width if width else 0.0
    return theirs[at] + share * (theirs[at + 1] - theirs[at])


def by_pages(locators: Sequence[Sequence[Any]], length: int) -> PlaceMap:
    """Return the map from characters to pages as `PageView` counts them, out of [start, end, page, section]."""
    pairs: list[tuple[float, float]] = []
    for start, _end, page, _section in locators:
        if page is not None and (not pairs or page - 1 > pairs[-1][1]):
            pairs.append((start, page - 1))
    if pairs:
        pairs.append((length, pairs[-1][1] + 1))
    return PlaceMap(pairs)


def by_headings(outline: Sequence[Sequence[Any]], length: int, source: str) -> PlaceMap:
    """Return the map from characters to those of a source text that has the same headings, [level, title, place]."""
    pairs: list[tuple[float, float]] = []
    place = 0
    for _level, title, start in outline[:ANCHORS]:
        # A single letter stands anywhere.
        found = source.find(title, place, place + FAR) if len(title) > 1 else -1
        if found >= 0:
            place = found + len(title)
            pairs.append((start, found))
    if not pairs or pairs[0][0] > 0:
        pairs.insert(0, (0, 0))
    pairs.append((length, len(source)))
    return PlaceMap(pairs)


def same(length: int) -> PlaceMap:
    """Return the map of a source that is the Markdown itself."""
    return PlaceMap([(0, 0), (length, length)])
