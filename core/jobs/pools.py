"""Pools of child processes for work that keeps a core busy, started when first needed."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.jobs.children import Child, ChildDied, Report, attach

T = TypeVar("T")

#: seconds after which children that wait for work are ended: what they loaded, such as models, takes memory
IDLE = 60.0


class Pools:
    """CPU-bound work in child processes, so that one loop can go on serving a thousand requests.

    `run` is for many small pieces of work, `run_reporting` for those that take long enough to be watched and cancelled.
    """

    def __init__(self, workers: int | None = None) -> None:
        self.workers = workers or max(1, min(8, (os.cpu_count() or 2) - 1))
        self._pool: ProcessPoolExecutor | None = None
        self._threads: ThreadPoolExecutor | None = None
        self._room = asyncio.Semaphore(self.workers)
        self._busy: set[Child] = set()
        self._idle: list[Child] = []
        self._retiring: asyncio.TimerHandle | None = None

    async def run(self, work: Callable[..., T], *arguments: object) -> T:
        """Run `work(*arguments)` in a child process; both must be plain data.

        Raises:
            LorewrightError: the child died, for example for want of memory.
        """
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self.workers,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=attach,
                initargs=(os.getpid(),),
            )
        pool = self._pool
        try:
            return await asyncio.get_running_loop().run_in_executor(pool, work, *arguments)
        except BrokenProcessPool as error:
            if self._pool is pool:
                self._pool = None
            raise _died() from error

    async def run_reporting(self, work: Callable[..., T], *arguments: object, progress: Report | None = None) -> T:
        """Run `work(*arguments, report)` in a child process; all must be plain data.

        The work calls `report(done, total)` as often as it likes; `progress` is told in the loop, ten times a second
        at most. Cancelling ends the child at once, in the middle of its work, and disturbs no other.

        Raises:
            LorewrightError: the child died, for example for want of memory.
        """
        loop = asyncio.get_running_loop()

        def tell(done: int, total: int) -> None:
            if progress is not None and not loop.is_closed():
                loop.call_soon_threadsafe(progress, done, total)

        async with self._room:
            self._stay()
            child = self._idle.pop() if self._idle else Child()
            self._busy.add(child)
            try:
                return await loop.run_in_executor(self._hands(), child.run, work, arguments, tell)
            except asyncio.CancelledError:
                child.kill()
                raise
            except ChildDied as error:
                raise _died() from error
            finally:
                self._busy.discard(child)
                self._release(child)

    def close(self, *, kill: bool = False) -> None:
        """Stop the children; with `kill` at once, in the middle of their work."""
        self._stay()
        children = [*self._busy, *self._idle]
        self._idle.clear()
        for child in children if kill else []:
            child.kill()
        if self._threads is not None:
            self._threads.shutdown()
            self._threads = None
        for child in children:
            child.end()
        pool, self._pool = self._pool, None
        if pool is None:
            return
        # Private, but Python 3.11 to 3.13 have no public way to end a child that is in the middle of something.
        processes: list[Any] = list((pool._processes or {}).values()) if kill else []  # noqa: SLF001
        pool.shutdown(wait=not kill, cancel_futures=True)
        for process in processes:
            process.kill()

    def _hands(self) -> ThreadPoolExecutor:
        """Return the threads that talk to the children: one more than children, since a killed one takes a moment."""
        if self._threads is None:
            self._threads = ThreadPoolExecutor(self.workers + 1, "child")
        return self._threads

    def _release(self, child: Child) -> None:
        if child.alive:
            self._idle.append(child)
        elif self._threads is not None:
            self._threads.submit(child.end)
        if self._idle and not self._busy and self._threads is not None:
            self._retiring = asyncio.get_running_loop().call_later(IDLE, self._retire)

    def _stay(self) -> None:
        if self._retiring is not None:
            self._retiring.cancel()
            self._retiring = None

    def _retire(self) -> None:
        children, self._idle = self._idle, []
        for child in children:
            self._hands().submit(child.end)


def _died() -> LorewrightError:
    return LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "The process working on this item died, perhaps for want of memory."),
        QT_TRANSLATE_NOOP("Errors", "Close other programs, or leave this item out, then retry."),
    )
