"""The message bar: tells without blocking, one message at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.translate import Retranslating
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.labels import Picture, label
from desktop.widgets.shadow import Shadow

Tone = Literal["info", "good", "warn", "bad"]
STAY_MS: Final = {"info": 5000, "good": 5000}
ICONS: Final = {
    "info": ("info", "accent"),
    "good": ("good", "good"),
    "warn": ("warning", "warn"),
    "bad": ("error", "bad"),
}
MOST: Final = 20
ABOVE: Final = 68


@dataclass(frozen=True)
class Message:
    """One message: translated text, tone, and what its button does."""

    text: str
    tone: Tone = "info"
    action: str = ""
    on_action: Callable[[], object] | None = None


class MessageBar(Retranslating, QFrame):
    """A card that floats over the lower edge of its parent.

    Info and good go away by themselves (not while the pointer or the focus is on them); warn and bad stay until closed.

    Signals:
        shown: the text of each message as it appears.
    """

    shown = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("look", "message")
        Shadow(self)
        self._queue: deque[Message] = deque(maxlen=MOST)
        self._current: Message | None = None
        self._icon = Picture("info")
        self._text = label(wrap=True)
        self._action = Button(kind="link", on_click=self._act)
        self._close = IconButton("close", on_click=self.dismiss)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 6, 6)
        row.setSpacing(10)
        for widget in (self._icon, self._text, self._action, self._close):
            row.addWidget(widget)
        row.setStretch(1, 1)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._time_out)
        parent.installEventFilter(self)
        self.retranslate()
        self.hide()

    def say(
        self, text: str, tone: Tone = "info", action: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        """Show a message now or after those that wait; the same text twice in a row is shown once."""
        message = Message(text, tone, action, on_action)
        last = self._queue[-1] if self._queue else self._current
        if last is not None and (last.text, last.tone) == (text, tone):
            return
        if self._current is not None and self._current.tone not in STAY_MS:
            self._queue.append(message)
        else:
            # A passing remark gives way at once.
            self._show(message)

    def text(self) -> str:
        """Return the text on the screen, empty when there is none."""
        return self._current.text if self._current is not None else ""

    def waiting(self) -> int:
        """Return how many messages wait."""
        return len(self._queue)

    def dismiss(self) -> None:
        """Close this message and show the next."""
        self._timer.stop()
        self._current = None
        if self._queue:
            self._show(self._queue.popleft())
        else:
            self.hide()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self._close.set_name(self.tr("Close message"))

    def _show(self, message: Message) -> None:
        self._current = message
        self._icon.set(*ICONS[message.tone])
        self._text.setText(message.text)
        self._action.setText(message.action)
        self._action.setVisible(bool(message.action))
        self.setAccessibleName(message.text)
        self.show()
        self.raise_()
        self._place()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        if message.tone in STAY_MS:
            self._timer.start(STAY_MS[message.tone] + 40 * len(message.text))
        else:
            self._timer.stop()
        self.shown.emit(message.text)

    def _time_out(self) -> None:
        if self.underMouse() or self._action.hasFocus() or self._close.hasFocus():
            self._timer.start(1000)
        else:
            self.dismiss()

    def _act(self) -> None:
        message = self._current
        self.dismiss()
        if message is not None and message.on_action is not None:
            message.on_action()

    def _place(self) -> None:
        area = self._over.rect()
        widest = min(640, area.width() - 32)
        natural = self._text.fontMetrics().horizontalAdvance(self._text.text()) + 124
        natural += self._action.sizeHint().width() + 10 if self._action.text() else 0
        width = min(widest, max(320, natural))
        height = max(44, self._row.totalHeightForWidth(width))
        self.setFixedSize(width, height)
        self.move((area.width() - self.width()) // 2, area.height() - self.height() - ABOVE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place when the parent changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
