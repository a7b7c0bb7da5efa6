"""Work a person waits for that is no read of the store: a model service asked, the keyring opened, files removed."""

from __future__ import annotations

import asyncio
import inspect
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QThreadPool, Signal

AT_ONCE = 3


Done = Callable[[Any], object]
Failed = Callable[[BaseException], object]


class Errand:
    """One piece of work on a pool thread; a coroutine gets an event loop of its own there and can be cancelled."""

    def __init__(self, work: Callable[[], Any], post: Callable[[Errand, Any, BaseException | None], None]) -> None:
        self._work: Callable[[], Any] | None = work
        self._post = post
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[Any] | None = None
        self.cancelled = False

    def run(self) -> None:
        """Do the work and post what came of it, on the pool thread."""
        result, error = None, None
        try:
            if not self.cancelled and self._work is not None:
                result = self._work()
                if inspect.iscoroutine(result):
                    result = asyncio.run(self._watched(result))
        except asyncio.CancelledError:
            self.cancelled = True
        except Exception as reason:  # noqa: BLE001 - delivered to whoever asked
            error = reason
        self._post(self, result, error)

    def let_go(self) -> None:
        """Drop the work, on the UI thread: it may hold the last reference to a widget."""
        self._work = None

    def cancel(self) -> None:
        """Break a coroutine off; its result is not delivered any more."""
        self.cancelled = True
        with self._lock:
            if self._loop is not None and self._task is not None:
                self._loop.call_soon_threadsafe(self._task.cancel)

    async def _watched(self, work: Any) -> Any:
        with self._lock:
            self._loop, self._task = asyncio.get_running_loop(), asyncio.current_task()
        try:
            if self.cancelled:
                work.close()
                raise asyncio.CancelledError
            return await work
        finally:
            with self._lock:
                self._loop = self._task = None


class Errands(QObject):
    """Runs errands and hands their results over on the UI thread."""

    _delivered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(AT_ONCE)
        self._running: dict[Errand, tuple[Done, Failed, QObject]] = {}
        self._closing = False
        self._delivered.connect(lambda deliver: deliver())

    def run(self, work: Callable[[], Any], done: Done, failed: Failed, owner: QObject) -> Errand:
        """Run `work` (a function, or one that returns a coroutine) and call `done` or `failed` while `owner` lives."""
        errand = Errand(work, self._post)
        self._running[errand] = (done, failed, owner)
        self._pool.start(errand.run)
        return errand

    def _post(self, errand: Errand, result: Any, error: BaseException | None) -> None:
        self._delivered.emit(partial(self._deliver, errand, result, error))

    def _deliver(self, errand: Errand, result: Any, error: BaseException | None) -> None:
        errand.let_go()
        done, failed, owner = self._running.pop(errand, (None, None, None))
        if done is None or failed is None or self._closing or errand.cancelled or not shiboken6.isValid(owner):
            return
        if error is None:
            done(result)
        else:
            failed(error)

    def close(self) -> None:
        """Break off what runs and wait for it."""
        self._closing = True
        for errand in self._running:
            errand.cancel()
        self._pool.waitForDone()
        self._running.clear()
