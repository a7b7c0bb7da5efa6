"""How PDFium's functions are called with bare addresses, and where they write what many calls give."""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Iterator
from math import nan
from typing import Any

_P = ctypes.c_void_p
_FLOATS, _DOUBLES = struct.Struct("4f").iter_unpack, struct.Struct("4d").iter_unpack
Box = tuple[float, float, float, float]
#: an address as the functions take it (see `handle`)
Handle = Any


class Room:
    """A buffer that grows as needed, for what many calls write, and the handles of the places in it."""

    def __init__(self) -> None:
        self._grow(1 << 15)

    def _grow(self, size: int) -> None:
        self._size = size
        self._buffer = ctypes.create_string_buffer(size)
        self._start = ctypes.addressof(self._buffer)
        self._view = memoryview(self._buffer)
        self._places: dict[int, list[list[Handle]]] = {}

    def at(self, size: int) -> int:
        """Return the address of at least `size` bytes; what was written before is lost."""
        if size > self._size:
            self._grow(1 << size.bit_length())
        return self._start

    def places(self, count: int, step: int, width: int) -> list[list[Handle]]:
        """Return the places of at least `count` rows of `step` bytes: four lists, one for each number in a row."""
        start = self.at(count * step)
        found = self._places.get(step)
        if not found or len(found[0]) < count:
            ends = range(0, 4 * width, width)
            end = start + step * min(self._size // step, 1 << count.bit_length())
            found = self._places[step] = [[handle(at) for at in range(start + by, end, step)] for by in ends]
        return found

    def doubles(self, count: int) -> Iterator[Box]:
        """Return the first numbers written, each of eight bytes and four to a call."""
        found: Iterator[Any] = _DOUBLES(self._view[: 32 * count])
        return found

    def outer(self, given: list[int]) -> tuple[list[float], list[float]]:
        """Return the first and the third of each four of numbers written, NaN for the calls that gave nothing."""
        flat = self._flat(len(given))
        for number in [] if all(given) else [number for number, good in enumerate(given) if not good]:
            flat[4 * number : 4 * number + 4] = [nan] * 4
        return flat[::4], flat[2::4]

    def columns(self, count: int) -> tuple[list[float], list[float], list[float], list[float]]:
        """Return the numbers written by `count` calls, four of four bytes each, as four lists."""
        flat = self._flat(count)
        return flat[::4], flat[1::4], flat[2::4], flat[3::4]

    def _flat(self, count: int) -> list[float]:
        flat: list[Any] = self._view.cast("B").cast("f")[: 4 * count].tolist()
        return flat

    def fours(self, given: list[int]) -> list[Box | None]:
        """Return the numbers written, of four bytes and four to a call, None for the calls that gave nothing."""
        found: list[Any] = list(_FLOATS(self._view[: 16 * len(given)]))
        return found if all(given) else [box if good else None for box, good in zip(found, given, strict=True)]


#: makes of an address (None is null) what the functions take without looking at it again
handle: Any = _P.from_param


def address(pointer: Any) -> int:
    """Return the address behind a pointer of the bindings."""
    return ctypes.cast(pointer, _P).value or 0


def function(name: str, result: Any, *arguments: Any, shared: bool = False) -> Any:
    """Return a function of PDFium by name. Without `arguments` it takes handles and numbers of 32 bits, unchecked."""
    import pypdfium2.raw as raw

    found = ctypes.cast(getattr(raw, name), _P).value or 0
    # CFUNCTYPE lets other threads run meanwhile; PYFUNCTYPE does not, and most calls take less than a microsecond.
    return (ctypes.CFUNCTYPE if shared else ctypes.PYFUNCTYPE)(result, *arguments)(found)
