"""Keeps the place of a call of high priority free for a moment: the next call of its run is about to come.

Without that, a call of a lower run that waits already would take it, and two runs would share the places evenly
whatever their priorities. Where all calls have the same priority nothing is ever held back.
"""

from __future__ import annotations

import time

#: seconds for which a place is kept: a reply is read and written, and the next item is taken, in far less
GRACE = 0.05


class Precedence:
    """The priorities of the calls at one endpoint, and the places kept free."""

    def __init__(self) -> None:
        self._present: dict[int, int] = {}
        self._kept: list[tuple[float, int]] = []

    def came(self, priority: int) -> None:
        """Note a call that waits for a place or takes one."""
        self._present[priority] = self._present.get(priority, 0) + 1

    def took(self, priority: int) -> None:
        """Note that a call took a place, one that was kept if there is one."""
        for place, (_until, kept) in enumerate(self._kept):
            if kept <= priority:
                del self._kept[place]
                return

    def went(self, priority: int) -> None:
        """Note a call that is over, or gave up waiting."""
        left = self._present.get(priority, 0) - 1
        if left > 0:
            self._present[priority] = left
        else:
            self._present.pop(priority, None)

    def keeps(self, priority: int) -> bool:
        """Keep the place of a call that is over, if there are calls of a lower priority; say whether it is kept."""
        if not self._present or min(self._present) >= priority:
            return False
        self._kept.append((time.monotonic() + GRACE, priority))
        return True

    def kept_from(self, priority: int) -> int:
        """Return how many free places are not for calls of this priority."""
        if not self._kept:
            return 0
        moment = time.monotonic()
        self._kept = [(until, kept) for until, kept in self._kept if until > moment]
        return sum(kept > priority for _until, kept in self._kept)
