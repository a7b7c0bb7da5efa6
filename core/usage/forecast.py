"""What is still to come: to the end of the month at the rate of the last days, to the end of a run at its own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, case, func, select

from core.clock import now
from core.jobs import states
from core.store.schema import Job
from core.store.schema.columns import table
from core.usage import totals
from core.usage.asked import CALL, DAY, Asked, days
from core.usage.ranges import after, between, day_of, day_start, month_of, parsed

JOB = table(Job)
#: the rate is that of this many days before now, fewer when there were no calls earlier
DAYS = 7


@dataclass
class Forecast:
    """What was used so far and what it comes to. Costs are by currency; `at_least` when some prices are unknown.

    Attributes:
        days: how many days the rate was taken from, today's share included; 0 when there were no calls.
        until: last day of the month.
    """

    until: str = ""
    days: float = 0.0
    calls: int = 0
    tokens: int = 0
    cost: dict[str, float] = field(default_factory=dict)
    calls_then: int = 0
    tokens_then: int = 0
    cost_then: dict[str, float] = field(default_factory=dict)
    at_least: bool = False


@dataclass
class RunForecast(Forecast):
    """The same for a job that runs or waits: what its calls cost for each item that ended, times those to come."""

    job: int = 0
    kind: str = ""
    ended: int = 0
    total: int = 0
    failed_items: int = 0


def month(connection: Connection, asked: Asked, moment: int | None = None) -> Forecast:
    """Return what the present month comes to if its rest goes like the last seven days, for any span in `asked`."""
    present = now() if moment is None else moment
    span, today = month_of(present), day_of(present)
    so_far = totals.total(connection, replace(asked, span=between(span.first, today)), timed=False)
    found = Forecast(span.last, calls=so_far.calls, tokens=so_far.tokens, cost=dict(so_far.cost))
    lately = replace(asked, span=between(after(today, -DAYS), today))
    first = connection.execute(select(func.min(DAY.c.day)).where(*days(DAY, lately))).scalar()
    found.calls_then, found.tokens_then, found.cost_then = found.calls, found.tokens, dict(found.cost)
    recent = totals.total(connection, lately, timed=False)
    found.at_least = bool(so_far.unpriced or recent.unpriced)
    if first is None:
        return found
    passed = (present - day_start(today)) / (day_start(after(today)) - day_start(today))
    found.days = max((parsed(today) - parsed(first)).days + passed, 0.25)
    left = (parsed(span.last) - parsed(today)).days + 1 - passed
    _extend(found, recent, left / found.days)
    return found


def _extend(found: Forecast, recent: totals.Totals, share: float) -> None:
    found.calls_then = found.calls + round(recent.calls * share)
    found.tokens_then = found.tokens + round(recent.tokens * share)
    found.cost_then = {
        currency: found.cost.get(currency, 0.0) + recent.cost.get(currency, 0.0) * share
        for currency in {**found.cost, **recent.cost}
    }


def runs(connection: Connection, project_id: int | None = None) -> list[RunForecast]:
    """Return what each job under way or waiting in the middle comes to, newest first; at most ten."""
    query = select(JOB).where(JOB.c.state.in_((states.RUNNING, *states.WAITING))).order_by(JOB.c.id.desc()).limit(10)
    if project_id is not None:
        query = query.where(JOB.c.project_id == project_id)
    return [found for row in connection.execute(query).mappings() if (found := run(connection, row)).calls]


def run(connection: Connection, row: Any) -> RunForecast:
    """Return what one job comes to, from its row."""
    unpriced = func.coalesce(func.sum(case((CALL.c.cost.is_(None), 1), else_=0)), 0)
    tokens = func.coalesce(CALL.c.prompt_tokens, 0) + func.coalesce(CALL.c.completion_tokens, 0)
    query = select(CALL.c.currency, func.count(), func.sum(tokens), func.sum(CALL.c.cost), unpriced)
    ended, total = row["done"] + row["failed"], max(row["total"], row["done"] + row["failed"])
    found = RunForecast(job=row["id"], kind=row["kind"], ended=ended, total=total, failed_items=row["failed"], until="")
    for currency, calls, used, cost, unknown in connection.execute(
        query.where(CALL.c.job_id == row["id"]).group_by(CALL.c.currency)
    ):
        found.calls += calls
        found.tokens += used or 0
        found.at_least = found.at_least or bool(unknown)
        if cost:
            found.cost[currency] = cost
    times = total / ended if ended else 1.0
    found.calls_then, found.tokens_then = round(found.calls * times), round(found.tokens * times)
    found.cost_then = {currency: cost * times for currency, cost in found.cost.items()}
    return found
