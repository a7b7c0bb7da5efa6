"""The note of a sample: a line below its chips, written in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.translate import Retranslating
from desktop.widgets.labels import Picture


class NoteField(QLineEdit):
    """A line whose text is taken over by Enter or by leaving it, and dropped by Escape.

    Signals:
        done: the text to keep, or None.
    """

    done = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that end the writing."""
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit(None)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit(self.text().strip())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.done.emit(self.text().strip())


class NoteLine(Retranslating, QWidget):
    """Hidden while there is no note and nobody writes one.

    Signals:
        saved: the new text.
        left: the writing ended, whether or not something is to be saved.
    """

    saved = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = ""
        self._writing = False
        self.field = NoteField()
        self.field.done.connect(self._end)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Picture("note", "muted"))
        row.addWidget(self.field, 1)
        self.hide()
        self.retranslate()

    def show_note(self, note: str) -> None:
        """Show a note; an empty one hides the line."""
        self._given = note
        self._writing = False
        self.field.setText(note)
        self.field.setCursorPosition(0)
        self.setVisible(bool(note))

    def write(self) -> None:
        """Show the line and put the cursor into it."""
        self._writing = True
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.end(False)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.field.setAccessibleName(self.tr("Note"))
        self.field.setPlaceholderText(self.tr("A note for yourself; Enter keeps it"))

    def _end(self, text: str | None) -> None:
        writing, self._writing = self._writing, False
        given = self._given
        changed = text is not None and text != given
        self.show_note(given if text is None else text)
        if changed:
            self.saved.emit(text)
        if writing:
            self.left.emit()
