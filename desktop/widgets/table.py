"""The big table: a million rows, "select all" as a query, keyboard first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop.theme import current
from desktop.translate import Retranslating
from desktop.widgets.cells import CellPainter
from desktop.widgets.columns import Column
from desktop.widgets.heading import Heading
from desktop.widgets.paged import Index, PagedModel
from desktop.widgets.rowview import RowView


@dataclass(frozen=True)
class Selection:
    """What a bulk action applies to: every row that matches the filter, or these ids."""

    everything: bool = False
    ids: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return self.everything or bool(self.ids)


class BigTable(Retranslating, RowView):
    """A table over a PagedModel.

    Signals:
        current_changed: id of the row the cursor is on, or -1.
        selection_changed: the `Selection`.
        opened: id of the row that was double-clicked or entered.
        sort_asked: column key and whether ascending.
        menu_asked: global position for a context menu, after the row below it was selected.
    """

    current_changed = Signal(int)
    selection_changed = Signal(object)
    opened = Signal(int)
    sort_asked = Signal(str, bool)
    menu_asked = Signal(QPoint)

    def __init__(
        self, model: PagedModel, name: str = "", *, compact: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.all_matching = False
        self._compact = compact
        self._kept: tuple[int, int] = (-1, 0)
        self._paged = model
        self.set_name(name)
        self._cells = CellPainter(self)
        self.setItemDelegate(self._cells)
        self._heading = Heading(self)
        self._heading.sort_asked.connect(self.sort_asked)
        self.setHorizontalHeader(self._heading)
        self.setModel(model)
        self._set_up_columns()
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._restore_place)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._paged.id_at(index.row())))
        self._restyle()
        current().changed.connect(self._restyle)

    def _set_up_columns(self) -> None:
        heading = self.horizontalHeader()
        for section, column in enumerate(self._paged.columns):
            if column.width:
                heading.resizeSection(section, column.width)
            else:
                heading.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        self.horizontalHeader().setFixedHeight(current().scaled(30))
        self.viewport().update()

    def retranslate(self) -> None:
        """Show headings and words in the new language."""
        self._paged.retranslate()
        # Values may be words too.
        self._paged.refresh(None)

    def rehearse(self) -> None:
        """Have ready what the first row needs to be painted."""
        self._cells.rehearse()

    def set_name(self, name: str) -> None:
        """Set the accessible name."""
        self.setAccessibleName(name)

    def row_height(self) -> int:
        """Return the height of every row in pixels."""
        return current().scaled(36 if self._compact else 40)

    def column(self, section: int) -> Column:
        """Return a column's description."""
        return self._paged.columns[section]

    def values(self, row: int) -> tuple[Any, ...] | None:
        """Return the values of a row, or None when it is gone."""
        return self._paged.values(row)

    def first_section(self) -> int:
        """Return the leftmost column that is shown."""
        if not self.isColumnHidden(0):
            return 0  # asked for every cell that is painted
        return next((n for n in range(1, len(self._paged.columns)) if not self.isColumnHidden(n)), 0)

    def show_sort(self, key: str, ascending: bool) -> None:
        """Draw the arrow for the order the rows are in."""
        self._heading.show_sort([column.key for column in self._paged.columns].index(key), ascending)

    # What is selected

    def current_id(self) -> int:
        """Return the id under the cursor, or -1."""
        row = self.currentIndex().row()
        return self._paged.id_at(row) if 0 <= row < self._paged.rowCount() else -1

    def selection(self) -> Selection:
        """Return what bulk actions apply to."""
        if self.all_matching:
            return Selection(everything=True)
        ids = self._paged.ids
        picked: list[int] = []
        # Ranges, because selectedRows() walks every row one by one.
        spans = self.selectionModel().selection()
        for span in (spans.at(place) for place in range(spans.count())):
            picked.extend(ids[span.top() : span.bottom() + 1])
        return Selection(ids=tuple(dict.fromkeys(picked)))

    def go_to(self, wanted: int) -> bool:
        """Select the row of an id and bring it into view; False when it is not in the list."""
        row = self._paged.row_of(wanted)
        if row >= 0:
            self.go_to_row(row)
        return row >= 0

    def go_to_row(self, row: int) -> None:
        """Select a row by its place, clamped to the rows there are."""
        count = self._paged.rowCount()
        if count:
            index = self._paged.index(min(max(0, row), count - 1), self.first_section())
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            )
            self.scrollTo(index)

    def step(self, by: int) -> None:
        """Move the cursor by so many rows."""
        self.go_to_row(self.currentIndex().row() + by)

    def selectAll(self) -> None:
        """Select all rows that match: one flag, since painting a million selected indexes takes half a minute."""
        if self._paged.rowCount():
            self.clearSelection()
            self.all_matching = True
            self.viewport().update()
            self.selection_changed.emit(self.selection())

    def clear_selection(self) -> None:
        """Select nothing."""
        self.all_matching = False
        self.clearSelection()
        self.viewport().update()
        self.selection_changed.emit(self.selection())

    def selectionChanged(self, picked: QItemSelection, dropped: QItemSelection) -> None:
        """Leave the "all matching" mode and tell."""
        super().selectionChanged(picked, dropped)
        if not picked.isEmpty() and self.all_matching:
            self.all_matching = False
            self.viewport().update()
        self.selection_changed.emit(self.selection())

    def currentChanged(self, new: Index, old: Index) -> None:
        """Tell which row the cursor is on."""
        super().currentChanged(new, old)
        if new.row() != old.row():
            self.viewport().update()
            self.current_changed.emit(self.current_id())

    def _keep_place(self) -> None:
        self._kept = (self.current_id(), self.currentIndex().row())

    def _restore_place(self) -> None:
        self.all_matching = False
        wanted, row = self._kept
        if wanted >= 0 and not self.go_to(wanted):
            # The row left the filter: stay where it was, which is now the next one.
            self.go_to_row(row)
        if not self._paged.rowCount():
            self.current_changed.emit(-1)
            self.selection_changed.emit(self.selection())

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, leave a selection on Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_id() >= 0:
            self.opened.emit(self.current_id())
        elif event.key() == Qt.Key.Key_Escape and self.all_matching:
            self.clear_selection()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the owner for a menu."""
        self.menu_asked.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out second-rank columns where there is no room."""
        for section, column in enumerate(self._paged.columns):
            if column.hide_below:
                self.setColumnHidden(section, event.size().width() < column.hide_below)
        super().resizeEvent(event)
