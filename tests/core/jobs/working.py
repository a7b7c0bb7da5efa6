"""A workspace in which real jobs run in this process, for the tests of each feature's job."""

from __future__ import annotations

import asyncio
from pathlib import Path
from types import TracebackType
from typing import Any

from core.jobs import history
from core.jobs.hosting import Host
from core.llm.messages import Model
from core.projects import service as projects
from core.workspace import Workspace
from tests.helpers.server import Server


class Works:
    """A project, and jobs run to their end in it, by one host: its child processes serve all jobs of a test."""

    def __init__(self, folder: Path) -> None:
        self.workspace = Workspace(folder)
        self.project = self.workspace.write(lambda c: projects.create(c, "Works"))
        self._runner = asyncio.Runner()
        self._host: Host | None = None

    def __enter__(self) -> Works:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self._host is not None:
            self._runner.run(self._host.stop())
        self._runner.close()
        self.workspace.close()

    def run(self, kind: str, **options: Any) -> Any:
        """Run one job and return its row."""
        return self.run_job(self.workspace.write(lambda c: history.create(c, self.project, kind, options)))

    def run_job(self, job: int, **held: str) -> Any:
        """Run a queued job, with secrets that are handed over for it, and return its row."""

        async def go() -> None:
            host = self._host = self._host or Host(self.workspace, lambda _progress, _changes: None)
            for name, secret in held.items():
                host.secrets.hold(name, secret)
            try:
                await host.run_chain(job)
            finally:
                for name in held:
                    host.secrets.drop(name)

        self._runner.run(go())
        with self.workspace.read() as connection:
            return history.get(connection, job)

    def rows(self, query: str, *values: Any) -> list[Any]:
        """Return the rows of a query."""
        with self.workspace.read() as connection:
            return list(connection.exec_driver_sql(query, values))

    def failures(self, job: Any) -> list[Any]:
        """Return the failed items of a job."""
        with self.workspace.read() as connection:
            return list(history.failures(connection, job["id"]))


def model(server: Server) -> dict[str, Any]:
    """Return a loopback server as the model of a job's options."""
    return Model(provider="openai-compatible", name="small", base_url=server.url, parallel=4).model_dump(mode="json")
