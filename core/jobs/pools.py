"""Process pools for work that keeps a core busy, started when first needed."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from core.errors import QT_TRANSLATE_NOOP, LorewrightError

T = TypeVar("T")


class Pools:
    """CPU-bound work in child processes, so that one loop can go on serving a thousand requests.

    Children are spawned, not forked: a fork of a process with threads and an open database is not safe.
    """

    def __init__(self, workers: int | None = None) -> None:
        self.workers = workers or max(1, min(8, (os.cpu_count() or 2) - 1))
        self._pool: ProcessPoolExecutor | None = None

    async def run(self, work: Callable[..., T], *arguments: object) -> T:
        """Run `work(*arguments)` in a child process; both must be plain data.

        Raises:
            LorewrightError: the child died, for example for want of memory.
        """
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self.workers,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=_child,
                initargs=(os.getpid(),),
            )
        pool = self._pool
        try:
            return await asyncio.get_running_loop().run_in_executor(pool, work, *arguments)
        except BrokenProcessPool as error:
            if self._pool is pool:
                self._pool = None
            raise LorewrightError(
                QT_TRANSLATE_NOOP("Errors", "The process working on this item died, perhaps for want of memory."),
                QT_TRANSLATE_NOOP("Errors", "Close other programs, or leave this item out, then retry."),
            ) from error

    def close(self, *, kill: bool = False) -> None:
        """Stop the children; with `kill` at once, in the middle of their work."""
        pool, self._pool = self._pool, None
        if pool is None:
            return
        # Private, but Python 3.11 to 3.13 have no public way to end a child that is in the middle of something.
        children = list((pool._processes or {}).values()) if kill else []  # noqa: SLF001
        pool.shutdown(wait=not kill, cancel_futures=True)
        for child in children:
            child.kill()


def _child(parent: int) -> None:
    """Leave Ctrl+C to the parent, and die with it even when it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    import threading

    threading.Thread(target=_follow, args=(parent,), daemon=True).start()


def _follow(parent: int) -> None:
    import time

    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
