"""The reading order of a page whose text lies side by side: columns one after the other, whole lines between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import pairwise

from core.documents.pdflines import Line
from core.documents.pdfpage import OpenPage

# At least this many rows must part at one place before it counts as the space between two columns.
_ROWS = 3
_NEAR = 3.0
# (first character, last) -> the line as the file has it
Whole = dict[tuple[int, int], Line]


def ordered(page: OpenPage, lines: list[Line], parts: list[Line], jumps: int) -> list[Line]:
    """Return the parts of lines (`pdfgaps.parted`) in reading order; parts that belong together are one line again."""
    gutters = _gutters(parts)
    tables = any(part.block for part in parts)
    whole = {(line.begin, line.end): line for line in lines} if gutters or tables else {}
    if gutters:
        return _by_columns(page, whole, parts, gutters)
    kept = _kept(page, whole, parts, []) if tables else lines
    return sorted(kept, key=lambda line: -line.bottom) if jumps and _single(kept) else kept


def _gutters(parts: list[Line]) -> list[float]:
    """Return the places at which rows of running text are parted, from the left."""
    pairs = [
        (before, part)
        for before, part in pairwise(parts)
        if part.joined and not part.block and not before.block
    ]  # fmt: skip
    if len(pairs) < _ROWS:
        return []
    count: Counter[int] = Counter()
    for before, part in pairs:
        count.update(range(int(before.right) + 1, int(part.left) + 1))
    needed = max(_ROWS, 0.3 * len(pairs))
    groups: list[list[int]] = []
    for place in sorted(place for place, times in count.items() if times >= needed):
        if groups and place == groups[-1][-1] + 1:
            groups[-1].append(place)
        else:
            groups.append([place])
    best = [max(group, key=lambda place: count[place]) + 0.5 for group in groups]
    return [at for at in best if _prose([pair for pair in pairs if pair[0].right - 1 <= at <= pair[1].left + 1])]


def _prose(pairs: list[tuple[Line, Line]]) -> bool:
    """Say whether the text on both sides of a gutter fills its lines, as running text does and a table does not."""
    return all(dense(side) for side in (list(side) for side in zip(*pairs, strict=True)))


def dense(parts: list[Line]) -> bool:
    """Say whether most of the parts are about as wide as the widest, begin at one place, and hold a few words."""
    widths = [part.right - part.left for part in parts]
    if sum(len(part.text) * (1 if part.text.isascii() else 2) for part in parts) < 18 * len(parts):
        return False
    wide = 0.6 * max(widths)
    full = sum([width > wide for width in widths])
    return full >= 0.6 * len(parts) and crowd([part.left for part in parts]) >= 0.6 * len(parts)


def crowd(places: list[float]) -> int:
    """Return how many places lie within three points of one of them, for the one with the most around it."""
    places = sorted(places)
    return max([bisect_left(places, at + _NEAR) - bisect_right(places, at - _NEAR) for at in places])


def _by_columns(page: OpenPage, whole: Whole, parts: list[Line], gutters: list[float]) -> list[Line]:
    """Read band for band from above; a line across a gutter closes the band above it."""
    found: list[Line] = []
    band: list[tuple[int, float, Line]] = []
    for part in sorted(_kept(page, whole, parts, gutters), key=lambda part: -part.top):
        column = sum(part.left > at - 2 for at in gutters)
        if part.right > (gutters[column] if column < len(gutters) else 1e9) + 4:
            found += [line for _, _, line in sorted(band, key=lambda item: item[:2])]
            found.append(part)
            band = []
        else:
            band.append((column, -part.bottom, part))
    return found + [line for _, _, line in sorted(band, key=lambda item: item[:2])]


def _kept(page: OpenPage, whole: Whole, parts: list[Line], gutters: list[float]) -> list[Line]:
    """Return the parts with only those cuts kept that lie at a gutter."""
    found: list[Line] = []
    for part in parts:
        before = found[-1] if found else None
        goes_on = part.joined and before and not before.block and not part.block
        if before and goes_on and not any(before.right - 2 < at < part.left + 2 for at in gutters):
            known = whole.get((before.begin, part.end))
            found[-1] = known or page.line(before.begin, part.end, before.joined) or before
            continue
        found.append(part)
    return [part._replace(joined=False) for part in found]


def _single(lines: list[Line]) -> bool:
    """Say whether no two lines lie side by side."""
    heights = sorted(lines, key=lambda line: line.bottom)
    for below, above in pairwise(heights):
        if below.top - above.bottom > 0.35 * min(below.top - below.bottom, above.top - above.bottom):
            return False
    return True
