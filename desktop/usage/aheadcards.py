"""Two cards: what is still to come, and what people would cost for the same rows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.usage.forecast import Forecast, RunForecast
from core.usage.human import Comparison, HumanPrice
from core.usage.money import amount, percent, short
from desktop.jobwords import title
from desktop.translate import Retranslating, between, number
from desktop.usage.words import day_words, money
from desktop.widgets.buttons import Button
from desktop.widgets.frames import Card
from desktop.widgets.labels import hairline, label


class Line(QWidget):
    """A figure with words on both sides: what it is, and how it was reckoned below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.figure, self.note = label(wrap=True), label(look="bold"), label(look="second", wrap=True)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self.name, 1)
        first.addWidget(self.figure)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(2)
        column.addLayout(first)
        column.addWidget(self.note)

    def set(self, name: str, figure: str, note: str) -> None:
        """Show a line."""
        self.name.setText(name)
        self.figure.setText(figure)
        self.note.setText(note)
        self.note.setVisible(bool(note))


class ForecastCard(Retranslating, Card):
    """The end of the month at the rate of the last days, and the end of each run at its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._month, self._runs = Forecast(), list[RunForecast]()
        self.lines = [Line() for _ in range(4)]
        for place, line in enumerate(self.lines):
            if place:
                line.layout().insertWidget(0, hairline())  # type: ignore[union-attr]
            self.body.addWidget(line)
        self.body.addStretch(1)
        self.retranslate()

    def set_forecast(self, month: Forecast, runs: list[RunForecast]) -> None:
        """Show what is to come."""
        self._month, self._runs = month, runs[: len(self.lines) - 1]
        self.retranslate()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.set_caption(self.tr("Forecast"))
        found = self._month
        name = self.tr("This month, until {0}").format(day_words(found.until)) if found.until else self.tr("This month")
        if found.days:
            rate = self.tr(
                "So far {0}; the rest at the rate of the last %n day(s). {1} tokens in all.", "", _days(found)
            )
            note = rate.format(money(found.cost, found.at_least), short(found.tokens_then))
            self.lines[0].set(name, money(found.cost_then, found.at_least), note)
        else:
            self.lines[0].set(name, "–", self.tr("No recent calls to estimate from."))
        for place, line in enumerate(self.lines[1:]):
            line.setVisible(place < len(self._runs))
            if place < len(self._runs):
                self._say_run(line, self._runs[place])

    def _say_run(self, line: Line, run: RunForecast) -> None:
        name = self.tr("{0}, when it ends").format(title(run.kind))
        done = self.tr("{0} of {1} items done, so far {2}; the others at the same cost each.")
        note = done.format(number(run.ended), number(run.total), money(run.cost, run.at_least))
        line.set(name, money(run.cost_then, run.at_least), note)


class HumanCard(Retranslating, Card):
    """The same rows written by people."""

    def __init__(self, on_price: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._compared, self._price = Comparison(0, 0.0, "", None), HumanPrice()
        self.lines = (Line(), Line())
        self.button = Button(kind="link", on_click=on_price)
        for line in self.lines:
            self.body.addWidget(line)
        self.body.addWidget(self.button)
        self.body.addStretch(1)
        self.retranslate()

    def set_comparison(self, compared: Comparison, price: HumanPrice) -> None:
        """Show a comparison."""
        self._compared, self._price = compared, price
        self.retranslate()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.set_caption(self.tr("Compared with labelling by hand"))
        self.button.setText(self.tr("Change the price…"))
        found, price = self._compared, self._price
        rows = self.tr("%n row(s) by hand", "", found.rows)
        if price.way == "row":
            note = self.tr("{0} a row").format(amount(price.per_row, price.currency))
        else:
            each = (
                self.tr("{0} minutes a row at {1} an hour; {2} hours of work.")
                if found.rows
                else self.tr("{0} minutes a row at {1} an hour")
            )
            note = each.format(
                f"{price.minutes:g}", amount(price.wage, price.currency), number(round(found.hours or 0))
            )
        if found.rows:
            self.lines[0].set(rows, amount(found.human, found.currency), note)
        else:
            self.lines[0].set(self.tr("No rows yet"), "–", note)
        share = ""
        if found.share is not None and found.rows:
            words = (
                self.tr("at least {0} of the price by hand") if found.at_least else self.tr("{0} of the price by hand")
            )
            share = words.format(percent(found.share))
        whole = self.tr("Since the beginning, failed tries and other stages included.")
        self.lines[1].set(
            self.tr("By models"),
            money(found.cost, found.at_least),
            between(". ", f"{share[:1].upper()}{share[1:]}", whole),
        )


def _days(found: Forecast) -> int:
    return max(1, round(found.days))
