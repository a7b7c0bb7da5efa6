"""Keeps two views at the same place while one of them is scrolled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, SignalInstance

#: milliseconds until the other side follows: both at once would take longer than a frame
AFTER_MS: Final = 8


class Together(QObject):
    """Follows whichever side the user scrolls.

    A view sends `moved` only when the user scrolled it, never when it was told where to go: so nothing comes back.
    The other side follows a moment later, once for all the steps a wheel made meanwhile.
    """

    def __init__(
        self,
        parent: QObject,
        first: tuple[SignalInstance, Callable[[], object]],
        second: tuple[SignalInstance, Callable[[], object]],
    ) -> None:
        super().__init__(parent)
        self._follow: Callable[[], object] = lambda: None
        self._timer = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._timer.timeout.connect(lambda: self._follow())
        for moved, follow in (first, second):
            moved.connect(lambda follow=follow: self._ask(follow))

    def _ask(self, follow: Callable[[], object]) -> None:
        self._follow = follow
        self._timer.start()
