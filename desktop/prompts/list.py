"""The prompts by stage, each with how it stands in the project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.theme import current
from desktop.translate import between
from desktop.widgets.rowmark import mark_frame, mark_row

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
EDGE: Final = 20


@dataclass(frozen=True)
class Entry:
    """One line: a prompt, or with no id the heading of a stage. `mark` is a word about it, `tone` its colour role."""

    id: str
    title: str
    mark: str = ""
    tone: str = "muted"


class Entries(QAbstractListModel):
    """The lines of the list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: Sequence[Entry] = ()

    def set(self, entries: Sequence[Entry]) -> None:
        """Show other lines; the same prompts in the same order keep the place."""
        if [entry.id for entry in entries] == [entry.id for entry in self.entries]:
            self.entries = entries
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt override
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Role.DisplayRole) -> str | None:
        """Return the title, with the mark for those who hear it."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Role.DisplayRole:
            return entry.title
        if role in (Role.AccessibleTextRole, Role.ToolTipRole):
            return between(": ", entry.title, entry.mark)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let headings be passed over."""
        if index.isValid() and not self.entries[index.row()].id:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class EntryPainter(QStyledItemDelegate):
    """Paints headings small and quiet, prompts with their mark on the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings have room above."""
        model = index.model()
        heading = isinstance(model, Entries) and not model.entries[index.row()].id
        return QSize(40, current().scaled(34 if heading else 30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        model = index.model()
        if not isinstance(model, Entries):
            return
        theme, entry, area = current(), model.entries[index.row()], QRect(option.rect)
        painter.setFont(theme.font("second" if not entry.id else "body"))
        if not entry.id:
            painter.setPen(theme.role("faint"))
            flags = Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextSingleLine
            painter.drawText(area.adjusted(EDGE, 0, -8, -5), flags, entry.title)
            return
        picked = bool(option.state & QStyle.StateFlag.State_Selected)
        if picked:
            painter.fillRect(area, theme.role("accent_tint"))
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), theme.role("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.role("hover"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            mark_row(painter, area)
        inner = area.adjusted(EDGE, 0, -14, 0)
        if entry.mark:
            painter.setFont(theme.font("second"))
            painter.setPen(theme.role(entry.tone))
            width = painter.fontMetrics().horizontalAdvance(entry.mark)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, entry.mark)
            inner.adjust(0, 0, -width - 8, 0)
            painter.setFont(theme.font("body"))
        painter.setPen(theme.role("text"))
        words = painter.fontMetrics().elidedText(entry.title, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)


class PromptList(QListView):
    """The list.

    Signals:
        chosen: the id of the prompt that the user moved to.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = Entries(self)
        self.setModel(self.model_)
        self.setItemDelegate(EntryPainter(self))
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        current().changed.connect(self.scheduleDelayedItemsLayout)

    def show_entries(self, entries: Sequence[Entry], id: str) -> None:
        """Show the lines, one of them chosen, without a signal."""
        self.model_.set(entries)
        self.choose(id)

    def choose(self, id: str) -> None:
        """Choose a prompt without a signal."""
        for row, entry in enumerate(self.model_.entries):
            if entry.id == id and id:
                self.blockSignals(True)
                self.setCurrentIndex(self.model_.index(row))
                self.blockSignals(False)

    def step(self, way: int) -> None:
        """Go to the next prompt (1) or the one before (-1)."""
        rows = [row for row, entry in enumerate(self.model_.entries) if entry.id]
        here = rows.index(self.currentIndex().row()) if self.currentIndex().row() in rows else -1
        if rows:
            self.setCurrentIndex(self.model_.index(rows[(here + way) % len(rows)]))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show where the keyboard is, even where there is no row."""
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():
            mark_frame(QPainter(self.viewport()), self.viewport().rect())

    def currentChanged(self, new: QModelIndex, old: QModelIndex) -> None:
        """Say which prompt is chosen."""
        super().currentChanged(new, old)
        if new.isValid() and not self.signalsBlocked():
            self.chosen.emit(self.model_.entries[new.row()].id)
