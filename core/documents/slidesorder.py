"""The order in which the shapes of a slide are read: recursive cuts at the widest gaps.

Source: the recursive X-Y cut of Nagy, Seth and Viswanathan, "A prototype document image analysis system for technical
journals", Computer 25(7), 1992, here with the widest gap first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Thing = TypeVar("Thing")
# Neighbours touch and overlap a little; an overlap below this share of the smaller side is a gap of nothing.
_TOUCH = 0.1


@dataclass(frozen=True, slots=True)
class Box(Generic[Thing]):
    """A rectangle in any unit, and what it is the rectangle of."""

    left: int
    top: int
    right: int
    bottom: int
    thing: Thing


def in_order(boxes: Sequence[Box[Thing]]) -> list[Thing]:
    """Return the things in the order a person reads them: blocks apart first, then top to bottom, left to right."""
    if len(boxes) < 2:
        return [box.thing for box in boxes]
    across = _cut([(box.top, box.bottom) for box in boxes])
    down = _cut([(box.left, box.right) for box in boxes])
    cut = across if across and (not down or across[0] >= down[0]) else down
    if not cut:
        return _by_rows(boxes)
    before = [box for place, box in enumerate(boxes) if place in cut[1]]
    after = [box for place, box in enumerate(boxes) if place not in cut[1]]
    return in_order(before) + in_order(after)


def _by_rows(boxes: Sequence[Box[Thing]]) -> list[Thing]:
    """Return overlapping things by rows: those whose middle lies above the bottom of the first of the row."""
    rest = sorted(boxes, key=lambda box: (box.top, box.left))
    things: list[Thing] = []
    while rest:
        row = [box for box in rest if box.top + box.bottom <= 2 * rest[0].bottom]
        row = row if rest[0] in row else [rest[0]]
        things += [box.thing for box in sorted(row, key=lambda box: box.left)]
        rest = [box for box in rest if not any(box is other for other in row)]
    return things


def _cut(spans: list[tuple[int, int]]) -> tuple[float, set[int]] | None:
    """Return the widest gap and which spans lie before it; None when they all overlap."""
    order = sorted(range(len(spans)), key=lambda place: (sum(spans[place]), place))
    best: tuple[float, set[int]] | None = None
    for count in range(1, len(order)):
        before, after = order[:count], order[count:]
        end, start = max(spans[place][1] for place in before), min(spans[place][0] for place in after)
        smaller = min(min(spans[place][1] - spans[place][0] for place in order), abs(end - start) * 20 + 1)
        gap = float(start - end)
        if gap >= -_TOUCH * max(smaller, 0) and (best is None or gap > best[0]):
            best = (gap, set(before))
    return best
