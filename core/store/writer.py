"""The one writer of a process: a thread that runs transactions in the order they were handed in."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from sqlalchemy import Connection

from core.store.database import Database

T = TypeVar("T")


class Writer:
    """Runs each piece of work in a transaction of its own, on one thread.

    A future that is done means the transaction is committed: what is shown after it is on disk.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._queue: queue.SimpleQueue[tuple[Callable[[Connection], Any], Future[Any]] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._closed = False
        self._thread.start()

    def submit(self, work: Callable[[Connection], T]) -> Future[T]:
        """Queue `work(connection)`; the future carries its result once committed, or its error once rolled back."""
        if self._closed:
            raise RuntimeError("the writer is closed")
        future: Future[T] = Future()
        self._queue.put((work, future))
        return future

    def run(self, work: Callable[[Connection], T]) -> T:
        """Queue `work` and wait until it is committed."""
        return self.submit(work).result()

    def close(self) -> None:
        """Finish what is queued, then stop the thread."""
        if not self._closed:
            self._closed = True
            self._queue.put(None)
            self._thread.join()

    def _run(self) -> None:
        while (task := self._queue.get()) is not None:
            work, future = task
            if not future.set_running_or_notify_cancel():
                continue
            try:
                with self._database.write() as connection:
                    result = work(connection)
            except BaseException as error:  # noqa: BLE001 - handed to whoever waits for the future
                future.set_exception(error)
            else:
                future.set_result(result)
                del result
            # Waiting for the next piece holds nothing of this one.
            del task, work, future
