"""Keeps a big table in step with a filter, with what jobs add and with what edits change."""

from __future__ import annotations

import time
from array import array
from bisect import bisect_left
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, QTimer, Signal
from sqlalchemy import Connection, func, select

from core.changes import ChangeSet
from core.store.schema import metadata
from desktop.fontfiles import read_ahead
from desktop.session import Session
from desktop.widgets.paged import PagedModel
from desktop.widgets.table import BigTable

EVERY_MS = 1000
PAUSE_MS = 60
# Up to this many ids are handled on the spot; more are left to a query off the UI thread.
FEW = 200
# Of the first rows of an empty list so many are painted at once, the others a moment later: all would be felt.
FIRST = 8

Ids = Callable[[Connection], "array[int]"]
Among = Callable[[Connection, list[int]], "array[int]"]
Rows = dict[int, tuple[Any, ...]]


class Throttle(QObject):
    """Does something at once when it was quiet, and at most once an interval when it is asked for again and again.

    With `pause`, in milliseconds, it is never done at once but so much later: not together with what goes before.
    """

    def __init__(self, then: Callable[[], object], parent: QObject, every: int = EVERY_MS, pause: int = 0) -> None:
        super().__init__(parent)
        self._then = then
        self._every = every
        self._pause = pause
        self._last = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.now)

    def ask(self) -> None:
        """Do it now or, after a recent time, at the end of the interval."""
        rest = max(self._pause, self._every - (time.monotonic() - self._last) * 1000)
        if rest <= 0:
            self.now()
        elif not self._timer.isActive():
            self._timer.start(int(rest) + 1)

    def now(self) -> None:
        """Do it now."""
        self._timer.stop()
        self._last = time.monotonic()
        self._then()


class Listing(QObject):
    """The ids of one table.

    Args:
        noun: name of the table in the database.
        is_strict: whether an update reloads the list now, so that rows that no longer match leave it; else they stay
            until the user refreshes or changes the filter.

    Signals:
        loaded: the rows of the list changed.
    """

    loaded = Signal()

    def __init__(
        self,
        session: Session,
        table: BigTable,
        model: PagedModel,
        noun: str,
        parent: QObject,
        is_strict: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(parent)
        self._session, self._table, self._model, self._noun = session, table, model, noun
        self._is_strict = is_strict
        self._ids: Ids = lambda _connection: array("q")
        self._among: Among = lambda _connection, _ids: array("q")
        self._rising = True
        # The highest id there was when the list was read: whatever is above it is new.
        self._top = 0
        # What belongs at the end of the list and is yet to be painted.
        self._rest = array("q")
        self._rest_rows: Rows = {}
        self._fresh = True
        self._wanted = -1
        self._reload = Throttle(self._query, self)
        self.is_loaded = False

    def use(self, ids: Ids, among: Among, *, rising: bool = True) -> None:
        """Show another filter; `among` says which of the given ids match it, `rising` whether ids come in order."""
        self._ids, self._among, self._rising = ids, among, rising
        self._fresh = True
        self._reload.now()

    def reload(self) -> None:
        """Ask for all ids again, at most once a second."""
        self._reload.ask()

    def go_to(self, wanted: int) -> None:
        """Select a row now, or once the list that is being read is there."""
        self._wanted = -1 if self._table.go_to(wanted) else wanted

    def take(self, changes: ChangeSet) -> None:
        """Follow a change set."""
        removed = changes.removed.get(self._noun, ())
        added = changes.added.get(self._noun, ())
        updated = changes.updated.get(self._noun, ())
        if removed:
            self._drop(list(removed))
        if added:
            self._look_up(list(added), first=not self._model.rowCount())
        if updated:
            self._refresh(list(updated))

    def _refresh(self, updated: list[int]) -> None:
        if self._is_strict():
            self.reload()
        self._model.refresh(updated if len(updated) <= FEW else None)

    def _drop(self, removed: list[int]) -> None:
        if len(removed) > FEW:
            self.reload()
            return
        self._append_rest()
        kept = array("q", self._model.ids)
        for one in removed:
            if self._model.row_of(one) >= 0:
                kept.remove(one)
        if len(kept) != len(self._model.ids):
            self._model.set_ids(kept)
            self.loaded.emit()

    def _look_up(self, added: list[int], *, first: bool) -> None:
        def read(connection: Connection) -> tuple[array[int], Rows]:
            found = self._among(connection, added)
            if not first:
                return found, {}
            # What is painted at once is fetched here, beside the window's work.
            read_ahead()
            return found, self._model.first_page(found)

        def look() -> None:
            self._session.query(read, lambda found: self._append(*found), self)

        if first:
            # The list is counted and painted without rows before its first ones: all at once would be felt.
            QTimer.singleShot(PAUSE_MS, self, look)
        else:
            look()

    def _append(self, found: array[int], rows: Rows) -> None:
        self._append_rest()
        new = array("q", (one for one in found if one > self._top))
        old = found[: len(found) - len(new)]
        if len(old) > FEW or not all(self._holds(one) for one in old):
            self.reload()  # what came back by an undo belongs in its old place
        elif new:
            self._top = new[-1]
            if self._table.current_id() >= 0:
                self._model.append_ids(new)
                self._settle()
            else:
                self._begin(new, rows)
        elif not self._model.rowCount():
            self.loaded.emit()

    def _begin(self, new: array[int], rows: Rows) -> None:
        """Fill an empty list in steps, each painted before the next: a few rows, the others, one of them in full."""
        self._model.append_ids(new[:FIRST])
        self._rest, self._rest_rows = new[FIRST:], rows
        self._model.hold(rows)
        with QSignalBlocker(self._table):
            self._choose()
        QTimer.singleShot(PAUSE_MS, self._table, self._go_on)
        QTimer.singleShot(2 * PAUSE_MS, self._table, self._tell)

    def _go_on(self) -> None:
        self._append_rest()
        self._settle()

    def _append_rest(self) -> None:
        if self._rest:
            self._model.append_ids(self._rest)
            self._model.hold(self._rest_rows)
            self._forget_rest()

    def _forget_rest(self) -> None:
        self._rest, self._rest_rows = array("q"), {}

    def _holds(self, wanted: int) -> bool:
        """Return whether an id is in the list, as are those a job added just before the list was read."""
        ids = self._model.ids
        if not self._rising:
            return self._model.row_of(wanted) >= 0
        place = bisect_left(ids, wanted)
        return place < len(ids) and ids[place] == wanted

    def _query(self) -> None:
        ids = self._ids
        newest = select(func.max(metadata.tables[self._noun].c.id))

        def read(connection: Connection) -> tuple[array[int], int]:
            return ids(connection), connection.execute(newest).scalar() or 0

        self._session.query(read, self._show, self, "ids")

    def _show(self, found: Any) -> None:
        ids, self._top = found
        self._forget_rest()
        fresh, self._fresh = self._fresh, False
        former = self._table.current_id()
        self.is_loaded = True
        self._model.set_ids(ids)
        if fresh and self._table.current_id() != former:
            self._table.go_to_row(0)
        self._settle()

    def _settle(self) -> None:
        self._choose()
        self.loaded.emit()

    def _tell(self) -> None:
        self._table.current_changed.emit(self._table.current_id())
        self._table.selection_changed.emit(self._table.selection())

    def _choose(self) -> None:
        """Have a row selected whenever there is one, the one that was asked for before any other."""
        if self._wanted >= 0 and self._table.go_to(self._wanted):
            self._wanted = -1
        if self._table.current_id() < 0:
            self._table.go_to_row(0)
