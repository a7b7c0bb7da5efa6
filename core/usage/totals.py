"""Sums of usage: of everything asked for, and of each project, provider, model, stage or state in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from sqlalchemy import Connection, FromClause, String, func, select, type_coerce

from core.llm.latency import quantile
from core.usage.asked import COLUMNS, DAY, NOWHERE, PROJECT, Asked, days, hourly, sums

Dimension = Literal["day", "project", "provider", "model", "stage", "state"]
Key = str | int
_MARKS = str.maketrans("", "", '{}"')
NUMBERS = ("calls", "prompt_tokens", "completion_tokens", "cost", "unpriced", "uncounted")


@dataclass
class Totals:
    """What calls add up to. `cost` is by currency, "" where nobody named one, and holds what is known.

    `unpriced` calls, whose cost is unknown, make a cost "at least"; `uncounted` ones, whose tokens are unknown, do the
    same for tokens. Latencies are milliseconds of answered calls, None when there are none, and at most 9 % off.
    """

    calls: int = 0
    ok: int = 0
    failed: int = 0
    cancelled: int = 0
    cached: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: dict[str, float] = field(default_factory=dict)
    unpriced: int = 0
    uncounted: int = 0
    median_ms: float | None = None
    p95_ms: float | None = None

    @property
    def tokens(self) -> int:
        """Return tokens in and out."""
        return self.prompt_tokens + self.completion_tokens

    @property
    def failure_rate(self) -> float | None:
        """Return which share of the calls that came to an end failed; None when none did."""
        ended = self.ok + self.failed
        return self.failed / ended if ended else None

    @property
    def cached_share(self) -> float | None:
        """Return which share of all calls was answered from the replies kept; None when there are none."""
        return self.cached / self.calls if self.calls else None

    def add(self, state: str, currency: str, numbers: dict[str, Any]) -> None:
        """Take a group of calls of one state and currency."""
        self.calls += numbers["calls"]
        if state in ("ok", "failed", "cancelled", "cached"):
            setattr(self, state, getattr(self, state) + numbers["calls"])
        self.prompt_tokens += numbers["prompt_tokens"]
        self.completion_tokens += numbers["completion_tokens"]
        self.unpriced += numbers["unpriced"]
        self.uncounted += numbers["uncounted"]
        if numbers["cost"]:
            self.cost[currency] = self.cost.get(currency, 0.0) + numbers["cost"]

    def as_dict(self) -> dict[str, Any]:
        """Return plain data, the shares included."""
        shares = {"tokens": self.tokens, "failure_rate": self.failure_rate, "cached_share": self.cached_share}
        return {**vars(self), **shares}


def total(connection: Connection, asked: Asked, *, timed: bool = True) -> Totals:
    """Return what all calls asked for add up to; `timed` adds the latencies, which take most of the time."""
    source, where = sums(asked)
    found = _added(connection, source, where, None).get("", Totals())
    if timed and asked.state in (None, "ok"):
        counts = _classes(connection, asked, None).get("", {})
        found.median_ms, found.p95_ms = quantile(counts.items(), 0.5), quantile(counts.items(), 0.95)
    return found


def by(connection: Connection, asked: Asked, dimension: Dimension, *, timed: bool = True) -> dict[Key, Totals]:
    """Return the sums of each day, project (an id or NOWHERE), provider, model ("PROVIDER/MODEL"), stage or state.

    `timed` adds the latencies. Most calls first, days in their order. A span by the hour has no days.
    """
    source, where = sums(asked)
    found = _added(connection, source, where, dimension)
    if dimension == "project":
        found = _known(connection, found)
    if timed and dimension != "state" and asked.state in (None, "ok"):
        _time(connection, asked, dimension, found)
    if dimension == "day":
        return dict(sorted(found.items()))
    return dict(sorted(found.items(), key=lambda pair: -pair[1].calls))


def key_columns(source: FromClause, dimension: Dimension) -> list[Any]:
    """Return the columns that tell the groups of a dimension; the name of a model says nothing without its provider."""
    if dimension == "model":
        return [source.c.provider, source.c.model]
    return [source.c[COLUMNS.get(dimension, dimension)]]


def key_of(row: Any, width: int) -> Key:
    """Return the key of a group from the first columns of a row."""
    return "/".join(row[:width]) if width > 1 else row[0]


def projects(connection: Connection) -> dict[int, str]:
    """Return the names of the projects there are."""
    return {row[0]: row[1] for row in connection.execute(select(PROJECT.c.id, PROJECT.c.name))}


def _added(
    connection: Connection, source: FromClause, where: list[Any], dimension: Dimension | None
) -> dict[Any, Totals]:
    keys = key_columns(source, dimension) if dimension else []
    groups = [*keys, source.c.state, source.c.currency]
    query = select(*groups, *(func.sum(source.c[name]) for name in NUMBERS)).where(*where).group_by(*groups)
    found: dict[Any, Totals] = {}
    width = len(keys)
    for row in connection.execute(query):
        key = key_of(row, width) if width else ""
        numbers = dict(zip(NUMBERS, row[width + 2 :], strict=True))
        found.setdefault(key, Totals()).add(row[width], row[width + 1], numbers)
    return found


def _known(connection: Connection, found: dict[Any, Totals]) -> dict[Any, Totals]:
    """Put the calls of deleted projects to those of none: the table of calls cannot tell them apart any more."""
    there = projects(connection)
    kept: dict[Any, Totals] = {}
    for key, totals in found.items():
        home = key if key in there else NOWHERE
        kept[home] = _merged(kept[home], totals) if home in kept else totals
    return kept


def _merged(one: Totals, other: Totals) -> Totals:
    for name, value in vars(other).items():
        if isinstance(value, int):
            setattr(one, name, getattr(one, name) + value)
    for currency, cost in other.cost.items():
        one.cost[currency] = one.cost.get(currency, 0.0) + cost
    return one


def _time(connection: Connection, asked: Asked, dimension: Dimension, found: dict[Any, Totals]) -> None:
    merged: dict[Any, list[tuple[int, int]]] = {}
    for key, counts in _classes(connection, asked, dimension).items():
        merged.setdefault(key if key in found else NOWHERE, []).extend(counts.items())
    for key, listed in merged.items():
        if key in found:
            found[key].median_ms, found[key].p95_ms = quantile(listed, 0.5), quantile(listed, 0.95)


def _classes(connection: Connection, asked: Asked, dimension: Dimension | None) -> dict[Any, dict[int, int]]:
    """Return how many answered calls of each group each class of latency has."""
    if asked.span.hourly:
        return _counted(connection, asked, dimension)
    keys = key_columns(DAY, dimension) if dimension else []
    listed = func.group_concat(type_coerce(DAY.c.latencies, String), type_=String)
    query = select(*keys, listed).where(DAY.c.state == "ok", *days(DAY, asked))
    query = query.group_by(*keys) if keys else query
    width = len(keys)
    return {key_of(row, width) if width else "": merged(row[width] or "") for row in connection.execute(query)}


def merged(objects: str) -> dict[int, int]:
    """Return the classes of many JSON objects, such as {"88":3,"91":1},{"88":2}, added up.

    The pairs are counted as words before any is read as numbers: of a quarter of a million of them some thousand
    differ, and reading each as JSON takes four times as long.
    """
    found: dict[int, int] = {}
    for pair, times in Counter(objects.translate(_MARKS).split(",")).items():
        if pair:
            number, calls = _read(pair)
            found[number] = found.get(number, 0) + calls * times
    return found


@lru_cache(maxsize=8192)
def _read(pair: str) -> tuple[int, int]:
    """Return a class and its calls; the same pairs come back for every day and every model."""
    number, calls = pair.split(":")
    return int(number), int(calls)


def _counted(connection: Connection, asked: Asked, dimension: Dimension | None) -> dict[Any, dict[int, int]]:
    source = hourly(asked)
    keys = key_columns(source, dimension) if dimension else []
    query = select(*keys, source.c.bucket, func.count()).where(source.c.state == "ok")
    found: dict[Any, dict[int, int]] = {}
    for row in connection.execute(query.group_by(*keys, source.c.bucket)):
        found.setdefault(key_of(row, len(keys)) if keys else "", {})[row[-2]] = row[-1]
    return found
