"""A search field that waits until the typing stops."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from desktop import icons
from desktop.theme import current
from desktop.widgets.letting import is_for_the_window

WAIT_MS = 200


class SearchField(QLineEdit):
    """A line edit with a magnifier.

    Args:
        placeholder: translated hint, which is the accessible name too.
        wait: milliseconds without a keystroke before `searched` is sent; Enter sends at once.

    Signals:
        searched: the text without blanks around it, only when it changed.
    """

    searched = Signal(str)

    def __init__(self, placeholder: str = "", *, wait: int = WAIT_MS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sent = ""
        self.set_placeholder(placeholder)
        self.setTextMargins(22, 0, 0, 0)
        self.setClearButtonEnabled(True)
        for button in self.findChildren(QToolButton):
            icons.tint(button, "close")  # Qt's own picture is a blob in black or white
        self.setMinimumWidth(160)
        self._timer = QTimer(self, singleShot=True, interval=wait)
        self._timer.timeout.connect(self._send)
        self.textChanged.connect(lambda _text: self._timer.start())
        self.returnPressed.connect(self._send)

    def set_placeholder(self, placeholder: str) -> None:
        """Set hint and accessible name."""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)

    def event(self, event: QEvent) -> bool:
        """Leave the window its keys."""
        return not is_for_the_window(event) and super().event(event)

    def forget(self) -> None:
        """Take the present text as sent already: it was set by the program."""
        self._timer.stop()
        self._sent = self.text().strip()

    def _send(self) -> None:
        self._timer.stop()
        text = self.text().strip()
        if text != self._sent:
            self._sent = text
            self.searched.emit(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the magnifier."""
        super().paintEvent(event)
        painter = QPainter(self)
        place = QRectF(9, (self.height() - 14) / 2, 14, 14)
        icons.paint(painter, place, "search", current().role("faint"))
        painter.end()
