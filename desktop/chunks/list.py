"""The list of all chunks of the project."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from sqlalchemy import Connection, Select

from core.changes import ChangeSet
from core.chunks import listing
from core.chunks.listing import ChunkFilter
from desktop import icons
from desktop.chunks import rows
from desktop.chunks.narrowing import ChunkFilters, parts_of
from desktop.documents.switching import WaysSwitch
from desktop.filtered import FilteredList
from desktop.filteredrows import ALL, Values
from desktop.filters import FilterBar
from desktop.session import Session
from desktop.translate import number
from desktop.widgets.buttons import Button

BULK: Final = ("generate", "prepend", "append", "clean", "export", "accept", "reject", "delete")
#: chips -> what they stand for in a filter
STATES: Final[dict[str, dict[str, bool]]] = {
    "waiting": {"waiting": True},
    "asked": {"asked": True},
    "unasked": {"asked": False},
    "edited": {"edited": True},
    "oversize": {"oversize": True},
}
#: chips that stay where nothing has what they stand for
ALWAYS: Final = (ALL, "asked", "unasked")


class AllChunks(FilteredList):
    """Chunks of all documents; chips of states that no chunk is in stay away."""

    noun = "chunk"
    first = ALL
    states = (ALL, *STATES)

    def __init__(self, session: Session, run: Callable[[str], object]) -> None:
        self._kept = ""
        super().__init__(session, rows.columns(), BULK, run)
        self._arrange_head()
        icons.tint(self.primary, "spark", "on_accent")
        icons.tint(self.export, "export", "muted")
        icons.tint(self.button("delete"), "trash", "bad")

    def _arrange_head(self) -> None:
        """Give the chips a line of their own, where they wrap; document, size and search share the one below."""
        line = QHBoxLayout()
        line.setSpacing(8)
        self.head.rows.insertWidget(1, self.filters.chips)
        self.head.rows.removeWidget(self.filters)
        line.addWidget(self.filters, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.filters.search)
        self.filters.search.setFixedWidth(220)
        self.head.rows.addLayout(line)

    def filter_bar(self, session: Session) -> FilterBar:
        """Return the line of filters."""
        return ChunkFilters(session)

    def head_parts(self, run: Callable[[str], object]) -> tuple[QWidget, ...]:
        """Return what stands in the head before the primary button; the search field is below."""
        self.ways = WaysSwitch("chunks")
        self.export = Button(on_click=lambda: run("export"))
        return (self.ways, self.export)

    def is_strict(self) -> bool:
        """A chunk that was decided on leaves those that wait."""
        return bool(self.state())

    # The filter

    def filter(self, state: str | None = None) -> ChunkFilter:
        """Return the filter on the screen, in its order; with `state` for that state instead."""
        chosen = self.state() if state is None else state
        values: dict[str, Any] = {**parts_of(self.filters.narrowing()), **STATES.get(chosen, {})}
        return ChunkFilter(**values, order=self.order)

    def reader(self, state: str | None = None) -> Callable[[Connection], ChunkFilter]:
        """Return what makes the filter on the screen."""
        chosen = self.filter(state)
        return lambda _connection: chosen

    def query(self, chosen: ChunkFilter) -> Select[Any]:
        """Return the query of the ids of a filter."""
        return listing.query(self.session.project_id, chosen)

    def ids(self, connection: Connection, chosen: ChunkFilter) -> array[int]:
        """Return the ids of a filter in its order."""
        return listing.ids(connection, self.session.project_id, chosen)

    def among(self, connection: Connection, chosen: ChunkFilter, wanted: list[int]) -> array[int]:
        """Return those ids that match a filter."""
        return listing.among(connection, self.session.project_id, chosen, wanted)

    def count_states(self, connection: Connection, chosen: ChunkFilter | None) -> dict[str, int]:
        """Return how many chunks are in each state."""
        return listing.counts(connection, self.session.project_id, chosen)

    def fetch(self, ids: list[int]) -> dict[int, Values]:
        """Return the values of a page."""
        found = self.session.read(lambda c: listing.rows(c, ids))
        return {one: rows.values(row) for one, row in found.items()}

    def show_only(self, state: str, document_id: int = 0) -> None:
        """Show the chunks of one state, of one document, and nothing else."""
        self.filters.clear(quietly=True)
        self._kept = state
        self.retranslate()
        self.filters.chips.set_checked({state})
        if document_id:
            self.filters.set_document(document_id)
        else:
            self.refresh()

    # What is selected

    def picked(self) -> Select[Any] | list[int]:
        """Return what actions go to: the query of everything that matches, or ids; an empty list for nothing."""
        selection, current = self.table.selection(), self.table.current_id()
        if selection.everything:
            return self.query(self.filter())
        return list(selection.ids) or ([current] if current >= 0 else [])

    def count(self) -> int:
        """Return how many chunks `picked` stands for."""
        selection = self.table.selection()
        if selection.everything:
            return self.model.rowCount()
        return len(selection.ids) or int(self.table.current_id() >= 0)

    def take(self, changes: ChangeSet) -> None:
        """Follow changes: what is new belongs into the middle, so the list is read again."""
        if changes.added.get("chunk"):
            self.listing.reload()
        kept = ChangeSet()
        kept.update("chunk", [*changes.updated.get("chunk", ()), *_owners(changes)])
        kept.remove("chunk", changes.removed.get("chunk", ()))
        self.listing.take(kept)
        if {"document", "question"} & changes.tables():
            self.model.refresh(None)
        self._count.ask()

    # Words

    def say_none(self) -> None:
        """Say why the list is empty."""
        sentence = self.tr("No chunk of this project fits these filters.")
        self.none.set_texts(self.tr("No such chunk"), sentence, self.tr("Clear the filters"))

    def say_foot(self) -> None:
        """Say how much there is and how much of it is selected."""
        shown, selection = self.model.rowCount(), self.table.selection()
        count = shown if selection.everything else len(selection.ids)
        link = self.tr("select all {0}").format(number(shown)) if shown > 1 and not selection.everything else ""
        if count > 1:
            words = self.tr("{0} of {1} selected").format(number(count), number(shown))
        elif shown < self.total:
            words = self.tr("{0} of {1} chunks match").format(number(shown), number(self.total))
        else:
            words = self.tr("%n chunk(s)", "", shown)
        self.foot.set_texts(words, link)
        waits = self.left_counts.get("waiting", 0) > 0
        for name in ("accept", "reject"):
            self.button(name).setVisible(waits)
        self.bulk.set_count(count)

    def state_words(self) -> dict[str, str]:
        """Return the translated word of each chip."""
        return {
            ALL: self.tr("All"),
            "waiting": self.tr("To decide"),
            "asked": self.tr("With questions"),
            "unasked": self.tr("Without questions"),
            "edited": self.tr("Edited"),
            "oversize": self.tr("Over the maximum"),
        }

    def retranslate(self) -> None:
        """Set all visible strings again."""
        on = self.filters.chips.checked() | {self._kept}
        self.states = tuple(one for one in (ALL, *STATES) if one in ALWAYS or one in on or self.left_counts.get(one, 0))
        super().retranslate()
        self.head.set_texts(self.tr("Chunks"), number(self.total) if self.total else "")
        self.primary.setText(self.tr("Questions…"))
        self.primary.setAccessibleName(self.tr("Generate questions…"))
        self.export.setText(self.tr("Export…"))
        self.filters.search.set_placeholder(self.tr("Search the texts"))
        self.table.set_name(self.tr("Chunks"))
        words = {
            "generate": self.tr("Generate questions…"),
            "prepend": self.tr("Prepend…"),
            "append": self.tr("Append…"),
            "clean": self.tr("Clean…"),
            "export": self.tr("Export…"),
            "accept": self.tr("Accept the cleaned"),
            "reject": self.tr("Reject the cleaned"),
            "delete": self.tr("Delete"),
        }
        for name, word in words.items():
            self.button(name).setText(word)


def _owners(changes: ChangeSet) -> set[int]:
    """Return the chunks whose cleaned texts came, went or changed."""
    found: set[int] = set()
    for part in (changes.added, changes.updated, changes.removed):
        found |= set(part.get("cleaning", ()))
    return found
