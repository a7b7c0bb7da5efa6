"""Classes of latency: eight to each doubling, so that a median of a million calls is read from some hundred counts."""

from __future__ import annotations

from collections.abc import Iterable
from math import floor, log2

#: classes to each doubling; one class is about 9 % wide
PER_DOUBLING = 8


def latency_class(milliseconds: float) -> int:
    """Return the class of a latency, 0 for 0 ms; times below 0, which a clock set back gives, count as 0."""
    return floor(PER_DOUBLING * log2(max(0.0, milliseconds) + 1))


def lower_bound(number: int) -> float:
    """Return the smallest latency of a class, in milliseconds."""
    return float(2 ** (number / PER_DOUBLING)) - 1


def quantile(counts: Iterable[tuple[int, int]], share: float) -> float | None:
    """Return the latency, in milliseconds, below which `share` of the calls stayed; None when there are none.

    Args:
        counts: pairs (class, how many calls); a class may come more than once.
        share: between 0 and 1; 0.5 for the median.

    The calls of a class are taken as spread evenly over it, so the result is at most one class (9 %) off.
    """
    found: dict[int, int] = {}
    for number, calls in counts:
        found[number] = found.get(number, 0) + calls
    left = sum(found.values()) * share
    if not left:
        return lower_bound(min(found)) if any(found.values()) else None
    for number in sorted(found):
        if left <= found[number]:
            low, high = lower_bound(number), lower_bound(number + 1)
            return low + (high - low) * left / found[number]
        left -= found[number]
    return lower_bound(max(found) + 1)
