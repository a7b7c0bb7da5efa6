"""The log of a job: its items on the left, on the right the calls made for the one under the cursor."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from core.jobs import history, log, states
from desktop import jobwords, presenter
from desktop.translate import number
from desktop.usage.detail import CallDetail
from desktop.widgets.buttons import IconButton
from desktop.widgets.chips import Chip, FilterChips
from desktop.widgets.columns import Column
from desktop.widgets.dialog import Sheet
from desktop.widgets.frames import Card
from desktop.widgets.labels import label
from desktop.widgets.paged import PagedModel
from desktop.widgets.reading import ReadingText
from desktop.widgets.search import SearchField
from desktop.widgets.table import BigTable

if TYPE_CHECKING:
    from desktop.window import MainWindow

WIDTH: Final = 940
#: of the list, and what a sheet and its surroundings need besides
HEIGHT, HIGHEST, AROUND = 440, 640, 360
#: a reply as it came scrolls within this, so that the call below it is seen too
REPLY: Final = 132


def show_log(window: MainWindow, job_id: int) -> None:
    """Open the log of a job once its row is read."""
    window.context.query(lambda c: history.get(c, job_id), lambda row: LogSheet(window, row).open(), window, "log")


class LogSheet(Sheet):
    """The items of a job and their calls.

    Args:
        job: the job's row.
    """

    def __init__(self, window: MainWindow, job: Any) -> None:
        title = QCoreApplication.translate("LogSheet", "{0}: log of job {1}")
        super().__init__(window, title.format(jobwords.title(job["kind"]), job["id"]), "", width=WIDTH)
        self._session, self._job = window.context, job
        self._calls: list[dict[str, Any]] = []
        self._place, self._label = 0, ""
        self.search, self.states = SearchField(), FilterChips(exclusive=True)
        self.model = PagedModel(self._columns(), array("q"), self._fetch, self)
        self.table = BigTable(self.model, compact=True)
        self.reason, self.raw, self.why = label(wrap=True), ReadingText(), Card()
        self.came = label(look="caption")
        self.call = CallDetail(edge=0)
        self.before = IconButton("chevron-left", on_click=lambda: self._step(-1))
        self.after = IconButton("chevron-right", on_click=lambda: self._step(1))
        self.which = label(look="second")
        self._lay_out(window)
        self.search.searched.connect(lambda _text: self._read())
        self.states.changed.connect(lambda _keys: self._read())
        self.table.current_changed.connect(self._chosen)
        self.cancel.hide()
        self.retranslate()
        self._read()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("item", lambda: QCoreApplication.translate("LogSheet", "Item")),
            Column("state", lambda: QCoreApplication.translate("LogSheet", "State"), "muted", 90, show=_state_words),
        )

    def _lay_out(self, window: MainWindow) -> None:
        frame = Card()
        frame.body.setContentsMargins(1, 1, 1, 1)
        frame.body.addWidget(self.table)
        frame.setMinimumHeight(min(max(HEIGHT, window.height() - AROUND), HIGHEST))
        left, right, steps = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        left.addWidget(self.search)
        left.addWidget(self.states)
        left.addWidget(frame, 1)
        steps.addWidget(self.which, 1)
        steps.addWidget(self.before)
        steps.addWidget(self.after)
        self.why.body.addWidget(self.reason)
        self.why.body.addWidget(self.came)
        self.raw.fit(REPLY)
        self.why.body.addWidget(self.raw)
        right.addWidget(self.why)
        right.addLayout(steps)
        right.addWidget(self.call, 1)
        right.addStretch()  # what is said stands at the top, also where nothing follows
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left, 46)
        row.addLayout(right, 54)
        self.body.addLayout(row)

    def _read(self) -> None:
        job, state, text = self._job["id"], next(iter(self.states.checked()), ""), self.search.text()
        self._session.query(lambda c: log.ids(c, job, state, text), self._take, self, "items")

    def _take(self, found: array[int]) -> None:
        self.model.set_ids(found)
        count = len(found)
        self.note.setText(self.tr("%n item(s)", "", count))
        if len(found):
            self.table.go_to_row(max(0, self.table.currentIndex().row()))
        else:
            self._chosen(-1)

    def _fetch(self, ids: list[int]) -> dict[int, tuple[Any, ...]]:
        found = self._session.read(lambda c: log.rows(c, ids))
        return {one: (item["label"] or item["key"], item["state"]) for one, item in found.items()}

    def _chosen(self, item_id: int) -> None:
        job = self._job["id"]

        def read(connection: Any) -> tuple[Any, list[dict[str, Any]]]:
            item = log.rows(connection, [item_id]).get(item_id)
            return item, log.calls(connection, job, item["key"]) if item is not None else []

        self._session.query(read, lambda found: self._show(*found), self, "item")

    def _show(self, item: Any, calls: list[dict[str, Any]]) -> None:
        failed = item is not None and bool(item["error"])
        self._label = item["label"] if item is not None else ""
        self.why.setVisible(failed)
        if failed:
            self.reason.setText(presenter.sentence(item["error"]))
            self.raw.set_text(item["raw"])
            for part in (self.came, self.raw):
                part.setVisible(bool(item["raw"].strip()))
        self._calls, self._place = calls, len(calls) - 1
        self._step(0)

    def _step(self, way: int) -> None:
        self._place = max(0, min(len(self._calls) - 1, self._place + way))
        many = len(self._calls)
        for button in (self.before, self.after):
            button.setVisible(many > 1)
        words = self.tr("Call {0} of {1}").format(number(self._place + 1), number(many))
        none = self.tr("No call was made for this item.") if self.model.rowCount() else ""
        self.which.setText(words if many else none)
        self.call.show_call({**self._calls[self._place], "label": self._label} if many else None)
        self.call.setVisible(bool(many))

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        self.primary.setText(self.tr("Close"))
        self.search.set_placeholder(self.tr("Search item, reason, reply"))
        self.states.set_chips(
            [Chip(states.ITEM_DONE, self.tr("Done")), Chip(states.ITEM_FAILED, self.tr("Failed"))],
            checked=self.states.checked(),
        )
        self.table.set_name(self.tr("Items"))
        self.why.set_caption(self.tr("Reason"))
        self.came.setText(self.tr("Reply as it came"))
        self.raw.setAccessibleName(self.tr("Reply as it came"))
        self.before.set_name(self.tr("Previous call"))
        self.after.set_name(self.tr("Next call"))


def _state_words(state: str) -> str:
    done, failed = QCoreApplication.translate("LogSheet", "done"), QCoreApplication.translate("LogSheet", "failed")
    return failed if state == states.ITEM_FAILED else done
