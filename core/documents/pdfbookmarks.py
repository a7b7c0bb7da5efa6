"""The bookmarks of a PDF, its own table of contents."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from core.documents.pdfcalls import Handle, address, function, handle
from core.documents.pdflines import readable

# A title that needs more room than this, in bytes, gets it.
_ROOM = 1024
_MOST, _DEEPEST = 20_000, 10


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the PDF's own table of contents: level from 1, title, page index, height on the page if known."""

    level: int
    title: str
    page: int
    top: float | None


def bookmarks(document: Any) -> list[Bookmark]:
    """Return the bookmarks that lead to a page of this document, in order. Quickest when all pages were read before."""
    tree = _Tree(handle(address(document.raw)))
    found: list[Bookmark] = []
    for level, mark in tree.walk(None, 1):
        if len(found) >= _MOST:
            break
        target = tree.target(mark)
        title = " ".join(readable(tree.title(mark)).split()) if target else ""
        if target and title:
            found.append(Bookmark(level, title, *target))
    return found


class _Tree:
    """PDFium's functions for the bookmarks of one document, called with bare addresses."""

    def __init__(self, document: Handle) -> None:
        pointer, number, size = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong
        self._document = document
        self._seen: set[int] = set()
        self._floats, self._count = (ctypes.c_float * 4)(), size()
        self._at, self._count_at = ctypes.addressof(self._floats), ctypes.addressof(self._count)
        self._room = ctypes.create_string_buffer(_ROOM)
        self._first = function("FPDFBookmark_GetFirstChild", pointer, pointer, pointer)
        self._next = function("FPDFBookmark_GetNextSibling", pointer, pointer, pointer)
        self._title = function("FPDFBookmark_GetTitle", size, pointer, pointer, size)
        self._target = function("FPDFBookmark_GetDest", pointer, pointer, pointer)
        self._page = function("FPDFDest_GetDestPageIndex", number, pointer, pointer)
        self._view = function("FPDFDest_GetView", size, pointer, pointer, pointer)

    def walk(self, parent: int | None, level: int) -> Iterator[tuple[int, int]]:
        """Yield level and address of all bookmarks below `parent`; a ring of them is walked once."""
        mark = self._first(self._document, parent)
        while mark and mark not in self._seen:
            self._seen.add(mark)
            yield level, mark
            if level < _DEEPEST:
                yield from self.walk(mark, level + 1)
            mark = self._next(self._document, mark)

    def title(self, mark: int) -> str:
        """Return the title as the file has it."""
        length = self._title(mark, ctypes.addressof(self._room), len(self._room))
        if length > len(self._room):
            self._room = ctypes.create_string_buffer(length)
            self._title(mark, ctypes.addressof(self._room), length)
        return ctypes.string_at(self._room, max(length - 2, 0)).decode("utf-16-le", "ignore")

    def target(self, mark: int) -> tuple[int, float | None] | None:
        """Return the index of the page and the height on it to which a bookmark leads, None when to none."""
        target = self._target(self._document, mark)
        page = self._page(self._document, target) if target else -1
        if page < 0:
            return None
        self._view(target, self._count_at, self._at)
        # Left, top and zoom, or top alone.
        count = self._count.value
        return page, self._floats[1] if count == 3 else self._floats[0] if count == 1 else None
