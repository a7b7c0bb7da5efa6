"""The cuts a person sets in a text: placed, removed, moved, undone; none parts a sign or leaves a piece blank."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from statistics import median

from PySide6.QtCore import QObject, Signal

from core.chunks.splitters.clusters import FLAGS, before


class Cuts(QObject):
    """Places in a text, in characters, at which a piece begins; the first piece begins at 0 without one.

    Signals:
        changed: the places at which a cut came or went.
        refused: a cut would have left a piece without text.
    """

    changed = Signal(object)
    refused = Signal()

    def __init__(self, text: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.text = text
        self.places: list[int] = []
        self._start: list[int] = []
        self._done: list[frozenset[int]] = []
        self._undone: list[frozenset[int]] = []

    def begin(self, text: str, places: Iterable[int]) -> None:
        """Take a text and the cuts to start from, as `sound` gives them, without a signal."""
        self.text = text
        self.places = list(places)
        self._start = list(self.places)
        self._done.clear()
        self._undone.clear()

    def is_changed(self) -> bool:
        """Return whether the cuts differ from those at the start."""
        return self.places != self._start

    # What there is

    def count(self) -> int:
        """Return how many pieces there are."""
        return len(self.places) + 1

    def piece(self, place: int) -> int:
        """Return the piece, from 0, that holds a character."""
        return bisect_right(self.places, place)

    def bounds(self, piece: int) -> tuple[int, int]:
        """Return first character and end of a piece."""
        start = self.places[piece - 1] if piece else 0
        return start, self.places[piece] if piece < len(self.places) else len(self.text)

    def size(self, piece: int) -> int:
        """Return the characters of a piece."""
        start, end = self.bounds(piece)
        return end - start

    def sizes(self) -> list[int]:
        """Return the characters of all pieces."""
        ends = [*self.places, len(self.text)]
        return [end - start for start, end in zip([0, *self.places], ends, strict=True)]

    def summary(self) -> tuple[int, int, int]:
        """Return the smallest, the median and the largest size."""
        sizes = self.sizes()
        return min(sizes), round(median(sizes)), max(sizes)

    def is_cut(self, place: int) -> bool:
        """Return whether there is a cut at a place."""
        spot = bisect_left(self.places, place)
        return spot < len(self.places) and self.places[spot] == place

    def within(self, start: int, end: int) -> list[int]:
        """Return the cuts at places from `start`, before `end`."""
        return self.places[bisect_left(self.places, start) : bisect_left(self.places, end)]

    def following(self, place: int) -> int:
        """Return the first cut behind a place, -1 where there is none."""
        spot = bisect_right(self.places, place)
        return self.places[spot] if spot < len(self.places) else -1

    def preceding(self, place: int) -> int:
        """Return the last cut before a place, -1 where there is none."""
        spot = bisect_left(self.places, place)
        return self.places[spot - 1] if spot else -1

    def border(self, place: int) -> int:
        """Return the place itself, or the last one before it that parts no sign."""
        return before(self.text, place, max(0, place - FLAGS))

    # What is done

    def toggle(self, place: int) -> bool:
        """Place a cut, or remove the one that is there."""
        place = self.border(place)
        return self._do({place}) if self.is_cut(place) else self.place(place)

    def place(self, place: int) -> bool:
        """Place a cut; False where there is one, or where a piece would be blank."""
        place = self.border(place)
        if self.is_cut(place):
            return False
        start, end = self.bounds(self.piece(place))
        if not self._fits(start, place, end):
            self.refused.emit()
            return False
        return self._do({place})

    def remove(self, place: int) -> bool:
        """Take a cut away: the pieces on both sides become one."""
        return self.is_cut(place) and self._do({place})

    def move(self, place: int, target: int) -> int:
        """Move a cut to a place between its neighbours; return where it is then, -1 where that cannot be."""
        target = self.border(target)
        spot = bisect_left(self.places, place)
        if not self.is_cut(place) or target == place:
            return place if self.is_cut(place) else -1
        start, end = self.bounds(spot)[0], self.bounds(spot + 1)[1]
        if not self._fits(start, target, end):
            self.refused.emit()
            return -1
        self._do({place, target})
        return target

    def merge(self, place: int) -> int:
        """Join the piece at a place with the next one; return the cut that went, -1 for the last piece."""
        cut = self.following(place)
        if cut >= 0:
            self._do({cut})
        return cut

    def replace(self, places: Iterable[int]) -> bool:
        """Have other cuts altogether, as `sound` gives them, in one step."""
        return self._do(set(self.places) ^ set(places))

    def undo(self) -> int:
        """Take the last step back; return a place it touched, -1 where there is nothing to undo."""
        return self._again(self._done, self._undone)

    def redo(self) -> int:
        """Do again what was undone; return as `undo`."""
        return self._again(self._undone, self._done)

    def can_undo(self) -> bool:
        """Return whether there is a step to take back."""
        return bool(self._done)

    def can_redo(self) -> bool:
        """Return whether there is a step to do again."""
        return bool(self._undone)

    def _do(self, flipped: set[int]) -> bool:
        if not flipped:
            return False
        step = frozenset(flipped)
        self._done.append(step)
        self._undone.clear()
        self._flip(step)
        return True

    def _again(self, source: list[frozenset[int]], target: list[frozenset[int]]) -> int:
        if not source:
            return -1
        step = source.pop()
        target.append(step)
        self._flip(step)
        left = [place for place in step if self.is_cut(place)]
        return min(left or step)

    def _flip(self, step: frozenset[int]) -> None:
        """Put cuts where there are none and take those that are there: every step is its own opposite."""
        if len(step) < 8:
            for place in step:
                spot = bisect_left(self.places, place)
                if self.is_cut(place):
                    del self.places[spot]
                else:
                    self.places.insert(spot, place)
        else:
            self.places = sorted(set(self.places) ^ step)
        self.changed.emit(step)

    def _fits(self, start: int, place: int, end: int) -> bool:
        inside = start < place < end
        return inside and bool(self.text[start:place].strip()) and bool(self.text[place:end].strip())


def sound(text: str, places: Iterable[int]) -> list[int]:
    """Return those of `places` that can be cuts, in order: none parts a sign or leaves a piece blank."""
    found: list[int] = []
    for wanted in sorted({place for place in places if 0 < place < len(text)}):
        place = before(text, wanted, max(0, wanted - FLAGS))
        start = found[-1] if found else 0
        if place > start and text[start:place].strip():
            found.append(place)
    while found and not text[found[-1] :].strip():
        found.pop()
    return found
