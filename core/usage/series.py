"""Usage over time: a bar for each hour, day, week or month, cut into the largest projects, models or stages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Connection, func, select

from core.clock import now
from core.usage.asked import NOWHERE, Asked, sums
from core.usage.ranges import HOUR, Step, after, day_of, slot_of, slots
from core.usage.totals import Dimension, Key, key_columns, key_of, projects

Measure = Literal["tokens", "calls", "cost"]
#: the key of everything that is too small for a colour of its own
OTHERS = "…"
MOST = 6
NUMBERS = ("calls", "prompt_tokens", "completion_tokens", "cost", "unpriced", "uncounted")


@dataclass
class Bar:
    """One hour, day, week or month. `start` is its first day, or milliseconds since the epoch for an hour."""

    start: str | int
    parts: dict[Key, float] = field(default_factory=dict)
    unknown: int = 0

    @property
    def whole(self) -> float:
        """Return the height of the bar."""
        return sum(self.parts.values())


@dataclass
class Series:
    """Bars from the oldest to the newest without gaps; `keys` are the parts, the largest first, OTHERS at the end.

    `unknown` of a bar counts calls whose cost or tokens are unknown: they make it "at least".
    """

    step: Step | Literal["hour"]
    measure: Measure
    currency: str
    keys: list[Key]
    bars: list[Bar]

    @property
    def unknown(self) -> int:
        """Return how many calls are missing from the bars."""
        return sum(bar.unknown for bar in self.bars)


def series(
    connection: Connection, asked: Asked, dimension: Dimension, measure: Measure, currency: str = "",
    moment: int | None = None,
) -> Series:  # fmt: skip
    """Return a measure over time, cut by a dimension; a cost in one currency only, since they do not add up."""
    source, where = sums(asked)
    keys = key_columns(source, dimension)
    value = {
        "tokens": source.c.prompt_tokens + source.c.completion_tokens,
        "calls": source.c.calls,
        "cost": source.c.cost,
    }[measure]
    unknown = {"tokens": source.c.uncounted, "calls": source.c.calls * 0, "cost": source.c.unpriced}[measure]
    query = select(source.c.day, *keys, func.sum(value), func.sum(unknown)).where(*where)
    if measure == "cost":
        query = query.where((source.c.currency == currency) | (source.c.unpriced > 0))
    rows = connection.execute(query.group_by(source.c.day, *keys)).all()
    width = len(keys)
    there = projects(connection) if dimension == "project" else {}
    cells = [(row[0], _home(key_of(row[1:], width), dimension, there), row[-2], row[-1]) for row in rows]
    return _laid_out(asked, cells, measure, currency, now() if moment is None else moment)


def _home(key: Key, dimension: Dimension, there: dict[int, str]) -> Key:
    return NOWHERE if dimension == "project" and key not in there else key


def _laid_out(asked: Asked, cells: list[Any], measure: Measure, currency: str, moment: int) -> Series:
    sizes: dict[Key, float] = {}
    for _day, key, value, _unknown in cells:
        sizes[key] = sizes.get(key, 0) + value
    ranked = sorted((key for key, size in sizes.items() if size), key=lambda key: (-sizes[key], str(key)))
    large = set(ranked[:MOST]) if len(ranked) > MOST + 1 else set(ranked)
    keys = [key for key in ranked if key in large] + ([OTHERS] if len(large) < len(ranked) else [])
    step, places = _axis(asked, cells, moment)
    bars = {place: Bar(place) for place in places}
    for day, key, value, unknown in cells:
        bar = bars[_place(asked, day, step, places)]
        bar.unknown += unknown
        if value:
            part = key if key in large else OTHERS
            bar.parts[part] = bar.parts.get(part, 0) + value
    return Series(step, measure, currency, keys, list(bars.values()))


def _axis(asked: Asked, cells: list[Any], moment: int) -> tuple[Any, list[Any]]:
    span = asked.span
    if span.hourly:
        return "hour", [(span.start or 0) + n * HOUR for n in range(24)]
    today = day_of(moment)
    known = [cell[0] for cell in cells]
    first = span.first or min([*known, today])
    # A clock that once went far ahead must not stretch the axis: what lies in the future counts as today's.
    last = max(min(span.last, today) if span.last else today, first)
    return slots(first, last)


def _place(asked: Asked, day: Any, step: Any, places: list[Any]) -> Any:
    if asked.span.hourly:
        return places[min(23, max(0, int(day)))]
    return min(slot_of(day, step), places[-1])


def label_day(bar: Bar, step: str) -> tuple[str, str]:
    """Return the first and the last day of a bar of days."""
    first = str(bar.start)
    if step == "week":
        return first, after(first, 6)
    if step == "month":
        return first, after(slot_of(after(first, 31), "month"), -1)
    return first, first
