"""The models of one provider as a table, with what can be done about them."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.models.files import starter_model
from desktop.models.reading import Offer
from desktop.models.words import failure_words, size_words
from desktop.translate import Retranslating, number
from desktop.widgets.buttons import Button
from desktop.widgets.columns import Column
from desktop.widgets.empty import EmptyState
from desktop.widgets.labels import label, set_tone
from desktop.widgets.page import ActionBar
from desktop.widgets.paged import PagedModel
from desktop.widgets.table import BigTable


class Offers(Retranslating, QWidget):
    """A table with a line on the current model and a bar of actions; an empty state where no model is known.

    Signals:
        current_changed: another model is current.
    """

    current_changed = Signal()

    def __init__(self, run: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: dict[int, Offer] = {}
        self._running: set[str] = set()
        columns = (
            Column("name", lambda: self.tr("Model"), "text"),
            Column("vision", lambda: self.tr("Reads"), "muted", 100, self._sight, hide_below=620),
            Column("context", lambda: self.tr("Context"), "number", 84, hide_below=420),
            Column("price", lambda: self.tr("Price in / out"), "number", 132, _same, hide_below=520),
            Column("size", lambda: self.tr("Size"), "number", 84, lambda size: size_words(size or 0), hide_below=700),
            Column("state", lambda: self.tr("Last check"), "state", 128, self._state, self._tone),
        )
        self.model = PagedModel(columns, array("q"), self._fetch, self)
        self.table = BigTable(self.model, compact=True)
        self._keyless = self._files = False
        self.starter: Callable[[], object] = lambda: run("models.file")
        self.empty = EmptyState(
            "models", lambda: run(self._first_step()), lambda: self.starter() if self._files else run("models.add")
        )
        self.failure = label(look="second", wrap=True)
        self.failure.setContentsMargins(20, 10, 20, 10)
        self.failure.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_tone(self.failure, "bad")
        self.failure.hide()
        self.buttons = {
            name: Button(on_click=partial(run, name))
            for name in ("models.check", "models.settings", "models.use", "models.add", "models.file", "edit.delete")
        }
        self._lay_out()
        self.table.current_changed.connect(self._moved)
        self.table.opened.connect(lambda _id: run("models.settings"))
        self.retranslate()

    def _lay_out(self) -> None:
        self.bar = ActionBar(*self.buttons.values())
        filled = QWidget()
        self.column = QVBoxLayout(filled)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        for part in (self.table, self.failure, self.bar):
            self.column.addWidget(part, 1 if part is self.table else 0)
        self.stack = QStackedWidget()
        self.stack.addWidget(filled)
        self.stack.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)

    def show_offers(
        self, offers: list[Offer], running: set[str], *, keyless: bool = False, files: bool = False
    ) -> None:
        """Show the models of a provider; `running` are those being checked, `keyless` says that a key is missing.

        With `files` they are files on the disk, which are added and not asked for.
        """
        self._keyless, self._files = keyless, files
        self._offers = {offer.row.id: offer for offer in offers}
        self._running = running
        ids = array("q", self._offers)
        if ids == self.model.ids:
            self.model.refresh(ids)
        else:
            self.model.set_ids(ids)
        if ids and self.table.current_id() < 0:
            self.table.go_to_row(0)
        self.stack.setCurrentIndex(0 if ids else 1)
        self.retranslate()

    def _first_step(self) -> str:
        return "models.file" if self._files else "models.key" if self._keyless else "models.refresh"

    def current(self) -> Offer | None:
        """Return the current model."""
        return self._offers.get(self.table.current_id())

    def all(self) -> list[Offer]:
        """Return all models of the provider."""
        return list(self._offers.values())

    def chosen(self) -> list[Offer]:
        """Return the selected models, else the current one."""
        selection = self.table.selection()
        ids = self.model.ids if selection.everything else selection.ids
        found = [self._offers[id] for id in ids if id in self._offers]
        here = self.current()
        return found or ([here] if here else [])

    def _fetch(self, ids: list[int]) -> dict[int, tuple[Any, ...]]:
        return {id: self._values(self._offers[id]) for id in ids if id in self._offers}

    def _values(self, offer: Offer) -> tuple[Any, ...]:
        return offer.row.name, offer.model.vision, offer.model.context, self._price(offer), offer.row.size, offer

    def _price(self, offer: Offer) -> str:
        model = offer.model
        if model.local and not (model.price_in or model.price_out):
            return self.tr("no cost")
        if model.price_in is None or model.price_out is None:
            return self.tr("unknown")
        prices = " / ".join(QLocale().toString(price, "g", 6) for price in (model.price_in, model.price_out))
        return f"{prices} {model.currency}".strip()

    def _sight(self, vision: bool | None) -> str:
        return "" if vision is None else self.tr("text, pictures") if vision else self.tr("text")

    def _state(self, offer: Offer) -> str:
        if offer.row.name in self._running:
            return self.tr("loading…") if self._files else self.tr("asking…")
        checked = offer.row.checked
        if not checked:
            return self.tr("not checked")
        if not checked.get("ok"):
            return self.tr("failed")
        return self.tr("{0} ms").format(number(checked["latency_ms"]))

    def _tone(self, offer: Offer) -> str:
        if not offer.row.checked or offer.row.name in self._running:
            return "faint"
        return "good" if offer.row.checked.get("ok") else "bad"

    def _moved(self, _id: int = -1) -> None:
        offer = self.current()
        error = offer.row.checked.get("error") if offer else None
        self.failure.setVisible(error is not None)
        self.failure.setText(failure_words(error) if error else "")
        self.current_changed.emit()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        words = (self.tr("Check"), self.tr("Settings…"), self.tr("Use for the project"))
        more = (self.tr("Add by name…"), self.tr("Add a model file…"), self.tr("Remove"))
        for button, word in zip(self.buttons.values(), (*words, *more), strict=True):
            button.setText(word)
        self.buttons["models.add"].setVisible(not self._files)
        self.buttons["models.file"].setVisible(self._files)
        self.table.set_name(self.tr("Models of the provider"))
        self.empty.set_texts(*self._empty_texts())
        self.table.retranslate()
        self._moved()

    def _empty_texts(self) -> tuple[str, str, str, str]:
        if self._files:
            title = self.tr("No model file has been added yet")
            sentence = self.tr("Drop a file that ends in .gguf here: this program runs it itself, without a service.")
            second = self.tr("Use the small model (English)") if starter_model() else ""
            return title, sentence, self.tr("Add a model file…"), second
        title, second = self.tr("No model of this provider is known yet"), self.tr("Add by name…")
        if self._keyless:
            sentence = self.tr("Enter the key of your account, then ask for the models.")
            return title, sentence, self.tr("Enter the key"), second
        sentence = self.tr("Ask it which models it has, or name one yourself.")
        return title, sentence, self.tr("Ask for its models"), second


def _same(value: Any) -> str:
    return str(value)
