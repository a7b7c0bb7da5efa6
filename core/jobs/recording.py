"""Writing the calls of a run: their usage, their texts where the log is on, and the replies that are to be kept."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, select
from sqlalchemy.exc import SQLAlchemyError

from core.clock import now
from core.jobs import holding
from core.jobs.job import Job
from core.jobs.recall import sweep
from core.llm.calls import CallRecord
from core.llm.gateway import cache
from core.settings.sections import Runs
from core.settings.store import load
from core.store.inserting import insert_all, insert_many
from core.store.schema import Call, CallText
from core.store.schema.columns import table
from core.workspace import Workspace

CALL, TEXT = table(Call), table(CallText)
_DAY_MS = 24 * 3600 * 1000
_PART = 500
_BREATH = 0.05  # seconds between two parts, for others who want to write
#: seconds between two looks at what is too old: a window may stay open for weeks
EVERY = 3600.0

log = logging.getLogger("jobs")


class Whose(NamedTuple):
    """Whom calls belong to that no job made."""

    project_id: int | None
    job_id: int | None


def write_calls(
    connection: Connection,
    job: Job[Any] | Whose,
    calls: Iterable[tuple[str, CallRecord, bool]],
    moment: int | None = None,
) -> None:
    """Write calls, given as (key of the item, call, whether the item could use it)."""
    moment = now() if moment is None else moment
    found = list(calls)
    if not found:
        return
    shared = {"project_id": job.project_id, "job_id": job.job_id, "created_at": moment}
    rows = [{**call.as_dict(), **shared, "key": key} for key, call, _good in found]
    if any(call.messages is not None for _key, call, _good in found):
        numbers = insert_many(connection, CALL, rows)
        texts = [
            {
                "call_id": number,
                "messages": call.messages,
                "reply": call.reply,
                "reasoning": call.reasoning,
                "created_at": moment,
            }
            for number, (_key, call, _good) in zip(numbers, found, strict=True)
            if call.messages is not None
        ]
        insert_all(connection, TEXT, texts)
    else:
        insert_all(connection, CALL, rows)
    holding.written(connection, (call for _key, call, _good in found if call.charged))
    kept = [call.keep for _key, call, good in found if call.keep is not None and good]
    if kept:
        cache.write(connection, kept, moment)


async def stay_tidy(workspace: Workspace, every: float = EVERY) -> None:
    """Tidy now and again and again, until cancelled; what fails once may work the next time."""
    while True:
        try:
            await tidy(workspace)
        except (SQLAlchemyError, OSError) as error:
            log.warning("what is too old could not be removed: %s", error)
        await asyncio.sleep(every)


async def tidy(workspace: Workspace) -> None:
    """Remove texts older than the days the user set, and the kept replies that no longer fit, in small parts.

    And what is left of jobs that came to their end.
    """
    await asyncio.to_thread(sweep, workspace)
    with workspace.read() as connection:
        runs = load(connection, Runs)
    oldest = now() - runs.log_days * _DAY_MS
    for work in (partial(purge, oldest=oldest), partial(cache.prune, most_bytes=runs.kept_megabytes << 20)):
        gone = 1
        while gone:
            gone = await asyncio.wrap_future(workspace.writer.submit(work))
            await asyncio.sleep(_BREATH)


def purge(connection: Connection, oldest: int) -> int:
    """Remove some of the texts written before a moment; returns how many, 0 when all are gone."""
    query = select(TEXT.c.call_id).where(TEXT.c.created_at < oldest).order_by(TEXT.c.created_at).limit(_PART)
    going = list(connection.execute(query).scalars())
    if going:
        connection.execute(delete(TEXT).where(TEXT.c.call_id.in_(going)))
    return len(going)
