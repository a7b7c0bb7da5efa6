"""The command palette: everything that can be done, found by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop import icons
from desktop.theme import current
from desktop.translate import Retranslating
from desktop.widgets.buttons import key_text
from desktop.widgets.labels import hairline, label

Role = Qt.ItemDataRole
MOST: Final = 60
WIDTH: Final = 560
ROW: Final = 40
TOP: Final = 84
SHOWN: Final = 9


@dataclass(frozen=True)
class Command:
    """One line of the palette.

    Attributes:
        text: translated words that are searched.
        run: what choosing it does.
        group: translated word on the right, such as "Project".
        key: its shortcut.
        icon: name of an icon.
        english: the untranslated words, searched too.
    """

    text: str
    run: Callable[[], object]
    group: str = ""
    key: str = ""
    icon: str = "arrow-right"
    english: str = ""


Provider = Callable[[], Sequence[Command]]


def score(query: str, text: str) -> int:
    """Return how well the letters of `query` appear in order in `text`: 0 for not at all, more for runs and word starts."""
    query, text = query.casefold().replace(" ", ""), text.casefold()
    if not query:
        return 1
    found = text.find(query)
    if found >= 0:
        return 1000 - found + (200 if found == 0 or not text[found - 1].isalnum() else 0)
    total, place, run = 0, 0, 0
    for letter in query:
        at = text.find(letter, place)
        if at < 0:
            return 0
        run = run + 1 if at == place and place else 0
        total += 8 + 6 * run + (10 if at == 0 or not text[at - 1].isalnum() else 0) - min(6, at - place)
        place = at + 1
    return max(1, total)


class Lines(QAbstractListModel):
    """The commands that match."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.commands: list[Command] = []

    def set(self, commands: list[Command]) -> None:
        """Show other commands."""
        self.beginResetModel()
        self.commands = commands
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: N802, B008 - Qt override
        """Return how many match."""
        return 0 if parent.isValid() else len(self.commands)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Role.DisplayRole) -> str | None:
        """Return the words; with group and key for assistive technology."""
        if not index.isValid() or role not in (Role.DisplayRole, Role.AccessibleTextRole):
            return None
        command = self.commands[index.row()]
        if role == Role.DisplayRole:
            return command.text
        return ", ".join(part for part in (command.text, command.group, key_text(command.key)) if part)


class LinePainter(QStyledItemDelegate):
    """Paints icon, words, group and key."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """Rows are uniform."""
        return QSize(option.rect.width(), current().scaled(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Paint one line."""
        model = index.model()
        if not isinstance(model, Lines):
            return
        theme, command = current(), model.commands[index.row()]
        picked = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(6, 1, -6, -1)
        if picked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.role("accent_tint"))
            painter.drawRoundedRect(area, 6, 6)
        middle, right = area.center().y(), area.right() - 10
        icons.paint(painter, QRectF(area.left() + 10, middle - 8, 16, 16), command.icon, theme.role("accent" if picked else "muted"))
        painter.setFont(theme.font("second"))
        for words, boxed in ((key_text(command.key), True), (command.group, False)):
            if words:
                right = self._note(painter, right, area, words, boxed)
        painter.setFont(theme.font())
        painter.setPen(theme.role("text"))
        room = QRectF(area.left() + 38, area.top(), right - area.left() - 44, area.height())
        words = painter.fontMetrics().elidedText(command.text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def _note(self, painter: QPainter, right: float, area: QRectF, words: str, boxed: bool) -> float:
        theme, pad = current(), 6 if boxed else 0
        width = painter.fontMetrics().horizontalAdvance(words) + 2 * pad + 2
        place = QRectF(round(right - width) + 0.5, round(area.center().y() - 10) + 0.5, width, 19)
        if boxed:
            painter.setPen(theme.role("strong"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place, 4, 4)
        painter.setPen(theme.role("muted" if boxed else "faint"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
        return right - width - 10


class CommandPalette(Retranslating, QWidget):
    """Covers the window with a veil and shows a field and a list; Escape or a click beside it closes.

    Args:
        window: the widget to cover.
        providers: each returns commands; asked anew whenever the palette opens.
    """

    def __init__(self, window: QWidget, providers: Sequence[Provider] = ()) -> None:
        super().__init__(window)
        self.providers = list(providers)
        self._all: list[Command] = []
        self._card = QFrame(self)
        self._card.setProperty("look", "popup")
        self.field = QLineEdit()
        self.field.setProperty("look", "bare")
        self.field.setMinimumHeight(48)
        self.field.setTextMargins(16, 0, 16, 0)
        self.lines = Lines(self)
        self.list = QListView()
        self.list.setModel(self.lines)
        self.list.setItemDelegate(LinePainter(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(lambda _index: self.choose())
        self._none = label(look="muted")
        self._none.setContentsMargins(20, 12, 20, 16)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(1, 1, 1, 6)
        column.setSpacing(4)
        for widget in (self.field, hairline(), self.list, self._none):
            column.addWidget(widget)
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
        self.setGeometry(self.parentWidget().rect())
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

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
        ranked = [(max(score(query, command.text), score(query, command.english) - 5), command) for command in self._all]
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
        self._card.layout().activate()
        self._card.resize(self._card.width(), self._card.layout().sizeHint().height())
        self._card.move((self.width() - self._card.width()) // 2, TOP)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt override
        """Steer the list from the field; follow the window's size."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self.parentWidget().rect())
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

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt override
        """Close on a click beside the card."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt override
        """Draw the veil."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current().role("veil"))
        painter.end()
