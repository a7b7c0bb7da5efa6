"""Child processes that do one piece of work at a time, tell how far they are, and can be ended in the middle."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, TypeVar

T = TypeVar("T")
Report = Callable[[int, int], None]

#: seconds between two reports of one child; the last one is always sent
SPACING = 0.1


class ChildDied(Exception):
    """The process ended in the middle of its work."""


class Child:
    """One process, started with its first piece of work. `run` blocks and belongs into a thread; `kill` comes from any.

    The process is spawned, not forked: a fork of a process with threads and an open database is not safe.
    """

    def __init__(self) -> None:
        self._process: Any = None
        self._pipe: Connection[Any, Any] | None = None
        self._killed = False
        self._lock = threading.Lock()
        self._using = threading.Lock()

    @property
    def alive(self) -> bool:
        """Whether it can take more work."""
        return not self._killed

    def run(self, work: Callable[..., T], arguments: tuple[object, ...], report: Report) -> T:
        """Return `work(*arguments, report)` of the process; reports are handed to `report` in this thread.

        Raises:
            ChildDied: the process was killed, or died for example for want of memory.
        """
        with self._using:
            try:
                pipe = self._started()
                pipe.send((work, arguments))
                kind, value = pipe.recv()
                while kind == "report":
                    report(*value)
                    kind, value = pipe.recv()
            except (EOFError, OSError) as error:
                self.kill()
                raise ChildDied from error
        if kind == "failed":
            raise value
        return value  # type: ignore[no-any-return]  # it comes through a pipe

    def kill(self) -> None:
        """End the process at once, in the middle of its work."""
        with self._lock:
            self._killed = True
            if self._process is not None:
                self._process.kill()

    def end(self) -> None:
        """Let an idle process end, and wait for it; also clears away after one that was killed."""
        # The thread in `run` must be out before the pipe is closed under it.
        with self._using, self._lock:
            self._killed = True
            if self._pipe is not None:
                # With the pipe's end gone the process sees that no more work will come.
                self._pipe.close()
            if self._process is not None:
                self._process.join()
                self._process.close()
                self._process = None

    def _started(self) -> Connection[Any, Any]:
        with self._lock:
            if self._killed:
                raise EOFError
            if self._pipe is None:
                context = multiprocessing.get_context("spawn")
                self._pipe, theirs = context.Pipe()
                self._process = context.Process(target=serve, args=(theirs, os.getpid()), daemon=True)
                self._process.start()
                theirs.close()
            return self._pipe


def serve(pipe: Connection[Any, Any], parent: int) -> None:
    """Do one piece of work after the other until the other end closes; the main function of a child."""
    attach(parent)
    while True:
        try:
            work, arguments = pipe.recv()
        except (EOFError, ConnectionError):
            return
        try:
            answer = ("done", work(*arguments, _Reporter(pipe)))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is raised again where the work was asked for
            answer = ("failed", _portable(error))
        try:
            pipe.send(answer)
        except (ConnectionError, EOFError):
            return
        except Exception as error:  # noqa: BLE001 - a value that cannot travel must not end the child
            pipe.send(("failed", RuntimeError(f"the result cannot be sent: {error}")))


def attach(parent: int) -> None:
    """Leave Ctrl+C to the parent, and die with it even when it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, args=(parent,), daemon=True).start()


class _Reporter:
    """Sends reports, but not more of them than anybody can look at."""

    def __init__(self, pipe: Connection[Any, Any]) -> None:
        self._pipe = pipe
        self._last = float("-inf")

    def __call__(self, done: int, total: int) -> None:
        moment = time.monotonic()
        if done >= total or moment - self._last >= SPACING:
            self._last = moment
            self._pipe.send(("report", (done, total)))


def _portable(error: Exception) -> Exception:
    """Return an error that can be rebuilt at the other end: foreign kinds may need more than their message for that."""
    kind = type(error)
    if kind.__module__ != "builtins" and not kind.__module__.startswith("core."):
        error = RuntimeError(f"{kind.__name__}: {error}").with_traceback(error.__traceback__)
    error.add_note("".join(traceback.format_exception(error)))
    return error


def _follow(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
