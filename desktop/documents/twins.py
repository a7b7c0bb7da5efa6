"""Files that are in the project already: the list of them, and what is to become of them."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout

from core.documents.importing import shown
from desktop.widgets.columns import Column
from desktop.widgets.dialog import Sheet
from desktop.widgets.frames import Card
from desktop.widgets.labels import label
from desktop.widgets.paged import PagedModel
from desktop.widgets.segments import Segments
from desktop.widgets.table import BigTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.documents.importing import Twin
    from desktop.window import MainWindow

WAYS: Final = ("skip", "replace", "keep")
WIDTH: Final = 760
ROWS: Final = 8
#: kind of twin -> the option of the import, and what is chosen at first: a file with other content is never lost
KINDS: Final = {"content": ("same", "skip"), "version": ("version", "keep")}


class TwinsSheet(Sheet):
    """Skip, replace or keep both: one choice for files that are the same, one for those that are new versions.

    Args:
        found: the files, from `core.documents.importing.twins`.
        on_accept: gets {"same": way, "version": way}.
    """

    def __init__(
        self, window: MainWindow, found: Sequence[Twin], on_accept: Callable[[dict[str, str]], object]
    ) -> None:
        title = QCoreApplication.translate("TwinsSheet", "Some files are there already")
        super().__init__(window, title, "", width=WIDTH)
        self._twins = sorted(found, key=lambda twin: (twin.kind, twin.path.name))
        self._on_accept = on_accept
        columns = (
            Column("file", lambda: QCoreApplication.translate("TwinsSheet", "File")),
            Column("like", lambda: QCoreApplication.translate("TwinsSheet", "In the project"), "muted"),
        )
        self.model = PagedModel(columns, array("q", range(1, len(found) + 1)), self._fetch, self)
        self.table = BigTable(self.model, compact=True)
        self.ways = {kind: Segments(WAYS) for kind in KINDS}
        self._captions = {kind: label() for kind in KINDS}
        self._lay_out()
        self.retranslate()
        self.primary.setFocus()

    def _lay_out(self) -> None:
        frame = Card()
        frame.body.setContentsMargins(1, 1, 1, 1)
        frame.body.addWidget(self.table)
        frame.setFixedHeight(self.table.row_height() * min(ROWS, len(self._twins) + 1) + 12)
        self.body.addWidget(frame)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        present = {twin.kind for twin in self._twins}
        for row, kind in enumerate(KINDS):
            self.ways[kind].choose(KINDS[kind][1])
            for column, widget in enumerate((self._captions[kind], self.ways[kind])):
                grid.addWidget(widget, row, column)
                widget.setVisible(kind in present)
        self.body.addLayout(grid)

    def choices(self) -> dict[str, str]:
        """Return the options of the import."""
        return {option: self.ways[kind].choice() for kind, (option, _first) in KINDS.items()}

    def accept(self) -> None:
        """Hand the choice over."""
        super().accept()
        self._on_accept(self.choices())

    def _fetch(self, ids: list[int]) -> dict[int, tuple[Any, ...]]:
        return {one: (shown(self._twins[one - 1].path), self._words(self._twins[one - 1])) for one in ids}

    def _words(self, twin: Twin) -> str:
        if twin.kind == "content":
            return self.tr("the same as “{0}”").format(twin.name)
        return self.tr("a new version of “{0}”").format(twin.name)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        self.primary.setText(self.tr("Go on"))
        self.table.set_name(self.tr("Files that are there already"))
        counts = {kind: sum(twin.kind == kind for twin in self._twins) for kind in KINDS}
        texts = {
            "content": self.tr("%n file(s) with the same content", "", counts["content"]),
            "version": self.tr("%n new version(s) under the same name", "", counts["version"]),
        }
        ways = (self.tr("Skip"), self.tr("Replace"), self.tr("Keep both"))
        for kind, text in texts.items():
            self._captions[kind].setText(text)
            self.ways[kind].set_words(text, ways)
        self.note.setText(self.tr("Replacing keeps the questions on passages that stay the same; it can be undone."))
