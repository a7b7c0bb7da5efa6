"""The rows of jobs: created, claimed, ended, resumed, retried; and what of them failed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.engine import RowMapping

from core.clock import now
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.jobs import owner, states
from core.store.inserting import insert_one
from core.store.schema import Job, JobItem
from core.store.schema.columns import table

JOB = table(Job)
ITEM = table(JobItem)
#: states of the program that runs at the end: it runs; its starter died before it ended
HOOK_RUNNING, HOOK_CUT = "running", "cut"


def create(
    connection: Connection,
    project_id: int,
    kind: str,
    options: dict[str, Any],
    then: list[dict[str, Any]] | None = None,
    follows: int | None = None,
    terms: dict[str, Any] | None = None,
) -> int:
    """Queue a job and return its id; `then` are the jobs to create when it ends, as {"kind", "options"}.

    `terms` are the columns of `core.jobs.terms.Terms`; the jobs that follow have them too. It has this process for its
    owner before it runs: no other begins the same work.
    """
    row = {
        "project_id": project_id,
        "kind": kind,
        "options": options,
        "then": then or [],
        "follows": follows,
        "created_at": now(),
        "owner": owner.me(),
        **{name: {} for name in ("error", "cap", "hook", "ending")},
        **(terms or {}),
    }
    return insert_one(connection, JOB, row)


def get(connection: Connection, job_id: int) -> RowMapping:
    """Return the row of a job.

    Raises:
        InvalidUse: there is no such job.
    """
    row = connection.execute(select(JOB).where(JOB.c.id == job_id)).mappings().first()
    if row is None:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "There is no job {job}."),
            QT_TRANSLATE_NOOP("Errors", "`lorewright jobs list` shows the jobs there are."),
            job=job_id,
        )
    return row


def listing(connection: Connection, project_id: int | None = None, limit: int = 200) -> list[RowMapping]:
    """Return jobs, newest first."""
    query = select(JOB).order_by(JOB.c.id.desc()).limit(limit)
    if project_id is not None:
        query = query.where(JOB.c.project_id == project_id)
    return list(connection.execute(query).mappings())


def latest(connection: Connection, project_id: int, kind: str) -> RowMapping | None:
    """Return the newest job of a kind in a project."""
    query = select(JOB).where(JOB.c.project_id == project_id, JOB.c.kind == kind).order_by(JOB.c.id.desc()).limit(1)
    return connection.execute(query).mappings().first()


def claim(connection: Connection, job_id: int) -> RowMapping:
    """Make this process the one that runs a job, and return its row.

    Raises:
        InvalidUse: another living process runs it already, or it has ended.
    """
    row = get(connection, job_id)
    if row["state"] == states.RUNNING and row["owner"] != owner.me() and owner.alive(row["owner"]):
        raise _runs(job_id)
    if row["state"] in (states.DONE, states.PARTIAL):
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "Job {job} has ended; there is nothing to go on with."),
            QT_TRANSLATE_NOOP("Errors", "`lorewright jobs retry {job}` tries its failed items again."),
            job=job_id,
        )
    values: dict[str, Any] = {"state": states.RUNNING, "owner": owner.me(), "error": {}, "finished_at": None}
    if row["started_at"] is None:
        values["started_at"] = now()
    connection.execute(update(JOB).where(JOB.c.id == job_id).values(**values))
    return row


def finish(
    connection: Connection, job_id: int, state: str, error: dict[str, Any] | None = None, stop: bool = False
) -> list[int]:
    """Write how a job ended, and create the one that follows unless told to `stop`; returns the ids of created jobs.

    Both happen in one transaction: a kill between two jobs of a chain cannot lose the rest of the chain. Items that
    failed do not end a chain, an error of the job as a whole does.
    """
    row = get(connection, job_id)
    values: dict[str, Any] = {"state": state, "error": error or {}, "owner": ""}
    if state in states.ENDED:
        values["finished_at"] = now()
    created = []
    went_through = state in (states.DONE, states.PARTIAL) or (state == states.FAILED and not error)
    if went_through and row["then"] and not stop:
        head, *rest = row["then"]
        terms = {name: row[name] for name in ("priority", "cap", "hook")}
        created.append(create(connection, row["project_id"], head["kind"], head["options"], rest, job_id, terms))
        values["then"] = []
    connection.execute(update(JOB).where(JOB.c.id == job_id).values(**values))
    return created


def set_state(connection: Connection, job_id: int, state: str) -> None:
    """Set the state of a job that no process runs."""
    connection.execute(update(JOB).where(JOB.c.id == job_id).values(state=state))


def set_cap(connection: Connection, job_id: int, cap: dict[str, Any]) -> None:
    """Set what a job may spend, as `core.jobs.terms.cap` gives it; {} for no cap. It binds a running job soon."""
    connection.execute(update(JOB).where(JOB.c.id == job_id).values(cap=cap))


def set_ending(connection: Connection, job_id: int, ending: dict[str, Any]) -> None:
    """Set what came of the program that runs at the end of a job; see `core.jobs.hook`."""
    connection.execute(update(JOB).where(JOB.c.id == job_id).values(ending=ending))


def close(connection: Connection, job_id: int) -> None:
    """Cancel a job that no process runs; why it stopped, and what was to be done about it, is over with that.

    Raises:
        InvalidUse: it has ended, or runs in another process.
    """
    row = get(connection, job_id)
    if row["state"] == states.RUNNING:
        raise _runs(job_id)
    if row["state"] in states.ENDED:
        raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "Job {job} has ended already."), job=job_id)
    values = {"state": states.CANCELLED, "finished_at": now(), "owner": "", "error": {}}
    connection.execute(update(JOB).where(JOB.c.id == job_id).values(**values))


def retry(connection: Connection, job_id: int) -> int:
    """Forget the failures of a job and queue it again; returns how many items that is. Those still planned count again.

    One that was stopped for a reason goes on, whether items failed or not.

    Raises:
        InvalidUse: nothing of it failed, or it runs.
    """
    row = get(connection, job_id)
    if row["state"] == states.RUNNING:
        raise _runs(job_id)
    gone = connection.execute(delete(ITEM).where(ITEM.c.job_id == job_id, ITEM.c.state == states.ITEM_FAILED)).rowcount
    if not gone and row["state"] != states.FAILED and not (row["state"] == states.PAUSED and row["error"]):
        raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "Nothing in job {job} failed."), job=job_id)
    values = {"state": states.QUEUED, "owner": owner.me(), "failed": 0, "total": max(row["done"], row["total"] - gone)}
    connection.execute(update(JOB).where(JOB.c.id == job_id).values(**values, error={}, ending={}))
    return int(gone)


def mark_interrupted(connection: Connection) -> list[int]:
    """Find jobs whose process died, mark them as interrupted, and return their ids."""
    running = connection.execute(select(JOB.c.id, JOB.c.owner).where(JOB.c.state == states.RUNNING)).all()
    dead = [job_id for job_id, name in running if not owner.alive(name)]
    if dead:
        connection.execute(update(JOB).where(JOB.c.id.in_(dead)).values(state=states.INTERRUPTED, owner=""))
    under_way = JOB.c.ending["state"].as_string() == HOOK_RUNNING
    for job_id, ending in connection.execute(select(JOB.c.id, JOB.c.ending).where(under_way)).all():
        if not owner.alive(ending["owner"]):
            set_ending(connection, job_id, {**ending, "state": HOOK_CUT, "owner": ""})
    return dead


def running(connection: Connection) -> list[int]:
    """Return the ids of the jobs that some process runs, or ran until it died."""
    return list(connection.execute(select(JOB.c.id).where(JOB.c.state == states.RUNNING)).scalars())


def resumable(connection: Connection, project_id: int | None = None) -> list[RowMapping]:
    """Return the jobs stopped in the middle, oldest first: what a start of the program offers to go on with."""
    query = select(JOB).where(JOB.c.state.in_((*states.WAITING, states.QUEUED))).order_by(JOB.c.id)
    if project_id is not None:
        query = query.where(JOB.c.project_id == project_id)
    return list(connection.execute(query).mappings())


def failures(connection: Connection, job_id: int, limit: int = 1000) -> list[RowMapping]:
    """Return the failed items of a job with reason and raw reply."""
    query = select(ITEM).where(ITEM.c.job_id == job_id, ITEM.c.state == states.ITEM_FAILED)
    return list(connection.execute(query.order_by(ITEM.c.id).limit(limit)).mappings())


def reasons(connection: Connection, job_id: int) -> list[tuple[str, int]]:
    """Return (reason template, how many items) of a job's failures, most frequent first."""
    what = func.json_extract(ITEM.c.error, "$.what")
    query = select(what, func.count()).where(ITEM.c.job_id == job_id, ITEM.c.state == states.ITEM_FAILED).group_by(what)
    return [(row[0] or "", row[1]) for row in connection.execute(query.order_by(func.count().desc()))]


def ended(connection: Connection, job_ids: list[int], keys: list[str]) -> dict[str, int]:
    """Return which of these items ended already in one of these jobs, and when at last (ms since the epoch)."""
    query = select(ITEM.c.key, func.max(ITEM.c.created_at)).where(ITEM.c.job_id.in_(job_ids), ITEM.c.key.in_(keys))
    return dict(map(tuple, connection.execute(query.group_by(ITEM.c.key))))


def count_ended(connection: Connection, job_id: int) -> int:
    """Return how many items of a job ended already."""
    return int(connection.execute(select(func.count()).where(ITEM.c.job_id == job_id)).scalar_one())


def remarks(connection: Connection, job_id: int) -> list[RowMapping]:
    """Return the items of a job that ended well with something to say of them, which is in their `error`."""
    query = select(ITEM).where(ITEM.c.job_id == job_id, ITEM.c.state == states.ITEM_DONE, ITEM.c.error != {})
    return list(connection.execute(query.order_by(ITEM.c.id)).mappings())


def refuse_running(connection: Connection, project_id: int) -> None:
    """Let nothing begin that would do the work of a job under way a second time.

    Raises:
        InvalidUse: a job of this project runs, or another process is about to run one.
    """
    where = (JOB.c.project_id == project_id, JOB.c.state.in_((states.RUNNING, states.QUEUED)))
    for row in connection.execute(select(JOB.c.id, JOB.c.state, JOB.c.owner).where(*where)):
        # One that is queued has an owner where a process is about to run it.
        if row.state == states.RUNNING or (row.owner not in ("", owner.me()) and owner.alive(row.owner)):
            raise _runs(row.id)


def _runs(job_id: int) -> InvalidUse:
    return InvalidUse(
        QT_TRANSLATE_NOOP("Errors", "Job {job} is already running in another window or terminal."),
        QT_TRANSLATE_NOOP("Errors", "Wait for it, or cancel it there."),
        job=job_id,
    )
