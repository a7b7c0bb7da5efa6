"""The Markdown of a document to type in, all of it, filled in slices."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from desktop.theme import current
from desktop.widgets.markdowninline import fixed_family

#: characters put in at once; a few milliseconds
SLICE = 12_000
#: seconds of one turn of reading the text back
TURN = 0.003
#: milliseconds without a key before a draft is kept
REST_MS = 3000


class MarkdownEditor(QPlainTextEdit):
    """A plain text of up to some ten million characters; read-only until all of it is there.

    Signals:
        ready: all of the text is there and can be edited.
        left: Escape was pressed.
        rested: something was typed, and then nothing for a while.
    """

    ready = Signal()
    left = Signal()
    rested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "reading")
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setCenterOnScroll(False)
        self._text, self._put, self._place = "", 0, 0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._fill)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.rested)
        self.textChanged.connect(self._typed)
        current().changed.connect(self._restyle)
        self._restyle()

    def set_long(self, text: str, place: int = 0) -> None:
        """Fill in a text; the cursor then stands before the character `place`."""
        self._timer.stop()
        self._rest.stop()
        self._text, self._put, self._place = text, 0, place
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.clear()
        self._timer.start()

    def is_ready(self) -> bool:
        """Return whether all of the text is there."""
        return not self._timer.isActive()

    def is_changed(self) -> bool:
        """Return whether anything was typed since."""
        return self.is_ready() and self.document().isModified()

    def text(self) -> str:
        """Return the text as it stands."""
        return self.toPlainText() if self.is_ready() else self._text

    def gather(self, done: Callable[[str], object], missed: Callable[[], object]) -> None:
        """Hand the text to `done`, read in turns; `missed` is called when something was typed meanwhile."""
        revision, lines, block = self.document().revision(), list[str](), self.document().begin()

        def turn() -> None:
            nonlocal block
            if self.document().revision() != revision or not self.is_ready():
                missed()
                return
            until = time.perf_counter() + TURN
            while block.isValid() and time.perf_counter() < until:
                for _ in range(100):
                    if not block.isValid():
                        break
                    lines.append(block.text())
                    block = block.next()
            if block.isValid():
                QTimer.singleShot(0, self, turn)
            else:
                done("\n".join(lines).replace("\u2028", "\n"))

        turn()

    def place(self) -> int:
        """Return the character before which the cursor stands, near enough where rare letters count twice."""
        return self.textCursor().position()

    def _fill(self) -> None:
        end = min(len(self._text), self._put + SLICE)
        cut = self._text.rfind("\n", self._put, end) + 1
        end = cut if end < len(self._text) and cut > self._put else end
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(self._text[self._put : end])
        self._put = end
        if end >= len(self._text):
            self._timer.stop()
            self._begin()

    def _begin(self) -> None:
        self.setReadOnly(False)
        self.setUndoRedoEnabled(True)
        self.document().setModified(False)
        cursor = self.textCursor()
        before = self._text[: self._place]
        cursor.setPosition(self._place + sum(1 for letter in before if letter > "\uffff"))
        self._text = ""
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.setTextCursor(cursor)
        self.ready.emit()

    def _typed(self) -> None:
        if self.is_ready() and not self.isReadOnly():
            self._rest.start()

    def _restyle(self) -> None:
        font = current().font("body")
        font.setFamilies([fixed_family(), *font.families()])
        self.setFont(font)
        self.document().setDocumentMargin(14)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape, else type."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
