"""How many pieces there are of which size, painted as bars with the limits the settings ask for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.theme import current
from desktop.translate import Retranslating, between, number

Bar = tuple[int, int, int]
HIGH, PAD, MOST_EMPTY = 148, 8, 1.6
TICKS = 6


class Histogram(Retranslating, QWidget):
    """Bars of (from, to, count); lines mark the smallest and largest size asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._limits: tuple[int, int] = (0, 0)
        self._unit = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        current().changed.connect(self.updateGeometry)
        self.retranslate()

    def set_bars(self, bars: tuple[Bar, ...], limits: tuple[int, int] = (0, 0), unit: str = "") -> None:
        """Show bars; `limits` are 0 where there is none, `unit` is a translated word."""
        self._bars, self._limits, self._unit = bars, limits, unit
        self.retranslate()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size wished for."""
        return QSize(320, current().scaled(HIGH))

    # Places

    def _plot(self) -> QRectF:
        line = QFontMetricsF(current().font("second")).height()
        most = max((count for _low, _high, count in self._bars), default=0)
        left = QFontMetricsF(current().font("second")).horizontalAdvance(number(most)) + 2 * PAD
        return QRectF(left, line + PAD, self.width() - left - 2 * PAD, self.height() - 2 * line - 2 * PAD - 4)

    def _shown(self) -> tuple[Bar, ...]:
        """Return the bars, with empty ones behind them as far as the limits reach, if that is not far."""
        if not self._bars:
            return ()
        low, high, _count = self._bars[-1]
        width = self._bars[0][1] - self._bars[0][0]
        found = list(self._bars)
        reach = max(self._limits)
        while high - low == width and found[-1][1] <= reach <= MOST_EMPTY * high:
            found.append((found[-1][1], found[-1][1] + width, 0))
        return tuple(found)

    def _x(self, size: float, shown: tuple[Bar, ...], plot: QRectF) -> float:
        step = plot.width() / len(shown)
        for place, (low, high, _count) in enumerate(shown):
            if low <= size < high:
                return plot.left() + step * (place + (size - low) / (high - low))
        return plot.right() if size >= shown[-1][1] else plot.left()

    # Events

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint axes, bars and limits."""
        painter, theme, plot, shown = QPainter(self), current(), self._plot(), self._shown()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("second"))
        painter.setPen(QPen(theme.role("strong"), 1))
        painter.drawLine(QPointF(plot.left(), plot.bottom() + 0.5), QPointF(plot.right(), plot.bottom() + 0.5))
        if shown:
            self._paint_bars(painter, shown, plot)
            self._paint_axis(painter, shown, plot)
            self._paint_limits(painter, shown, plot)
        painter.end()

    def _paint_bars(self, painter: QPainter, shown: tuple[Bar, ...], plot: QRectF) -> None:
        theme, most = current(), max(count for _low, _high, count in shown)
        painter.setPen(theme.role("muted"))
        top = QRectF(0, plot.top() - 9, plot.left() - PAD, 18)
        painter.drawText(top, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number(most))
        painter.setPen(QPen(theme.role("border"), 1))
        painter.drawLine(QPointF(plot.left(), plot.top() + 0.5), QPointF(plot.right(), plot.top() + 0.5))
        step = plot.width() / len(shown)
        low_limit, high_limit = self._limits
        painter.setPen(Qt.PenStyle.NoPen)
        for place, (low, high, count) in enumerate(shown):
            if count:
                tall = max(2.0, plot.height() * count / most)
                is_off = high <= low_limit or (high_limit and low > high_limit)
                painter.setBrush(theme.role("warn" if is_off else "accent"))
                box = QRectF(plot.left() + step * place + 1, plot.bottom() - tall, max(1.0, step - 2), tall)
                painter.drawRoundedRect(box, min(2.0, tall / 2), min(2.0, tall / 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_axis(self, painter: QPainter, shown: tuple[Bar, ...], plot: QRectF) -> None:
        painter.setPen(current().role("muted"))
        every = max(1, -(-len(shown) // TICKS))
        step = plot.width() / len(shown)
        for place in range(0, len(shown) + 1, every):
            size = shown[place][0] if place < len(shown) else shown[-1][1]
            x = plot.left() + step * place
            text = number(size)
            if place + every > len(shown) and self._unit:
                text = f"{text} {self._unit}"
            wide = painter.fontMetrics().horizontalAdvance(text) + 2
            left = min(max(0.0, x - wide / 2), self.width() - wide)
            painter.drawText(QPointF(left, self.height() - 4.0), text)

    def _paint_limits(self, painter: QPainter, shown: tuple[Bar, ...], plot: QRectF) -> None:
        theme, end = current(), 0.0
        for size, text in zip(self._limits, self._limit_words(), strict=True):
            if not size or size > shown[-1][1]:
                continue
            x = self._x(size, shown, plot)
            painter.setPen(QPen(theme.role("warn"), 1.2, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, plot.top() - 4), QPointF(x, plot.bottom()))
            wide = painter.fontMetrics().horizontalAdvance(text)
            left = max(end, min(x - wide / 2, self.width() - wide - 2.0))
            painter.setPen(theme.role("warn"))
            painter.drawText(QPointF(left, plot.top() - PAD), text)
            end = left + wide + 10

    def event(self, event: QEvent) -> bool:
        """Tell the bar under the pointer."""
        if isinstance(event, QHelpEvent) and (shown := self._shown()):
            plot = self._plot()
            place = int((event.pos().x() - plot.left()) / max(1.0, plot.width()) * len(shown))
            if 0 <= place < len(shown):
                low, high, count = shown[place]
                text = self.tr("{0} to {1} {2}: {3}").format(number(low), number(high - 1), self._unit, number(count))
                QToolTip.showText(event.globalPos(), text, self)
                return True
        return super().event(event)

    # Words

    def _limit_words(self) -> tuple[str, str]:
        low, high = self._limits
        return self.tr("smallest size {0}").format(number(low)), self.tr("largest size {0}").format(number(high))

    def retranslate(self) -> None:
        """Set the accessible texts again."""
        self.setAccessibleName(self.tr("Sizes of the pieces"))
        parts = [
            between(": ", f"{number(low)}–{number(high - 1)}", number(count))
            for low, high, count in self._bars
            if count
        ]
        self.setAccessibleDescription(between("; ", *parts))
        self.update()
