"""The dashboard: figures, one large chart, shares, forecast, comparison."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.usage.money import amounts, percent, seconds, short
from core.usage.totals import Totals
from desktop.theme import current
from desktop.translate import Retranslating, sentences
from desktop.usage.aheadcards import ForecastCard, HumanCard
from desktop.usage.bars import StackedBars, role
from desktop.usage.figures import Ahead, Figures
from desktop.usage.shares import Share, Shares
from desktop.usage.tiles import Tiles
from desktop.usage.words import bar_words, key_words, money, value_words
from desktop.widgets.flow import Flow
from desktop.widgets.frames import Card, Scrolling
from desktop.widgets.labels import Elided, label
from desktop.widgets.segments import Segments

DIMENSIONS = ("model", "stage", "project", "provider", "state")
NARROW = 980


class Swatch(QWidget):
    """A square in a colour with its word: one entry of the legend."""

    def __init__(self, figures: Figures, dimension: str, key: object, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series, self._key = figures.series, key
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 0, 0)
        row.addWidget(label(key_words(dimension, key, figures.projects), "second"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the square."""
        painter = QPainter(self)
        painter.fillRect(0, (self.height() - 10) // 2, 10, 10, current().role(role(self._series, self._key)))
        painter.end()


class Overview(Retranslating, Scrolling):
    """Everything but the single calls.

    Signals:
        wanted: another measure or dimension is to be read.
        narrowed: dimension and key of a share that was chosen.
        opened: place of a bar whose calls are to be shown.
    """

    wanted = Signal()
    narrowed = Signal(str, object)
    opened = Signal(int)

    def __init__(self, on_price: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(20, 12, parent)
        self.figures: Figures | None = None
        self.measure = "tokens"
        self.tiles = Tiles()
        self.measures = Segments(("tokens", "calls", "cost"))
        self.dimensions = Segments(DIMENSIONS)
        self.bars = StackedBars()
        self.readout = Elided("", "second")
        self._legend = QWidget()
        self._entries = Flow(self._legend, gap=14)
        self.shares = Shares()
        self.chart, self.divided = Card(), Card()
        self.forecast, self.human = ForecastCard(), HumanCard(on_price)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.measures)
        row.addStretch(1)
        row.addWidget(self.dimensions)
        self.chart.body.setSpacing(8)
        self.chart.body.addLayout(row)
        self.chart.body.addWidget(self._legend)
        self.chart.body.addWidget(self.bars)
        self.chart.body.addWidget(self.readout)
        self.divided.body.addWidget(self.shares)
        self.divided.body.addStretch(1)
        side = QVBoxLayout()
        side.setSpacing(12)
        side.addWidget(self.forecast)
        side.addWidget(self.human)
        side.addStretch(1)
        self._lower = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lower.setSpacing(12)
        self._lower.addWidget(self.divided, 1)
        self._lower.addLayout(side, 1)
        self.body.addWidget(self.tiles)
        self.body.addWidget(self.chart)
        self.body.addLayout(self._lower)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.measures.chosen.connect(self._measured)
        self.dimensions.chosen.connect(lambda _key: self.wanted.emit())
        self.bars.told.connect(self._say)
        self.bars.opened.connect(self.opened)
        self.shares.chosen.connect(lambda key: self.narrowed.emit(self.dimension(), key))

    def dimension(self) -> str:
        """Return what bars and shares are cut by."""
        return self.dimensions.choice()

    def show_figures(self, figures: Figures) -> None:
        """Show sums, bars and shares."""
        self.figures = figures
        self.tiles.set_totals(figures.totals)
        self.bars.set_series(figures.series, self.dimension(), figures.projects)
        while self._entries.count():
            item = self._entries.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.deleteLater()
        for key in figures.series.keys:
            self._entries.addWidget(Swatch(figures, self.dimension(), key))
        self._legend.setVisible(len(figures.series.keys) > 1)
        self._legend.updateGeometry()
        self.retranslate()

    def show_ahead(self, ahead: Ahead) -> None:
        """Show forecast and comparison."""
        self.forecast.set_forecast(ahead.month, ahead.runs)
        self.human.set_comparison(ahead.compared, ahead.price)

    def _measured(self, key: str) -> None:
        self.measure = key
        if key == "cost" and self.figures is not None and self.figures.series.measure == "cost":
            # A second click shows the next currency: sums of two are never one bar.
            known = sorted(self.figures.totals.cost)
            present = self.figures.series.currency
            if present in known:
                self.measure = f"cost:{known[(known.index(present) + 1) % len(known)]}"
        self.wanted.emit()

    def _share(self, figures: Figures, key: object, one: Totals) -> Share:
        series, words = figures.series, key_words(self.dimension(), key, figures.projects)
        whole = figures.totals
        if series.measure == "cost":
            size, total = one.cost.get(series.currency, 0.0), whole.cost.get(series.currency, 0.0)
            value = money(one.cost, one.unpriced) if one.cost or one.unpriced else self.tr("no cost")
        else:
            size = float(one.tokens if series.measure == "tokens" else one.calls)
            total = float(whole.tokens if series.measure == "tokens" else whole.calls)
            value = short(size)
        # Of a sum in another currency, or one that nobody knows, no share can be told.
        comparable = series.measure != "cost" or set(one.cost) == {series.currency} or not (one.cost or one.unpriced)
        notes = [percent(size / total)] if total and comparable else []
        if one.median_ms is not None:
            notes.append(seconds(one.median_ms))
        if one.failed and self.dimension() != "state":
            notes.append(self.tr("{0} failed").format(percent(one.failure_rate)))
        return Share(key, words, size, role(series, key), value, " · ".join(notes))

    def _say(self, words: str) -> None:
        self.readout.set(words or self._hint())

    def _hint(self) -> str:
        if self.figures is None or not self.figures.totals.calls:
            return ""
        series = self.figures.series
        best = max(series.bars, key=lambda bar: bar.whole)
        if not best.whole:
            return ""
        words = self.tr("Highest: {0}, {1}. Click a bar to see its calls.")
        words = words.format(bar_words(best, series.step), value_words(best.whole, series))
        if series.measure == "cost" and len(self.figures.totals.cost) > 1:
            words = sentences(words, self.tr("Click the cost again for the next currency."))
        return words

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards below one another where there is little room."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._lower.direction() != way:
            self._lower.setDirection(way)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        cost = self.tr("Cost")
        if self.figures is not None and len(self.figures.totals.cost) > 1:
            series = self.figures.series
            cost = f"{cost} {series.currency}" if series.measure == "cost" else cost
        self.measures.set_words(self.tr("What the bars show"), (self.tr("Tokens"), self.tr("Calls"), cost))
        by = (self.tr("Model"), self.tr("Stage"), self.tr("Project"), self.tr("Provider"), self.tr("State"))
        self.dimensions.set_words(self.tr("What the bars are divided by"), by)
        self.chart.set_caption(self.tr("Over time"))
        self.divided.set_caption(self.tr("Shares, median latency and failures"))
        if self.figures is not None:
            self.shares.set_rows([self._share(self.figures, key, one) for key, one in self.figures.groups.items()])
        self._say(self.bars.told_now())
        if self.figures is not None and self.figures.series.unknown:
            unknown = self.figures.series.unknown
            words = self.tr("%n call(s) are missing from the bars: what they took is not known.", "", unknown)
            self.readout.set(sentences(self.readout.full(), words))
        elif self.figures is not None and self.figures.totals.cost:
            self.setAccessibleDescription(amounts(self.figures.totals.cost))
