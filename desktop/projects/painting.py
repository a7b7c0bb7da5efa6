"""How a project card looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QCursor, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop import icons
from desktop.projects.words import CardWords
from desktop.theme import current

if TYPE_CHECKING:
    from desktop.projects.cards import CardModel

Index = QModelIndex | QPersistentModelIndex
HEIGHT: Final = 188
GAP: Final = 12
PAD: Final = 16
FOOT: Final = 36
LINES: Final = 2


def more_place(cell: QRect) -> QRect:
    """Return where the menu button of a card lies."""
    return QRect(cell.right() - GAP - 38, cell.top() + 10, 30, 30)


class CardPainter(QStyledItemDelegate):
    """Paints name, description, counts, spending and last use."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Cards are uniform."""
        view = self.parent()
        return view.gridSize() if isinstance(view, QListView) else QSize(320, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one card."""
        model: CardModel = index.model()  # type: ignore[assignment]
        words, theme = model.words(index), current()
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        view = option.widget
        focused = isinstance(view, QListView) and view.hasFocus() and view.currentIndex() == index
        area = QRectF(option.rect).adjusted(0.5, 0.5, -GAP - 0.5, -GAP - 0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "accent" if focused or words.state else "strong" if hovered else "border"
        painter.setPen(QPen(theme.role(edge), 2 if focused else 1))
        painter.setBrush(theme.role("surface"))
        painter.drawRoundedRect(area, 8, 8)
        inner = area.adjusted(PAD, 14, -PAD, 0)
        self._name(painter, inner, words)
        self._description(painter, inner.adjusted(0, theme.scaled(28), 0, 0), words.description)
        foot = area.bottom() - theme.scaled(FOOT)
        self._counts(painter, QRectF(inner.left(), foot - theme.scaled(54), inner.width(), theme.scaled(44)), words)
        self._foot(painter, QRectF(area.left(), foot, area.width(), theme.scaled(FOOT)), words)
        self._more(painter, option.rect, option.widget, hovered)
        painter.restore()

    def _name(self, painter: QPainter, area: QRectF, words: CardWords) -> None:
        theme, right = current(), area.right() - 30
        if words.state:
            painter.setFont(theme.font("second"))
            width = painter.fontMetrics().horizontalAdvance(words.state) + 16
            place = QRectF(right - width, area.top(), width, theme.scaled(20))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.role("accent_tint"))
            painter.drawRoundedRect(place, 10, 10)
            painter.setPen(theme.role("accent"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words.state)
            right -= width + 8
        painter.setFont(theme.font("header", bold=True))
        painter.setPen(theme.role("text"))
        room = QRectF(area.left(), area.top(), right - area.left(), theme.scaled(20))
        name = painter.fontMetrics().elidedText(words.name, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)

    def _description(self, painter: QPainter, area: QRectF, text: str) -> None:
        theme = current()
        painter.setPen(theme.role("muted"))
        layout = QTextLayout(text, theme.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        painter.setFont(theme.font())
        metrics, top = painter.fontMetrics(), area.top()
        layout.beginLayout()
        for place in range(LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(area.width())
            part = text[line.textStart() : line.textStart() + line.textLength()]
            if place == LINES - 1:
                part = metrics.elidedText(text[line.textStart() :], Qt.TextElideMode.ElideRight, int(area.width()))
            painter.drawText(QPointF(area.left(), top + metrics.ascent()), part)
            top += theme.scaled(19)
        layout.endLayout()

    def _counts(self, painter: QPainter, area: QRectF, words: CardWords) -> None:
        theme = current()
        width = area.width() / len(words.counts)
        for place, (amount, word) in enumerate(words.counts):
            left = area.left() + place * width
            painter.setFont(theme.font("header", bold=True))
            painter.setPen(theme.role("faint" if amount == "0" else "text"))
            painter.drawText(
                QRectF(left, area.top(), width - 4, theme.scaled(22)), Qt.AlignmentFlag.AlignVCenter, amount
            )
            painter.setFont(theme.font("second"))
            painter.setPen(theme.role("muted"))
            below = QRectF(left, area.top() + theme.scaled(22), width - 4, theme.scaled(18))
            shown = painter.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, int(below.width()))
            painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, shown)

    def _foot(self, painter: QPainter, area: QRectF, words: CardWords) -> None:
        theme = current()
        painter.setPen(QPen(theme.role("border"), 1))
        painter.drawLine(QPointF(area.left() + PAD, area.top()), QPointF(area.right() - PAD, area.top()))
        painter.setFont(theme.font("second"))
        painter.setPen(theme.role("muted"))
        inner = area.adjusted(PAD, 0, -PAD, 0)
        width = painter.fontMetrics().horizontalAdvance(words.used) + 4
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words.used)
        room = int(inner.width() - width - 12)
        fits = painter.fontMetrics().horizontalAdvance(words.spent) <= room
        said = words.spent if fits else words.brief or words.spent
        shown = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, shown)

    def _more(self, painter: QPainter, cell: QRect, view: object, hovered: bool) -> None:
        place = more_place(cell)
        over = False
        if isinstance(view, QListView) and hovered:
            over = place.contains(view.viewport().mapFromGlobal(QCursor.pos()))
        if over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(current().role("hover"))
            painter.drawRoundedRect(QRectF(place), 6, 6)
        middle = QPointF(place.center()) + QPointF(0.5, 0.5)
        picture = QRectF(middle.x() - 8, middle.y() - 8, 16, 16)
        icons.paint(painter, picture, "more", current().role("muted" if hovered else "faint"))
