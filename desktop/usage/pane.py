"""The pane Usage: a dashboard over all calls of models, and the calls themselves with their log."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from core.usage import calls, human, ranges
from core.usage.human import HumanPrice
from core.usage.series import OTHERS, label_day
from desktop.listing import Throttle
from desktop.pane import Pane
from desktop.usage.alarms import AlarmSheet
from desktop.usage.calls import CallList
from desktop.usage.detail import CallDetail
from desktop.usage.exporting import CallExport
from desktop.usage.figures import Figures, ahead, figures
from desktop.usage.overview import Overview
from desktop.usage.scope import Scope, ScopeBar
from desktop.widgets.buttons import Button
from desktop.widgets.dialog import ask_form
from desktop.widgets.empty import EmptyState
from desktop.widgets.frames import Panel, Split
from desktop.widgets.page import PageHead
from desktop.widgets.segments import Segments
from desktop.window import MainWindow

#: while jobs run the figures are read again this often
EVERY_MS = 5_000
TOUCHED = {"call", "project", "setting"}


class UsagePane(Pane):
    """Span and filters at the top; below them the dashboard or the calls."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._session = window.context
        self._export = CallExport(window, self)
        self._calls_stale = True
        self.scope = ScopeBar(self._session)
        self.views = Segments(("overview", "calls"))
        self.overview = Overview(self._ask_price)
        self.list = CallList(self._session, self._show_all)
        self.detail = CallDetail()
        table = window.actions_table
        self.alarms = Button(icon="warning", on_click=lambda: table.run("usage.alarms"))
        self.export = Button(icon="export", on_click=lambda: table.run("item.export"))
        self.head = PageHead(self.alarms, self.export)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.views)
        row.addWidget(self.scope, 1)
        self.head.rows.addLayout(row)
        self.empty = EmptyState("usage", lambda: window.open("documents"))
        self.stack = QStackedWidget(self)
        holder = Panel("window", self.stack)
        holder.body.addWidget(self.empty)
        board = Panel("window", self.stack)
        board.body.addWidget(self.overview)
        for widget in (board, Split(self.list, self.detail, (62, 38), parent=self.stack), holder):
            self.stack.addWidget(widget)
        top = Panel("surface")
        top.body.addWidget(self.head)
        self.body.addWidget(top)
        self.body.addWidget(self.stack, 1)
        self._connect()
        self._bind()
        self.retranslate()

    def _connect(self) -> None:
        self._again = Throttle(self.mark_stale, self, EVERY_MS)
        self._session.hub.progressed.connect(lambda _jobs: self._again.ask())
        self.scope.changed.connect(self.reload)
        self.views.chosen.connect(lambda _key: self._show_view())
        self.overview.wanted.connect(self._read_figures)
        self.overview.narrowed.connect(self._narrow)
        self.overview.opened.connect(self._open_bar)
        self.list.current_changed.connect(self._show_call)

    def _bind(self) -> None:
        table = self.window_.actions_table
        table.bind("item.export", lambda: self._export.ask(self._filter()), self._has_calls, pane="usage")
        table.bind("item.refresh", self.reload, pane="usage")
        table.bind("edit.find", self._find, pane="usage")
        table.bind("usage.overview", lambda: self.show_view("overview"))
        table.bind("usage.calls", lambda: self.show_view("calls"))
        table.bind("usage.alarms", self.ask_alarms)
        table.bind("usage.price", self._ask_price)

    # Data

    def is_touched(self, changes: Any) -> bool:
        """Calls, the names of projects, alarms."""
        return bool(TOUCHED & changes.tables())

    def reload(self) -> None:
        """Read what the present view shows; the other when it is shown."""
        self._calls_stale = True
        self._read_figures()
        asked = self.scope.scope.asked()
        self._session.query(lambda c: ahead(c, asked), self.overview.show_ahead, self, "ahead")
        if self.views.choice() == "calls":
            self._read_calls()

    def open(self, item: Any) -> None:
        """Show the calls of a scope: {"project": id, "stage": …, "model": "PROVIDER/NAME", "state": …}."""
        self.scope.set(**{**vars(Scope()), **item})
        self.show_view("calls")

    def _read_figures(self) -> None:
        asked, dimension, measure = self.scope.scope.asked(), self.overview.dimension(), self.overview.measure
        self._session.query(lambda c: figures(c, asked, dimension, measure), self._show_figures, self, "figures")

    def _show_figures(self, found: Figures) -> None:
        self.scope.set_projects(found.projects)
        self.overview.show_figures(found)
        self._show_view()
        self.retranslate()
        self.window_.actions_table.refresh()

    def _has_calls(self) -> bool:
        return self.overview.figures is not None and self.overview.figures.totals.calls > 0

    def _read_calls(self) -> None:
        self._calls_stale = False
        self.list.show_scope(self.scope.scope.asked())

    def _show_call(self, call_id: int) -> None:
        self.detail.show_call(self._session.read(lambda c: calls.detail(c, call_id)) if call_id >= 0 else None)

    # Views

    def show_view(self, key: str) -> None:
        """Show the overview or the calls."""
        self.views.choose(key)
        self._show_view()

    def _show_view(self) -> None:
        found = self.overview.figures
        anything = found is None or found.anything
        for part in (self.views, self.scope, self.export):
            part.setVisible(anything)
        if not anything:
            self.stack.setCurrentIndex(2)
            return
        is_calls = self.views.choice() == "calls"
        self.stack.setCurrentIndex(int(is_calls))
        if is_calls and self._calls_stale:
            self._read_calls()

    def _narrow(self, dimension: str, key: Any) -> None:
        if key != OTHERS:
            self.scope.set(**{dimension: key})

    def _open_bar(self, place: int) -> None:
        found = self.overview.figures
        if found is None:
            return
        series = found.series
        if series.step != "hour" and 0 <= place < len(series.bars):
            own = ranges.between(*label_day(series.bars[place], series.step))
            self.scope.set(span="own", own=own)
        self.show_view("calls")

    def _find(self) -> None:
        self.show_view("calls")
        self.list.search.setFocus()

    def _show_all(self) -> None:
        self.list.reset()
        self.scope.set(**vars(Scope(span="all")))
        self._read_calls()

    # Sheets

    def ask_alarms(self) -> None:
        """Open the sheet of alarms."""
        AlarmSheet(self._session, self.window_).open()

    def _ask_price(self) -> None:
        self._session.query(human.price, self._open_price, self, "price")

    def _open_price(self, price: HumanPrice) -> None:
        def take(chosen: HumanPrice) -> None:
            self._session.edit(lambda c: human.set_price(c, chosen), lambda _done: self.reload())

        dialog = ask_form(
            self.window_, self.tr("Labelling by hand"), HumanPrice, self.tr("Save"), take, value=price,
            intro=self.tr("What a row costs when a person writes it."),
        )  # fmt: skip

        def follow(_valid: bool) -> None:
            value = dialog.form.value()
            if value is not None:
                dialog.form.set_shown("per_row", value.way == "row")
                dialog.form.set_shown("minutes", value.way == "time")
                dialog.form.set_shown("wage", value.way == "time")

        dialog.form.changed.connect(follow)
        follow(True)

    def _filter(self) -> Any:
        asked = self.scope.scope.asked()
        return replace(self.list.filter, asked=asked) if self.views.choice() == "calls" else calls.CallFilter(asked)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        found = self.overview.figures
        count = ""
        if found is not None and found.anything:
            count = self.tr("%n call(s)", "", found.totals.calls)
        self.head.set_texts(self.tr("Usage"), count)
        self.alarms.setText(self.tr("Alarms…"))
        self.export.setText(self.tr("Export…"))
        self.views.set_words(self.tr("View"), (self.tr("Overview"), self.tr("Calls")))
        what = self.tr("Every call of a model is counted here: its tokens, what it cost and how long it took.")
        self.empty.set_texts(self.tr("No model has been called yet"), what, self.tr("Go to the documents"))
