"""What an earlier run of a job wrote down before it was killed: which of it can be used, and which can go."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.engine import RowMapping

from core.jobs import history, states
from core.llm.gateway.budget import Cap
from core.llm.gateway.journal import Journal, Noted, hand_over, job_of, parts
from core.llm.gateway.naming import TELLING
from core.store.paging import among
from core.store.schema import Call, Job
from core.store.schema.columns import table
from core.workspace import Workspace

log = logging.getLogger("jobs")

CALL, JOB = table(Call), table(Job)
_FOLDER = "replies"


def folder(workspace: Workspace) -> Path:
    """Return the folder of the replies that are not committed yet."""
    return workspace.folder / _FOLDER


def open_journal(workspace: Workspace, row: RowMapping) -> Journal:
    """Return the journal of a job, with what an earlier run left in it.

    What cancelled jobs with the same to do left in its project is taken over: a chain that is begun again closes the
    one that was cut off, and asks for the same. Others may yet go on, and have their own.
    """
    for path in _abandoned(workspace, row):
        try:
            hand_over(path, row["id"])
        except OSError as error:
            log.warning("replies of an earlier job could not be taken over: %s", error)

    def sift(jobs: list[int], found: list[Noted]) -> list[Noted]:
        with workspace.read() as connection:
            return usable(connection, jobs, found)

    return Journal(folder(workspace), row["id"], sift)


def _abandoned(workspace: Workspace, row: RowMapping) -> list[Path]:
    found = parts(folder(workspace))
    others = list({job_of(path) for path in found} - {row["id"]})
    if not others:
        return []
    same = [JOB.c[name] == row[name] for name in ("project_id", "kind")]
    query = select(JOB.c.id, JOB.c.options).where(among(JOB.c.id, others), JOB.c.id < row["id"], *same)
    with workspace.read() as connection:
        cancelled = connection.execute(query.where(JOB.c.state == states.CANCELLED)).all()
    closed = {one for one, options in cancelled if _to_do(options) == _to_do(row["options"])}
    return [path for path in found if job_of(path) in closed]


def _to_do(options: dict[str, Any]) -> dict[str, Any]:
    """Return the options of a job without what changes no reply, such as the price and the pace of its model."""
    model = {name: value for name, value in (options.get("model") or {}).items() if name in TELLING}
    return {**options, "model": model}


def usable(connection: Connection, jobs: list[int], found: list[Noted]) -> list[Noted]:
    """Return the replies to items that did not end, or that came since, without those of a try before the last.

    The calls of an item are written together when it ends or is stopped; in the latter case the journal says so. What
    came since an item ended is of a second try that was cut off: it is paid for, and not written yet. `jobs` are the
    job and those it took over from.
    """
    keys = list({one.item for one in found})
    ended = history.ended(connection, jobs, keys)
    query = select(CALL.c.key, func.max(CALL.c.created_at)).where(CALL.c.job_id.in_(jobs), CALL.c.key.in_(keys))
    written = dict(map(tuple, connection.execute(query.group_by(CALL.c.key))))
    return [
        one for one in found if one.at > ended.get(one.item, -1) and (one.counted or one.at > written.get(one.item, -1))
    ]


def spend(caps: tuple[Cap, ...], left: list[Noted]) -> None:
    """Count against caps what was paid for, but could not be written into the usage table any more."""
    for cap in caps:
        amounts = [_used(one, cap.unit) for one in left]
        if not any(amounts):
            continue
        cap.owe(sum(amounts))
        for one, amount in zip(left, amounts, strict=True):
            if cap.holder:
                one.record.charged = (*one.record.charged, (cap.holder, cap.unit, amount))


def _used(one: Noted, unit: str) -> float:
    record = one.record
    return (record.cost or 0.0) if unit == "cost" else (record.prompt_tokens or 0) + (record.completion_tokens or 0)


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
