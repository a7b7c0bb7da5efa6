"""The chunks of a document: a list, and the text of the one under the cursor."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from core.chunks import listing
from core.chunks.listing import ChunkFilter
from desktop.documents.longtext import LongText
from desktop.translate import Retranslating, number
from desktop.widgets.columns import Column
from desktop.widgets.frames import Panel, Split
from desktop.widgets.labels import Elided
from desktop.widgets.page import Foot
from desktop.widgets.paged import PagedModel
from desktop.widgets.table import BigTable, Selection

if TYPE_CHECKING:
    from desktop.session import Session


class ChunkList(Retranslating, QWidget):
    """List above, text below.

    Signals:
        selection_changed: the `Selection` of chunks.
        counted: how many chunks the document has.
    """

    selection_changed = Signal(object)
    counted = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._document = 0
        self._wanted = 0
        columns = (
            Column("position", lambda: self.tr("No."), "muted", 62),
            Column("heading", lambda: self.tr("Heading")),
            Column("size", lambda: self.tr("Characters"), "number", 92),
            Column("page", lambda: self.tr("Page"), "number", 62, hide_below=440),
            Column("questions", lambda: self.tr("Questions"), "number", 88),
        )
        self.model = PagedModel(columns, array("q"), self._rows, self)
        self.table = BigTable(self.model, compact=True)
        self.foot = Foot(self.table.selectAll)
        self.where = Elided(look="caption")
        self.reading = LongText()
        above, below = Panel("surface"), Panel("surface")
        above.body.addWidget(self.table, 1)
        above.body.addWidget(self.foot)
        below.body.setContentsMargins(20, 12, 8, 0)
        below.body.setSpacing(6)
        below.body.addWidget(self.where)
        below.body.addWidget(self.reading, 1)
        column = Panel("surface")
        column.body.addWidget(Split(above, below, (50, 50), Qt.Orientation.Vertical, self))
        self.setLayout(column.body)
        self.table.current_changed.connect(self._show)
        self.table.selection_changed.connect(self._select)
        self.retranslate()

    def set_document(self, document_id: int, chunk_id: int = 0) -> None:
        """Show the chunks of a document, with the cursor on one of them."""
        self._document, self._wanted = document_id, chunk_id
        self.reload()

    def reload(self) -> None:
        """Read the list again; the cursor stays."""
        project_id, document_id = self._session.project_id, self._document
        if not document_id:
            self._take(array("q"))
            return
        chosen = ChunkFilter(document_id=document_id)
        self._session.query(lambda c: listing.ids(c, project_id, chosen), self._take, self, "ids")

    def chosen(self) -> list[int]:
        """Return the ids of the chunks that are selected, when it is more than the one under the cursor."""
        found = self.table.selection()
        if found.everything:
            return self.model.ids.tolist()
        return list(found.ids) if len(found.ids) > 1 else []

    def _take(self, ids: array[int]) -> None:
        if ids != self.model.ids:
            self.model.set_ids(ids)
        else:
            self.model.refresh(ids)
        self.counted.emit(len(ids))
        if self._wanted:
            self.table.go_to(self._wanted)
            self._wanted = 0
        elif self.table.current_id() not in ids:
            self.table.go_to_row(0)
        self._select(self.table.selection())

    def _rows(self, ids: list[int]) -> dict[int, tuple[Any, ...]]:
        found = self._session.read(lambda c: listing.rows(c, ids))
        return {one: _shown(dict(zip(listing.COLUMNS, row, strict=True))) for one, row in found.items()}

    def _show(self, chunk_id: int) -> None:
        row = self._session.read(lambda c: listing.detail(c, chunk_id)) if chunk_id >= 0 else None
        if row is None:
            self.where.set("")
            self.reading.set_long("")
            return
        parts = []
        if row["page"] is not None:
            parts.append(self.tr("page {0}").format(row["page"]))
        parts.append(self.tr("characters {0} to {1}").format(number(row["start"] + 1), number(row["end"])))
        if row["oversize"]:
            parts.append(self.tr("larger than the largest size, because it must not be cut"))
        parts.append(" › ".join(row["headings"][-2:]))  # last: they are long, and stand in the list as well
        self.where.set("  ·  ".join(part for part in parts if part))
        self.reading.set_long(row["text"])

    def _select(self, selection: Selection) -> None:
        total = len(self.model.ids)
        count = total if selection.everything else len(selection.ids)
        if count > 1:
            link = "" if count == total else self.tr("select all {0}").format(number(total))
            self.foot.set_texts(self.tr("{0} of {1} selected").format(number(count), number(total)), link)
        else:
            words = self.tr("%n chunk(s)", "", total)
            self.foot.set_texts(words, self.tr("select all") if total > 1 else "")
        self.selection_changed.emit(selection)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.table.set_name(self.tr("Chunks of the document"))
        self.reading.setAccessibleName(self.tr("Text of the chunk"))
        self._select(self.table.selection())
        self._show(self.table.current_id())


def _shown(row: dict[str, Any]) -> tuple[Any, ...]:
    place = row["page"] if row["page"] is not None else ""
    heading = row["headings"][-1] if row["headings"] else " ".join(row["preview"].split())
    return (row["position"] + 1, heading, row["size"], place, row["questions"])
