"""PDFium's functions for single characters, boxes and objects, called with bare addresses: a third of the cost.

A page has thousands of characters and hundreds of drawn objects; the bindings check and convert each argument of each
call. What is asked of many at once takes prepared arguments, writes into buffers that are kept, and runs as one `map`,
so that nothing is converted for a call and no bytecode is interpreted between two.
"""

from __future__ import annotations

import ctypes
import struct
from collections import deque
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Any

from core.documents.pdfcalls import Box, Handle, Room, function, handle

_P, _I, _F = ctypes.c_void_p, ctypes.c_int, ctypes.c_float
_NAME = 128
_FOUR = struct.Struct("4f").unpack_from
# Runs an iterator to its end and keeps nothing.
_all = deque[Any](maxlen=0).extend


class Native:
    """The functions one document needs; documents, pages and text pages are given as handles (see `handle`)."""

    def __init__(self) -> None:
        self._floats = (_F * 6)()
        self._name, self._flags = ctypes.create_string_buffer(_NAME), _I()
        self._at = ctypes.addressof(self._floats)
        self._doubles = (ctypes.c_double * 2)()
        self._point = ctypes.addressof(self._doubles)
        self._name_at, self._flags_at = ctypes.addressof(self._name), ctypes.addressof(self._flags)
        self._many = Room()
        # These may take long; other threads run meanwhile.
        self.load_page = function("FPDF_LoadPage", _P, _P, _I, shared=True)
        self.load_text = function("FPDFText_LoadPage", _P, _P, shared=True)
        self.close_page = function("FPDF_ClosePage", None, _P)
        self.close_text = function("FPDFText_ClosePage", None, _P)
        self.char_count = function("FPDFText_CountChars", _I, _P)
        self.char_index = function("FPDFText_GetCharIndexFromTextIndex", _I, _P, _I)
        self._text_index = function("FPDFText_GetTextIndexFromCharIndex", _I, _P, _I)
        self._text = function("FPDFText_GetText", _I, _P, _I, _I, _P)
        self._width = function("FPDF_GetPageWidthF", _F, _P)
        self._height = function("FPDF_GetPageHeightF", _F, _P)
        self._page_box = function("FPDF_GetPageBoundingBox", _I, _P, _P)
        self.rotation = function("FPDFPage_GetRotation", _I, _P)
        self._object_count = function("FPDFPage_CountObjects", _I, _P)
        self._inner_count = function("FPDFFormObj_CountObjects", _I, _P)
        self._inner_at = function("FPDFFormObj_GetObject", _P, _P, ctypes.c_ulong)
        self._rect_count = function("FPDFText_CountRects", _I, _P, _I, _I)
        self._loose = function("FPDFText_GetLooseCharBox", _I, _P, _I, _P)
        self._origin = function("FPDFText_GetCharOrigin", _I, _P, _I, _P, _P)
        self._size = function("FPDFText_GetFontSize", ctypes.c_double, _P, _I)
        self._matrix = function("FPDFText_GetMatrix", _I, _P, _I, _P)
        self._font = function("FPDFText_GetFontInfo", ctypes.c_ulong, _P, _I, _P, ctypes.c_ulong, _P)
        self._object_matrix = function("FPDFPageObj_GetMatrix", _I, _P, _P)
        self.segment_count = function("FPDFPath_CountSegments", _I, _P)
        self._segment_at = function("FPDFPath_GetPathSegment", _P, _P, _I)
        self._segment_point = function("FPDFPathSegment_GetPoint", _I, _P, _P, _P)
        self._segment_type = function("FPDFPathSegment_GetType", _I, _P)
        self._segment_closes = function("FPDFPathSegment_GetClose", _I, _P)
        self._for_many()

    def _for_many(self) -> None:
        """Take the functions that are called for many at once, with handles and small numbers only."""
        self._each_object = function("FPDFPage_GetObject", _P)
        self._each_type = function("FPDFPageObj_GetType", _I)
        self._each_rect = function("FPDFText_GetRect", _I)
        self._each_loose = function("FPDFText_GetLooseCharBox", _I)
        self._each_size = function("FPDFText_GetFontSize", ctypes.c_double)
        self._each_text_object = function("FPDFText_GetTextObject", _P)
        self._each_font = function("FPDFTextObj_GetFont", _P)
        self._each_bounds = function("FPDFPageObj_GetBounds", _I)

    def text(self, text: Handle) -> tuple[str, bool, bool]:
        """Return the text of a page, whether it has characters of four bytes, and whether it has one per character."""
        count = self.char_count(text)
        first, last = 0, count - 1
        # What the file does not show has no place in the text.
        while first <= last and (begin := self._text_index(text, first)) < 0:
            first += 1
        while first <= last and (end := self._text_index(text, last)) < 0:
            last -= 1
        if first > last:
            return "", False, not count
        at = self._many.at(2 * (end + 2 - begin))
        units = self._text(text, first, last - first + 1, at) - 1
        found = ctypes.string_at(at, 2 * max(units, 0)).decode("utf-16-le", "ignore")
        return found, len(found) < units, units == count

    def page(self, page: Handle) -> tuple[float, float, float, float]:
        """Return width and height of a page as it is seen, and left and bottom of its box in the file."""
        self._floats[0] = self._floats[3] = 0.0
        self._page_box(page, self._at)
        left, _, _, bottom = self._floats[:4]
        return self._width(page), self._height(page), left, bottom

    def rects(self, text: Handle, most: int) -> Iterable[Box]:
        """Return the boxes of all runs of text in the file's order, each left, top, right, bottom; none if over `most`.

        They are to be used before anything else is asked.
        """
        count = self._rect_count(text, 0, -1)
        if not 0 < count <= most:
            return ()
        lefts, tops, rights, bottoms = self._many.places(count, 32, 8)
        _all(map(self._each_rect, repeat(text, count), range(count), lefts, tops, rights, bottoms))
        return self._many.doubles(count)

    def boxes(self, text: Handle, chars: Sequence[int]) -> list[Box | None]:
        """Return left, top, right, bottom of each of `chars` (see `box`)."""
        if not chars:
            return []
        return self._many.fours(self._boxed(text, chars))

    def _boxed(self, text: Handle, chars: Sequence[int]) -> list[int]:
        return list(map(self._each_loose, repeat(text), chars, self._many.places(len(chars), 16, 4)[0]))

    def corners(
        self, text: Handle, chars: Sequence[int]
    ) -> tuple[list[float], list[float], list[float], list[float]] | None:
        """Return lefts, tops, rights and bottoms of `chars` (see `box`), None when one of them has no place."""
        return self._many.columns(len(chars)) if all(self._boxed(text, chars)) else None

    def sides(self, text: Handle, chars: Sequence[int]) -> tuple[list[float], list[float]]:
        """Return the left and the right end of each of `chars` (see `box`), NaN where it has no place."""
        if not chars:
            return [], []
        return self._many.outer(self._boxed(text, chars))

    def sizes(self, text: Handle, chars: Iterable[int]) -> list[float]:
        """Return the size of the font of each of `chars`, before its matrix enlarges it."""
        return list(map(self._each_size, repeat(text), chars))

    def fonts(self, text: Handle, chars: Iterable[int]) -> list[int | None]:
        """Return the address of the font of each of `chars`, None for those the file does not draw."""
        return list(map(self._each_font, map(handle, map(self._each_text_object, repeat(text), chars))))

    def objects(self, page: Handle, most: int) -> list[tuple[int, int]]:
        """Return the objects drawn on a page, `most` at most: kind and address."""
        return self._typed(list(map(self._each_object, repeat(page), range(min(self._object_count(page), most)))))

    def inner(self, form: int, most: int) -> list[tuple[int, int]]:
        """Return the objects in a group of objects, `most` at most: kind and address."""
        return self._typed(list(map(self._inner_at, repeat(form), range(min(self._inner_count(form), most)))))

    def _typed(self, things: list[int]) -> list[tuple[int, int]]:
        return list(zip(map(self._each_type, map(handle, things)), things, strict=True))

    def box(self, text: Handle, char: int) -> Box | None:
        """Return left, top, right, bottom of a character with its font's height, None where it has no place."""
        if not self._loose(text, char, self._at):
            return None
        box: Box = _FOUR(self._floats)
        return box

    def scale(self, text: Handle, char: int) -> float:
        """Return by how much the character's matrix enlarges its font's height."""
        if not self._matrix(text, char, self._at):
            return 1.0
        return float((self._floats[2] ** 2 + self._floats[3] ** 2) ** 0.5)

    def standing(self, text: Handle, char: int) -> tuple[float, float]:
        """Return how large a character is set and the height it stands on, zeros where the file does not draw it."""
        if not self._origin(text, char, self._point, self._point + 8):
            return 0.0, 0.0
        return float(self._size(text, char)) * self.scale(text, char), self._doubles[1]

    def font(self, text: Handle, char: int) -> bytes:
        """Return the name of the character's font, as the file spells it, with the flag byte in front."""
        length = self._font(text, char, self._name_at, _NAME, self._flags_at)
        name = self._name.value if 0 < length <= _NAME else b""
        return b"1" + name if self._flags.value & 1 else b"0" + name

    def matrix(self, thing: int) -> tuple[float, ...]:
        """Return the six numbers of an object's matrix."""
        return tuple(self._floats) if self._object_matrix(thing, self._at) else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

    def bounds(self, things: Sequence[int]) -> list[Box | None]:
        """Return left, bottom, right, top of each object in its parent's coordinates."""
        if not things:
            return []
        places = self._many.places(len(things), 16, 4)
        return self._many.fours(list(map(self._each_bounds, map(handle, things), *places)))

    def segments(self, thing: int, most: int) -> list[tuple[int, float, float, bool]]:
        """Return a path up to its first curve: kind (0 line, 1 curve, 2 move), x, y, whether the figure closes."""
        found = []
        for number in range(min(self.segment_count(thing), most)):
            segment = self._segment_at(thing, number)
            self._segment_point(segment, self._at, self._at + 4)
            closes = bool(self._segment_closes(segment))
            found.append((self._segment_type(segment), self._floats[0], self._floats[1], closes))
            if found[-1][0] == 1:
                break
        return found
