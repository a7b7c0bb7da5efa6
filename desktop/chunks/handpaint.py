"""Painting a text with its cuts: bands with the size of the piece above, numbers in the margin, caret and pointer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop import icons
from desktop.chunks.handlayout import Segment, across, half
from desktop.chunks.handscroll import HandScroll
from desktop.translate import number

PILL = 11
BAR = 3


class HandPaint(HandScroll):
    """Paints what is in sight.

    Attributes:
        limits: sizes below and above which a piece is marked, in characters.
        caret: the place of the caret.
        hover: the place a click would cut at, -1 when the pointer is elsewhere; `grip` is the cut under the pointer.
        drag: the cut that is being dragged and where it would come to, -1 and -1 when none is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.limits = (0, 0)
        self.caret = 0
        self.hover = self.grip = -1
        self.drag = (-1, -1)

    def set_limits(self, low: int, high: int) -> None:
        """Mark pieces shorter or longer than this; 0 sets no limit."""
        self.limits = (low, high)
        self.viewport().update()

    def tone(self, size: int) -> str:
        """Return the role a piece of this size is painted in."""
        low, high = self.limits
        return "warn" if size < low or (high and size > high) else "muted"

    def words(self, size: int) -> str:
        """Return the size of a piece in words, with what is wrong with it."""
        text = QCoreApplication.translate("HandView", "%n character(s)", "", size)
        low, high = self.limits
        if high and size > high:
            return QCoreApplication.translate("HandView", "{0} · longer than {1}").format(text, number(high))
        if size < low:
            return QCoreApplication.translate("HandView", "{0} · shorter than {1}").format(text, number(low))
        return text

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint rows, cuts, caret and what is dragged."""
        painter, area = QPainter(self.viewport()), QRectF(event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, self.theme.role("surface"))
        painter.fillRect(QRectF(0, area.top(), self.gutter() - 12, area.height()), self.theme.role("sunken"))
        row, last = max(0, self.row_at(area.top() - self.band())), len(self.rows) - 1
        while row <= last and self.cuts.text and (y := self.top_of(row)) <= area.bottom():
            laid = self.laid(row)
            for part in laid.segments:
                self._paint_segment(painter, part, y)
            if row == last:
                self._pill(painter, y + laid.height + self.band() / 2, self.cuts.count() - 1, "muted")
            row += 1
        self._paint_pointer(painter)
        painter.end()

    def _paint_segment(self, painter: QPainter, part: Segment, y: float) -> None:
        piece = self.cuts.piece(part.start)
        top, tall = y + part.top, self._tall(part)
        tone = self.tone(self.cuts.size(piece))
        is_here = piece == self.cuts.piece(self.caret)
        role = "accent" if is_here else "warn" if tone == "warn" else "strong"
        painter.fillRect(QRectF(self.gutter() - 12 - BAR, round(top), BAR, round(tall) + 1), self.theme.role(role))
        if part.is_cut:
            self._paint_cut(painter, part.start, top - self.band())
        if part.is_cut or part.start == 0:
            painter.setFont(self.theme.font("second", bold=is_here))
            painter.setPen(self.theme.role("accent" if is_here else "muted"))
            box = QRectF(0, top, self.gutter() - 24, part.layout.lineAt(0).height() * 1.5)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number(piece + 1))
        painter.setPen(self.theme.role("text"))
        part.layout.draw(painter, QPointF(self.gutter(), top))
        if part.start <= self.caret < max(part.end, part.start + 1) or self.caret == part.end == len(self.cuts.text):
            self._caret(painter, part, top)

    def _tall(self, part: Segment) -> float:
        line = part.layout.lineAt(part.layout.lineCount() - 1)
        return line.y() + line.height() + half(line)

    def _caret(self, painter: QPainter, part: Segment, top: float) -> None:
        if self.hasFocus():
            line = part.layout.lineForTextPosition(part.shift(self.caret))
            left = self.gutter() + across(line.cursorToX(part.shift(self.caret)))
            painter.fillRect(QRectF(left - 1, top + line.y(), 2, line.height()), self.theme.role("accent"))

    def _paint_cut(self, painter: QPainter, place: int, top: float) -> None:
        is_here = place == self.caret and self.hasFocus()
        piece = self.cuts.piece(place) - 1
        role = self.tone(self.cuts.size(piece))
        if self.grip == place or self.drag[0] == place:
            painter.fillRect(QRectF(0, top, self.viewport().width(), self.band()), self.theme.role("accent_tint"))
        middle = round(top + self.band() / 2) + 0.5
        pen = QPen(self.theme.role("accent"), 2.0 if is_here or self.grip == place else 1.0)
        pen.setStyle(Qt.PenStyle.DashLine if self.drag[0] == place else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(8, middle), QPointF(self.viewport().width() - 8, middle))
        right = self._pill(painter, middle, piece, role)
        if self.grip == place and self.drag[0] < 0:
            box = QRectF(right + 8, middle - icons.SIZE / 2, icons.SIZE, icons.SIZE)
            painter.fillRect(box.adjusted(-4, 0, 4, 0), self.theme.role("accent_tint"))
            icons.paint(painter, box, "close", self.theme.role("accent"))

    def _pill(self, painter: QPainter, middle: float, piece: int, role: str) -> float:
        """Paint the size of a piece; return its right edge."""
        size = self.cuts.size(piece)
        role = "warn" if self.tone(size) == "warn" else role
        return self._tag(painter, QPointF(self.gutter(), middle), self.words(size), role)

    def _tag(self, painter: QPainter, left: QPointF, text: str, role: str) -> float:
        font = self.theme.font("second")
        width = QFontMetricsF(font).horizontalAdvance(text) + 2 * PILL - 2
        high = self.theme.scaled(22)
        box = QRectF(left.x(), left.y() - high / 2, width, high)
        painter.setPen(QPen(self.theme.role(role if role in ("warn", "accent") else "strong"), 1.0))
        painter.setBrush(self.theme.role({"warn": "warn_tint", "accent": "accent_tint"}.get(role, "surface")))
        painter.drawRoundedRect(box, high / 2, high / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setFont(font)
        painter.setPen(self.theme.role(role))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return box.right()

    def _paint_pointer(self, painter: QPainter) -> None:
        """Show where a cut would come to: by a click, or where the one that is dragged is let go."""
        cut, target = self.drag
        place = target if cut >= 0 else self.hover
        if place < 0 or not self.cuts.text or self.cuts.is_cut(place):
            return
        area = self.spot(place)
        pen = QPen(self.theme.role("accent"), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        is_start = area.left() <= self.gutter() + 1
        top = area.top() - area.height() / 4
        painter.drawLine(QPointF(8, top), QPointF(self.viewport().width() - 8 if is_start else area.left(), top))
        painter.setPen(QPen(self.theme.role("accent"), 2.0))
        painter.drawLine(QPointF(area.left(), top), QPointF(area.left(), area.bottom() + 2))
        if cut >= 0:
            spot = self.cuts.piece(cut)
            start, end = self.cuts.bounds(spot - 1)[0], self.cuts.bounds(spot)[1]
            if start < target < end:
                text = f"{number(target - start)} | {number(end - target)}"
                self._tag(painter, QPointF(self.gutter() + 220, top), text, "accent")
