"""Where a question is written: Enter sends it, pictures can be pasted and dropped."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit

#: models do not take these: they are sent as PNG
CONVERTED: Final = (".bmp", ".tif", ".tiff")
ENDINGS: Final = (".png", ".jpg", ".jpeg", ".webp", ".gif", *CONVERTED)
LINES: Final = 8
#: pixels between the words and the frame that shows the keyboard
MARGIN: Final = 6


class QuestionText(QPlainTextEdit):
    """The text of the question.

    Signals:
        sent: Enter was pressed.
        pictured(list): pictures were pasted or dropped: paths or images.
    """

    sent = Signal()
    pictured = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "reading")
        self.document().setDocumentMargin(MARGIN)
        self.document().clearUndoRedoStacks()  # Qt counts that as a change
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().contentsChanged.connect(self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send with Enter; Shift+Enter makes a new line."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.sent.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window where nothing was typed that it could take back."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoing = event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable()
            if undoing or (event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take pictures and files of pictures beside text."""
        return source.hasImage() or bool(_files(source)) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Hand pictures on; insert text."""
        files = _files(source)
        if files:
            self.pictured.emit(files)
        elif source.hasImage() and not source.hasText():
            self.pictured.emit([QImage(source.imageData())])
        else:
            super().insertFromMimeData(source)

    def resizeEvent(self, event: Any) -> None:
        """Fit again: other lines break."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # For plain text the height of the document is in lines.
        lines = max(2, min(LINES, round(self.document().size().height())))
        edges = 2 * round(self.document().documentMargin()) + 4
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + edges)


def _files(source: QMimeData) -> list[Path]:
    found = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    return [path for path in found if path.suffix.lower() in ENDINGS]
