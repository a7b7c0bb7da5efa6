"""The list of samples."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Select

from core.samples import listing
from core.samples.listing import SampleFilter
from desktop import icons
from desktop.datasets.words import Line, columns, sample_filter
from desktop.filtered import FilteredList
from desktop.filteredrows import ALL, Values
from desktop.session import Session

BULK = ("accept", "reject", "tag", "delete")


class SampleList(FilteredList):
    """Samples with their states as chips; a row that left the filter stays, dimmed, until the list is refreshed."""

    noun = "sample"
    first = "open"
    states = ("open", "accepted", "rejected", ALL)

    def __init__(self, session: Session, run: Callable[[str], object]) -> None:
        super().__init__(session, columns(), BULK, run)
        icons.tint(self.primary, "export", "on_accent")

    def reader(self, state: str | None = None) -> Callable[[Connection], SampleFilter]:
        """Return what makes the filter on the screen, in its order."""
        chosen, order = self.state() if state is None else state, self.order
        narrowing = self.filters.narrowing()
        return lambda connection: sample_filter(connection, narrowing, chosen, order)

    def query(self, chosen: SampleFilter) -> Select[Any]:
        """Return the query of the ids of a filter."""
        return listing.query(self.session.project_id, chosen)

    def ids(self, connection: Connection, chosen: SampleFilter) -> array[int]:
        """Return the ids of a filter in its order."""
        return listing.ids(connection, self.session.project_id, chosen)

    def among(self, connection: Connection, chosen: SampleFilter, wanted: list[int]) -> array[int]:
        """Return those ids that match a filter."""
        return listing.among(connection, self.session.project_id, chosen, wanted)

    def count_states(self, connection: Connection, chosen: SampleFilter | None) -> dict[str, int]:
        """Return how many samples each state has."""
        return listing.counts(connection, self.session.project_id, chosen)

    def fetch(self, ids: list[int]) -> dict[int, Values]:
        """Return the values of a page."""
        found = self.session.read(lambda c: listing.rows(c, ids))
        state = self.state()
        return {
            one: (Line(row[1], bool(state) and row[4] != state), row[2], row[3], row[4]) for one, row in found.items()
        }

    def state_words(self) -> dict[str, str]:
        """Return the translated word of each chip."""
        return {
            "open": self.tr("Open"),
            "accepted": self.tr("Accepted"),
            "rejected": self.tr("Rejected"),
            ALL: self.tr("All"),
        }

    def say_none(self) -> None:
        """Say why the list is empty: all done, or nothing matches."""
        if self.state() == "open" and not self.filters.narrowing() and self.total:
            title = self.tr("Everything is reviewed")
            words = self.tr("No sample is open any more. Export the dataset, or look at all of them again.")
            self.none.set_texts(title, words, self.tr("Show all"))
        else:
            super().say_none()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        count = self.tr("%n sample(s)", "", self.total)
        self.head.set_texts(self.tr("Datasets"), count)
        self.primary.setText(self.tr("Export…"))
        self.filters.search.set_placeholder(self.tr("Search samples"))
        self.table.set_name(self.tr("Samples"))
        words = {
            "accept": self.tr("Accept"),
            "reject": self.tr("Reject"),
            "tag": self.tr("Tag…"),
            "delete": self.tr("Delete"),
        }
        for name, word in words.items():
            self.button(name).setText(word)
