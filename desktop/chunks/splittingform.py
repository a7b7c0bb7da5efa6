"""Choosing a way of splitting with its settings."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from core.chunks.splitters import STRATEGIES, Strategy
from core.chunks.splitting import Splitting
from desktop.chunks import splittingkept
from desktop.preferences import Preferences
from desktop.translate import Retranslating
from desktop.widgets.form import ModelForm
from desktop.widgets.labels import label

#: by hand is no way to choose here: it needs the text of one document
WAYS: tuple[Strategy, ...] = tuple(way for way in STRATEGIES if way.name != "hand")


class SplittingForm(Retranslating, QWidget):
    """The strategies, and below the settings of the one chosen; each keeps its settings while others are looked at.

    Signals:
        changed: the settings, or another strategy, changed; `value` says to what.
    """

    changed = Signal()

    def __init__(self, preferences: Preferences, splitting: Splitting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._forms: dict[str, ModelForm[Any]] = {}
        self.ways = QComboBox()
        self.words = label(look="muted", wrap=True)
        self._title = label(look="bold")
        self._title.setBuddy(self.ways)
        for way in WAYS:
            self.ways.addItem("", way.name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        for part in (self._title, self.ways, self.words):
            self._column.addWidget(part)
        self._column.addSpacing(8)
        self._column.addStretch(1)
        known = [way.name for way in WAYS]
        chosen = splitting if splitting.strategy in known else splittingkept.last(preferences)
        self.form(chosen.strategy).set_value(chosen.chosen())
        self.ways.setCurrentIndex(known.index(chosen.strategy))
        self.ways.currentIndexChanged.connect(self._switch)
        self._show()
        self.retranslate()

    def strategy(self) -> str:
        """Return the name of the strategy chosen."""
        return str(self.ways.currentData())

    def choose(self, strategy: str) -> None:
        """Choose a strategy."""
        self.ways.setCurrentIndex(self.ways.findData(strategy))

    def form(self, strategy: str) -> ModelForm[Any]:
        """Return the form of a strategy, made when it is first asked for."""
        if strategy not in self._forms:
            way = next(one for one in WAYS if one.name == strategy)
            kept = splittingkept.last(self._preferences, strategy)
            made: ModelForm[Any] = ModelForm(way.settings, kept.chosen(), self)
            made.changed.connect(lambda _valid: self.changed.emit())
            self._forms[strategy] = made
            self._column.insertWidget(self._column.count() - 1, made)
        return self._forms[strategy]

    def value(self) -> Splitting | None:
        """Return the splitting, None while a setting is wrong."""
        name = self.strategy()
        settings = self.form(name).value()
        return None if settings is None else Splitting(strategy=name, settings=settings.model_dump(mode="json"))

    def _switch(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        shown = self.form(self.strategy())
        for one in self._forms.values():
            one.setVisible(one is shown)
        self.words.setText(self._explained(self.strategy()))

    def _explained(self, strategy: str) -> str:
        return {
            "markdown": self.tr(
                "Cuts at headings, then between paragraphs. Tables, code, formulas and lists stay whole."
            ),
            "recursive": self.tr("Cuts at the strongest of your separators that makes the pieces small enough."),
            "fixed": self.tr("Pieces of one length, each repeating the end of the one before."),
            "tokens": self.tr("Pieces of so many tokens, as language models count them."),
            "code": self.tr("Cuts between functions and classes, by the grammar of the programming language."),
            "custom": self.tr("Cuts wherever one separator stands."),
        }.get(strategy, "")

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self._title.setText(self.tr("Splitting"))
        self.ways.setAccessibleName(self._title.text())
        for place, way in enumerate(WAYS):
            self.ways.setItemText(place, QCoreApplication.translate("Splitters", way.title))
        self.words.setText(self._explained(self.strategy()))
