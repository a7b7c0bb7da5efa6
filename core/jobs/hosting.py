"""Running jobs one after another, with what all hosts share: pools, keys, and the chain a job starts."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from core.changes import ChangeSet
from core.errors import LorewrightError
from core.jobs import history, states
from core.jobs.aftermath import Aftermath
from core.jobs.ending import plain
from core.jobs.outlets import Outlets
from core.jobs.pools import Pools
from core.jobs.progress import Progress
from core.jobs.recording import stay_tidy
from core.jobs.runner import Runner
from core.llm.client import Client
from core.llm.gateway.habits import HabitsStore
from core.llm.providers import key_variables
from core.secrets import Secrets
from core.workspace import Workspace

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.engine import RowMapping

HABITS = "core.models.habits:Habits"
Report = Callable[[Progress, ChangeSet], None]


class Host:
    """Runs any number of jobs in the running event loop; the command line, the engine and the tests each have one.

    `report` is told how far each job is and which rows it changed, `changed` of rows that change after its end.
    """

    def __init__(
        self,
        workspace: Workspace,
        report: Report,
        secrets: Secrets | None = None,
        changed: Callable[[ChangeSet], None] | None = None,
    ) -> None:
        self.workspace = workspace
        self.secrets = secrets or Secrets(key_variables())
        self.pools = Pools()
        # One client for all jobs: they share the connections and the pace of an endpoint.
        self.client = Client(self.secrets, habits=_habits(workspace))
        self.outlets = Outlets(workspace, self.client)
        self._tidying: asyncio.Task[None] | None = None
        self._report = report
        self._changed = changed
        self._aftermath = Aftermath(workspace, self.secrets)
        self._runners: dict[int, Runner] = {}
        self._idle = asyncio.Event()
        self._idle.set()
        self._stopping = False

    async def run_chain(self, job_id: int) -> list[tuple[int, str]]:
        """Run a job and those that follow it; return (job, end state) of each. Stops where one does not end well."""
        self.keep_tidy()
        ended: list[tuple[int, str]] = []
        queue = [job_id]
        while queue:
            current = queue.pop(0)
            runner = self._runners[current] = Runner(
                self.workspace, self.pools, self.outlets, self._report, self.secrets
            )
            self._idle.clear()
            try:
                state, created = await runner.run(current)
            finally:
                del self._runners[current]
                if not self._runners:
                    self._idle.set()
            ended.append((current, state))
            if runner.is_asked_to_stop() or self._stopping:
                # It ended in the moment it was to be paused: what follows it waits as well.
                for waiting in created:
                    self.workspace.write(partial(history.set_state, job_id=waiting, state=states.PAUSED))
                if created:
                    break
            queue.extend(created)
            if not created:
                await self._end(current)
        return ended

    def keep_tidy(self) -> None:
        """Remove texts and replies that are too old, now and as long as this host lives, jobs or none."""
        if self._tidying is None:
            self._tidying = asyncio.create_task(stay_tidy(self.workspace))

    async def _end(self, job_id: int) -> None:
        """Run the program that is to run at the end of a chain."""
        changes = await self._aftermath.of(job_id)
        if changes and self._changed is not None:
            self._changed(changes)

    def running(self) -> list[int]:
        """Return the ids of the jobs under way."""
        return list(self._runners)

    def pause(self, job_id: int) -> None:
        """Let a job end what is under way and start nothing more."""
        if job_id in self._runners:
            self._runners[job_id].pause()

    def prioritise(self, job_id: int) -> None:
        """Let a job's calls go before or after those of others, by the priority that was written down for it."""
        if job_id in self._runners:
            with self.workspace.read() as connection:
                priority = history.get(connection, job_id)["priority"]
            self._runners[job_id].prioritise(priority)

    def cancel(self, job_id: int) -> None:
        """Abort a job at once; one that does not run is marked, and told of.

        Raises:
            InvalidUse: it has ended, or runs in another process.
        """
        if job_id in self._runners:
            self._runners[job_id].cancel()
            return

        def close(connection: Connection) -> RowMapping:
            history.mark_interrupted(connection)
            history.close(connection, job_id)
            return history.get(connection, job_id)

        row = self.workspace.write(close)
        counts = {name: row[name] for name in ("kind", "state", "total", "done", "failed")}
        self._report(Progress(job_id, row["project_id"], **counts), ChangeSet().update("job", [job_id]))

    async def stop(self) -> None:
        """Abort every job, mark each as interrupted, and end the pools."""
        self._stopping = True
        for runner in self._runners.values():
            runner.cancel(states.INTERRUPTED)
        await self._idle.wait()
        await self._aftermath.stop()
        if self._tidying is not None:
            self._tidying.cancel()
            await asyncio.gather(self._tidying, return_exceptions=True)
        self.pools.close(kill=True)
        await self.client.__aexit__(None, None, None)

    async def start(self, job_id: int, failed: Callable[[int, dict[str, object]], None]) -> None:
        """Run a chain and hand an error of the job as a whole to `failed`, for hosts that run it in the background."""
        try:
            await self.run_chain(job_id)
        except LorewrightError as error:
            failed(job_id, error.as_dict())
        except Exception as error:  # noqa: BLE001 - reported to the window instead of ending the engine
            failed(job_id, plain(error))


def _habits(workspace: Workspace) -> HabitsStore:
    """Return what keeps the habits of models. By name: it stands above the jobs, as their kinds do."""
    module, _, name = HABITS.partition(":")
    found: HabitsStore = getattr(import_module(module), name)(workspace)
    return found
