"""What of a job failed: each item with its reason and the reply as it came, and a button that tries again."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from sqlalchemy import Connection

from core.jobs import history
from desktop import jobwords, presenter
from desktop.translate import number
from desktop.widgets.columns import Column
from desktop.widgets.dialog import Sheet
from desktop.widgets.frames import Card
from desktop.widgets.labels import label
from desktop.widgets.paged import PagedModel
from desktop.widgets.reading import ReadingText
from desktop.widgets.table import BigTable

if TYPE_CHECKING:
    from desktop.window import MainWindow

WIDTH: Final = 920
HEIGHT: Final = 420
MOST: Final = 1000
RETRIED: Final = ("partial", "failed", "done_with_failures")


def show_failures(window: MainWindow, job_id: int) -> None:
    """Open the failed items of a job once they are read."""

    def read(connection: Connection) -> tuple[Any, list[Any]]:
        return history.get(connection, job_id), history.failures(connection, job_id, MOST)

    window.context.query(read, lambda found: FailuresSheet(window, *found).open(), window, "failures")


class FailuresSheet(Sheet):
    """The list of items on the left; on the right why the one under the cursor failed.

    Args:
        job: the job's row.
        items: its failed items, at most MOST of them.
    """

    def __init__(self, window: MainWindow, job: Any, items: list[Any]) -> None:
        title = QCoreApplication.translate("FailuresSheet", "{0}: what failed")
        super().__init__(window, title.format(kind_words(job["kind"])), "", width=WIDTH)
        self._window, self._job = window, job
        self._items = {item["id"]: item for item in items}
        columns = (
            Column("item", lambda: QCoreApplication.translate("FailuresSheet", "Item")),
            Column("reason", lambda: QCoreApplication.translate("FailuresSheet", "Reason"), "muted"),
        )
        self.model = PagedModel(columns, array("q", self._items), self._fetch, self)
        self.table = BigTable(self.model, compact=True)
        self.reason = label(wrap=True)
        self.raw = ReadingText()
        self.why, self.reply = Card(), Card()
        self._lay_out()
        self.table.current_changed.connect(self._show)
        self.accepted.connect(self._retry)
        self.retranslate()
        self.primary.setEnabled(job["state"] in RETRIED)
        self.table.go_to_row(0)
        self.table.setFocus()

    def _lay_out(self) -> None:
        frame = Card()
        frame.body.setContentsMargins(1, 1, 1, 1)
        frame.body.addWidget(self.table)
        frame.setMinimumHeight(HEIGHT)
        self.why.body.addWidget(self.reason)
        self.reply.body.addWidget(self.raw, 1)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.why)
        right.addWidget(self.reply, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(frame, 54)
        row.addLayout(right, 46)
        self.body.addLayout(row)

    def _fetch(self, ids: list[int]) -> dict[int, tuple[Any, ...]]:
        found = {one: self._items[one] for one in ids}
        return {one: (item["label"] or item["key"], presenter.sentence(item["error"])) for one, item in found.items()}

    def _show(self, item_id: int) -> None:
        item = self._items.get(item_id)
        if item is not None:
            self.reason.setText(presenter.sentence(item["error"]))
            self.raw.set_text(item["raw"])
            self.reply.setVisible(bool(item["raw"].strip()))

    def _retry(self) -> None:
        self._window.context.retry_job(self._job["id"])

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        self.primary.setText(self.tr("Retry failed"))
        self.cancel.setText(self.tr("Close"))
        self.table.set_name(self.tr("Failed items"))
        self.why.set_caption(self.tr("Reason"))
        self.reply.set_caption(self.tr("Reply as it came"))
        self.raw.setAccessibleName(self.tr("Reply as it came"))
        failed, shown = self._job["failed"], len(self._items)
        words = self.tr("%n item(s) failed; everything else is kept.", "", failed)
        if shown < failed:
            words = self.tr("The first {0} of {1} failed items; everything else is kept.").format(
                number(shown), number(failed)
            )
        self.note.setText(words)


def kind_words(kind: str) -> str:
    """Return the translated name of a kind of job."""
    return jobwords.title(kind)
