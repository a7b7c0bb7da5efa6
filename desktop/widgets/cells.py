"""The one delegate that paints the cells of big tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.theme import current
from desktop.widgets.columns import Column, chips
from desktop.widgets.rowmark import mark_row

if TYPE_CHECKING:
    from desktop.widgets.table import BigTable

PAD: Final = 10
FIRST_PAD: Final = 20
BAR: Final = 3
#: put together once: adding flags costs as much as drawing a short word
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
MOST_CUT: Final = 2000
#: letters of both scripts, since each has fonts of its own, and what a text that is cut ends with
SPECIMEN: Final = "Aa 1 字 …"


class CellPainter(QStyledItemDelegate):
    """Paints text, second-rank text, numbers, scores, states and chips with hairlines between rows.

    Fonts, metrics and colours are looked up once per theme, not per cell: a frame holds some 200 cells.
    """

    def __init__(self, table: BigTable) -> None:
        super().__init__(table)
        self._table = table
        self._colours: dict[str, QColor] = {}
        self.restyle()
        current().changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take fonts and colours from the theme again."""
        theme = current()
        self._colours.clear()
        #: (font, words, room, whether the end is kept) -> the words as far as there is room
        self._cut: dict[tuple[Any, ...], str] = {}
        self._fonts: dict[str, tuple[QFont, QFontMetrics]] = {}
        for name, size, bold in (("body", "body", False), ("bold", "body", True), ("second", "second", False)):
            font = theme.font(size, bold)
            self._fonts[name] = (font, QFontMetrics(font))

    def rehearse(self) -> None:
        """Draw a text unseen: fonts are loaded for the first letters, which takes longer than a whole page later."""
        picture = QPixmap(200, 40)
        painter = QPainter(picture)
        for font in self._fonts:
            self._text(painter, QRectF(0, 0, 200, 40), SPECIMEN, font, "text")
        self._state(painter, QRectF(0, 0, 200, 40), SPECIMEN, "good")
        painter.end()

    def _colour(self, role: str) -> QColor:
        found = self._colours.get(role)
        if found is None:
            found = self._colours[role] = current().role(role)
        return found

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows are uniform; the table sets their height."""
        return QSize(80, self._table.row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        area, row, section = option.rect, index.row(), index.column()
        picked = self._table.all_matching or bool(option.state & QStyle.StateFlag.State_Selected)
        first = section == self._table.first_section()
        if picked:
            painter.fillRect(area, self._colour("accent_tint"))
        elif row == self._table.hovered:
            painter.fillRect(area, self._colour("hover"))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, self._colour("border"))
        lead = row == self._table.currentIndex().row()
        focused = lead and self._table.hasFocus()
        if focused:
            mark_row(painter, area)
        if first and (focused or (lead and picked)):
            painter.fillRect(area.left(), area.top(), BAR, area.height(), self._colour("accent"))
        values = self._table.values(row)
        column = self._table.column(section)
        inner = QRectF(area.adjusted(FIRST_PAD if first else PAD, 0, -PAD, -1))
        if values is None:
            self._text(painter, inner, "…", "body", "faint")
        else:
            self._cell(painter, inner, column, values[section], first and picked and lead)

    def _cell(self, painter: QPainter, area: QRectF, column: Column, value: Any, strong: bool) -> None:
        words = column.words(value)
        tone = column.tone(value) if column.tone is not None else ""
        if column.kind == "state":
            self._state(painter, area, words, tone or "muted")
        elif column.kind == "chips":
            self._chips(painter, area, value)
        elif column.kind == "text":
            self._text(painter, area, words, "bold" if strong else "body", tone or "text")
        elif column.kind == "muted":
            self._text(painter, area, words, "second", tone or "muted", keeps_end=column.keeps_end)
        else:
            font = "bold" if column.kind == "score" else "second"
            self._text(painter, area, words, font, tone or "muted", RIGHT)

    def _text(
        self,
        painter: QPainter,
        area: QRectF,
        words: str,
        font: str,
        role: str,
        flags: int = LEFT,
        *,
        keeps_end: bool = False,
    ) -> None:
        face, metrics = self._fonts[font]
        painter.setFont(face)
        painter.setPen(self._colour(role))
        room = int(area.width())
        key = (font, words, room, keeps_end)
        short = self._cut.get(key)
        if short is None:
            if len(self._cut) >= MOST_CUT:
                self._cut.clear()
            way = Qt.TextElideMode.ElideMiddle if keeps_end else Qt.TextElideMode.ElideRight
            short = self._cut[key] = metrics.elidedText(words, way, room)
        painter.drawText(area, flags, short)

    def _state(self, painter: QPainter, area: QRectF, words: str, role: str) -> None:
        if not words:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(role))
        painter.drawEllipse(QRectF(area.left(), area.center().y() - 3, 7, 7))
        self._text(painter, area.adjusted(14, 0, 0, 0), words, "second", "muted")

    def _chips(self, painter: QPainter, area: QRectF, value: Any) -> None:
        face, metrics = self._fonts["second"]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, height = area.left(), metrics.height() + 6
        for word in chips(value):
            width = metrics.horizontalAdvance(word) + 16
            if x + width > area.right():
                self._text(
                    painter, QRectF(x, area.top(), max(12.0, area.right() - x), area.height()), "…", "second", "faint"
                )
                return
            pill = QRectF(x, area.center().y() - height / 2, width, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour("sunken"))
            painter.drawRoundedRect(pill, height / 2, height / 2)
            painter.setFont(face)
            painter.setPen(self._colour("muted"))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, word)
            x += width + 6
