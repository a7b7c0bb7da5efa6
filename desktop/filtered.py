"""The left side of a pane: filters, a big table, a bar for selections, a foot. Questions and samples fill it in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from sqlalchemy import Connection, Select

from core.changes import ChangeSet
from desktop.filteredrows import ALL, FilteredRows, Values
from desktop.filters import FilterBar
from desktop.listing import Listing, Throttle
from desktop.session import Session
from desktop.translate import Retranslating, number
from desktop.widgets.bulk import BulkBar
from desktop.widgets.buttons import Button
from desktop.widgets.chips import Chip
from desktop.widgets.columns import Column
from desktop.widgets.empty import EmptyState
from desktop.widgets.frames import Panel
from desktop.widgets.page import Foot, PageHead
from desktop.widgets.paged import PagedModel
from desktop.widgets.table import BigTable


class FilteredList(FilteredRows, Retranslating, Panel):
    """Keeps filter, selection and position while rows come and go.

    Subclasses say what `FilteredRows` asks for, and name things.

    Args:
        columns: of the table.
        buttons: the names of what the bar for selections can do.
        run: runs one of them, or the primary action of the head, by name.

    Signals:
        current_changed: id of the row under the cursor, -1 for none.
        counted: the counts of the whole project by state, with "all".
    """

    current_changed = Signal(int)
    counted = Signal(dict)

    def __init__(
        self, session: Session, columns: Sequence[Column], buttons: Iterable[str], run: Callable[[str], object]
    ) -> None:
        super().__init__("surface")
        self.session = session
        self.order = ""
        self.left_counts: dict[str, int] = dict.fromkeys(self.states, 0)
        self.total = 0
        self._counted_for = ""
        self.primary = Button(kind="primary", on_click=lambda: run("primary"))
        self.filters = self.filter_bar(session)
        self.head = PageHead(*self.head_parts(run), self.primary)
        self.head.rows.addWidget(self.filters)
        self.model = PagedModel(columns, fetch=self.fetch, parent=self)
        self.table = BigTable(self.model)
        self.none = EmptyState("filter", self.show_all)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.none)
        self._buttons = {name: Button(on_click=partial(run, name)) for name in buttons}
        self.bulk = BulkBar(*self._buttons.values(), on_clear=self.select_one)
        self.foot = Foot(self.table.selectAll)
        for widget in (self.head, self._stack, self.bulk, self.foot):
            self.body.addWidget(widget, 1 if widget is self._stack else 0)
        self.listing = Listing(session, self.table, self.model, self.noun, self, self.is_strict)
        self._count = Throttle(self._ask_counts, self)
        self.filters.changed.connect(self.refresh)
        self.listing.loaded.connect(self._loaded)
        self.table.current_changed.connect(self._moved)
        self.table.selection_changed.connect(lambda _selection: self.say_foot())
        self.table.sort_asked.connect(self._sort)
        self.retranslate()
        self.filters.chips.set_checked({self.first})

    # What a subclass says

    def filter_bar(self, session: Session) -> FilterBar:
        """Return the line of filters."""
        return FilterBar(session)

    def head_parts(self, run: Callable[[str], object]) -> tuple[QWidget, ...]:
        """Return what stands in the head before the primary button."""
        return (self.filters.search, *self.head_buttons(run))

    def head_buttons(self, _run: Callable[[str], object]) -> tuple[QWidget, ...]:
        """Return further buttons of the head."""
        return ()

    def is_strict(self) -> bool:
        """Return whether rows that no longer match leave at once instead of staying until the list is refreshed."""
        return False

    def state_words(self) -> dict[str, str]:
        """Return the translated word of each chip."""
        raise NotImplementedError

    # What the screen stands for

    def state(self) -> str:
        """Return the state that is filtered for, empty for any."""
        (key,) = self.filters.chips.checked() or {ALL}
        return "" if key == ALL else key

    def refresh(self) -> None:
        """Read everything again for the filter on the screen."""
        read = self.reader()
        self.table.clear_selection()
        self.listing.use(
            lambda c: self.ids(c, read(c)), lambda c, ids: self.among(c, read(c), ids), rising=not self.order
        )
        # What was counted for another filter says nothing of this one.
        self._counted_for = ""
        self._count.now()

    def reset(self) -> None:
        """Forget filters and order: another project came to the front."""
        self.order = ""
        self.filters.chips.set_checked({self.first})
        self.filters.clear(quietly=True)

    def show_all(self) -> None:
        """Drop every filter."""
        self.filters.chips.set_checked({ALL})
        self.filters.clear(quietly=True)
        self.refresh()

    def take(self, changes: ChangeSet) -> None:
        """Follow changes."""
        if not self.total and changes.added.get(self.noun):
            self.await_rows()  # until now nothing matched because there was nothing
        self.listing.take(changes)
        if {"tag", "document"} & changes.tables():
            self.model.refresh(None)
        self._count.ask()

    def await_rows(self) -> None:
        """Show the table, though it is still empty: its first rows are on their way."""
        self._stack.setCurrentWidget(self.table)

    def current_values(self) -> Values | None:
        """Return the values of the row under the cursor."""
        row = self.table.currentIndex().row()
        return self.model.values(row) if 0 <= row < self.model.rowCount() else None

    def is_bulk(self) -> bool:
        """Return whether actions go to more than the one row under the cursor."""
        selection = self.table.selection()
        return selection.everything or len(selection.ids) > 1

    def chosen(self) -> Sequence[int] | Callable[[Connection], Select[Any]] | None:
        """Return what actions go to: ids, or for everything that matches what makes its query; None for nothing."""
        selection, current = self.table.selection(), self.table.current_id()
        if selection.everything:
            read = self.reader()
            return lambda connection: self.query(read(connection))
        return selection.ids or ((current,) if current >= 0 else None)

    def select_one(self) -> None:
        """Select only the row under the cursor."""
        row = self.table.currentIndex().row()
        self.table.clear_selection()
        self.table.go_to_row(max(0, row))

    def button(self, name: str) -> Button:
        """Return a button of the bar for selections."""
        return self._buttons[name]

    # Inside

    def _sort(self, key: str, ascending: bool) -> None:
        self.order = key if ascending else f"-{key}"
        self.table.show_sort(key, ascending)
        self.refresh()

    def _ask_counts(self) -> None:
        read, narrowed = self.reader(""), bool(self.filters.narrowing())
        state = self.state() or ALL

        def count(connection: Connection) -> tuple[dict[str, int], dict[str, int]]:
            whole = self.count_states(connection, None)
            return whole, self.count_states(connection, read(connection)) if narrowed else whole

        self.session.query(count, partial(self._counted, state), self, "counts")

    def _counted(self, state: str, found: tuple[dict[str, int], dict[str, int]]) -> None:
        whole, self.left_counts = found
        self._counted_for = state
        self.total = whole[ALL]
        self.retranslate()
        self.counted.emit(whole)

    def _loaded(self) -> None:
        full = self.model.rowCount() or not self.listing.is_loaded
        self._stack.setCurrentWidget(self.table if full else self.none)
        self.say_none()
        self.say_foot()

    def _moved(self, row_id: int) -> None:
        self.say_foot()
        self.current_changed.emit(row_id)

    # Words

    def say_none(self) -> None:
        """Say why the list is empty."""
        self.none.set_texts(self.tr("Nothing matches"), self.tr("Nothing fits these filters."), self.tr("Show all"))

    def say_foot(self) -> None:
        """Say where the cursor is or how much is selected."""
        rows, selection, state = self.model.rowCount(), self.table.selection(), self.state() or ALL
        # Rows that were judged stay in sight until the list is read again, but match no more.
        match = min(rows, self.left_counts[state]) if self._counted_for == state else rows
        count = match if selection.everything else len(selection.ids)
        if count > 1:
            words = self.tr("{0} that match").format(number(match))
        elif match < rows:
            place = self.table.currentIndex().row() + 1
            words = self.tr("{0} of {1} shown, {2} of them still match")
            words = words.format(number(place), number(rows), number(match))
        else:
            place = self.table.currentIndex().row() + 1
            words = self.tr("{0} of {1} that match").format(number(place), number(rows))
        self.foot.set_texts(words, self.tr("select all that match") if rows > 1 and not selection.everything else "")
        self.bulk.set_count(count)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        words = self.state_words()
        self.filters.chips.set_chips([Chip(state, words[state], self.left_counts[state]) for state in self.states])
        self.filters.chips.setAccessibleName(self.tr("State"))
        self.say_none()
        self.say_foot()
