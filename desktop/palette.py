"""The command palette: everything that can be done, found by a few letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.commands import ROW, Command, LinePainter, Lines, Provider, score
from desktop.theme import current
from desktop.translate import Retranslating
from desktop.widgets.labels import hairline, label

MOST: Final = 60
WIDTH: Final = 560
TOP: Final = 84
SHOWN: Final = 9


class CommandPalette(Retranslating, QWidget):
    """Covers the window with a veil and shows a field and a list; Escape or a click beside it closes.

    Args:
        window: the widget to cover.
        providers: each returns commands; asked anew whenever the palette opens.
    """

    def __init__(self, window: QWidget, providers: Sequence[Provider] = ()) -> None:
        super().__init__(window)
        self._window = window
        self.providers = list(providers)
        self._all: list[Command] = []
        self._before: QWidget | None = None
        self._card = QFrame(self)
        self._card.setProperty("look", "popup")
        self.field = QLineEdit()
        self.field.setProperty("look", "palette")
        self.lines = Lines(self)
        self.list = QListView()
        self.list.setModel(self.lines)
        self.list.setItemDelegate(LinePainter(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(lambda _index: self.choose())
        self._none = label(look="muted")
        below = QVBoxLayout()  # a label under the stylesheet has no margins of its own
        below.setContentsMargins(20, 8, 20, 10)
        below.addWidget(self._none)
        column = self._column = QVBoxLayout(self._card)
        column.setContentsMargins(1, 1, 1, 6)
        column.setSpacing(4)
        for widget in (self.field, hairline(), self.list):
            column.addWidget(widget)
        column.addLayout(below)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        window.installEventFilter(self)
        self.retranslate()
        self.hide()

    def open(self) -> None:
        """Show the palette, empty, with all commands."""
        self._all = [command for provider in self.providers for command in provider()]
        self.field.clear()
        self._search("")
        self.setGeometry(self._window.rect())
        if not self.isVisible():
            self._before = self._window.focusWidget()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the keyboard back to what had it; Qt would pass it on to whatever comes next."""
        super().hideEvent(event)
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self) -> None:
        """Close and run the line that is picked."""
        row = self.list.currentIndex().row()
        self.hide()
        if 0 <= row < len(self.lines.commands):
            self.lines.commands[row].run()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.field.setPlaceholderText(self.tr("Type what you want to do, or a project's name"))
        self.field.setAccessibleName(self.tr("Find an action or a project"))
        self.list.setAccessibleName(self.tr("Matches"))
        self._none.setText(self.tr("Nothing matches. Try fewer letters."))

    def _search(self, query: str) -> None:
        query = query.strip()
        ranked = [
            (max(score(query, command.text), score(query, command.english) - 5), command) for command in self._all
        ]
        hits = [pair for pair in ranked if pair[0] > 0]
        if query:
            hits.sort(key=lambda pair: -pair[0])
        self.lines.set([command for _score, command in hits[:MOST]])
        if hits:
            self.list.setCurrentIndex(self.lines.index(0))
        self._none.setVisible(not hits)
        self.list.setVisible(bool(hits))
        self._place()

    def _place(self) -> None:
        rows = min(SHOWN, self.lines.rowCount())
        self.list.setFixedHeight(rows * current().scaled(ROW) + 2)
        self._card.setFixedWidth(min(WIDTH, max(320, self.width() - 48)))
        self._column.activate()
        self._card.resize(self._card.width(), self._column.sizeHint().height())
        self._card.move((self.width() - self._card.width()) // 2, TOP)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Steer the list from the field; follow the window's size."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
            self._place()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        count, row = self.lines.rowCount(), self.list.currentIndex().row()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: SHOWN, Qt.Key.Key_PageUp: -SHOWN}
        key = Qt.Key(event.key())
        if key in steps and count:
            step = steps[key]
            row = (row + step) % count if abs(step) == 1 else min(count - 1, max(0, row + step))
            self.list.setCurrentIndex(self.lines.index(row))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose()
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close on a click beside the card."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the veil."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current().role("veil"))
        painter.end()
