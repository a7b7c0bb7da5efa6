"""Running a job: plan page by page, work on many items at once, commit in batches, stop at once when asked."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any

from sqlalchemy import update

from core.changes import ChangeSet
from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.jobs import history, states
from core.jobs.breaker import Breaker
from core.jobs.committer import JOB, Committer, Result
from core.jobs.ending import end_state, plain, refused, to_its_end, unwritable
from core.jobs.feeding import total, unended
from core.jobs.job import Context, Job
from core.jobs.kinds import make
from core.jobs.outlets import Outlets
from core.jobs.pools import Pools
from core.jobs.progress import Progress
from core.jobs.round import Round
from core.jobs.silence import Silence
from core.llm.gateway.budget import BudgetReached
from core.llm.gateway.gateway import Gateway
from core.llm.gateway.journal import Journal, Noted
from core.llm.gateway.lasting import Halted
from core.secrets import Secrets
from core.settings.sections import Runs
from core.settings.store import load
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
        self._stop: str | None = None  # the state it was asked to end in
        self._error: dict[str, Any] | None = None  # why
        self._round: Round | None = None
        self._passing: set[str] = set()  # keys of items that failed for a passing reason, for one more try
        self._enough = False  # one more try is of no use
        self._journal: Journal | None = None
        self._unused: list[Noted] = []  # calls of an earlier run that no item has taken
        self._changes, self._reported = ChangeSet(), 0.0  # what is not reported yet, and when something last was
        self._breaker, self._silence = Breaker(0), Silence()

    async def run(self, job_id: int) -> tuple[str, list[int]]:
        """Run the job; return its end state and the ids of the jobs that follow it.

        Raises:
            LorewrightError: it runs elsewhere already, or has ended.
        """
        row = self._workspace.write(lambda c: history.claim(c, job_id))
        job = self._made(row)
        self._breaker = Breaker(job.breaker)
        self.progress = Progress(job_id, row["project_id"], row["kind"], states.RUNNING)
        self.progress.done, self.progress.failed, self.progress.rows = row["done"], row["failed"], row["rows"]
        committer = Committer(job, self._workspace.writer, self._committed, self._broken)
        try:
            gateway = self._gateway = self._outlets.open(row, job.options)
            self._journal = gateway.journal
            given = (self._workspace, row["project_id"], job_id, self._pools, gateway)
            context = Context(*given, self._note, self._secrets, self.progress.advance)
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
                self._outlets.close(self._gateway)
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
        if self._round is not None:
            self._round.cancel()

    def _made(self, row: Any) -> Job[Any]:
        try:
            return make(row["kind"], row["options"], row["project_id"], row["id"])
        except LorewrightError as error:
            plainly = error.as_dict()  # claimed already: it must not be left marked as running
            self._workspace.write(lambda c: history.finish(c, row["id"], states.FAILED, plainly))
            raise

    async def _work(self, job: Job[Any], context: Context, committer: Committer) -> None:
        progress = self.progress
        with self._workspace.read() as connection:
            progress.total = total(connection, job, progress.ended())
            weights = unended(connection, job.job_id, job.weights(connection))
            again = load(connection, Runs).again
        chosen = update(JOB).where(JOB.c.id == job.job_id).values(total=progress.total)
        self._workspace.write(lambda c: c.execute(chosen))
        progress.start(weights, passing=job.passing)
        self._tell(force=True)
        parallel = max(1, min(job.parallel(), progress.total or 1))
        await self._pass(job, context, committer, parallel)
        if again and self._passing and self._stop is None:
            await committer.flush()
            self._breaker = Breaker(job.breaker)
            self._note(QT_TRANSLATE_NOOP("Jobs", "Trying again what failed: {count}…"), count=len(self._passing))
            await self._pass(job, context, committer, parallel, self._passing)
            self._note()
            if not self.is_asked_to_stop() and job.breaker and (why := self._silence.reason()) is not None:
                self._stop, self._error = states.FAILED, why

    async def _pass(
        self, job: Job[Any], context: Context, committer: Committer, parallel: int, wanted: set[str] | None = None
    ) -> None:
        """Go through the items once; a cancel that was asked for ends it and is no error."""
        self._round = Round(
            job,
            context,
            committer,
            self.progress,
            stopped=lambda: self._stop is not None or self._enough,
            settled=self._settled,
            reached=self._pause_at,
            halted=self._halt,
            wanted=wanted,
        )
        try:
            await self._round.run(parallel)
        except asyncio.CancelledError:
            if asyncio.current_task().cancelling() or not self._stop:  # type: ignore[union-attr]
                raise

    def _pause_at(self, reached: BudgetReached | Halted) -> None:
        """Stop before the call that could pass a cap; what is under way ends, and the item waits for more money."""
        if self._stop is None:
            self._error = reached.as_dict()
            self.pause()

    def _halt(self, error: BaseException) -> bool:
        """Let no more calls out once all would be refused; return whether the item that was, waits as well."""
        said = refused(error)
        why = self._breaker.halted(said)
        if why is None or self._gateway is None:
            return False
        first, self._gateway.halted = self._gateway.halted is None, why
        self._pause_at(why)
        return not first or self._breaker.is_certain(said)

    def _settled(self, result: Result) -> None:
        self._silence.take(result.item.key, result.error, again=result.again)
        if result.passing and not result.again:
            self._passing.add(result.item.key)
        enough = self._breaker.has_enough(result.error) and self._stop is None
        # They have failed before: it is of no use to go on, but the job ends as it would have without this.
        self._enough = self._enough or (enough and result.again)
        if enough and not result.again:
            self._error = result.error
            self.cancel(states.FAILED)

    def _committed(self, batch: list[Result], rows: list[int], changes: ChangeSet) -> None:
        progress = self.progress
        for result, count in zip(batch, rows, strict=True):
            progress.settle(result.item.key, count, failed=result.error is not None, again=result.again)
            progress.add_calls(result.calls)
        if self._journal is not None:
            self._unused += self._journal.committed(result.item.key for result in batch)
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
        if self._round is not None:
            await self._round.end()
        try:
            await committer.flush()
            if self._journal is not None:
                await self._close(self._journal, committer)
        finally:
            await job.close()

    async def _close(self, journal: Journal, committer: Committer) -> None:
        """Count the calls of an earlier run that no item has taken so far, and keep the replies of items that wait."""
        for one in (*self._unused, *journal.uncounted()):
            committer.stray(one.item, [one.record])
        await committer.flush()
        journal.close()

    def _finish(self, job: Job[Any]) -> tuple[str, list[int]]:
        progress = self.progress
        state = end_state(self._stop, progress)
        error = self._error if state == self._stop else None  # of what came to its end, each item has its own
        stop = state == states.FAILED and job.needed
        created: list[int] = self._workspace.write(lambda c: history.finish(c, job.job_id, state, error, stop))
        if self._journal is not None and state in (states.DONE, states.PARTIAL):
            self._journal.forget()
        progress.state, progress.note = state, {}
        self._tell(force=True)
        return state, created
