"""Running a job: plan page by page, work on many items at once, commit in batches, stop at once when asked."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any

from sqlalchemy import update

from core.changes import ChangeSet
from core.errors import Interrupted, LorewrightError
from core.jobs import history, states
from core.jobs.breaker import Breaker
from core.jobs.committer import JOB, Committer, Result
from core.jobs.ending import budget_reached, plain, row_total, to_its_end, unwritable
from core.jobs.feeding import PAGE, feed
from core.jobs.job import Context, Item, ItemFailed, Job
from core.jobs.kinds import make
from core.jobs.outlets import Outlets
from core.jobs.pools import Pools
from core.jobs.progress import Progress
from core.jobs.turns import Turns
from core.llm.calls import Calls, collecting, together
from core.llm.gateway.budget import BudgetReached
from core.llm.gateway.gateway import Gateway
from core.secrets import Secrets
from core.workspace import Workspace

REPORT = 0.1  # seconds between two reports at least

log = logging.getLogger("jobs")
Report = Callable[[Progress, ChangeSet], None]


class Runner:
    """Runs one job to its end in the running event loop.

    The plan is asked page by page, so memory does not grow with the number of items; items this job ended before
    (in an earlier run) are left out, so a restart repeats nothing that was committed.
    """

    def __init__(
        self, workspace: Workspace, pools: Pools, outlets: Outlets, report: Report, secrets: Secrets | None = None
    ) -> None:
        self._workspace = workspace
        self._secrets = secrets or Secrets()
        self._pools = pools
        self._report = report
        self._outlets = outlets
        self._gateway: Gateway | None = None
        self._stop: str | None = None
        self._error: dict[str, Any] | None = None
        self._workers: set[asyncio.Task[None]] = set()
        self._turns = Turns()
        self._changes = ChangeSet()
        self._reported = 0.0
        self._breaker = Breaker(0)

    async def run(self, job_id: int) -> tuple[str, list[int]]:
        """Run the job; return its end state and the ids of the jobs that follow it.

        Raises:
            LorewrightError: it runs elsewhere already, or has ended.
        """
        row = self._workspace.write(lambda c: history.claim(c, job_id))
        job = self._made(row)
        self._breaker = Breaker(job.breaker)
        self.progress = Progress(job_id, row["project_id"], row["kind"], states.RUNNING)
        self._restore(row)
        committer = Committer(job, self._workspace.writer, self._committed, self._broken)
        try:
            gateway = self._gateway = self._outlets.open(row, job.options)
            context = Context(
                self._workspace, row["project_id"], job_id, self._pools, gateway, self._note, self._secrets
            )
            await job.open(context)
            await self._work(job, context, committer)
        except asyncio.CancelledError:
            self._stop = self._stop or states.INTERRUPTED
        except Exception as error:  # noqa: BLE001 - the job as a whole cannot go on; what it finished is kept
            self._stop, self._error = states.FAILED, plain(error)
        finally:
            if await to_its_end(self._end(job, committer)):
                self._stop = self._stop or states.INTERRUPTED
            if self._gateway is not None:
                self._outlets.close(row["project_id"])
        return self._finish(job)

    def is_asked_to_stop(self) -> bool:
        """Return whether pause or cancel was asked for, even if the job ended by itself before it took effect."""
        return self._stop is not None

    def pause(self) -> None:
        """Start nothing more; what is under way ends and is kept."""
        self._stop = self._stop or states.PAUSED

    def prioritise(self, priority: int) -> None:
        """Let the calls of this run go before or after those of others from now on; see the column of the job."""
        if self._gateway is not None:
            self._gateway.prioritise(priority)

    def cancel(self, state: str = states.CANCELLED) -> None:
        """Abort what is under way, at once."""
        self._stop = state
        for worker in self._workers:
            worker.cancel()

    def _made(self, row: Any) -> Job[Any]:
        try:
            return make(row["kind"], row["options"], row["project_id"], row["id"])
        except LorewrightError as error:
            # Claimed already: it must not be left marked as running.
            plainly = error.as_dict()
            self._workspace.write(lambda c: history.finish(c, row["id"], states.FAILED, plainly))
            raise

    def _restore(self, row: Any) -> None:
        progress = self.progress
        progress.done, progress.failed, progress.rows = row["done"], row["failed"], row["rows"]

    async def _work(self, job: Job[Any], context: Context, committer: Committer) -> None:
        progress = self.progress
        with self._workspace.read() as connection:
            progress.total = max(job.count(connection) + progress.ended(), row_total(connection, job.job_id))
        total = progress.total
        self._workspace.write(lambda c: c.execute(update(JOB).where(JOB.c.id == job.job_id).values(total=total)))
        progress.start()
        self._tell(force=True)
        parallel = max(1, min(job.parallel(), total or 1))
        items: asyncio.Queue[Item | None] = asyncio.Queue(maxsize=PAGE)
        self._workers = {asyncio.create_task(self._worker(job, context, committer, items)) for _ in range(parallel)}
        feeder = asyncio.create_task(feed(self._workspace, job, items, parallel, self.is_asked_to_stop))
        try:
            await asyncio.gather(feeder, *self._workers, return_exceptions=False)
        except asyncio.CancelledError:
            if asyncio.current_task().cancelling() or not self._stop:  # type: ignore[union-attr]
                raise
        finally:
            feeder.cancel()
            await asyncio.gather(feeder, return_exceptions=True)

    async def _worker(
        self, job: Job[Any], context: Context, committer: Committer, items: asyncio.Queue[Item | None]
    ) -> None:
        progress = self.progress
        while (item := await items.get()) is not None:
            # Replies that are there already go before new calls: they wait to be on disk.
            await self._turns.wait()
            if self._stop is not None:
                continue
            if not committer.room.is_set():
                await committer.room.wait()
            progress.in_flight += 1
            try:
                with collecting() as calls:
                    await self._one(job, context, committer, item, calls)
            finally:
                progress.in_flight -= 1

    async def _one(self, job: Job[Any], context: Context, committer: Committer, item: Item, calls: Calls) -> None:
        """Work on one item and hand over how it ended, with every call that was made for it."""
        try:
            outcome = await job.run_one(item, context)
        except Interrupted:
            committer.stray(item.key, calls)
            raise asyncio.CancelledError from None
        except asyncio.CancelledError:
            committer.stray(item.key, calls)
            raise
        except Exception as error:  # noqa: BLE001 - one item must never stop the others
            failed = error if isinstance(error, ItemFailed) else ItemFailed(error)
            made = together(calls, failed.calls)
            if (reached := budget_reached(error)) is not None:
                committer.stray(item.key, made)
                self._pause_at(reached)
                return
            self._settle(committer, Result(item, error=plain(failed.error), raw=failed.raw, calls=made))
        else:
            self._settle(committer, Result(item, value=outcome.value, calls=together(calls, outcome.calls)))

    def _pause_at(self, reached: BudgetReached) -> None:
        """Stop before the call that could pass a cap; what is under way ends, and the item waits for more money."""
        if self._stop is None:
            self._error = reached.as_dict()
            self.pause()

    def _settle(self, committer: Committer, result: Result) -> None:
        committer.add(result)
        if self._breaker.has_enough(result.error) and self._stop is None:
            self._error = result.error
            self.cancel(states.FAILED)

    def _committed(self, batch: list[Result], rows: list[int], changes: ChangeSet) -> None:
        progress = self.progress
        for result, count in zip(batch, rows, strict=True):
            progress.rows += count
            progress.add_calls(result.calls)
            if result.error is None:
                progress.done += 1
            else:
                progress.failed += 1
        self._changes.merge(changes)
        self._tell()

    def _broken(self, error: Exception) -> None:
        """Stop because results cannot be written: going on would pay for replies that are lost."""
        self._error = unwritable(str(self._workspace.path), error).as_dict()
        self.cancel(states.FAILED)

    def _note(self, what: str = "", **params: Any) -> None:
        told = self.progress.note.get("what", "")
        self.progress.note = {"what": what, "params": params} if what else {}
        # Another sentence is told at once: nothing else may happen for a while. Another number can wait.
        self._tell(force=what != told)

    def _tell(self, *, force: bool = False) -> None:
        moment = asyncio.get_running_loop().time()
        if force or moment - self._reported >= REPORT:
            self._reported = moment
            self.progress.measure()
            changes, self._changes = self._changes, ChangeSet()
            self._report(self.progress, changes)

    async def _end(self, job: Job[Any], committer: Committer) -> None:
        for worker in self._workers:
            worker.cancel()
        await asyncio.gather(*self._workers, return_exceptions=True)
        try:
            await committer.flush()
        finally:
            await job.close()

    def _finish(self, job: Job[Any]) -> tuple[str, list[int]]:
        progress = self.progress
        state = self._stop
        if state is None:
            state = states.DONE if not progress.failed else states.PARTIAL if progress.done else states.FAILED
        if state == states.PAUSED and progress.total and progress.ended() >= progress.total:
            state = states.DONE if not progress.failed else states.PARTIAL
        error = self._error
        stop = state == states.FAILED and job.needed
        created: list[int] = self._workspace.write(lambda c: history.finish(c, job.job_id, state, error, stop))
        progress.state, progress.note = state, {}
        self._tell(force=True)
        return state, created
