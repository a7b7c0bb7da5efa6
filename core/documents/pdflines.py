"""The lines of a PDF page with their place and size, and the bookmarks of a PDF."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from dataclasses import dataclass
from typing import Any

_LIGATURES = re.compile("[\ufb00-\ufb06]")
_NOISE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff\ufff0-\ufff8]")
# PDFium writes one of these where a hyphen at a line's end only divides a word.
_SOFT_HYPHEN = re.compile("[\ufffe\x02\u00ad]\r?\n?")
_MOST_BOOKMARKS = 20_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line: text, font size in points, and its box in points from the lower left of the page."""

    text: str
    size: float
    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page: index from 0, width and height in points, lines in reading order."""

    index: int
    width: float
    height: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the PDF's own table of contents: level from 1, title, page index, height on the page if known."""

    level: int
    title: str
    page: int
    top: float | None


def bookmarks(document: Any) -> list[Bookmark]:
    """Return the bookmarks that lead to a page of this document, in order."""
    found: list[Bookmark] = []
    for mark in document.get_toc(max_depth=10):
        if len(found) >= _MOST_BOOKMARKS:
            break
        target = mark.get_dest()
        page = target.get_index() if target else None
        title = " ".join(_readable(mark.get_title()).split())
        if page is not None and title:
            _, values = target.get_view()
            top = values[1] if len(values) == 3 else (values[0] if len(values) == 1 else None)
            found.append(Bookmark(mark.level + 1, title, page, top))
    return found


def page_lines(document: Any, index: int) -> Page | None:
    """Return the lines of one page, or None when the page is damaged."""
    import pypdfium2

    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return None
    try:
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        page.close()
        return None
    try:
        width, height = page.get_size()
        return Page(index, width, height, tuple(_lines(text_page)))
    finally:
        text_page.close()
        page.close()


def _lines(text_page: Any) -> list[Line]:
    import pypdfium2.raw as raw

    text: str = text_page.get_text_range()
    # PDFium counts UTF-16 units; Python counts characters.
    wide = any(char > "\uffff" for char in text)
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    lines: list[Line] = []
    place = 0
    for part in text.split("\n"):
        bare = part.strip(" \r\t")
        begin = place + (_units(part[: part.find(bare)]) if wide else part.find(bare)) if bare else place
        length = _units(bare) if wide else len(bare)
        place += (_units(part) if wide else len(part)) + 1
        readable = _readable(bare)
        if not readable.strip():
            continue
        first = raw.FPDFText_GetCharIndexFromTextIndex(text_page, begin)
        last = raw.FPDFText_GetCharIndexFromTextIndex(text_page, begin + length - 1)
        middle = raw.FPDFText_GetCharIndexFromTextIndex(text_page, begin + length // 2)
        left = right = bottom = top = size = 0.0
        if raw.FPDFText_GetLooseCharBox(text_page, last, ctypes.byref(box)):
            right = box.right
        if raw.FPDFText_GetLooseCharBox(text_page, first, ctypes.byref(box)):
            left, bottom, top = box.left, box.bottom, box.top
        if raw.FPDFText_GetMatrix(text_page, middle, ctypes.byref(matrix)):
            size = raw.FPDFText_GetFontSize(text_page, middle) * (matrix.c**2 + matrix.d**2) ** 0.5
        lines.append(Line(readable, round(size, 1), left, right, bottom, top))
    return lines


def _units(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)


def _readable(text: str) -> str:
    """Return text with ligatures spelled out, joined soft hyphens marked by U+00AD, and noise removed."""
    if text.isascii() and text.isprintable():
        return text
    text = _SOFT_HYPHEN.sub("\u00ad", text)
    text = _LIGATURES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return _NOISE.sub("", text)
