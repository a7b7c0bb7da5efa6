"""The message bar: tells without blocking, one message at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Literal

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

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
#: says the text of a message and of its button in the language of the moment
Words = Callable[[], tuple[str, str]]
MOST: Final = 20
#: pixels between its lower edge and that of its parent, and between their upper edges while one types
ABOVE: Final = 68
BELOW: Final = 4
WIDEST: Final = 760
WRITTEN_IN: Final = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)


@dataclass(frozen=True)
class Message:
    """One message: translated text, tone, what its button does, and how to say it in another language."""

    text: str
    tone: Tone = "info"
    action: str = ""
    on_action: Callable[[], object] | None = None
    words: Words | None = None

    def reworded(self) -> Message:
        """Return it in the language of the moment, as far as it can be said again."""
        if self.words is None:
            return self
        text, action = self.words()
        return replace(self, text=text, action=action)


class MessageBar(Retranslating, QFrame):
    """A card that floats over the lower edge of its parent; while one types, over the upper edge.

    What is typed often stands at the lower edge, and what belongs to it, such as names to insert, below it. A field at
    the upper edge, such as that of a search, sends the card down.

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
        self._before: QWidget | None = None
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
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)
        self.retranslate()
        self.hide()

    def say(
        self,
        text: str,
        tone: Tone = "info",
        action: str = "",
        on_action: Callable[[], object] | None = None,
        words: Words | None = None,
    ) -> None:
        """Show a message now or after those that wait; the same text twice in a row is shown once.

        With `words` it follows a change of language; what goes away by itself does not need them.
        """
        message = Message(text, tone, action, on_action, words)
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
            self._give_back()
            self.hide()

    def take_back(self, text: str) -> None:
        """Say no longer what has been put right since, whether it is shown or waits."""
        self._queue = deque((message for message in self._queue if message.text != text), MOST)
        if text and self.text() == text:
            self.dismiss()

    def take_keyboard(self) -> None:
        """Go to the button of the message, or to the one that closes it; again, back to where the keyboard was."""
        if self.isAncestorOf(self.window().focusWidget()):
            self._give_back()
        elif self.isVisible():
            self._before = self.window().focusWidget()
            (self._close if self._action.isHidden() else self._action).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _give_back(self) -> None:
        before, self._before = self._before, None
        within = self.isAncestorOf(self.window().focusWidget())
        if within and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self._close.set_name(self.tr("Close message"))
        self._queue = deque((message.reworded() for message in self._queue), MOST)
        if self._current is not None:
            self._write(self._current.reworded())
            self._place()

    def _write(self, message: Message) -> None:
        self._current = message
        self._icon.set(*ICONS[message.tone])
        self._text.setText(message.text)
        self._action.setText(message.action)
        self._action.setVisible(bool(message.action))
        self.setAccessibleName(message.text)

    def _show(self, message: Message) -> None:
        self._write(message)
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
        widest = min(WIDEST, area.width() - 32)
        natural = self._text.fontMetrics().horizontalAdvance(self._text.text()) + 124
        natural += self._action.sizeHint().width() + 10 if self._action.text() else 0
        width = min(widest, max(320, natural))
        height = max(44, self._row.totalHeightForWidth(width))
        self.setFixedSize(width, height)
        left = (area.width() - width) // 2
        self.move(left, self._top(QRect(left, BELOW, width, height)))

    def _top(self, above: QRect) -> int:
        """Return where the card begins, given its place at the upper edge."""
        field = self.window().focusWidget()
        if isinstance(field, WRITTEN_IN) and self._over.isAncestorOf(field):
            typing = field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
            taken = QRect(field.mapTo(self._over, QPoint()), field.size())
            if typing and not taken.intersects(above):
                return above.top()
        return self._over.height() - above.height() - ABOVE

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Make way for a field that the keyboard comes to; stay for the message's own buttons."""
        if self.isVisible() and now is not None and now.window() is self.window() and not self.isAncestorOf(now):
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place when the parent changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
