"""What a project may spend in all: kept in its settings, held by the gateway of each of its runs."""

from __future__ import annotations

from sqlalchemy import Connection, update

from core.changes import ChangeSet
from core.projects.service import PROJECT, get


def cap(connection: Connection, project_id: int) -> dict[str, float]:
    """Return the cap of a project, as {"cost": 2.5, "tokens": 100000}; a unit that is not bounded is missing."""
    return dict(get(connection, project_id)["settings"].get("cap") or {})


def set_cap(connection: Connection, project_id: int, cost: float | None, tokens: float | None) -> ChangeSet:
    """Set the cap of a project; None for none. Runs under way keep to it as well, within a second."""
    wanted = {unit: value for unit, value in (("cost", cost), ("tokens", tokens)) if value is not None}
    settings = {**get(connection, project_id)["settings"], "cap": wanted}
    connection.execute(update(PROJECT).where(PROJECT.c.id == project_id).values(settings=settings))
    return ChangeSet().update("project", [project_id])
