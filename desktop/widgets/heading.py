"""The heading of big tables: quiet captions and one arrow for the order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView

from desktop import icons
from desktop.theme import current
from desktop.widgets.cells import FIRST_PAD, PAD

if TYPE_CHECKING:
    from desktop.widgets.table import BigTable

ARROW = 12


class Heading(QHeaderView):
    """Paints captions like the cells below them.

    Signals:
        sort_asked: column key and whether ascending, after a click on a sortable caption.
    """

    sort_asked = Signal(str, bool)

    def __init__(self, table: BigTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self._sorted: tuple[int, bool] = (-1, True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(48)
        self.sectionClicked.connect(self._clicked)

    def show_sort(self, section: int, ascending: bool) -> None:
        """Draw the arrow on `section`; -1 draws none."""
        self._sorted = (section, ascending)
        self.viewport().update()

    def _clicked(self, section: int) -> None:
        column = self._table.column(section)
        if column.sortable:
            ascending = not self._sorted[1] if self._sorted[0] == section else not column.right
            self.show_sort(section, ascending)
            self.sort_asked.emit(column.key, ascending)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one caption."""
        theme, column = current(), self._table.column(section)
        painter.save()
        painter.fillRect(rect, theme.role("sunken"))
        painter.fillRect(rect.left(), rect.top(), rect.width(), 1, theme.role("border"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.role("border"))
        font = theme.font("second")
        painter.setFont(font)
        arrow = self._sorted[0] == section
        painter.setPen(theme.role("text" if arrow else "muted"))
        inner = rect.adjusted(FIRST_PAD if section == self._table.first_section() else PAD, 0, -PAD, 0)
        room = inner.width() - (ARROW + 2 if arrow else 0)
        words = painter.fontMetrics().elidedText(column.title(), Qt.TextElideMode.ElideRight, room)
        width = painter.fontMetrics().horizontalAdvance(words)
        left = inner.right() - width + 1 - (ARROW + 2 if arrow else 0) if column.right else inner.left()
        painter.drawText(QRect(left, rect.top(), width + 2, rect.height()), Qt.AlignmentFlag.AlignVCenter, words)
        if arrow:
            name = "chevron-up" if self._sorted[1] else "chevron-down"
            icons.paint(
                painter, QRectF(left + width + 3, rect.center().y() - 5, ARROW, ARROW), name, theme.role("text")
            )
        painter.restore()
