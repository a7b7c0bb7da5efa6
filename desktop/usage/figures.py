"""Everything the dashboard shows, read in two goes off the UI thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from core.usage import forecast, human, series, totals
from core.usage.asked import Asked
from core.usage.forecast import Forecast, RunForecast
from core.usage.human import Comparison, HumanPrice
from core.usage.series import Series
from core.usage.totals import Totals


@dataclass(frozen=True)
class Figures:
    """Sums, bars and shares of a scope; `anything` says whether there ever was a call."""

    totals: Totals
    series: Series
    groups: dict[Any, Totals]
    projects: dict[int, str]
    anything: bool


@dataclass(frozen=True)
class Ahead:
    """What is still to come, and the price of people's work."""

    month: Forecast
    runs: list[RunForecast]
    compared: Comparison
    price: HumanPrice


def figures(connection: Connection, asked: Asked, dimension: Any, measure: str) -> Figures:
    """Return what the dashboard shows; `measure` is tokens, calls or "cost:CURRENCY"."""
    kind, _, currency = measure.partition(":")
    found = totals.total(connection, asked)
    if kind == "cost" and currency not in found.cost and found.cost:
        currency = max(found.cost, key=lambda name: found.cost[name])
    bars = series.series(connection, asked, dimension, kind, currency)  # type: ignore[arg-type]
    groups = totals.by(connection, asked, dimension)
    anything = bool(found.calls) or bool(totals.total(connection, Asked(), timed=False).calls)
    return Figures(found, bars, groups, totals.projects(connection), anything)


def ahead(connection: Connection, asked: Asked) -> Ahead:
    """Return forecast and comparison."""
    whole = replace(asked, state=None)
    price = human.price(connection)
    return Ahead(
        forecast.month(connection, whole),
        forecast.runs(connection, asked.project),
        human.compare(connection, asked.project),
        price,
    )
