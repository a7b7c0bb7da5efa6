"""Commands of the palette: what they are, how well they match, how a line of them looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop import icons
from desktop.theme import current
from desktop.translate import between
from desktop.widgets.buttons import key_text

Role = Qt.ItemDataRole
ROW: Final = 40


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
    """Return how well the letters of `query` appear in order in `text`: 0 is not at all."""
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

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt override
        """Return how many match."""
        return 0 if parent.isValid() else len(self.commands)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Role.DisplayRole) -> str | None:
        """Return the words; with group and key for assistive technology."""
        if not index.isValid() or role not in (Role.DisplayRole, Role.AccessibleTextRole):
            return None
        command = self.commands[index.row()]
        if role == Role.DisplayRole:
            return command.text
        return between(", ", command.text, command.group, key_text(command.key))


class LinePainter(QStyledItemDelegate):
    """Paints icon, words, group and key."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows are uniform."""
        return QSize(option.rect.width(), current().scaled(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
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
        icons.paint(
            painter,
            QRectF(area.left() + 10, middle - 8, 16, 16),
            command.icon,
            theme.role("accent" if picked else "muted"),
        )
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
