"""Writing results in batches: the work's rows, the item's end and the calls it took, in one transaction."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, delete, update
from sqlalchemy.exc import IntegrityError

from core.changes import ChangeSet
from core.clock import now
from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.jobs import states
from core.jobs.job import CallRecord, Item, Job
from core.jobs.recording import write_calls
from core.store.inserting import insert_all
from core.store.schema import Job as JobRow
from core.store.schema import JobItem
from core.store.schema.columns import table
from core.store.writer import Writer

BATCH = 200
MOST = 2000  # results that may wait before no more work is begun
DELAY = 0.1  # seconds a result waits for company before it is written

JOB = table(JobRow)
ITEM = table(JobItem)


@dataclass
class Result:
    """How one item ended: with a value, or with an error (as plain data) and the reply as it came.

    Attributes:
        passing: the reason for the error may be gone a little later.
        again: it ended before, and this takes the place of how it ended then.
        remarks: what is to be said of it though it ended well, as the plain data of errors.
    """

    item: Item
    value: Any = None
    error: dict[str, Any] | None = None
    raw: str = ""
    calls: list[CallRecord] = field(default_factory=list)
    passing: bool = False
    again: bool = False
    remarks: list[dict[str, Any]] = field(default_factory=list)


Committed = Callable[[list[Result], list[int], ChangeSet], None]
Written = asyncio.Future[tuple[list[int], ChangeSet]]


class Committer:
    """Collects the results of one job and commits them, at most BATCH rows or DELAY seconds apart."""

    def __init__(
        self, job: Job[Any], writer: Writer, committed: Committed, broken: Callable[[Exception], None]
    ) -> None:
        self._job = job
        self._writer = writer
        self._committed = committed
        self._broken = broken
        self._waiting: list[Result] = []
        self._strays: list[tuple[str, CallRecord, bool]] = []
        self._since = 0.0
        self._timer: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[None] | None = None
        self._closing = False
        self.room = asyncio.Event()
        self.room.set()

    def add(self, result: Result) -> None:
        """Take a result; returns at once. Wait for `room` before starting more work."""
        if not self._waiting:
            self._since = asyncio.get_running_loop().time()
        self._waiting.append(result)
        if len(self._waiting) >= MOST:
            self.room.clear()
        if self._task is None:
            self._look()

    def stray(self, key: str, calls: list[CallRecord]) -> None:
        """Take calls of an item that did not end: they were paid for, and are written with the last batch."""
        self._strays += [(key, call, False) for call in calls]

    async def flush(self) -> None:
        """Commit everything taken so far; nothing may be taken meanwhile.

        Raises:
            sqlalchemy.exc.SQLAlchemyError: it cannot be written.
        """
        self._closing = True
        if self._timer:
            self._timer.cancel()
        if self._task is not None:
            await asyncio.shield(self._task)
        while self._waiting:
            batch, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
            for part, rows, changes in await self._written(batch, self._submit(batch)):
                self._committed(part, rows, changes)
        if self._strays:
            strays, self._strays = self._strays, []
            await asyncio.wrap_future(self._writer.submit(lambda c: write_calls(c, self._job, strays)))
        self._closing = False
        self.room.set()

    def _look(self) -> None:
        """Begin a batch when it is time, or see to it that it will be begun."""
        if self._closing or not self._waiting:
            return
        loop = asyncio.get_running_loop()
        due = self._since + DELAY
        if len(self._waiting) >= BATCH or loop.time() >= due:
            self._begin()
        elif self._timer is None:
            self._timer = loop.call_at(due, self._begin)

    def _begin(self) -> None:
        """Hand a batch to the writer now; a busy loop may take long to come round to a task of its own."""
        if self._timer:
            self._timer.cancel()
            self._timer = None
        if self._task is None and self._waiting and not self._closing:
            batch, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
            self._since = asyncio.get_running_loop().time()
            self._task = asyncio.create_task(self._commit(batch, self._submit(batch)))

    def _submit(self, batch: list[Result]) -> Written:
        return asyncio.wrap_future(self._writer.submit(lambda c: write(c, self._job, batch)))

    async def _commit(self, batch: list[Result], writing: Written) -> None:
        try:
            written = await self._written(batch, writing)
        except Exception as error:  # noqa: BLE001 - a full disk, a file taken away: kept for one more try at the end
            self._waiting[:0] = batch
            self._task = None
            self._broken(error)
            return
        self._task = None
        for part, rows, changes in written:
            self._committed(part, rows, changes)
        if len(self._waiting) < MOST // 2:
            self.room.set()
        self._look()

    async def _written(self, batch: list[Result], writing: Written) -> list[tuple[list[Result], list[int], ChangeSet]]:
        """Wait for a batch; where it breaks a rule of the schema, item by item: one must not take the others along."""
        try:
            rows, changes = await writing
        except IntegrityError as error:
            if len(batch) > 1:
                singles = [[result] for result in batch]
                return [done for one in singles for done in await self._written(one, self._submit(one))]
            batch[0].value, batch[0].error = None, orphaned(error).as_dict()
            rows, changes = await self._submit(batch)
        return [(batch, rows, changes)]


def orphaned(error: IntegrityError) -> LorewrightError:
    """Return the error for a result whose document, chunk or question was deleted while it was made."""
    return LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "What this result belongs to was changed or deleted in the meantime."),
        QT_TRANSLATE_NOOP("Errors", "Nothing needs to be done, unless the deletion was a mistake."),
        reason=str(error.orig),
    )


def write(connection: Connection, job: Job[Any], batch: list[Result]) -> tuple[list[int], ChangeSet]:
    """Write a batch in the transaction of `connection`; returns the rows each result brought, and what changed."""
    good = [result for result in batch if result.error is None]
    changes, brought = job.commit(connection, [(r.item, r.value) for r in good]) if good else (ChangeSet(), [])
    bad = [(result.item, result.error) for result in batch if result.error is not None]
    if bad:
        changes.merge(job.failed(connection, bad))
    counts = {id(result): rows for result, rows in zip(good, brought, strict=True)}
    moment = now()
    rows = [counts.get(id(result), 0) for result in batch]
    items = [
        {
            "job_id": job.job_id,
            "key": result.item.key,
            "label": result.item.label,
            "state": states.ITEM_DONE if result.error is None else states.ITEM_FAILED,
            "rows": count,
            "error": _told(job, result) if result.error is None else result.error,
            "raw": result.raw,
            "created_at": moment,
        }
        for result, count in zip(batch, rows, strict=True)
    ]
    again = [result.item.key for result in batch if result.again]
    if again:
        connection.execute(delete(ITEM).where(ITEM.c.job_id == job.job_id, ITEM.c.key.in_(again)))
    insert_all(connection, ITEM, items)
    calls = [(result.item.key, call, result.error is None) for result in batch for call in result.calls]
    write_calls(connection, job, calls, moment)
    counters = {
        "done": JOB.c.done + len(good),
        "failed": JOB.c.failed + len(batch) - len(good) - len(again),
        "rows": JOB.c.rows + sum(rows),
    }
    connection.execute(update(JOB).where(JOB.c.id == job.job_id).values(**counters))
    return rows, changes


def _told(job: Job[Any], result: Result) -> dict[str, Any]:
    """Return what is to be said of an item that ended well: by its job, else by what happened on the way."""
    return job.remark(result.value) or (result.remarks[0] if result.remarks else {})
