"""Stops a job whose items fail one after the other for one reason: a wrong key must not fail a thousand times."""

from __future__ import annotations

from typing import Any


class Breaker:
    """Counts equal failures in a row.

    Args:
        most: how many of them are enough; 0 never is.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._what, self._count = "", 0

    def has_enough(self, error: dict[str, Any] | None) -> bool:
        """Take how an item ended (None: well); return whether the job should stop."""
        if error is None:
            self._what, self._count = "", 0
            return False
        if self._most and error.get("params", {}).get("lacking"):
            # Nothing was even asked: no item can do without the key.
            return True
        self._count = self._count + 1 if error["what"] == self._what else 1
        self._what = error["what"]
        return 0 < self._most <= self._count
