"""What an earlier run of a job wrote down before it was killed: which of it can be used, and which can go."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, func, select

from core.jobs import history, states
from core.llm.gateway.budget import Cap
from core.llm.gateway.journal import Journal, Noted, job_of, parts
from core.store.paging import among
from core.store.schema import Call, Job
from core.store.schema.columns import table
from core.workspace import Workspace

CALL, JOB = table(Call), table(Job)
_FOLDER = "replies"


def folder(workspace: Workspace) -> Path:
    """Return the folder of the replies that are not committed yet."""
    return workspace.folder / _FOLDER


def open_journal(workspace: Workspace, job_id: int) -> Journal:
    """Return the journal of a job, with what an earlier run left in it."""

    def sift(found: list[Noted]) -> list[Noted]:
        with workspace.read() as connection:
            return usable(connection, job_id, found)

    return Journal(folder(workspace), job_id, sift)


def usable(connection: Connection, job_id: int, found: list[Noted]) -> list[Noted]:
    """Return the replies whose items did not end, and were not tried again since they ended.

    The calls of an item are written together when it ends or is stopped; in the latter case the journal says so.
    """
    keys = list({one.item for one in found})
    ended = history.ended(connection, job_id, keys)
    query = select(CALL.c.key, func.max(CALL.c.created_at)).where(CALL.c.job_id == job_id, CALL.c.key.in_(keys))
    written = dict(map(tuple, connection.execute(query.group_by(CALL.c.key))))
    return [one for one in found if one.item not in ended and (one.counted or one.at > written.get(one.item, -1))]


def spend(caps: tuple[Cap, ...], left: list[Noted]) -> None:
    """Count against caps what was paid for, but could not be written into the usage table any more."""
    for cap in caps:
        for one in left:
            tokens = (one.record.prompt_tokens or 0) + (one.record.completion_tokens or 0)
            cap.spent += (one.record.cost or 0.0) if cap.unit == "cost" else tokens


def sweep(workspace: Workspace) -> None:
    """Remove what belongs to jobs that came to their end, or are gone."""
    found = parts(folder(workspace))
    if not found:
        return
    jobs = list({job_of(path) for path in found})
    going_on = select(JOB.c.id).where(among(JOB.c.id, jobs), JOB.c.state.not_in((states.DONE, states.PARTIAL)))
    with workspace.read() as connection:
        kept = set(connection.execute(going_on).scalars())
    for path in found:
        if job_of(path) not in kept:
            path.unlink(missing_ok=True)
