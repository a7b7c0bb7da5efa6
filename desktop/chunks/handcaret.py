"""The caret in a text that is being cut: where it goes by the keys, and what is said of the place it comes to."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.chunks.handpaint import HandPaint
from desktop.translate import number

Key, Mod = Qt.Key, Qt.KeyboardModifier


class HandCaret(HandPaint):
    """Moves the caret.

    Signals:
        told: a sentence for the user: what the last step did, or why it could not be done.
    """

    told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = -1.0

    # Telling

    def describe(self, place: int) -> str:
        """Return what is at a place, as a screen reader says it."""
        piece = self.cuts.piece(place)
        words = self.words(self.cuts.size(piece))
        if self.cuts.is_cut(place):
            return self.tr("cut, piece {0}, {1}").format(number(piece + 1), words)
        return self.tr("piece {0}, {1}").format(number(piece + 1), words)

    def tell(self, text: str) -> None:
        """Say something, to screen readers too."""
        self.setAccessibleDescription(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self.told.emit(text)

    def go_to(self, place: int, *, keep_column: bool = False) -> None:
        """Put the caret at a place and bring it into sight."""
        before = (self.cuts.piece(self.caret), self.cuts.is_cut(self.caret))
        self.caret = max(0, min(len(self.cuts.text), place))
        if not keep_column:
            self._column = -1.0
        self.reveal(self.caret)
        self.viewport().update()
        if before != (self.cuts.piece(self.caret), self.cuts.is_cut(self.caret)):
            self.tell(self.describe(self.caret))

    # Places

    def _beside(self, place: int, step: int) -> int:
        place += step
        while 0 < place < len(self.cuts.text) and self.cuts.border(place) != place:
            place += step
        return max(0, min(len(self.cuts.text), place))

    def _line_start(self, place: int, step: int) -> int:
        """Return the start of the line below (1) or above (-1) that of a place; its own with 0."""
        _row, part = self.segment(place)
        line = part.layout.lineForTextPosition(part.shift(place))
        if step > 0:
            last = line.lineNumber() + 1 >= part.layout.lineCount()
            return part.end if last else part.place(part.layout.lineAt(line.lineNumber() + 1).textStart())
        if step < 0 and line.lineNumber() == 0:
            return self._line_start(part.start - 1, 0) if part.start else 0
        return part.place(part.layout.lineAt(line.lineNumber() + step).textStart())

    def _vertical(self, step: int) -> None:
        area = self.spot(self.caret)
        if self._column < 0:
            self._column = area.left()
        start = self._line_start(self.caret, step)
        if start >= len(self.cuts.text) and step > 0:
            self.go_to(len(self.cuts.text), keep_column=True)
            return
        _row, part = self.segment(start)
        line = part.layout.lineForTextPosition(part.shift(start))
        position = line.xToCursor(self._column - self.gutter())
        is_last = line.lineNumber() + 1 >= part.layout.lineCount()
        if not is_last and position >= line.textStart() + line.textLength():
            position -= 1
        self.go_to(self.cuts.border(max(start, part.place(position))), keep_column=True)

    def _page(self, step: int) -> None:
        area, high = self.spot(self.caret), self.viewport().height() - self.band()
        if self._column < 0:
            self._column = area.left()
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(round(before + step * high))
        if bar.value() == before:
            self.go_to(len(self.cuts.text) if step > 0 else 0)
            return
        y = min(max(area.center().y(), self.band()), high)
        self.go_to(self.hit(QPointF(max(self._column, self.gutter() + 1.0), y)).place, keep_column=True)

    def caret_key(self, event: QKeyEvent) -> bool:
        """Move the caret; return whether the key does that."""
        key, ctrl = event.key(), bool(event.modifiers() & Mod.ControlModifier)
        if event.modifiers() & Mod.AltModifier:
            return False
        if key in (Key.Key_Left, Key.Key_Right):
            self.go_to(self._beside(self.caret, -1 if key == Key.Key_Left else 1))
        elif key in (Key.Key_Up, Key.Key_Down):
            self._vertical(-1 if key == Key.Key_Up else 1)
        elif key in (Key.Key_PageUp, Key.Key_PageDown):
            self._page(-1 if key == Key.Key_PageUp else 1)
        elif key == Key.Key_Home:
            self.go_to(0 if ctrl else self._line_start(self.caret, 0))
        elif key == Key.Key_End:
            self.go_to(len(self.cuts.text) if ctrl else self._line_end())
        else:
            return False
        return True

    def _line_end(self) -> int:
        _row, part = self.segment(self.caret)
        line = part.layout.lineForTextPosition(part.shift(self.caret))
        is_last = line.lineNumber() + 1 >= part.layout.lineCount()
        return part.place(line.textStart() + line.textLength() - (0 if is_last else 1))
