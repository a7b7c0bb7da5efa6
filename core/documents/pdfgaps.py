"""Wide gaps inside the lines of a page: where columns of text or of a table lie side by side."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter

from core.documents.pdflines import Line, readable
from core.documents.pdfpage import OpenPage

# A gap is wider than this many times the height of the type, and than this many points.
_WIDE, _LEAST = 1.05, 5.0
_BREAKS = re.compile(r"[ \t\u00a0]+")
# Where the left part ends in the text and on the page, where the right part starts.
Cut = tuple[int, float, int, float]


def uneven(page: OpenPage) -> tuple[list[tuple[float, float, float]], int]:
    """Return the gaps between runs at one height (left, right, middle height), and how often a run lies higher."""
    gaps: list[tuple[float, float, float]] = []
    jumps = 0
    end, high, low = 1e9, 1e9, 1e9
    for left, top, right, bottom in page.rects():
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
    gaps = sorted(gaps, key=itemgetter(2))
    heights = [gap[2] for gap in gaps]
    firsts = [bisect_right(heights, line.bottom - 1) for line in lines]
    lasts = [bisect_left(heights, line.top + 1) for line in lines]
    wide = {
        line.begin: _wide(line, gaps[first:last])
        for line, first, last in zip(lines, firsts, lasts, strict=True)
        if first < last
    }
    cuts = _cuts(page, [line for line in lines if wide.get(line.begin) or _sparse(line)], wide)
    if not cuts:
        return lines
    # Some gaps lie within one run; the lines above and below a line with a gap are searched for them.
    done = set(cuts)
    while True:
        cut = [False, *[line.begin in cuts for line in lines], False]
        near = [above or below for above, below in zip(cut, cut[2:], strict=False)]
        beside = [
            line for line, here in zip(lines, near, strict=True)
            if here and line.begin not in done and line.text.isascii()
        ]  # fmt: skip
        if not beside:
            break
        done.update([line.begin for line in beside])
        cuts.update(_cuts(page, beside, {}))
    parts: list[Line] = []
    for line in lines:
        parts += _pieces(page, line, cuts[line.begin]) if line.begin in cuts else [line]
    return parts


def _wide(line: Line, gaps: list[tuple[float, float, float]]) -> list[float]:
    """Return where the gaps inside the line begin, of those at its height."""
    left, right = line.left - 1, line.right + 1
    return [x0 for x0, x1, _ in gaps if left < x0 and x1 < right]


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


def _cuts(page: OpenPage, lines: list[Line], wide: dict[int, list[float]]) -> dict[int, list[Cut]]:
    """Return by the begin of each line where to cut it, in the text and on the page; lines without a gap are left out.

    Of a line of code or of Chinese with few wide gaps, only the spaces at these gaps count.
    """
    spaces = [[match.span() for match in _BREAKS.finditer(page.text, line.begin, line.end)] for line in lines]
    rights = page.sides([begin - 1 for row in spaces for begin, _ in row])[1]
    lefts = page.sides([end for row in spaces for _, end in row])[0]
    found: dict[int, list[Cut]] = {}
    at = 0
    for line, row in zip(lines, spaces, strict=True):
        least = max(_LEAST, _WIDE * 0.75 * line.size)
        here = slice(at, at + len(row))
        at = here.stop
        cuts = [
            (begin, right, end, left)
            for (begin, end), right, left in zip(row, rights[here], lefts[here], strict=True)
            if left - right > least
        ]
        gaps = wide.get(line.begin, ())
        if cuts and gaps and len(gaps) < len(row) / 4 and (line.mono or not line.text.isascii()):
            ends = {row[number][1] for number in _behind(lefts[here], gaps)}
            cuts = [cut for cut in cuts if cut[2] in ends]
        if cuts:
            found[line.begin] = cuts
    return found


def _behind(lefts: list[float], gaps: Iterable[float]) -> set[int]:
    """Return the numbers of the spaces behind which the text first goes on to the right of the beginning of a gap."""
    numbers = {next((number for number, left in enumerate(lefts) if left > x + 1), -1) for x in gaps}
    return numbers - {-1}
