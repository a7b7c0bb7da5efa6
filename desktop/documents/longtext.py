"""Reading texts of any length: a window of the text at a time, filled in slices that never stall the UI thread."""

from __future__ import annotations

from collections import deque
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from desktop.widgets.reading import ReadingText

#: characters held by the view; a book has many windows
WINDOW: Final = 60_000
#: characters laid out in one go, a few milliseconds
SLICE: Final = 2_500


class LongText(ReadingText):
    """A reading view for documents.

    Signals:
        part_changed: first character, end and length of the text, after another part came into the window.
    """

    part_changed = Signal(int, int, int)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self.document().setUndoRedoEnabled(False)
        self._whole = ""
        self._start = self._end = self._filled = 0
        self._slices: deque[str] = deque()
        self._target = -1
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._fill)

    def set_long(self, text: str, place: int = 0) -> None:
        """Show a text from `place` on, in characters."""
        self._whole = text
        self._open(0 if place < WINDOW else place, place)

    def go_to(self, place: int) -> None:
        """Bring a character to the top of the view, in another part of the text if need be."""
        if self._start <= place < self._end or (place == self._end and self._end == len(self._whole)):
            self._target = place
            self._scroll()
        else:
            self._open(place, place)

    def part(self) -> tuple[int, int, int]:
        """Return first character and end of the part shown, and the length of the whole text."""
        return self._start, self._end, len(self._whole)

    def _open(self, start: int, target: int) -> None:
        start = self._whole.rfind("\n", 0, start) + 1 if start else 0
        end = min(len(self._whole), start + WINDOW)
        if end < len(self._whole):
            end = max(self._whole.rfind("\n", start + 1, end) + 1, start + WINDOW // 2)
        self._start, self._end, self._filled = start, end, start
        self._slices = deque(slices(self._whole[start:end]))
        first = self._slices.popleft() if self._slices else ""
        self.set_text(first)
        self._filled += len(first)
        self.verticalScrollBar().setValue(0)
        self._target = target if target > start else -1
        if self._slices:
            self._timer.start()
        else:
            self._timer.stop()
            self._scroll()
        self.part_changed.emit(*self.part())

    def _fill(self) -> None:
        if not self._slices:
            self._timer.stop()
            return
        more = self._slices.popleft()
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(more)
        self._filled += len(more)
        self._scroll()

    def _scroll(self) -> None:
        # What follows the place must be there as well, or the view could not put it at its top.
        if self._target < 0 or (self._filled < min(self._end, self._target + SLICE)):
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(len(self._whole[self._start : self._target].encode("utf-16-le")) // 2)
        self._target = -1
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top())


def slices(text: str) -> list[str]:
    """Return the text in pieces of about SLICE characters, cut after line breaks where there are any."""
    found, start = [], 0
    while start < len(text):
        end = min(len(text), start + SLICE)
        if end < len(text):
            cut = text.rfind("\n", start, end) + 1
            end = cut if cut > start else end
        found.append(text[start:end])
        start = end
    return found
