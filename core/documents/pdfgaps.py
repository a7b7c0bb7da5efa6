"""Wide gaps inside the lines of a page: where columns of text or of a table lie side by side."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from core.documents.pdflines import Line, readable
from core.documents.pdfpage import OpenPage

# A gap is wider than this many times the height of the type, and than this many points.
_WIDE, _LEAST = 1.05, 5.0
_BREAKS = re.compile(r"[ \t\u00a0]+")
# A page with more runs of text than this is drawn letter by letter; its runs tell nothing.
_MOST = 6000
# Where the left part ends in the text and on the page, where the right part starts.
Cut = tuple[int, float, int, float]


def uneven(page: OpenPage) -> tuple[list[tuple[float, float, float]], int]:
    """Return the gaps between runs at one height (left, right, middle height), and how often a run lies higher."""
    flat = page.rects()
    if len(flat) > 4 * _MOST:
        return [], 0
    gaps: list[tuple[float, float, float]] = []
    jumps = 0
    end, high, low = 1e9, 1e9, 1e9
    numbers = iter(flat)
    for left, top, right, bottom in zip(numbers, numbers, numbers, numbers, strict=True):
        if bottom < high and top > low:
            if left - end > _LEAST:
                here, row = top - bottom, high - low
                wide = left - end > _WIDE * (here if here > row else row)
                if wide and min(top, high) - max(bottom, low) > 0.3 * min(here, row):
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
    near: dict[int, list[tuple[float, float, float]]] = defaultdict(list)
    for gap in gaps:
        near[int(gap[2]) >> 2].append(gap)
    cuts = [_cuts(page, line, wide) if (wide := _wide(line, near)) or _sparse(line) else [] for line in lines]
    # Some gaps lie within one run; the lines above and below a line with a gap are searched for them.
    done: set[int] = set()
    for number in [*range(1, len(lines)), *range(len(lines) - 2, -1, -1)] if any(cuts) else []:
        if not cuts[number] and number not in done and any(cuts[max(0, number - 1) : number + 2]):
            done.add(number)
            cuts[number] = _cuts(page, lines[number], []) if lines[number].text.isascii() else []
    parts: list[Line] = []
    for line, found in zip(lines, cuts, strict=True):
        parts += _pieces(page, line, found) if found else [line]
    return parts


def _wide(line: Line, near: dict[int, list[tuple[float, float, float]]]) -> list[float]:
    """Return where the gaps inside the line begin."""
    low, high, left, right = line.bottom - 1, line.top + 1, line.left - 1, line.right + 1
    return [
        x0
        for step in range(int(low) >> 2, (int(high) >> 2) + 1)
        if step in near
        for x0, x1, at in near[step]
        if low < at < high and left < x0 and x1 < right
    ]


def _pieces(page: OpenPage, line: Line, cuts: list[Cut]) -> Iterator[Line]:
    """Yield the parts of one line; they take over its size and height."""
    begin, left, joined = line.begin, line.left, False
    for stop, right, start, after in [*cuts, (line.end, line.right, line.end, 0.0)]:
        text = readable(page.text[begin:stop])
        if text and not text.isspace():
            yield line._replace(text=text, left=left, right=right, begin=begin, end=stop, joined=joined)
            joined = True
        begin, left = start, after


def _sparse(line: Line) -> bool:
    """Say whether the line is much wider than its characters need."""
    if not line.text.isascii():
        return False
    return line.right - line.left > 0.75 * max(line.size, 1.0) * len(line.text) and len(line.text) > 3


def _cuts(page: OpenPage, line: Line, wide: list[float]) -> list[Cut]:
    """Return for each wide gap where the left part ends and the right one starts, in the text and on the page."""
    spaces = [match.span() for match in _BREAKS.finditer(page.text, line.begin, line.end)]
    if wide and len(wide) < len(spaces) / 4:
        numbers = {_first(page, spaces, x) for x in wide}
        spaces = [spaces[number] for number in sorted(n for n in numbers if n is not None)]
    found: list[Cut] = []
    least = max(_LEAST, _WIDE * 0.75 * line.size)
    boxes = page.boxes([begin - 1 for begin, _ in spaces] + [end for _, end in spaces])
    for (begin, end), left, right in zip(spaces, boxes, boxes[len(spaces) :], strict=False):
        if left and right and right[0] - left[2] > least:
            found.append((begin, left[2], end, right[0]))
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
