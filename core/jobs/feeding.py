"""Handing the items of a plan to the workers, page by page, without those that ended in an earlier run."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, select

from core.jobs import history
from core.jobs.job import Item, Job
from core.store.schema import JobItem
from core.store.schema.columns import table
from core.workspace import Workspace

PAGE = 200
ITEM = table(JobItem)


async def feed(
    workspace: Workspace,
    job: Job[Any],
    items: asyncio.Queue[Item | None],
    workers: int,
    stopped: Callable[[], bool],
    wanted: set[str] | None = None,
) -> None:
    """Put every item into the queue, then None for each of the workers; plan no more once `stopped` says so.

    `wanted` are the keys of items that ended and are to be worked on again; then no others are.
    """
    after = -1
    while not stopped():
        with workspace.read() as connection:
            page = job.plan(connection, after, PAGE)
            ended = (
                {}
                if wanted is not None or not page
                else history.ended(connection, [job.job_id], [item.key for item in page])
            )
        if not page:
            break
        after = page[-1].id
        for item in page:
            if item.key not in ended and (wanted is None or item.key in wanted):
                await items.put(item)
    for _ in range(workers):
        await items.put(None)


def total(connection: Connection, job: Job[Any], ended: int) -> int:
    """Return how many items a job has in all, of which so many ended in an earlier run.

    What failed then may still stand in the plan: it counts once.
    """
    given = int(history.get(connection, job.job_id)["total"])
    found = job.count(connection) + ended
    if ended and found > given:
        found = ended + _left(connection, job)
    return max(found, given)


def _left(connection: Connection, job: Job[Any]) -> int:
    left, after = 0, -1
    while page := job.plan(connection, after, PAGE):
        after = page[-1].id
        left += len(page) - len(history.ended(connection, [job.job_id], [item.key for item in page]))
    return left


def unended(connection: Connection, job_id: int, weights: dict[str, float]) -> dict[str, float]:
    """Return these weights without those of the items of the job that ended."""
    ended = set(connection.execute(select(ITEM.c.key).where(ITEM.c.job_id == job_id)).scalars()) if weights else ()
    return {key: weight for key, weight in weights.items() if key not in ended}
