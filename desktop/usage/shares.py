"""How usage is divided: a horizontal bar for each model, stage or project, with its figures."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme import current
from desktop.translate import Retranslating, between

ROW, MOST, BAR = 46, 8, 6


@dataclass(frozen=True)
class Share:
    """One line: its key, word, size, role of its colour, the size in words, and what else there is to say."""

    key: object
    word: str
    size: float
    role: str
    value: str
    note: str


class Shares(Retranslating, QWidget):
    """Lines with bars; up and down move between them, Enter or a click narrows to one.

    Signals:
        chosen: the key of a line.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Share] = []
        self._at = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        current().changed.connect(self.updateGeometry)
        self.retranslate()

    def set_rows(self, rows: list[Share]) -> None:
        """Show the largest lines."""
        at = self._rows[self._at].key if self._at >= 0 else None
        self._rows = sorted(rows, key=lambda row: -row.size)[:MOST]
        self._at = next((place for place, row in enumerate(self._rows) if row.key == at), -1)
        self.updateGeometry()
        self.retranslate()

    def words(self, place: int) -> str:
        """Return a line in words."""
        row = self._rows[place]
        return between(": ", row.word, between(", ", row.value, row.note))

    def sizeHint(self) -> QSize:
        """Return the size wished for."""
        return QSize(320, max(1, len(self._rows)) * self._row())

    def minimumSizeHint(self) -> QSize:
        """Never cut a line."""
        return QSize(200, self.sizeHint().height())

    def _row(self) -> int:
        return current().scaled(ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint words, bars and figures."""
        painter, theme = QPainter(self), current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((row.size for row in self._rows), default=0) or 1
        for place, row in enumerate(self._rows):
            area = QRectF(0, place * self._row(), self.width(), self._row())
            if place == self._at:
                painter.setPen(QPen(theme.role("accent"), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
                painter.setBrush(theme.role("hover"))
                painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 5, 5)
            self._paint_row(painter, area.adjusted(8, 4, -8, -4), row, most)
        painter.end()

    def _paint_row(self, painter: QPainter, area: QRectF, row: Share, most: float) -> None:
        theme = current()
        font = theme.font("second")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        upper = QRectF(area.left(), area.top(), area.width(), area.height() - BAR - 6)
        figures = f"{row.value}   {row.note}"
        room = metrics.horizontalAdvance(figures)
        right, left = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.role("muted"))
        painter.drawText(upper, right | centre, row.note)
        painter.setPen(theme.role("text"))
        painter.drawText(
            upper.adjusted(0, 0, -metrics.horizontalAdvance(f"   {row.note}"), 0), right | centre, row.value
        )
        word = metrics.elidedText(row.word, Qt.TextElideMode.ElideMiddle, upper.width() - room - 16)
        painter.drawText(upper, left | centre, word)
        groove = QRectF(area.left(), area.bottom() - BAR - 1, area.width(), BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.role("sunken"))
        painter.drawRoundedRect(groove, BAR / 2, BAR / 2)
        painter.setBrush(theme.role(row.role))
        groove.setWidth(max(float(BAR), groove.width() * row.size / most) if row.size else 0.0)
        painter.drawRoundedRect(groove, BAR / 2, BAR / 2)

    # Events

    def _go(self, place: int) -> None:
        place = place if 0 <= place < len(self._rows) else -1
        if place != self._at:
            self._at = place
            self.setAccessibleDescription(self.words(place) if place >= 0 else self._summary())
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from line to line; Enter narrows."""
        if event.key() == Qt.Key.Key_Down and self._rows:
            self._go(min(len(self._rows) - 1, self._at + 1))
        elif event.key() == Qt.Key.Key_Up and self._rows:
            self._go(max(0, self._at - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at >= 0:
            self.chosen.emit(self._rows[self._at].key)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the line under the pointer."""
        self._go(int(event.position().y() // self._row()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Narrow to a line."""
        place = int(event.position().y() // self._row())
        if 0 <= place < len(self._rows):
            self.chosen.emit(self._rows[place].key)

    def leaveEvent(self, event: QEvent) -> None:
        """Put the light out."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self._go(-1)

    def _summary(self) -> str:
        return between("; ", *map(self.words, range(len(self._rows))))

    def retranslate(self) -> None:
        """Set the accessible texts again."""
        self.setAccessibleName(self.tr("Shares"))
        self.setAccessibleDescription(self.words(self._at) if self._at >= 0 else self._summary())
        self.update()
