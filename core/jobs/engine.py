"""The engine: the child process of the window that runs every job.

One JSON object a line. In: {"do": "start", "job": 1, "keys": {…}}, {"do": "pause"|"cancel", "job": 1}, {"do": "quit"};
{"do": "ask", "id": 1, "model": {…}, "messages": […], "settings": {…}, "project": 1, "keys": {…}},
{"do": "stop", "id": 1}.
Out: {"event": "ready"}, {"event": "progress", …, "changes": {…}}, {"event": "error", "job": 1, "error": {…}}.
Keys come through the pipe and stay in memory. When the window dies the pipe ends; the engine then stops its jobs,
which are offered for resuming at the next start.
"""

from __future__ import annotations

import asyncio
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from core.changes import ChangeSet
from core.errors import LorewrightError
from core.jobs.hosting import Host
from core.jobs.memory import one_arena, settle
from core.jobs.priority import stand_back
from core.jobs.progress import Progress
from core.jobs.streams import Question, Streams
from core.logs import start_log
from core.workspace import Workspace


class Engine:
    """Reads commands from one stream and writes events to another until the first one ends."""

    def __init__(self, workspace: Workspace, commands: BinaryIO, events: BinaryIO) -> None:
        self._commands = commands
        self._events = events
        self._host = Host(workspace, self._progress, changed=self._changed)
        self._streams = Streams(workspace, self._host.outlets, self._say)
        self._tasks: set[asyncio.Task[None]] = set()

    async def serve(self) -> None:
        """Serve until the commands end or say quit; then stop every job and return."""
        loop = asyncio.get_running_loop()
        self._say({"event": "ready", "pid": os.getpid()})
        # The first job should not wait a second for the SDK; nobody waits for anything now.
        warm = loop.create_task(self._warm(loop))
        self._host.keep_tidy()
        while line := await loop.run_in_executor(None, self._commands.readline):
            if not self._obey(orjson.loads(line)):
                break
        await self._streams.close()
        await self._host.stop()
        await asyncio.gather(warm, *self._tasks, return_exceptions=True)

    @staticmethod
    async def _warm(loop: asyncio.AbstractEventLoop) -> None:
        await loop.run_in_executor(None, import_module, "openai")
        settle()

    def _obey(self, command: dict[str, Any]) -> bool:
        verb, job = command["do"], command.get("job", 0)
        if verb == "quit":
            return False
        if "keys" in command:
            self._host.secrets.handed(command["keys"])
        if verb == "start" and job not in self._host.running():
            task = asyncio.get_running_loop().create_task(self._host.start(job, self._failed))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        elif verb == "ask":
            self._streams.ask(Question.model_validate(command))
        elif verb == "stop":
            self._streams.stop(command["id"])
        elif verb == "pause":
            self._host.pause(job)
        elif verb == "cancel":
            self._cancel(job)
        elif verb == "priority":
            self._host.prioritise(job)
        return True

    def _cancel(self, job: int) -> None:
        try:
            self._host.cancel(job)
        except LorewrightError as error:  # it ended in this moment, or runs elsewhere
            self._failed(job, error.as_dict())

    def _progress(self, progress: Progress, changes: ChangeSet) -> None:
        self._say({"event": "progress", **progress.as_dict(), "changes": changes.as_dict()})

    def _changed(self, changes: ChangeSet) -> None:
        self._say({"event": "changed", "changes": changes.as_dict()})

    def _failed(self, job: int, error: dict[str, object]) -> None:
        self._say({"event": "error", "job": job, "error": error})

    def _say(self, event: dict[str, Any]) -> None:
        try:
            self._events.write(orjson.dumps(event) + b"\n")
            self._events.flush()
        except (BrokenPipeError, ValueError, OSError):
            # The window is gone; its end of the command pipe tells us the same and ends `serve`.
            pass


def main(folder: str | None = None) -> int:
    """Run the engine on standard input and output."""
    one_arena()
    stand_back()
    # Anything that prints must not break the protocol: the pipe moves aside and standard output becomes the log's.
    events = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with Workspace(Path(folder) if folder else None) as workspace:
        start_log(workspace.folder, "engine")
        asyncio.run(Engine(workspace, sys.stdin.buffer, events).serve())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else None))
