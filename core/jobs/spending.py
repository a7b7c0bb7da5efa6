"""What a run and its project used so far, and what they may use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from core.llm.gateway.estimating import REPLY_MOST, reply_most, with_limits
from core.llm.messages import Model, Request, Usage
from core.llm.pricing import cost
from core.store.schema import Call, Job, Project
from core.store.schema.columns import table

CALL, JOB, PROJECT = table(Call), table(Job), table(Project)
UNITS = ("cost", "tokens")


@dataclass
class Opened:
    """A run whose gateway is open: its job (0 for none), its project, the job it follows, and the models it may call.

    `begun` says that calls may be under way.
    """

    job_id: int
    project_id: int
    follows: int | None
    models: list[Model]
    begun: bool = False


def chain(connection: Connection, run: Opened) -> list[int]:
    """Return the ids of a job and of those it follows."""
    found, before = [run.job_id], run.follows
    while before is not None:
        found.append(before)
        before = connection.execute(select(JOB.c.follows).where(JOB.c.id == before)).scalar()
    return found


def currencies_of_run(connection: Connection, run: Opened) -> set[str]:
    """Return the currencies in which a job and those it follows were paid for so far."""
    query = select(CALL.c.currency).where(CALL.c.job_id.in_(chain(connection, run)), CALL.c.cost > 0).distinct()
    return set(connection.execute(query).scalars())


def spent_by_run(connection: Connection, run: Opened, unit: str) -> float:
    """Return what the calls of a job and of those it follows used so far.

    A call of which nobody knows counts as much as the dearest known; where none is known, as much as the longest reply
    to a prompt of the same length.
    """
    tokens = CALL.c.prompt_tokens + CALL.c.completion_tokens
    amount = CALL.c.cost if unit == "cost" else tokens
    columns = (
        func.coalesce(func.sum(amount), 0),
        func.coalesce(func.max(amount), 0),
        func.count() - func.count(amount),
    )
    known, dearest, unknown = connection.execute(
        select(*columns).where(CALL.c.job_id.in_(chain(connection, run)))
    ).one()
    if unknown and not dearest:
        dearest = longest(run.models, unit)
    return float(known) + float(dearest) * int(unknown or 0)


def longest(models: Sequence[Model], unit: str) -> float:
    """Return what the longest reply to a prompt of the same length uses, of the models the dearest."""
    found = 0.0
    for model in models:
        reply = reply_most(with_limits(Request((), model, ""))) or REPLY_MOST
        found = max(found, (cost(model, Usage(reply, reply)) or 0.0) if unit == "cost" else 2 * reply)
    return found


def stated_cap(connection: Connection, project_id: int) -> dict[str, Any]:
    """Return the cap of a project as it was set, its currency with it; see `core.jobs.terms.cap`."""
    found = connection.execute(select(PROJECT.c.settings).where(PROJECT.c.id == project_id)).scalar()
    return dict((found or {}).get("cap") or {})


def currency_of(stated: dict[str, Any], unit: str) -> str:
    """Return the currency that a cap was set in, "" for that of the prices."""
    return str(stated.get("currency") or "") if unit == "cost" else ""


def project_cap(connection: Connection, project_id: int) -> dict[str, float]:
    """Return the cap of a project by unit."""
    stated = stated_cap(connection, project_id)
    return {unit: float(stated[unit]) for unit in UNITS if stated.get(unit) is not None}
