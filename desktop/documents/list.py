"""The left side of the Documents pane: head, filter, list, and the bar for a selection."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Signal
from PySide6.QtWidgets import QStackedWidget
from sqlalchemy import Connection

from core.documents import listing
from core.documents.listing import DocumentFilter
from desktop.documents.narrowing import Narrowing
from desktop.documents.rows import DocumentRows
from desktop.documents.selection import SelectionBar
from desktop.documents.switching import WaysSwitch
from desktop.listing import Throttle
from desktop.translate import Retranslating, number
from desktop.widgets.buttons import Button
from desktop.widgets.empty import EmptyState
from desktop.widgets.frames import Panel
from desktop.widgets.page import Foot, PageHead
from desktop.widgets.table import BigTable, Selection

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.actions import Actions
    from desktop.session import Session


# Counting every kind of document takes longer than the list; while a job adds documents it is done this often.
VALUES_MS = 3000


class DocumentList(Retranslating, Panel):
    """The list.

    Signals:
        loaded: how many documents the project has, after the list was read.
        selected: the selection changed.
    """

    loaded = Signal(int)
    selected = Signal()

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__("surface")
        self._session = session
        self._project = 0
        self._filter = DocumentFilter()
        self._order, self._ascending = "name", True
        self._counts: dict[str, int] = {}
        self._values: dict[str, dict[str, int]] = {}
        self._wanted = 0
        self.rows = DocumentRows(session, self)
        self.model = self.rows.model
        self.table = BigTable(self.model)
        self.again = Throttle(self.query, self)
        self.values_again = Throttle(self._ask_values, self, VALUES_MS)
        self.generate_all = Button(icon="spark", on_click=lambda: actions.run("documents.generate_all"))
        self.add = Button(kind="primary", icon="import", on_click=lambda: actions.run("item.import"))
        self.narrowing = Narrowing()
        self.chips, self.search = self.narrowing.chips, self.narrowing.search
        self.foot = Foot(self.table.selectAll)
        self.bulk = SelectionBar(actions, self._select_current)
        self.ways = WaysSwitch("documents")
        self.head = PageHead(self.ways, self.generate_all, self.add)
        self.head.rows.addWidget(self.narrowing)
        self.none = EmptyState("filter", self.clear_filter)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.none)
        for part in (self.head, self.pages, self.bulk, self.foot):
            self.body.addWidget(part, 1 if part is self.pages else 0)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.narrowing.changed.connect(self._narrow)
        self.narrowing.sort_asked.connect(self._turn)
        self.narrowing.orders = lambda: [(one.key, one.title()) for one in self.model.columns if one.sortable]
        self.table.sort_asked.connect(self._sort)
        self.table.selection_changed.connect(lambda _selection: self._say_selection())
        self.table.show_sort(self._order, self._ascending)

    # What is shown

    def query(self) -> None:
        """Read ids and counts again, off the UI thread."""
        project_id, chosen, order, ascending = self._session.project_id, self._filter, self._order, self._ascending
        if not project_id:
            self.values_again.now()
            self._take((0, array("q"), {}))
            return

        def read(connection: Connection) -> tuple[int, array[int], dict[str, int]]:
            ids = listing.ids(connection, project_id, chosen, order, ascending)
            counts = listing.counts(connection, project_id, chosen)
            if chosen != DocumentFilter():
                counts["whole"] = listing.counts(connection, project_id)["all"]
            return project_id, ids, counts

        self._session.query(read, self._take, self, "ids")
        self.values_again.ask()

    def _ask_values(self) -> None:
        """Read what there is to filter by: counting that takes longer than the list itself."""
        project_id = self._session.project_id
        if project_id:
            self._session.query(lambda c: listing.values(c, project_id), self._take_values, self, "values")
        else:
            self._take_values({})

    def _take_values(self, values: dict[str, dict[str, int]]) -> None:
        self._values = values
        self.narrowing.set_numbers(self._counts, values)
        self.selected.emit()

    def waiting(self) -> int:
        """Return how many documents of the project were read again and wait for a decision."""
        return self._values.get("is", {}).get("waiting", 0)

    def _take(self, found: tuple[int, array[int], dict[str, int]]) -> None:
        project_id, ids, self._counts = found
        if project_id != self._project:
            self._project = project_id
            self.rows.clear()
            self.table.clear_selection()
        if ids != self.model.ids:
            kept = self.table.selection()
            self.model.set_ids(ids)
            self._select_again(kept)
        if self._wanted and self.table.go_to(self._wanted):
            self._wanted = 0
        elif self.table.current_id() < 0:
            self.table.go_to_row(0)
        self.pages.setCurrentWidget(self.table if ids or not self.total() else self.none)
        self.retranslate()
        self.loaded.emit(self.total())

    def forget(self) -> None:
        """Hold nothing of the project that was in front; where it comes back, its first row is chosen anew."""
        self._project, self._counts = 0, {}
        self.model.set_ids(array("q"))

    def total(self) -> int:
        """Return how many documents the project has, whatever the filter."""
        return self._counts.get("whole", self._counts.get("all", 0))

    def failed(self) -> int:
        """Return how many of the documents that match the search failed."""
        return self._counts.get("failed", 0)

    def go_to(self, document_id: int) -> None:
        """Put the cursor on a document, dropping the filter when it hides it."""
        if self.table.go_to(document_id):
            return
        self._wanted = document_id
        self.clear_filter()

    def clear_filter(self) -> None:
        """Show all documents."""
        self.narrowing.clear()

    def _narrow(self) -> None:
        self._filter = self.narrowing.filter()
        self.again.now()

    def _sort(self, key: str, ascending: bool) -> None:
        self._order, self._ascending = key, ascending
        self.table.show_sort(key, ascending)
        self.again.now()

    def _turn(self, key: str) -> None:
        """Order by a column, which may be hidden; the same again turns the order round."""
        self._sort(key, not (self._order == key and self._ascending))

    # What is selected

    def chosen(self) -> Callable[[Connection], list[int]]:
        """Return what finds the selected documents: all that match the filter, or these ids."""
        selection, project_id, chosen = self.table.selection(), self._session.project_id, self._filter
        if selection.everything:
            return lambda connection: list(listing.ids(connection, project_id, chosen))
        return lambda _connection: list(selection.ids)

    def count(self) -> int:
        """Return how many documents are selected."""
        selection = self.table.selection()
        return len(self.model.ids) if selection.everything else len(selection.ids)

    def _select_again(self, kept: Selection) -> None:
        """Select what was selected before the rows came anew; the table itself keeps only the cursor."""
        if kept.everything:
            self.table.selectAll()
        elif len(kept.ids) > 1:
            places = {one: row for row, one in enumerate(self.model.ids)}
            picked, last = QItemSelection(), len(self.model.columns) - 1
            for first, end in ranges(sorted(places[one] for one in kept.ids if one in places)):
                picked.select(self.model.index(first, 0), self.model.index(end, last))
            self.table.selectionModel().select(picked, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _select_current(self) -> None:
        row = self.table.currentIndex().row()
        self.table.clear_selection()
        self.table.go_to_row(max(0, row))

    # Words

    def _say_selection(self) -> None:
        count, shown = self.count(), len(self.model.ids)
        self.bulk.show_selection(count, failed=self.failed() > 0, waiting=self.waiting() > 0)
        if count > 1 and count < shown:
            self.foot.set_texts(
                self.tr("{0} of {1} selected").format(number(count), number(shown)),
                self.tr("select all {0}").format(number(shown)),
            )
        elif shown < self.total():
            self.foot.set_texts(self.tr("{0} of {1} match").format(number(shown), number(self.total())))
        else:
            link = self.tr("select all") if 1 < shown != count else ""
            self.foot.set_texts(self.tr("%n document(s)", "", shown), link)
        self.selected.emit()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.head.set_texts(self.tr("Documents"), number(self.total()) if self.total() else "")
        self.generate_all.setText(self.tr("Generate for all…"))
        self.add.setText(self.tr("Import…"))
        self.narrowing.set_numbers(self._counts, self._values)
        self.none.set_texts(self.tr("Nothing matches"), self.tr("No document fits these filters."), self.tr("Show all"))
        self.table.set_name(self.tr("Documents"))
        self._say_selection()


def ranges(rows: list[int]) -> list[tuple[int, int]]:
    """Return sorted row numbers as (first, last) runs: a selection of single rows is slow to paint."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
