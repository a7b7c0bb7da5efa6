"""Runs the program a job names for its end, and writes what came of it; the state of the job stays what it is."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

from sqlalchemy import Connection

from core.changes import ChangeSet
from core.jobs import history, hook, owner, states
from core.jobs.terms import HOOK_SECONDS, hook_of
from core.llm.providers import key_variables
from core.secrets import Secrets
from core.settings.program import lines
from core.settings.sections import Runs
from core.settings.store import load
from core.store.schema import Project
from core.store.schema.columns import table
from core.workspace import Workspace

PROJECT = table(Project)


async def run(workspace: Workspace, job_id: int, secrets: Secrets) -> ChangeSet:
    """Run the program of an ended job, if there is one; returns what changed."""
    with workspace.read() as connection:
        row = history.get(connection, job_id)
        wanted = hook_in_force(connection, row)
        values = variables(connection, row)
    if not wanted.get("arguments") or row["state"] not in states.ENDED:
        return ChangeSet()
    arguments = hook.filled(wanted["arguments"], values)
    begun = {"state": history.HOOK_RUNNING, "arguments": arguments, "owner": owner.me()}
    workspace.write(partial(history.set_ending, job_id=job_id, ending=begun))
    hidden = [name for names in key_variables().values() for name in names]
    environment = hook.environment(hidden, secrets.memory().values())
    ending = hook.Ending(history.HOOK_CUT, arguments)
    try:
        ending = await hook.run(arguments, environment, float(wanted.get("seconds") or HOOK_SECONDS))
    finally:
        done = ending.as_dict()
        workspace.write(partial(history.set_ending, job_id=job_id, ending=done))
    return ChangeSet().update("job", [job_id])


def hook_in_force(connection: Connection, row: Any) -> dict[str, Any]:
    """Return the program of a job: its own, else the one the user set for all."""
    own: dict[str, Any] = row["hook"]
    return own if "arguments" in own else hook_of(lines(load(connection, Runs).hook))


def variables(connection: Connection, row: Any) -> dict[str, Any]:
    """Return what can be filled into arguments."""
    project = connection.execute(PROJECT.select().where(PROJECT.c.id == row["project_id"])).mappings().first()
    spent = (row["finished_at"] or 0) - (row["started_at"] or row["finished_at"] or 0)
    return {
        "output": row["options"].get("path", ""),
        "project": project["name"] if project else "",
        "job": row["id"],
        "kind": row["kind"],
        "state": row["state"],
        "done": row["done"],
        "failed": row["failed"],
        "rows": row["rows"],
        "seconds": round(spent / 1000),
    }


class Aftermath:
    """The programs under way of one host."""

    def __init__(self, workspace: Workspace, secrets: Secrets) -> None:
        self._workspace, self._secrets = workspace, secrets
        self._running: set[asyncio.Task[ChangeSet]] = set()

    async def of(self, job_id: int) -> ChangeSet:
        """Run the program of a job to its end."""
        task = asyncio.create_task(run(self._workspace, job_id, self._secrets))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return await task

    async def stop(self) -> None:
        """Stop every program, and wait until that is written down."""
        running = list(self._running)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
