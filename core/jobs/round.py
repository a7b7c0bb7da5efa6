"""One pass over the items of a job: many at once, until none is left or the run is to stop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextvars import copy_context
from typing import Any

from core.errors import Interrupted
from core.jobs.committer import Committer, Result
from core.jobs.ending import held_back, passing, plain
from core.jobs.feeding import PAGE, feed
from core.jobs.job import Context, Item, ItemFailed, Job
from core.jobs.progress import Progress
from core.jobs.turns import Turns
from core.llm.calls import Calls, collecting, together
from core.llm.gateway.budget import BudgetReached
from core.llm.gateway.lasting import Halted


class Round:
    """The workers of one pass, and what they work on.

    Args:
        job: whose items they are.
        context: what the job may use.
        committer: takes how each item ended.
        progress: is told how many are under way.
        stopped: says whether no more items are to be begun.
        settled: is given how an item ended, after the committer.
        reached: is told why an item's next call was not let out, such as a cap that it could pass.
        halted: is given what an item failed of; says whether the run stops for it and the item waits.
        wanted: keys of failed items that are to be tried again; None for every item that did not end yet.
    """

    def __init__(
        self,
        job: Job[Any],
        context: Context,
        committer: Committer,
        progress: Progress,
        *,
        stopped: Callable[[], bool],
        settled: Callable[[Result], None],
        reached: Callable[[BudgetReached | Halted], None],
        halted: Callable[[BaseException], bool],
        wanted: set[str] | None = None,
    ) -> None:
        self._job, self._context, self._committer, self._progress = job, context, committer, progress
        self._stopped, self._settled, self._reached, self._halted = stopped, settled, reached, halted
        self._wanted = wanted
        self._turns = Turns()
        self._workers: set[asyncio.Task[None]] = set()
        self._items: asyncio.Queue[Item | None] = asyncio.Queue(maxsize=PAGE)
        self._resting = self._lent = self._lending = 0
        self._outside = copy_context()

    async def run(self, parallel: int) -> None:
        """Work with so many at once. Raises CancelledError when cancelled, or when this task is."""
        self._workers = {asyncio.create_task(self._worker()) for _ in range(parallel)}
        # Half as many more: enough for a server of which every fourth call has to be repeated.
        self._lending = (parallel + 1) // 2 if self._job.lending else 0
        self._context.client.resting = self._rest
        work = feed(self._context.workspace, self._job, self._items, parallel, self._stopped, self._wanted)
        feeder = asyncio.create_task(work)
        try:
            await asyncio.gather(feeder, *self._workers)
            while self._lent:
                await asyncio.wait(self._workers)
            await asyncio.gather(*self._workers)  # raises what one that stood in ended with
        finally:
            self._context.client.resting = None
            feeder.cancel()
            await asyncio.gather(feeder, return_exceptions=True)

    def cancel(self) -> None:
        """Abort what is under way, at once."""
        for worker in self._workers:
            worker.cancel()

    async def end(self) -> None:
        """Abort what is under way and wait until that has happened."""
        self.cancel()
        await asyncio.gather(*self._workers, return_exceptions=True)

    def _rest(self, change: int) -> None:
        """Begin another item in the place of one whose call waits before another try."""
        self._resting += change
        if change > 0 and self._lent < min(self._resting, self._lending):
            self._lent += 1
            # Not in the context of the call that rests: its item would be told of the calls of this one.
            worker = asyncio.create_task(self._stand_in(), context=self._outside.copy())
            self._workers.add(worker)
            worker.add_done_callback(self._forget)

    def _forget(self, worker: asyncio.Task[None]) -> None:
        """Let go of one that stood in; an error is kept for `run`."""
        self._lent -= 1
        if not worker.cancelled() and worker.exception() is None:
            self._workers.discard(worker)

    async def _stand_in(self) -> None:
        """Work on items while as many others rest."""
        while self._lent <= self._resting and not self._items.empty():
            item = self._items.get_nowait()
            if item is None:
                self._items.put_nowait(None)  # the word for one of the workers that there is no more
                return
            await self._begin(item)

    async def _worker(self) -> None:
        while (item := await self._items.get()) is not None:
            await self._begin(item)

    async def _begin(self, item: Item) -> None:
        committer, progress = self._committer, self._progress
        # Replies that are there already go before new calls: they wait to be on disk.
        await self._turns.wait()
        if self._stopped():
            return
        if not committer.room.is_set():
            await committer.room.wait()
        progress.in_flight += 1
        try:
            with collecting(item.key, item.label) as calls:
                await self._one(item, calls)
        finally:
            progress.in_flight -= 1

    async def _one(self, item: Item, calls: Calls) -> None:
        """Work on one item and hand over how it ended, with every call that was made for it."""
        try:
            outcome = await self._job.run_one(item, self._context)
        except Interrupted:
            self._committer.stray(item.key, calls)
            raise asyncio.CancelledError from None
        except asyncio.CancelledError:
            self._committer.stray(item.key, calls)
            raise
        except Exception as error:  # noqa: BLE001 - one item must never stop the others
            failed = error if isinstance(error, ItemFailed) else ItemFailed(error)
            made = together(calls, failed.calls)
            if (reached := held_back(error)) is not None:
                self._committer.stray(item.key, made)
                self._reached(reached)
                return
            # One that failed before stays as it was: failed.
            if self._halted(error) and self._wanted is None:
                self._committer.stray(item.key, made)
                return
            told = plain(failed.error)
            self._settle(Result(item, error=told, raw=failed.raw, calls=made, passing=passing(error)))
        else:
            made = together(calls, outcome.calls)
            self._settle(Result(item, value=outcome.value, calls=made, remarks=calls.remarks))

    def _settle(self, result: Result) -> None:
        result.again = self._wanted is not None
        self._committer.add(result)
        self._settled(result)
