"""PDFium's functions for single characters, boxes and objects, called with bare addresses: half the cost of a call.

A page has thousands of characters and hundreds of drawn objects; the bindings check and convert each argument of each
call. These prototypes take the page as a number and write into buffers that are kept; what is asked of many
characters at once runs as one `map`, so that no bytecode is interpreted between two calls.
"""

from __future__ import annotations

import ctypes
import struct
from collections import deque
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Any

_P, _I, _F = ctypes.c_void_p, ctypes.c_int, ctypes.c_float
_NAME = 128
_FOUR = struct.Struct("4f").unpack_from
# Runs an iterator to its end and keeps nothing.
_all = deque[Any](maxlen=0).extend
Box = tuple[float, float, float, float]


class Native:
    """The functions one document needs; pages and text pages are given as addresses (see `address`)."""

    def __init__(self) -> None:
        self._floats = (_F * 6)()
        self._name = ctypes.create_string_buffer(_NAME)
        self._flags = _I()
        self._at = ctypes.addressof(self._floats)
        self._name_at, self._flags_at = ctypes.addressof(self._name), ctypes.addressof(self._flags)
        self._many = _Room()
        self.char_count = _function("FPDFText_CountChars", _I, _P)
        self.char_index = _function("FPDFText_GetCharIndexFromTextIndex", _I, _P, _I)
        self.font_size = _function("FPDFText_GetFontSize", ctypes.c_double, _P, _I)
        self.object_count = _function("FPDFPage_CountObjects", _I, _P)
        self._object_at = _function("FPDFPage_GetObject", _P, _P, _I)
        self._object_type = _function("FPDFPageObj_GetType", _I, _P)
        self.inner_count = _function("FPDFFormObj_CountObjects", _I, _P)
        self._inner_at = _function("FPDFFormObj_GetObject", _P, _P, ctypes.c_ulong)
        self._rect_count = _function("FPDFText_CountRects", _I, _P, _I, _I)
        self._rect = _function("FPDFText_GetRect", _I, _P, _I, _P, _P, _P, _P)
        self._loose = _function("FPDFText_GetLooseCharBox", _I, _P, _I, _P)
        self._matrix = _function("FPDFText_GetMatrix", _I, _P, _I, _P)
        self._font = _function("FPDFText_GetFontInfo", ctypes.c_ulong, _P, _I, _P, ctypes.c_ulong, _P)
        self._text_object = _function("FPDFText_GetTextObject", _P, _P, _I)
        self._object_font = _function("FPDFTextObj_GetFont", _P, _P)
        self._object_matrix = _function("FPDFPageObj_GetMatrix", _I, _P, _P)
        self._bounds = _function("FPDFPageObj_GetBounds", _I, _P, _P, _P, _P, _P)
        self.segment_count = _function("FPDFPath_CountSegments", _I, _P)
        self._segment_at = _function("FPDFPath_GetPathSegment", _P, _P, _I)
        self._segment_point = _function("FPDFPathSegment_GetPoint", _I, _P, _P, _P)
        self._segment_type = _function("FPDFPathSegment_GetType", _I, _P)
        self._segment_closes = _function("FPDFPathSegment_GetClose", _I, _P)

    def rects(self, text: int) -> list[float]:
        """Return the boxes of all text objects in the file's order, as one flat list: left, top, right, bottom."""
        count = self._rect_count(text, 0, -1)
        if count < 1:
            return []
        at = self._many.at(32 * count)
        places = (range(at + offset, at + 32 * count, 32) for offset in (0, 8, 16, 24))
        _all(map(self._rect, repeat(text), range(count), *places))
        return self._many.doubles(4 * count)

    def boxes(self, text: int, chars: Sequence[int]) -> list[Box | None]:
        """Return left, top, right, bottom of each of `chars` (see `box`)."""
        if not chars:
            return []
        at = self._many.at(16 * len(chars))
        given = list(map(self._loose, repeat(text), chars, range(at, at + 16 * len(chars), 16)))
        return self._many.fours(given)

    def sizes(self, text: int, chars: Iterable[int]) -> list[float]:
        """Return the size of the font of each of `chars`, before its matrix enlarges it."""
        return list(map(self.font_size, repeat(text), chars))

    def fonts(self, text: int, chars: Iterable[int]) -> list[int | None]:
        """Return the address of the font of each of `chars`, None for those the file does not draw."""
        return [thing and self._object_font(thing) for thing in map(self._text_object, repeat(text), chars)]

    def objects(self, page: int, most: int) -> list[tuple[int, int]]:
        """Return the objects drawn on a page, `most` at most: kind and address."""
        things = list(map(self._object_at, repeat(page), range(min(self.object_count(page), most))))
        return list(zip(map(self._object_type, things), things, strict=True))

    def inner(self, form: int, most: int) -> list[tuple[int, int]]:
        """Return the objects in a group of objects, `most` at most: kind and address."""
        things = list(map(self._inner_at, repeat(form), range(min(self.inner_count(form), most))))
        return list(zip(map(self._object_type, things), things, strict=True))

    def box(self, text: int, char: int) -> Box | None:
        """Return left, top, right, bottom of a character with its font's height, None where it has no place."""
        if not self._loose(text, char, self._at):
            return None
        box: Box = _FOUR(self._floats)
        return box

    def scale(self, text: int, char: int) -> float:
        """Return by how much the character's matrix enlarges its font's height."""
        if not self._matrix(text, char, self._at):
            return 1.0
        return float((self._floats[2] ** 2 + self._floats[3] ** 2) ** 0.5)

    def font(self, text: int, char: int) -> bytes:
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
        end = 16 * len(things)
        at = self._many.at(end)
        places = (range(at + offset, at + end, 16) for offset in (0, 4, 8, 12))
        return self._many.fours(list(map(self._bounds, things, *places)))

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


class _Room:
    """A buffer that grows as needed, for what many calls write."""

    def __init__(self) -> None:
        self._grow(1 << 15)

    def _grow(self, size: int) -> None:
        self._size = size
        self._buffer = ctypes.create_string_buffer(size)
        self._start = ctypes.addressof(self._buffer)
        view = memoryview(self._buffer).cast("B")
        self._floats, self._doubles = view.cast("f"), view.cast("d")

    def at(self, size: int) -> int:
        """Return the address of at least `size` bytes; what was written before is lost."""
        if size > self._size:
            self._grow(1 << size.bit_length())
        return self._start

    def doubles(self, count: int) -> list[float]:
        """Return the first numbers written, each of eight bytes."""
        found: list[Any] = self._doubles[:count].tolist()
        return found

    def fours(self, given: list[int]) -> list[Box | None]:
        """Return the numbers written, of four bytes and four to a call, None for the calls that gave nothing."""
        flat = iter(self._floats[: 4 * len(given)].tolist())
        found: list[Box | None] = list(zip(flat, flat, flat, flat, strict=True))
        return found if all(given) else [box if good else None for box, good in zip(found, given, strict=True)]


def address(handle: Any) -> int:
    """Return the address behind a pointer of the bindings."""
    return ctypes.cast(handle, _P).value or 0


def _function(name: str, result: Any, *arguments: Any) -> Any:
    import pypdfium2.raw as raw

    found = ctypes.cast(getattr(raw, name), _P).value or 0
    # CFUNCTYPE lets other threads run meanwhile; PYFUNCTYPE does not, and these calls take less than a microsecond.
    return ctypes.PYFUNCTYPE(result, *arguments)(found)
