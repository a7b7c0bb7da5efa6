"""One page laid out: its lines in reading order, tables and pictures at their places."""

from __future__ import annotations

from pathlib import Path

from core.documents.pdfaligned import aligned
from core.documents.pdfgaps import parted, uneven
from core.documents.pdflines import Line, Page
from core.documents.pdforder import ordered
from core.documents.pdfpage import OpenPage
from core.documents.pdfpictures import kept_pictures, with_pictures
from core.documents.pdfruled import ruled
from core.documents.pdfrules import drawn
from core.documents.pdftables import put

# More drawn lines than this are a chart or a map.
_DRAWING = 1_200
# So many gaps in its lines, or so many returns to the top, and a page has something side by side.
_GAPS, _JUMPS = 2, 3


def laid_out(page: OpenPage, pictures: Path | None) -> Page:
    """Return the page with its lines in reading order. Only a page with text side by side costs more than its text."""
    lines = page.lines()
    gaps, jumps = uneven(page)
    tables = 0
    parts = parted(page, lines, gaps) if len(gaps) >= _GAPS or jumps >= _JUMPS else []
    beside = bool(parts) and (jumps >= _JUMPS or not _listing(lines, parts))
    edges, images = drawn(page) if beside or pictures else ([], [])
    if beside:
        found = ruled(page, parts, edges) if len(edges) < _DRAWING else []
        parts = put(parts, found) if found else parts
        more = aligned(parts, edges)
        tables = len(found) + len(more)
        lines = ordered(page, lines, put(parts, more) if more else parts, jumps)
    if pictures and images:
        lines = with_pictures(lines, kept_pictures(page, images, pictures))
    return Page(page.index, page.width, page.height, tuple(lines), tables)


def _listing(lines: list[Line], parts: list[Line]) -> bool:
    """Say whether all that lies side by side on a page of text is code with wide spaces in it."""
    return all(part.mono for part in parts if part.joined) and any(not line.mono for line in lines)
