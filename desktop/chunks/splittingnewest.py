"""Work on a pool thread of which only the newest counts: while one piece runs, the others wait as one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from sqlalchemy import Connection

if TYPE_CHECKING:
    from desktop.session import Session

PAUSE_MS = 120


class Newest(QObject):
    """Runs one piece of work at a time, after a short pause; what was asked for meanwhile runs next, the last of it.

    Args:
        done: gets the result, unless something newer was asked for.
        failed: gets the error, unless something newer was asked for.
    """

    def __init__(
        self,
        session: Session,
        done: Callable[[Any], object],
        failed: Callable[[BaseException], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._done, self._failed = session, done, failed
        self._waiting: Callable[[Connection], Any] | None = None
        self._running = False
        self.runs = 0
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._start)

    def ask(self, work: Callable[[Connection], Any]) -> None:
        """Run this next instead of what waits."""
        self._waiting = work
        if not self._running:
            self._timer.start()

    def drop(self) -> None:
        """Forget what waits, and the result of what runs."""
        self._timer.stop()
        self._waiting = _nothing if self._running else None

    def is_busy(self) -> bool:
        """Return whether something runs or waits."""
        return self._running or self._waiting is not None

    def _start(self) -> None:
        work, self._waiting = self._waiting, None
        if work is None or work is _nothing:
            return
        self._running = True
        self.runs += 1
        workspace = self._session.workspace

        def run() -> Any:
            with workspace.read() as connection:
                return work(connection)

        self._session.errands.run(run, self._take, self._miss, self)

    def _take(self, result: Any) -> None:
        self._end(self._done, result)

    def _miss(self, error: BaseException) -> None:
        self._end(self._failed, error)

    def _end(self, then: Callable[[Any], object], what: Any) -> None:
        self._running = False
        if self._waiting is None:
            then(what)
        else:
            self._start()


def _nothing(_connection: Connection) -> None:
    """Stand for nothing."""
