"""Which of several jobs gets a model's free place first: the one with the higher number."""

from __future__ import annotations

from sqlalchemy import Connection, func, update

from core.jobs.history import JOB, get
from core.jobs.terms import PRIORITIES


def set_priority(connection: Connection, job_id: int, priority: int) -> None:
    """Set the priority of a job; one that runs keeps to it within a second."""
    connection.execute(update(JOB).where(JOB.c.id == job_id).values(priority=priority))


def shift_priority(connection: Connection, job_id: int, by: int) -> int:
    """Raise or lower the priority of a job from what it is by now, within its bounds, and return it."""
    wanted = func.max(-PRIORITIES, func.min(PRIORITIES, JOB.c.priority + by))
    connection.execute(update(JOB).where(JOB.c.id == job_id).values(priority=wanted))
    return int(get(connection, job_id)["priority"])
