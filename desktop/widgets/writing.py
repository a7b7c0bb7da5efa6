"""Texts that are as high as they need to be: for reading, and for writing in place."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from desktop.widgets.reading import ReadingText

SMALLEST = 84


class FittingText(ReadingText):
    """A reading view as high as its text where there is room, and no higher."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.updateGeometry())

    def sizeHint(self) -> QSize:
        """The height of the text at the present width."""
        return QSize(360, max(28, round(self.document().size().height()) + 6))

    def minimumSizeHint(self) -> QSize:
        """A few lines, or fewer where the text has no more."""
        return QSize(120, min(SMALLEST, self.sizeHint().height()))


class Field(QPlainTextEdit):
    """A text to write in place: Ctrl+Enter saves, Escape leaves, Tab goes on.

    Args:
        lines: how high it wants to be.
        saves_on_enter: Enter alone saves too, for texts of one line.

    Signals:
        saved, left: the keys.
    """

    saved = Signal()
    left = Signal()

    def __init__(self, lines: int, *, saves_on_enter: bool = False) -> None:
        super().__init__()
        self._lines = lines
        self._bare_enter = saves_on_enter
        self.setTabChangesFocus(True)

    def sizeHint(self) -> QSize:
        """So many lines."""
        return QSize(360, self._height(self._lines))

    def minimumSizeHint(self) -> QSize:
        """Three lines, or fewer where that is all it wants."""
        return QSize(120, self._height(min(3, self._lines)))

    def _height(self, lines: int) -> int:
        edges = 2 * round(self.document().documentMargin()) + 12
        return self.fontMetrics().lineSpacing() * lines + edges

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save, leave, or type."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and (self._bare_enter or event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            self.saved.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
