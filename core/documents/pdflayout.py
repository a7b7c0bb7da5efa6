"""One page laid out: its lines in reading order, tables and pictures at their places."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from core.documents.pdfaligned import aligned
from core.documents.pdfgaps import parted, uneven
from core.documents.pdflines import Line, Page
from core.documents.pdfmarks import raised
from core.documents.pdforder import ordered
from core.documents.pdfpage import OpenPage
from core.documents.pdfpictures import kept_pictures, with_pictures
from core.documents.pdfruled import ruled
from core.documents.pdfrules import drawn
from core.documents.pdftables import put

Gap = tuple[float, float, float]
# More drawn lines than this are a chart or a map.
_DRAWING = 1_200
# So many gaps in its lines, or so many returns to the top, and a page has something side by side.
_GAPS, _JUMPS = 2, 3
# A table has so many rows at least. A line further from the next than so many times its type is no part of the text.
_ROWS, _APART, _LEAST_LINES = 2, 1.9, 4
# The share of lines with dots on a page of contents.
_MOSTLY = 0.7
_LEADERS = re.compile(r"(?:[.…·] ?){4,}")
_ROMAN = "ivxlc"
_LED = re.compile(rf"(?:[.…·] ?){{4,}}\s*(?:\d{{1,4}}|[{_ROMAN}]{{1,6}})$")
_NUMBER = re.compile(r"(?:[A-Z]|\d{1,2})(?:\.\d{1,2}){0,4}\.?|第.{1,4}[章节節]|(?:Chapter|Appendix) \w{1,4}")


def laid_out(page: OpenPage, pictures: Path | None) -> Page:
    """Return the page with its lines in reading order. Only a page with text side by side costs more than its text."""
    lines = page.lines()
    gaps, jumps = uneven(page)
    parts = _parts(page, lines, gaps, jumps)
    edges, images = drawn(page) if parts or pictures else ([], [])
    tables = 0
    if parts:
        found = ruled(page, parts, edges) if len(edges) < _DRAWING else []
        parts = put(parts, found) if found else parts
        more = aligned(parts, edges)
        tables = len(found) + len(more)
        lines = ordered(page, lines, put(parts, more) if more else parts, jumps)
    if pictures and images:
        lines = with_pictures(lines, kept_pictures(page, images, pictures))
    return Page(page.index, page.width, page.height, tuple(lines), tables, raised(page, lines))


def _parts(page: OpenPage, lines: list[Line], gaps: list[Gap], jumps: int) -> list[Line]:
    """Return the lines cut at their gaps; nothing for a page where no columns and no table can be."""
    if jumps >= _JUMPS:
        return parted(page, lines, gaps)
    if len(gaps) < _GAPS or _contents(lines):
        return []
    low, high = _body(lines)
    if sum([low < gap[2] < high for gap in gaps]) < _GAPS:
        return []
    parts = parted(page, lines, gaps)
    rows = {
        part.bottom for before, part in pairwise(parts)
        if part.joined and low < part.bottom < high and not _numbered(before)
    }  # fmt: skip
    return [] if len(rows) < _ROWS or _listing(lines, parts) else parts


def _body(lines: list[Line]) -> tuple[float, float]:
    """Return between which heights the text lies, without a running line above and below that stands apart from it."""
    heights = sorted({(line.bottom, line.size) for line in lines})
    if len(heights) < _LEAST_LINES:
        return -1e9, 1e9
    (foot, size), (above, _) = heights[:2]
    (below, _), (head, high) = heights[-2:]
    return (
        foot + size if above - foot > _APART * max(size, 4.0) else -1e9,
        head if head - below > _APART * max(high, 4.0) else 1e9,
    )


def _contents(lines: list[Line]) -> bool:
    """Say whether the page is a list of contents: dots after nearly all titles, and one number behind them."""
    ended = [line.text for line in lines if line.text[-1] in _ROMAN or line.text[-1].isdecimal()]
    if len(ended) <= _MOSTLY * len(lines):
        return False
    return sum(bool(_LED.search(text)) and len(_LEADERS.findall(text)) == 1 for text in ended) > _MOSTLY * len(lines)


def _numbered(part: Line) -> bool:
    """Say whether this is the number of a heading."""
    return part.bold and bool(_NUMBER.fullmatch(part.text))


def _listing(lines: list[Line], parts: list[Line]) -> bool:
    """Say whether all that lies side by side on a page of text is code with wide spaces in it."""
    return all(part.mono for part in parts if part.joined) and any(not line.mono for line in lines)
