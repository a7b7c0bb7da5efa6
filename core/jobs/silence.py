"""A service that answers nothing any more, though something in front of it still speaks, or the network is away."""

from __future__ import annotations

from typing import Any

from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.llm.gateway.lasting import DOUBTFUL

# Failures that say nothing of what was asked. A time-out may: a long text takes a small model long.
_SILENT = frozenset({"server", "busy", "cut", "unreachable", "asleep"})


class Silence:
    """Follows how items end, to tell a service that is silent from items that it cannot take.

    One that fails in both its turns may be to blame itself. The last ones of a run are not, where no item at all was
    answered since the first of them.
    """

    def __init__(self) -> None:
        self._keys: set[str] = set()
        self._error: dict[str, Any] = {}

    def take(self, key: str, error: dict[str, Any] | None, *, again: bool) -> None:
        """Take how an item ended (None: well); `again` where that was its second turn."""
        if error is None or error.get("params", {}).get("kind") not in _SILENT:
            self._keys.clear()
            return
        self._error = error
        if not again:
            self._keys.add(key)

    def reason(self) -> dict[str, Any] | None:
        """Return why nothing that follows makes sense, to be asked once all had their second turn."""
        if len(self._keys) < DOUBTFUL:
            return None
        todo = QT_TRANSLATE_NOOP(
            "Errors",
            "Nothing was answered any more. Once the service answers again, retry the job: it asks for what failed and "
            "goes on with the steps after it.",
        )
        return LorewrightError(self._error["what"], todo, **self._error["params"]).as_dict()
