"""The list of providers: those that can be used first, with what the last checks said."""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.models import keys
from desktop.models.reading import ProviderRow, ordered
from desktop.models.reading import rows as read_rows
from desktop.models.words import provider_words
from desktop.session import Session
from desktop.translate import Retranslating, number
from desktop.widgets.buttons import Button
from desktop.widgets.columns import Column
from desktop.widgets.frames import Panel
from desktop.widgets.page import PageHead
from desktop.widgets.paged import PagedModel
from desktop.widgets.search import SearchField
from desktop.widgets.segments import Segments
from desktop.widgets.table import BigTable


class ProviderList(Retranslating, Panel):
    """Search, two segments (providers, stages), and the table of the one or the other.

    Signals:
        chosen(str): id of the provider that is current, "" for none.
        section(str): "providers" or "stages".
    """

    chosen = Signal(str)
    section = Signal(str)

    def __init__(self, session: Session, add: Button, stages: QWidget, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._session = session
        self._all: list[ProviderRow] = []
        self._shown: list[ProviderRow] = []
        self._order: list[str] = []
        self._places: dict[str, str | None] = {}
        self._wanted = ""
        self.sections = Segments(["providers", "stages"])
        self.search = SearchField()
        self.head = PageHead(add)
        self.head.rows.addWidget(self.sections)
        self.head.rows.addWidget(self.search)
        columns = (
            Column("title", lambda: self.tr("Provider"), "text"),
            Column("models", lambda: self.tr("Models"), "number", 76, hide_below=300),
            Column("state", lambda: self.tr("State"), "state", 132, self._words, self._tone),
        )
        self.model = PagedModel(columns, array("q"), self._fetch, self)
        self.table = BigTable(self.model)
        self.tables = QStackedWidget()
        self.tables.addWidget(self.table)
        self.tables.addWidget(stages)
        self.body.addWidget(self.head)
        self.body.addWidget(self.tables, 1)
        self.search.searched.connect(lambda _text: self._narrow())
        self.sections.chosen.connect(self.section)
        self.table.current_changed.connect(self._moved)
        self.retranslate()

    def show_section(self, section: str) -> None:
        """Show the providers, or the table of stages in their place."""
        self.sections.choose(section)
        self.tables.setCurrentIndex(0 if section == "providers" else 1)
        self.search.setVisible(section == "providers")

    def reload(self) -> None:
        """Read the providers, and where their keys are."""
        self._session.query(read_rows, self._read, self, "providers")

    def row(self, provider: str) -> ProviderRow | None:
        """Return the row of a provider."""
        return next((row for row in self._all if row.entry.id == provider), None)

    def current(self) -> str:
        """Return the id of the provider that is current, "" for none."""
        place = self.table.current_id()
        return self._order[place] if 0 <= place < len(self._order) else ""

    def go_to(self, provider: str) -> None:
        """Make a provider current; one that was not read yet, as soon as it is."""
        self._wanted = provider
        self.search.clear()
        self._narrow()

    def look_for_keys(self) -> None:
        """Ask the keyring, which may take its time, off the window's thread."""
        entries, secrets = [row.entry for row in self._all], self._session.secrets
        self._session.errands.run(lambda: keys.places(secrets, entries), self._placed, self._session.failed.emit, self)

    def _read(self, found: list[ProviderRow]) -> None:
        first = not self._all
        self._all = [replace(row, place=self._places.get(row.entry.id, "?")) for row in found]
        if first or any(row.entry.id not in self._places for row in self._all):
            self.look_for_keys()
        self._narrow()

    def _placed(self, places: dict[str, str | None]) -> None:
        self._places = places
        locked = self._session.secrets.locked
        self._all = [replace(row, place=places.get(row.entry.id), locked=locked) for row in self._all]
        self._narrow()
        self.chosen.emit(self.current())

    def _narrow(self) -> None:
        """Show what fits the search; numbers of rows stay with their provider, so that the current one stays too."""
        for row in self._all:
            if row.entry.id not in self._order:
                self._order.append(row.entry.id)
        text = self.search.text().strip().casefold()
        fits = [row for row in self._all if text in _searched(row)]
        self._shown = ordered(fits)
        self.model.set_ids(array("q", [self._order.index(row.entry.id) for row in self._shown]))
        if self._wanted in (row.entry.id for row in self._shown):
            self.table.go_to(self._order.index(self._wanted))
            self._wanted = ""
        if self.table.current_id() < 0 and self._shown:
            self.table.go_to_row(0)
        self.retranslate()

    def _fetch(self, ids: list[int]) -> dict[int, tuple[Any, ...]]:
        rows = {row.entry.id: row for row in self._shown}
        found = {id: rows.get(self._order[id]) for id in ids}
        return {
            id: (provider_words(row.entry.title), row.models or None, row)
            for id, row in found.items()
            if row is not None
        }

    def _moved(self, _place: int) -> None:
        self.chosen.emit(self.current())

    def _words(self, row: ProviderRow) -> str:
        if row.bad and not row.good:
            return self.tr("fails")
        if row.bad:
            return self.tr("{0} of {1} answer").format(number(row.good), number(row.good + row.bad))
        if row.good:
            return self.tr("answers")
        if row.entry.key and row.place is None:
            return self.tr("no key")
        return self.tr("on this computer") if row.entry.local else self.tr("not checked") if row.usable else ""

    def _tone(self, row: ProviderRow) -> str:
        if row.bad:
            return "warn" if row.good else "bad"
        return "good" if row.good else "faint"

    def retranslate(self) -> None:
        """Set all visible strings again."""
        ready = sum(row.ready for row in self._all)
        self.head.set_texts(self.tr("Models"), self.tr("%n provider(s) ready", "", ready) if ready else "")
        self.sections.set_words(self.tr("What is shown"), [self.tr("Providers"), self.tr("Which model does what")])
        self.search.set_placeholder(self.tr("Find a provider"))
        self.table.set_name(self.tr("Providers"))
        self.table.retranslate()


def _searched(row: ProviderRow) -> str:
    entry = row.entry
    return f"{provider_words(entry.title)} {entry.title} {entry.id} {entry.base_url}".casefold()
