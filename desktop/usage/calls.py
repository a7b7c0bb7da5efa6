"""The table of calls: the first page at once, all ids when they are read; search, orders."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from core.usage import calls
from core.usage.asked import Asked
from core.usage.calls import NEWEST, CallFilter
from core.usage.money import amount, seconds
from desktop.session import Session
from desktop.translate import Retranslating, number
from desktop.usage.words import short_moment, stage_words, state_tone, state_words
from desktop.widgets.columns import Column
from desktop.widgets.empty import EmptyState
from desktop.widgets.frames import Panel
from desktop.widgets.page import Foot
from desktop.widgets.paged import PagedModel
from desktop.widgets.search import SearchField
from desktop.widgets.table import BigTable

FIRST: Final = 200
Values = tuple[Any, ...]


class CallList(Retranslating, Panel):
    """Calls of a scope.

    Signals:
        current_changed: id of the row under the cursor, -1 for none.
    """

    current_changed = Signal(int)

    def __init__(self, session: Session, on_all: Callable[[], object]) -> None:
        super().__init__("surface")
        self._session = session
        self.filter = CallFilter()
        self._whole = False
        self._day: Callable[[], str] = lambda: ""
        self.search = SearchField()
        self.search.setMaximumWidth(360)
        self.model = PagedModel(self._columns(), fetch=self.fetch, parent=self)
        self.table = BigTable(self.model, compact=True)
        self.none = EmptyState("filter", on_all)
        self.foot = Foot()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.none)
        row = QHBoxLayout()
        row.setContentsMargins(20, 10, 20, 10)
        row.addWidget(self.search, 1)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self.foot)
        self.search.searched.connect(lambda text: self._show(search=text))
        self.table.sort_asked.connect(self._sort)
        self.table.current_changed.connect(self._moved)
        self.retranslate()

    def _columns(self) -> list[Column]:
        return [
            Column("time", lambda: self.tr("Time"), width=152, show=short_moment, sortable=True),
            Column("stage", lambda: self.tr("Stage"), "muted", 104, show=stage_words, sortable=True),
            Column("model", lambda: self.tr("Model"), sortable=True),
            Column("project", lambda: self.tr("Project"), "muted", 150, hide_below=960),
            Column("state", lambda: self.tr("State"), "state", 100, show=state_words, tone=state_tone, sortable=True),
            Column("tokens", lambda: self.tr("Tokens"), "number", 84, show=_count, sortable=True),
            Column("latency", lambda: self.tr("Latency"), "number", 84, show=seconds, sortable=True, hide_below=700),
            Column("cost", lambda: self.tr("Cost"), "number", 104, show=_cost, sortable=True),
        ]

    def show_scope(self, asked: Asked) -> None:
        """Show the calls of a scope, under the search and in the order there are."""
        self._show(asked=asked)

    def fetch(self, ids: list[int]) -> dict[int, Values]:
        """Return the values of a page."""
        found = self._session.read(lambda c: calls.rows(c, ids))
        return {one: _values(dict(zip(calls.COLUMNS, row, strict=True))) for one, row in found.items()}

    def _show(self, **parts: Any) -> None:
        self.filter = CallFilter(**{**vars(self.filter), **parts})
        chosen = self.filter
        self._whole = False
        # Two reads: a screenful comes at once, all ids of a million calls take a moment.
        self._session.query(lambda c: calls.ids(c, chosen, FIRST), self._first, self, "first")

    def _first(self, found: array[int]) -> None:
        if len(found) < FIRST:
            self._all(found)
            return
        chosen = self.filter
        self._take(found)
        self._session.query(lambda c: calls.ids(c, chosen), self._all, self, "all")

    def _all(self, found: array[int]) -> None:
        self._whole = True
        if found != self.model.ids:
            self._take(found)
        self._settle()

    def _take(self, found: array[int]) -> None:
        self.model.set_ids(found)
        if self.table.current_id() < 0:
            self.table.go_to_row(0)
        self._settle()

    def _settle(self) -> None:
        self._stack.setCurrentWidget(self.table if self.model.rowCount() or not self._whole else self.none)
        if not self.model.rowCount():
            self.current_changed.emit(-1)
        self._say_foot()

    def _sort(self, key: str, ascending: bool) -> None:
        self.table.show_sort(key, ascending)
        self._show(order=key if ascending else f"-{key}")

    def _moved(self, call_id: int) -> None:
        self._say_foot()
        self.current_changed.emit(call_id)

    def reset(self) -> None:
        """Forget search and order."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.search.forget()
        self.filter = CallFilter(self.filter.asked, order=NEWEST)

    def _say_foot(self) -> None:
        rows, place = self.model.rowCount(), self.table.currentIndex().row() + 1
        if not self._whole:
            self.foot.set_texts(self.tr("Reading…"))
        elif rows:
            self.foot.set_texts(self.tr("{0} of {1} calls").format(number(place), number(rows)))
        else:
            self.foot.set_texts("")

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.search.set_placeholder(self.tr("Search item, model, address, error"))
        self.table.set_name(self.tr("Calls"))
        self.none.set_texts(
            self.tr("No calls"), self.tr("No call fits this span of time and these filters."), self.tr("Show all")
        )
        self._say_foot()


def _values(row: dict[str, Any]) -> Values:
    unknown = row["prompt_tokens"] is None or row["completion_tokens"] is None
    tokens = None if unknown else row["prompt_tokens"] + row["completion_tokens"]
    cost = None if row["cost"] is None else (row["cost"], row["currency"])
    return (
        row["time"],
        row["stage"],
        row["model"],
        row["project"] or "–",
        row["state"],
        tokens,
        row["latency_ms"],
        cost,
    )


def _count(value: int | None) -> str:
    return "?" if value is None else number(value)


def _cost(value: tuple[float, str] | None) -> str:
    if value is None:
        return "?"
    return amount(*value) if value[0] else "0"
