"""What all strategies share: cutting where nothing better is found, joining blank pieces, overlap, headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from core.chunks.piece import Piece
from core.chunks.splitters.clusters import FLAGS, after, before
from core.chunks.splitters.headings import paths

_SIGN = re.compile(r"\S")

#: given start, end and the farthest place, returns a better place to cut in (start, farthest]
Chooser = Callable[[int, int, int], int]


def chopped(text: str, start: int, end: int, size: int, choose: Chooser | None = None) -> Iterator[int]:
    """Yield the ends of pieces of `text[start:end]` (not empty) of at most `size` characters, the last of them `end`.

    No piece is blank and none parts a sign; only a run of white space or one sign of more than `size` characters makes
    a longer one. Linear time.
    """
    solid = start + len(text[start:end].rstrip())  # behind it there is only white space
    while end - start > size:
        stop = before(text, start + size, start)
        stop = stop if stop > start else after(text, start + size, start, end)
        if choose is not None:
            stop = _better(text, start, choose(start, end, stop), stop)
        if stop >= solid:
            # The rest would be blank: it takes the last sign with it, or everything stays in one piece.
            last = before(text, solid - 1, start)
            stop = last if start < last and end - last <= size else end
        elif not text[start:stop].strip():
            sign = _SIGN.search(text, stop)
            stop = after(text, sign.end(), start, end) if sign else end
            stop = end if stop >= solid else stop
        if stop < end:
            yield stop
        start = stop
    yield end


def _better(text: str, start: int, chosen: int, stop: int) -> int:
    """Return the place chosen, moved out of signs; `stop` if nothing is left of the piece then."""
    place = before(text, chosen, start)
    return place if place > start else stop


def filled(text: str, start: int, ends: Sequence[int]) -> list[int]:
    """Return the ends of pieces without those that part off white space alone; rising and complete as `ends`."""
    kept: list[int] = []
    begin = start
    for end in ends:
        if text[begin:end].strip():
            kept.append(end)
        elif kept:
            kept[-1] = end  # blanks at the very beginning belong to the first piece
        begin = end
    return kept or list(ends[-1:])


def lapped(ends: Sequence[int], overlap: int, place: Callable[[int, int], int]) -> list[int]:
    """Return where pieces begin that repeat up to `overlap` characters of what is before them.

    `place(low, end)` returns a good place to begin in [low, end]. No piece begins before its neighbour's own part.
    """
    starts = [0]
    for index, end in enumerate(ends[:-1]):
        own = ends[index - 1] if index else 0
        starts.append(place(max(own + 1, end - overlap), end) if overlap and end - own > 1 else end)
    return starts


def solid(text: str, low: int, end: int) -> int:
    """Return the first place in [low, end] that may be cut and has no white space behind it, else `end`."""
    while low < end and text[low].isspace():
        low += 1
    return after(text, low, max(0, low - FLAGS), end)


def pieces(text: str, starts: Sequence[int], ends: Sequence[int], over: Callable[[int, int], bool]) -> list[Piece]:
    """Return the pieces with their headings; `over(start, end)` says which are longer than allowed."""
    return [
        Piece(start, end, path, over(start, end))
        for start, end, path in zip(starts, ends, paths(text, starts), strict=True)
    ]
