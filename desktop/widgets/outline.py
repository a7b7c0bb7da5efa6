"""The headings of a text as an indented list; choosing one jumps to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.theme import current
from desktop.widgets.rowmark import mark_row

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
INDENT: Final = 14
DEEPEST: Final = 5


class Headings(QAbstractListModel):
    """Headings as (level, title, place in characters)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Sequence[Any]] = ()
        self._top = 1

    def set(self, rows: Sequence[Sequence[Any]]) -> None:
        """Show other headings."""
        self.beginResetModel()
        self._rows = rows
        self._top = min((int(row[0]) for row in rows), default=1)
        self.endResetModel()

    def place(self, row: int) -> int:
        """Return where a heading stands."""
        return int(self._rows[row][2])

    def depth(self, row: int) -> int:
        """Return how far a heading is indented, from 0."""
        return min(DEEPEST, int(self._rows[row][0]) - self._top)

    def row_at(self, place: int) -> int:
        """Return the heading in force at a place, or -1 above the first."""
        found = -1
        for number, row in enumerate(self._rows):
            if int(row[2]) > place:
                break
            found = number
        return found

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt override
        """Return how many headings there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Role.DisplayRole) -> str | None:
        """Return the title."""
        if index.isValid() and role in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole):
            return str(self._rows[index.row()][1]) or "–"
        return None


class HeadingPainter(QStyledItemDelegate):
    """Paints headings indented, the outermost level strong."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Rows are uniform."""
        return QSize(40, current().scaled(28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one heading."""
        model = index.model()
        if not isinstance(model, Headings):
            return
        theme, depth = current(), model.depth(index.row())
        picked = bool(option.state & QStyle.StateFlag.State_Selected)
        area = QRect(option.rect)
        if picked:
            painter.fillRect(area, theme.role("accent_tint"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.role("hover"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            mark_row(painter, area)
        painter.setFont(theme.font("second", bold=depth == 0))
        painter.setPen(theme.role("text" if picked or depth == 0 else "muted"))
        inner = area.adjusted(12 + depth * INDENT, 0, -8, 0)
        words = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)


class OutlineList(QListView):
    """The list.

    Signals:
        chosen: the place of the heading the user moved to or clicked.
    """

    chosen = Signal(int)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headings = Headings(self)
        self.setModel(self.headings)
        self.setItemDelegate(HeadingPainter(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(name)
        self.clicked.connect(self._choose)

    def set_headings(self, rows: Sequence[Sequence[Any]]) -> None:
        """Show the headings of another text."""
        self.headings.set(rows)

    def currentChanged(self, new: QModelIndex, old: QModelIndex) -> None:
        """Jump while moving with the arrow keys."""
        super().currentChanged(new, old)
        if new.isValid() and self.hasFocus():
            self._choose(new)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self.headings.place(index.row()))
