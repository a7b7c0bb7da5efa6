"""The files of an import that were there already, or were read by another method: each with what became of it."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication

from core.jobs import history
from desktop import presenter
from desktop.widgets.columns import Column
from desktop.widgets.dialog import Sheet
from desktop.widgets.frames import Card
from desktop.widgets.paged import PagedModel
from desktop.widgets.table import BigTable

if TYPE_CHECKING:
    from desktop.window import MainWindow

WIDTH: Final = 860
HEIGHT: Final = 360


def show_passed(window: MainWindow, job_id: int) -> None:
    """Open the list once it is read."""
    window.context.query(
        lambda c: history.remarks(c, job_id), lambda items: PassedSheet(window, items).open(), window, "passed"
    )


class PassedSheet(Sheet):
    """File and sentence; Enter or the button shows the document that was there."""

    def __init__(self, window: MainWindow, items: list[Any]) -> None:
        title = QCoreApplication.translate("PassedSheet", "What became of some files")
        super().__init__(window, title, "", width=WIDTH)
        self._window = window
        self._items = {item["id"]: item for item in items}
        columns = (
            Column("file", lambda: QCoreApplication.translate("PassedSheet", "File"), width=300),
            Column("said", lambda: QCoreApplication.translate("PassedSheet", "What became of it"), "muted"),
        )
        self.model = PagedModel(columns, array("q", self._items), self._fetch, self)
        self.table = BigTable(self.model, compact=True)
        frame = Card()
        frame.body.setContentsMargins(1, 1, 1, 1)
        frame.body.addWidget(self.table)
        frame.setMinimumHeight(HEIGHT)
        self.body.addWidget(frame)
        self.table.opened.connect(lambda _id: self.accept())
        self.accepted.connect(self._show)
        self.retranslate()
        self.table.go_to_row(0)
        self.table.setFocus()

    def _fetch(self, ids: list[int]) -> dict[int, tuple[Any, ...]]:
        found = {one: self._items[one] for one in ids}
        return {one: (item["label"], presenter.sentence(item["error"])) for one, item in found.items()}

    def _show(self) -> None:
        item = self._items.get(self.table.current_id())
        document_id = item["error"].get("params", {}).get("document_id", 0) if item is not None else 0
        if document_id:
            self._window.open("documents", document_id)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        self.primary.setText(self.tr("Show the document"))
        self.cancel.setText(self.tr("Close"))
        self.table.set_name(self.tr("What became of some files"))
        count = len(self._items)
        self.note.setText(self.tr("%n file(s)", "", count))
