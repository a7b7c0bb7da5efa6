"""The engine's child process, watched over from a pool thread: started, spoken to, started again when it dies."""

from __future__ import annotations

import collections
import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

RESTARTS = 3


class Supervisor:
    """Runs on a QThreadPool thread for as long as the window lives; owns the pipe to the engine.

    It holds plain data only: events go into `events`, a deque the hub empties, so no Qt object is touched from
    this thread. An engine that dies is started again, up to RESTARTS times in a row without a finished start.
    """

    def __init__(self, folder: Path) -> None:
        self.events: collections.deque[dict[str, Any]] = collections.deque()
        self._folder = folder
        self._child: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._waiting: list[dict[str, Any]] = []
        self._ended = threading.Event()
        self._quit = False

    def run(self) -> None:
        """Keep an engine running until `stop`, on the pool thread."""
        tries = 0
        try:
            while not self._quit and tries <= RESTARTS:
                tries = 0 if self._attend() else tries + 1
                if not self._quit:
                    self.events.append({"event": "died", "again": tries <= RESTARTS})
        finally:
            self._ended.set()

    def send(self, command: dict[str, Any]) -> None:
        """Send a command; one sent while the engine starts is delivered when it is ready."""
        with self._lock:
            if self._child is None:
                self._waiting.append(command)
            else:
                self._write(command)

    def stop(self, seconds: float = 5.0) -> None:
        """End the engine and wait for it; it aborts its jobs, which can be resumed."""
        self._quit = True
        with self._lock:
            child = self._child
            if child is not None:
                self._write({"do": "quit"})
        if not self._ended.wait(seconds) and child is not None:
            child.kill()
            self._ended.wait(seconds)

    def pid(self) -> int | None:
        """Return the process number of the engine, None while there is none."""
        return self._child.pid if self._child else None

    def _attend(self) -> bool:
        """Start an engine and read its events until it ends; return whether it got as far as ready."""
        ready = False
        child = subprocess.Popen(command(self._folder), stdin=subprocess.PIPE, stdout=subprocess.PIPE, **_quiet())
        assert child.stdout is not None and child.stdin is not None  # noqa: S101, PT018 - both are pipes
        with child.stdin, child.stdout:
            for line in child.stdout:
                event = json.loads(line)
                if event["event"] == "ready":
                    ready = True
                    self._welcome(child)
                self.events.append(event)
            with self._lock:
                self._child = None
        child.wait()
        return ready

    def _welcome(self, child: subprocess.Popen[bytes]) -> None:
        with self._lock:
            self._child = child
            waiting, self._waiting = self._waiting, []
            for command_ in waiting:
                self._write(command_)
            if self._quit:
                self._write({"do": "quit"})

    def _write(self, command_: dict[str, Any]) -> None:
        child = self._child
        if child is None or child.stdin is None:
            return
        try:
            child.stdin.write(json.dumps(command_).encode() + b"\n")
            child.stdin.flush()
        except (BrokenPipeError, OSError, ValueError):
            # It is dying; what it was asked to start is still queued in the database.
            self.events.append({"event": "lost", "command": command_["do"]})


def command(folder: Path) -> list[str]:
    """Return the command line of an engine; the frozen program starts itself again."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--engine", str(folder)]
    return [sys.executable, "-m", "core.jobs.engine", str(folder)]


def _quiet() -> dict[str, Any]:
    """Keep Windows from opening a console beside the window."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NO_WINDOW}
    return {}
