"""Wide gaps inside the lines of a page: where columns of text or of a table lie side by side."""

from __future__ import annotations

import re
from collections import defaultdict

from core.documents.pdflines import Line
from core.documents.pdfpage import OpenPage

# A gap is wider than this many times the height of the type, and than this many points.
_WIDE, _LEAST = 1.15, 5.0
_BREAKS = re.compile(r"[ \t\u00a0]+")
# A page with more runs of text than this is drawn letter by letter; its runs tell nothing.
_MOST = 6000


def uneven(page: OpenPage) -> tuple[list[tuple[float, float, float]], int]:
    """Return the gaps between runs at one height (left, right, middle height), and how often a run lies higher."""
    flat = page.rects()
    if len(flat) > 4 * _MOST:
        return [], 0
    gaps: list[tuple[float, float, float]] = []
    jumps = 0
    end, high, low = 1e9, 1e9, 1e9
    for left, top, right, bottom in zip(flat[::4], flat[1::4], flat[2::4], flat[3::4], strict=True):
        if bottom < high and top > low:
            if left - end > _LEAST:
                size = min(top - bottom, high - low)
                if left - end > _WIDE * size and min(top, high) - max(bottom, low) > 0.3 * size:
                    gaps.append((end, left, (bottom + top) / 2))
            end = right
            if bottom < low:
                low = bottom
            if top > high:
                high = top
            continue
        jumps += bottom > high
        end, high, low = right, top, bottom
    return gaps, jumps


def parted(page: OpenPage, lines: list[Line], gaps: list[tuple[float, float, float]]) -> list[Line]:
    """Return the lines cut at their wide gaps; each part but the first is marked as joined to the one before."""
    parts: list[Line] = []
    near: dict[int, list[tuple[float, float, float]]] = defaultdict(list)
    for gap in gaps:
        near[int(gap[2]) >> 2].append(gap)
    for line in lines:
        low, high, left, right = line.bottom - 1, line.top + 1, line.left - 1, line.right + 1
        wide = [
            x0
            for step in range(int(low) >> 2, (int(high) >> 2) + 1)
            if step in near
            for x0, x1, at in near[step]
            if low < at < high and left < x0 and x1 < right
        ]
        cuts = _cuts(page, line, wide) if wide or _sparse(line) else []
        if not cuts:
            parts.append(line)
            continue
        begin, joined = line.begin, False
        for stop, start in [*cuts, (line.end, line.end)]:
            part = page.line(begin, stop, joined)
            if part:
                parts.append(part)
                joined = True
            begin = start
    return parts


def _sparse(line: Line) -> bool:
    """Say whether the line is much wider than its characters need."""
    if not line.text.isascii():
        return False
    return line.right - line.left > 0.75 * max(line.size, 1.0) * len(line.text) and len(line.text) > 3


def _cuts(page: OpenPage, line: Line, wide: list[float]) -> list[tuple[int, int]]:
    """Return (end of the left part, start of the right part) for each wide gap, as places in the page's text."""
    spaces = [match.span() for match in _BREAKS.finditer(page.text, line.begin, line.end)]
    if wide and len(wide) < len(spaces) / 4:
        numbers = {_first(page, spaces, x) for x in wide}
        spaces = [spaces[number] for number in sorted(n for n in numbers if n is not None)]
    found: list[tuple[int, int]] = []
    least = max(_LEAST, _WIDE * 0.75 * line.size)
    for begin, end in spaces:
        left, right = page.box(begin - 1), page.box(end)
        if left and right and right[0] - left[2] > least:
            found.append((begin, end))
    return found


def _first(page: OpenPage, spaces: list[tuple[int, int]], x: float) -> int | None:
    """Return the number of the first space behind which the text goes on to the right of `x`."""
    low, high = 0, len(spaces)
    while low < high:
        middle = (low + high) // 2
        box = page.box(spaces[middle][1])
        if box and box[0] > x + 1:
            high = middle
        else:
            low = middle + 1
    return low if low < len(spaces) else None
