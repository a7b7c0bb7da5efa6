"""What is asked of models through the engine: pieces gathered for the window, and nothing left waiting when it dies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from core.errors import QT_TRANSLATE_NOOP, LorewrightError

EVENTS: Final = frozenset({"piece", "answered", "refused"})


class Talk(QObject):
    """Questions under way in the engine, each with a number.

    Signals:
        spoke(dict): what came since the last time: number -> (text, reasoning).
        ended(dict): an event "answered" or "refused" of the engine.
    """

    spoke = Signal(object)
    ended = Signal(object)

    def __init__(self, send: Callable[[dict[str, Any]], None], parent: QObject) -> None:
        super().__init__(parent)
        self._send = send
        self._last = 0
        self._under_way: set[int] = set()
        self._pieces: dict[int, list[str]] = {}
        self._ends: list[dict[str, Any]] = []
        self._gone = False

    def number(self) -> int:
        """Return a number for a new question."""
        self._last += 1
        return self._last

    def ask(self, number: int, question: dict[str, Any]) -> None:
        """Have the engine ask; `question` has model, messages, settings, project, keys (see `core.jobs.streams`)."""
        self._under_way.add(number)
        if self._gone:
            error = LorewrightError(
                QT_TRANSLATE_NOOP("Errors", "The engine cannot be started."),
                QT_TRANSLATE_NOOP("Errors", "Start the program again; the log says why it ended."),
            )
            self.take({"event": "refused", "id": number, "error": error.as_dict()})
            return
        self._send({"do": "ask", "id": number, **question})

    def stop(self, number: int) -> None:
        """Break a reply off; it ends with what came so far."""
        self._send({"do": "stop", "id": number})

    def take(self, event: dict[str, Any]) -> None:
        """Take an event of the engine; it is told by the next `flush`."""
        number = event["id"]
        if number not in self._under_way:
            return
        if event["event"] == "piece":
            kept = self._pieces.setdefault(number, ["", ""])
            kept[0] += event["text"]
            kept[1] += event["reasoning"]
        else:
            self._under_way.discard(number)
            self._ends.append(event)

    def flush(self) -> None:
        """Tell what came."""
        if self._pieces:
            pieces, self._pieces = self._pieces, {}
            self.spoke.emit({number: (text, thoughts) for number, (text, thoughts) in pieces.items()})
        ends, self._ends = self._ends, []
        for event in ends:
            self.ended.emit(event)

    def died(self, *, again: bool) -> None:
        """The engine's process is gone: every question under way ends with a sentence; `again`: it is started anew."""
        self._gone = not again
        error = LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "The engine stopped in the middle of the reply."),
            QT_TRANSLATE_NOOP("Errors", "What came so far is kept. Try again: it is being started anew."),
        )
        for number in sorted(self._under_way):
            self._ends.append({"event": "refused", "id": number, "error": error.as_dict()})
            # One that was asked in this very moment would be answered by the next engine, to nobody.
            self._send({"do": "stop", "id": number})
        self._under_way.clear()
