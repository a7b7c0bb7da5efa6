"""How long each turn of the UI thread takes: what stands between an event and the next look for events."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, Qt, QTimer

from benchmarks.window import TICK_MS, gaps

LOOK_MS, START_MS = 20, 25
CALM_MS, CALM_TURN_MS, PATIENCE_S = 350, 3.0, 20.0


class Turns:
    """Records what every turn of the event loop computes on its thread, and the gaps of a 10 ms timer, both in ms.

    What other threads and programs take of the core meanwhile is in the gaps alone.
    """

    def __init__(self) -> None:
        self.computed: list[float] = []
        self.ticks: list[float] = []
        self._start = time.thread_time()
        QAbstractEventDispatcher.instance().awake.connect(self._cut)
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=TICK_MS)
        self._timer.timeout.connect(lambda: self.ticks.append(time.perf_counter()))
        self._timer.start()

    def longest(self, do: Callable[[], object], busy: Callable[[], bool]) -> tuple[float, float]:
        """Do something in a turn of its own; return the most a turn computed, and the longest gap.

        Args:
            do: called by the event loop.
            busy: whether something that `do` started is under way; it is waited for, and for the window to be calm.

        Raises:
            TimeoutError: the window never becomes calm.
        """
        self.calm(busy)
        for found in (self.computed, self.ticks):
            found.clear()
        QTimer.singleShot(START_MS, do)
        self.calm(busy)
        return max(self.computed), max(gaps(self.ticks))

    def calm(self, busy: Callable[[], bool]) -> None:
        """Let the window live until nothing is under way and no turn took long for a while."""
        loop, since = QEventLoop(), time.perf_counter()
        deadline = since + PATIENCE_S

        def look() -> None:
            nonlocal since, seen
            now = time.perf_counter()
            if busy() or max(self.computed[seen:], default=0.0) > CALM_TURN_MS:
                since = now
            seen = len(self.computed)
            if (now - since) * 1000 >= CALM_MS or now > deadline:
                loop.quit()

        seen = len(self.computed)
        timer = QTimer(interval=LOOK_MS)
        timer.timeout.connect(look)
        timer.start()
        loop.exec()
        timer.stop()
        if time.perf_counter() > deadline:
            raise TimeoutError("the window never became calm")

    def _cut(self) -> None:
        now = time.thread_time()
        self.computed.append((now - self._start) * 1000)
        self._start = now


def under_way(session: Any) -> Callable[[], bool]:
    """Return what says whether reads or errands of a session are under way."""
    return lambda: bool(session._reads or session.errands._running)  # noqa: SLF001 - nothing else knows
