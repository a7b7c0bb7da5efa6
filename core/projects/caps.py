"""What a project may spend in all: kept in its settings, held by the gateway of each of its runs."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, update

from core.changes import ChangeSet
from core.jobs.terms import cap as stated
from core.projects.service import PROJECT, get


def cap(connection: Connection, project_id: int) -> dict[str, Any]:
    """Return the cap of a project, as {"cost": 2.5, "currency": "CNY", "tokens": 100000}.

    A unit that is not bounded is missing, and the currency where it is that of the prices.
    """
    return dict(get(connection, project_id)["settings"].get("cap") or {})


def set_cap(
    connection: Connection, project_id: int, cost: float | None, tokens: float | None, currency: str = ""
) -> ChangeSet:
    """Set the cap of a project; None for none. Runs under way keep to it as well, within a second."""
    settings = {**get(connection, project_id)["settings"], "cap": stated(cost, tokens, currency)}
    connection.execute(update(PROJECT).where(PROJECT.c.id == project_id).values(settings=settings))
    return ChangeSet().update("project", [project_id])
