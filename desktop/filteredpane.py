"""A pane of a filtered list, the chosen row beside it, and an empty state in their place; questions and samples."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu, QStackedWidget
from sqlalchemy import Connection

from desktop.filtered import FilteredList
from desktop.jobs.banner import FailureBanner
from desktop.pane import Pane
from desktop.undoing import UndoStack
from desktop.widgets.empty import EmptyState
from desktop.widgets.frames import Panel, Split
from desktop.window import MainWindow


class FilteredPane(Pane):
    """Puts the parts together and lets them follow one another; subclasses show a row, bind actions, name things.

    Attributes:
        touched: the tables whose changes concern the pane.
        stack: the list with its detail, or the empty state.
    """

    touched: frozenset[str] = frozenset()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._session = window.context
        #: shows the detail a turn later than it was filled: to fill, lay out and paint it in one would be felt
        self._sideways = QTimer(self, singleShot=True, interval=0)
        self._sideways.timeout.connect(self._show_detail)

    def put_together(self, listed: FilteredList, detail: Any, empty: EmptyState, kind: str, undo: UndoStack) -> None:
        """Lay the parts out; above them stand the failures of the last job of a kind."""
        self._listed, self._detail, self._undo = listed, detail, undo
        self.banner = FailureBanner(self.window_, kind)
        self._blank = Panel("window")
        self.stack = QStackedWidget(self)
        self._right = QStackedWidget(self.stack)
        self.stack.addWidget(Split(listed, self._right, parent=self.stack))
        for side in (detail, self._blank):
            self._right.addWidget(side)
        holder = Panel("window", self.stack)
        holder.body.addWidget(empty)
        self.stack.addWidget(holder)
        self.body.addWidget(self.banner)  # above the empty state as well: nothing may have come out at all
        self.body.addWidget(self.stack, 1)
        self._follow()

    def _follow(self) -> None:
        refresh, listed, detail = self.window_.actions_table.refresh, self._listed, self._detail
        listed.current_changed.connect(self.show_row)
        listed.counted.connect(self.counted)
        listed.table.selection_changed.connect(lambda _selection: refresh())
        listed.table.opened.connect(lambda _id: detail.edit())
        listed.table.menu_asked.connect(lambda place: self.menu().popup(place))
        detail.left.connect(listed.table.setFocus)
        self._undo.changed.connect(refresh)
        self._session.project_changed.connect(self._other_project)

    # What a subclass says

    def show_row(self, row_id: int) -> None:
        """Show a row, -1 for none."""
        raise NotImplementedError(type(self).__name__)

    def counted(self, counts: dict[str, int]) -> None:
        """Follow the counts of the whole project."""
        raise NotImplementedError(type(self).__name__)

    def menu(self) -> QMenu:
        """Return the menu of the chosen row."""
        raise NotImplementedError(type(self).__name__)

    # What is the same

    def can_act(self) -> bool:
        """Return whether there is a row that actions can go to."""
        return self._listed.table.current_id() >= 0 and not self._detail.is_editing()

    def bind(self, pane: str, rows: dict[str, tuple[Any, Any]]) -> None:
        """Bind actions: id -> handler and predicate."""
        for name, (handler, enabled) in rows.items():
            self.window_.actions_table.bind(name, handler, enabled, pane=pane)

    def show_side(self, row: Any) -> None:
        """Show the detail, or nothing where there is no row."""
        if row is None:
            self._sideways.stop()
            self._right.setCurrentWidget(self._blank)
        elif self._right.currentWidget() is self._blank:
            self._sideways.start()
        self.window_.actions_table.refresh()

    def _show_detail(self) -> None:
        self._right.setCurrentWidget(self._detail)

    def is_touched(self, changes: Any) -> bool:
        """The rows, and what they show of others."""
        return bool(self.touched & changes.tables())

    def take(self, changes: Any) -> None:
        """Merge what changed; a hidden pane reads again when it is shown."""
        if not self.isVisible():
            super().take(changes)
        elif self.is_touched(changes):
            self._listed.take(changes)
            current = self._listed.table.current_id()
            if current in changes.updated.get(self._listed.noun, ()) or self.shows_others(changes):
                self.show_row(current)

    def shows_others(self, changes: Any) -> bool:
        """Return whether the detail shows something else that changed."""
        return "tag" in changes.tables()

    def reload(self) -> None:
        """Read the list and the counts."""
        self._listed.refresh()
        self.banner.reload()
        self._session.query(self.prepare, lambda _nothing: self.rehearse(), self, "rehearse")

    def prepare(self, _connection: Connection) -> None:
        """Put the statements together that the first rows will need: beside a job at work that takes its time."""
        self._listed.fetch([])

    def rehearse(self) -> None:
        """Draw the list unseen where there are no rows yet: styles and fonts are loaded for the first long before."""
        page = self.stack.widget(0)
        if page is not None and self.stack.currentWidget() is not page:
            page.resize(self.stack.size())
            self._listed.await_rows()
            page.grab()
            self._listed.table.rehearse()

    def _other_project(self, _project_id: int) -> None:
        self._undo.clear()
        self._listed.reset()
        self.mark_stale()
