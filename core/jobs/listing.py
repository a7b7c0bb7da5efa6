"""All jobs of all projects, newest first, for a list that is read page by page."""

from __future__ import annotations

from array import array
from typing import Any

from sqlalchemy import Connection, select

from core.jobs import log, states
from core.store import paging
from core.store.schema import Job, Project
from core.store.schema.columns import table

JOB, PROJECT = table(Job), table(Project)
#: filter -> states
GROUPS = {
    "active": (states.QUEUED, states.RUNNING),
    "waiting": states.WAITING,
    "done": (states.DONE,),
    "failed": (states.PARTIAL, states.FAILED),
    "cancelled": (states.CANCELLED,),
}


def ids(connection: Connection, group: str = "", project_id: int = 0, kind: str = "") -> array[int]:
    """Return the ids of jobs; of one group of `GROUPS`, one project, one kind where these are named."""
    query = select(JOB.c.id).order_by(JOB.c.id.desc())
    if group:
        query = query.where(JOB.c.state.in_(GROUPS[group]))
    if project_id:
        query = query.where(JOB.c.project_id == project_id)
    if kind:
        query = query.where(JOB.c.kind == kind)
    return paging.ids(connection, query)


def kinds(connection: Connection) -> list[str]:
    """Return the kinds of which there are jobs."""
    return list(connection.execute(select(JOB.c.kind).distinct().order_by(JOB.c.kind)).scalars())


def rows(connection: Connection, wanted: list[int]) -> dict[int, dict[str, Any]]:
    """Return {id: job} of a page, each with `project` and what its calls took (`spent`)."""
    query = select(JOB, PROJECT.c.name.label("project")).join(PROJECT, PROJECT.c.id == JOB.c.project_id)
    spent = log.spent(connection, wanted)
    found = connection.execute(query.where(paging.among(JOB.c.id, wanted))).mappings()
    return {row["id"]: {**row, "spent": spent.get(row["id"])} for row in found}
