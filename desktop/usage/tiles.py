"""The figures at the top: one card each, with its name, the number and a line that explains it."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from core.usage.money import percent, round_amounts, seconds, short
from core.usage.totals import Totals
from desktop.theme import current
from desktop.translate import Retranslating, between, number
from desktop.usage.words import money
from desktop.widgets.frames import Card
from desktop.widgets.labels import Elided, set_tone

NAMES = ("tokens", "calls", "cost", "failures", "latency", "cached")
GAP = 12
#: the rows there can be, by how many tiles stand in each
WAYS = (6, 3, 2, 1)
#: the cost is the longest figure: it gets more of a row
WIDE, USUAL = 6, 4
#: a share of failures that deserves a look
MANY = 0.05


class Tile(Card):
    """One figure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setSpacing(2)
        self.figure = Elided("", "title")
        self.note = Elided("", "second")
        for label in (self.figure, self.note):
            self.body.addWidget(label)

    def set(self, name: str, figure: str, note: str, tone: str = "neutral") -> None:
        """Show a figure; assistive technology hears the whole of it."""
        self.set_caption(name)
        self.figure.set(figure)
        self.note.set(note)
        set_tone(self.figure, tone)
        self.setAccessibleName(between(": ", name, between(", ", figure, note)))

    def needed(self) -> int:
        """Return the width in pixels at which nothing of it is shortened."""
        edges = self.body.contentsMargins()
        widest = max(part.sizeHint().width() for part in (self.caption, self.figure, self.note))
        return widest + edges.left() + edges.right() + 2


class Tiles(Retranslating, QWidget):
    """Six figures side by side, in as many rows as it takes to show each whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._totals = Totals()
        self.tiles = {name: Tile() for name in NAMES}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._across = 0
        current().changed.connect(self._arrange)
        self.retranslate()

    def set_totals(self, totals: Totals) -> None:
        """Show sums."""
        self._totals = totals
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the rows anew."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        across = next((way for way in WAYS if self._fits(way)), 1)
        if across == self._across:
            return
        self._across = across
        for place, tile in enumerate(self.tiles.values()):
            self._grid.addWidget(tile, place // across, place % across)
        for column, share in enumerate((*self._shares(across), *[0] * len(NAMES))):
            self._grid.setColumnStretch(column, share)

    def _fits(self, across: int) -> bool:
        shares = self._shares(across)
        room = self.width() - GAP * (across - 1)
        return all(
            tile.needed() <= room * shares[place % across] // sum(shares)
            for place, tile in enumerate(self.tiles.values())
        )

    @staticmethod
    def _shares(across: int) -> list[int]:
        return [WIDE if place == NAMES.index("cost") and across > 1 else USUAL for place in range(across)]

    def retranslate(self) -> None:
        """Set all visible strings again."""
        found, tiles = self._totals, self.tiles
        tokens = self.tr("{0} in · {1} out").format(short(found.prompt_tokens), short(found.completion_tokens))
        name = self.tr("Tokens, at least") if found.uncounted else self.tr("Tokens")
        tiles["tokens"].set(name, short(found.tokens), tokens)
        answered = self.tr("{0} answered").format(number(found.ok))
        tiles["calls"].set(self.tr("Calls"), number(found.calls), answered)
        unknown = self.tr("%n call(s) without a price", "", found.unpriced)
        known = self.tr("every price is known") if found.calls else "–"
        name = self.tr("Cost, at least") if found.unpriced and found.cost else self.tr("Cost")
        figure = money(found.cost, 1) if found.unpriced and not found.cost else round_amounts(found.cost)
        tiles["cost"].set(name, figure, unknown if found.unpriced else known)
        rate = found.failure_rate
        failed = self.tr("{0} failed").format(number(found.failed))
        tiles["failures"].set(
            self.tr("Failure rate"), percent(rate), failed, "bad" if rate is not None and rate >= MANY else "neutral"
        )
        slow = self.tr("95 % under {0}").format(seconds(found.p95_ms)) if found.median_ms is not None else answered
        tiles["latency"].set(self.tr("Median latency"), seconds(found.median_ms), slow)
        kept = self.tr("{0} cached, no cost").format(number(found.cached))
        tiles["cached"].set(self.tr("Cached share"), percent(found.cached_share), kept)
        self._arrange()
