"""Usage over time as stacked bars, painted; arrow keys go from bar to bar and tell what each holds."""

from __future__ import annotations

from math import ceil, floor, log10

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
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

from core.usage.money import short
from core.usage.series import OTHERS, Series
from desktop.theme import current
from desktop.translate import Retranslating, aside, between
from desktop.usage.words import bar_words, key_words, part_words, tick_words, value_words
from desktop.widgets.rowmark import mark_frame

HIGH, PAD, WIDEST = 230, 8, 46
COLOURS = 6
LINES = 4


def role(series: Series, key: object) -> str:
    """Return the role of the colour of a part, the same wherever the part is shown."""
    place = series.keys.index(key) if key in series.keys else COLOURS
    return "faint" if key == OTHERS or place >= COLOURS else f"series_{place + 1}"


class StackedBars(Retranslating, QWidget):
    """A bar for each hour, day, week or month.

    Signals:
        told: the words of the bar under pointer or cursor, empty for none.
        opened: place of the bar that was clicked or entered.
    """

    told = Signal(str)
    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series: Series | None = None
        self._dimension = "model"
        self._projects: dict[int, str] = {}
        self._at = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        current().changed.connect(self.updateGeometry)
        self.retranslate()

    def set_series(self, series: Series, dimension: str, projects: dict[int, str]) -> None:
        """Show bars."""
        former = self._series
        # The same bars with more in them: whoever is at one stays there.
        if former is None or [bar.start for bar in former.bars] != [bar.start for bar in series.bars]:
            self._at = -1
        self._series, self._dimension, self._projects = series, dimension, projects
        self.retranslate()

    def told_now(self) -> str:
        """Return the words of the bar under pointer or cursor, empty for none."""
        return self.words(self._at)

    def words(self, place: int) -> str:
        """Return what a bar holds, the largest part first."""
        series = self._series
        if series is None or not 0 <= place < len(series.bars):
            return ""
        bar = series.bars[place]
        whole = value_words(bar.whole, series)
        if bar.unknown:
            whole = self.tr("at least {0}").format(whole)
        parts = [
            f"{key_words(self._dimension, key, self._projects)} {part_words(bar.parts[key], series)}"
            for key in series.keys
            if bar.parts.get(key)
        ]
        words = between(": ", bar_words(bar, series.step), whole)
        return aside(words, " · ".join(parts)) if len(parts) > 1 else words

    def sizeHint(self) -> QSize:
        """Return the size wished for."""
        return QSize(480, current().scaled(HIGH))

    # Places

    def _scale(self) -> tuple[float, int]:
        """Return the round step between two lines and how many it takes to reach the highest bar."""
        series = self._series
        highest = max((bar.whole for bar in series.bars), default=0.0) if series else 0.0
        if highest <= 0:
            return 0.0, 0
        power = 10 ** floor(log10(highest / LINES))
        step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor * LINES >= highest)
        if series is not None and series.measure != "cost":
            step = max(1.0, step)
        return step, ceil(highest / step)

    def _axis_words(self, value: float, step: float) -> str:
        if self._series is None or self._series.measure != "cost":
            return short(value).replace(".00 ", " ").replace(".0 ", " ")
        # As many digits as the step between two lines needs, the same at each.
        places = next(n for n in range(9) if n == 8 or abs(step * 10**n - round(step * 10**n)) < 1e-6)
        return f"{value:,.{places}f}"

    def _plot(self) -> QRectF:
        metrics = QFontMetricsF(current().font("second"))
        step, lines = self._scale()
        widest = max(metrics.horizontalAdvance(self._axis_words(step * n, step)) for n in range(lines + 1))
        left = max(36.0, widest + PAD)
        return QRectF(left, PAD, self.width() - left - 2, self.height() - metrics.height() - 2 * PAD - 4)

    def _box(self, place: int, plot: QRectF) -> QRectF:
        step = plot.width() / max(1, len(self._series.bars) if self._series else 1)
        wide = min(WIDEST, max(1.0, step * (0.72 if step > 6 else 0.9)))
        return QRectF(plot.left() + step * (place + 0.5) - wide / 2, plot.top(), wide, plot.height())

    def _place(self, x: float) -> int:
        plot = self._plot()
        if self._series is None or not plot.left() <= x <= plot.right() + 1:
            return -1
        count = len(self._series.bars)
        return min(count - 1, int((x - plot.left()) / max(1.0, plot.width()) * count))

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint lines, bars and days."""
        painter, plot, (step, lines) = QPainter(self), self._plot(), self._scale()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(current().font("second"))
        self._paint_lines(painter, plot, step, lines)
        if self._series is not None:
            for place in range(len(self._series.bars)):
                self._paint_bar(painter, self._series, place, plot, step * lines)
            self._paint_days(painter, self._series, plot)
        if self._series is not None and not lines:
            painter.drawText(plot, Qt.AlignmentFlag.AlignCenter, self.tr("Everything is 0 in this span of time."))
        if self.hasFocus() and self._at < 0:
            mark_frame(painter, self.rect())
        painter.end()

    def _paint_lines(self, painter: QPainter, plot: QRectF, step: float, lines: int) -> None:
        theme = current()
        for n in range(lines + 1):
            y = round(plot.bottom() - plot.height() * n / max(1, lines)) + 0.5
            painter.setPen(QPen(theme.role("border" if n else "strong"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(theme.role("muted"))
            words = QRectF(0, y - 9, plot.left() - PAD, 18)
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(words, align, self._axis_words(step * n, step))

    def _paint_bar(self, painter: QPainter, series: Series, place: int, plot: QRectF, top: float) -> None:
        box, bar = self._box(place, plot), series.bars[place]
        if place == self._at:
            painter.fillRect(box.adjusted(-3, 0, 3, 0), current().role("hover"))
        painter.setPen(Qt.PenStyle.NoPen)
        bottom = plot.bottom()
        for key in series.keys:
            value = bar.parts.get(key, 0)
            if value and top:
                tall = max(1.0, plot.height() * value / top)
                painter.fillRect(
                    QRectF(box.left(), bottom - tall, box.width(), tall), current().role(role(series, key))
                )
                bottom -= tall
        if place == self._at and self.hasFocus():
            painter.setPen(QPen(current().role("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-3, 0.5, 3, 0), 3, 3)

    def _paint_days(self, painter: QPainter, series: Series, plot: QRectF) -> None:
        painter.setPen(current().role("muted"))
        words = [tick_words(bar, series.step) for bar in series.bars]
        widest = max((painter.fontMetrics().horizontalAdvance(text) for text in words), default=0) + 18
        every = max(1, -(-len(words) * widest // max(1, int(plot.width()))))
        for place in range((len(words) - 1) % every, len(words), every):
            centre = self._box(place, plot).center().x()
            wide = painter.fontMetrics().horizontalAdvance(words[place]) + 2
            left = min(max(0.0, centre - wide / 2), self.width() - wide)
            painter.drawText(QPointF(left, self.height() - 5.0), words[place])

    # Events

    def _go(self, place: int) -> None:
        if place != self._at:
            self._at = place
            words = self.words(place)
            self.setAccessibleDescription(words or self._summary())
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
            self.told.emit(words)
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from bar to bar; Enter opens the calls of one."""
        count = len(self._series.bars) if self._series else 0
        here = self._at if self._at >= 0 else count
        moves = {Qt.Key.Key_Left: here - 1, Qt.Key.Key_Right: here + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: count - 1}
        if event.key() in moves and count:
            self._go(min(count - 1, max(0, moves[Qt.Key(event.key())])))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at >= 0:
            self.opened.emit(self._at)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the bar under the pointer."""
        self._go(self._place(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the calls of a bar."""
        if (place := self._place(event.position().x())) >= 0:
            self.opened.emit(place)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell nothing any more."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self._go(-1)

    # Words

    def _summary(self) -> str:
        if self._series is None:
            return ""
        return between("; ", *(self.words(place) for place, bar in enumerate(self._series.bars) if bar.whole))

    def retranslate(self) -> None:
        """Set the accessible texts again."""
        self.setAccessibleName(self.tr("Usage over time"))
        self.setAccessibleDescription(self.told_now() or self._summary())
        self.update()
