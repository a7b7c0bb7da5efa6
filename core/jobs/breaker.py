"""Stops a job whose items fail one after the other for one reason: a wrong key must not fail a thousand times."""

from __future__ import annotations

from typing import Any

from core.llm.failures import ModelError
from core.llm.gateway.lasting import DOUBTFUL, Halted, enough, halted


class Breaker:
    """Counts equal failures in a row, and knows those that need no count.

    Args:
        most: how many equal failures are enough; 0 never is.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._what, self._count = "", 0
        self._kind, self._refused = "", 0
        self._halted: Halted | None = None

    def has_enough(self, error: dict[str, Any] | None) -> bool:
        """Take how an item ended (None: well); return whether the job should stop."""
        if error is None:
            self._what, self._count = "", 0
            self._kind, self._refused = "", 0
            return False
        self._count = self._count + 1 if error["what"] == self._what else 1
        self._what = error["what"]
        return 0 < self._most <= self._count

    def halted(self, error: ModelError | None) -> Halted | None:
        """Take what a service said to an item that failed (None: nothing); return why no call can come to anything."""
        needed = enough(error) if error is not None else 0
        if error is None or not needed:
            self._kind, self._refused = "", 0
            return None
        self._refused = self._refused + 1 if error.kind == self._kind else 1
        self._kind = error.kind
        if self._halted is None and self._refused >= needed:
            self._halted = halted(error)
        return self._halted

    @staticmethod
    def is_certain(error: ModelError | None) -> bool:
        """Say whether a refusal tells nothing of the item that met it, so that the item is still to be asked."""
        return error is not None and 0 < enough(error) < DOUBTFUL
