"""What a way of splitting gives, before anything is saved: sizes, warnings, and the pieces with their text."""

from __future__ import annotations

from array import array
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.chunks.previewing import Preview
from desktop.chunks.histogram import Histogram
from desktop.documents.longtext import LongText
from desktop.presenter import sentence
from desktop.translate import Retranslating, number
from desktop.widgets.columns import Column
from desktop.widgets.frames import Card, Panel, Split
from desktop.widgets.labels import Elided, label
from desktop.widgets.page import Foot
from desktop.widgets.paged import PagedModel
from desktop.widgets.table import BigTable

SHOWN = 2_000


class SplittingPreview(Retranslating, QWidget):
    """Histogram and numbers above, warnings, then the list of pieces beside the text of one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None
        self._text = ""
        self.histogram = Histogram()
        self.values = [label(look="header") for _ in range(4)]
        self._names = [label(look="second") for _ in range(4)]
        self.warning = label(look="second", wrap=True)
        self.warning.setProperty("tone", "warn")
        columns = (
            Column("number", lambda: self.tr("No."), "muted", 56),
            Column("heading", lambda: self.tr("Heading"), hide_below=420),
            Column("size", lambda: self.tr("Size"), "number", 84),
            Column("words", lambda: self.tr("Begins with"), "muted"),
        )
        self.model = PagedModel(columns, array("q"), self._rows, self)
        self.table = BigTable(self.model, compact=True)
        self.foot = Foot()
        self.where = Elided(look="caption")
        self.reading = LongText()
        self.table.current_changed.connect(self._show_piece)
        self._build()
        self.retranslate()

    def _build(self) -> None:
        # From the outside in: a part that is put into another with all it holds is styled again, each time.
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.card, frame = Card(parent=self), Card(parent=self)
        column.addWidget(self.card)
        column.addWidget(self.warning)
        column.addWidget(frame, 1)
        numbers = QHBoxLayout()
        numbers.setSpacing(28)
        self.card.body.addLayout(numbers)
        for value, name in zip(self.values, self._names, strict=True):
            pair = QVBoxLayout()
            pair.setSpacing(0)
            numbers.addLayout(pair)
            pair.addWidget(value)
            pair.addWidget(name)
        numbers.addStretch(1)
        self.card.body.addWidget(self.histogram)
        frame.body.setContentsMargins(1, 1, 1, 1)
        pieces, text = Panel("surface", frame), Panel("surface", frame)
        split = Split(pieces, text, (55, 45), parent=frame)
        for part in (pieces, text):
            part.setMinimumWidth(240)
        frame.body.addWidget(split, 1)
        pieces.body.addWidget(self.table, 1)
        pieces.body.addWidget(self.foot)
        text.body.setContentsMargins(16, 10, 8, 0)
        text.body.setSpacing(6)
        text.body.addWidget(self.where)
        text.body.addWidget(self.reading, 1)

    def set_preview(self, preview: Preview, text: str, limits: tuple[int, int]) -> None:
        """Show what came of splitting `text`; the cursor stays at its piece where there is one."""
        row = max(0, self.table.currentIndex().row())
        self._preview, self._text = preview, text
        unit = QCoreApplication.translate("Forms", preview.unit)
        self.histogram.set_bars(preview.histogram, limits, unit)
        shown = (preview.count, preview.smallest, preview.median, preview.largest)
        for value, size in zip(self.values, shown, strict=True):
            value.setText(number(size))
        # An empty list between the two makes the table forget rows of the same numbers.
        self.model.set_ids(array("q"))
        self.model.set_ids(array("q", range(1, len(preview.pieces) + 1)))
        self.table.go_to_row(min(row, len(preview.pieces) - 1))
        self._show_piece(self.table.current_id())
        self._say()

    def set_failed(self, error: BaseException) -> None:
        """Say why there is nothing to show."""
        self.warning.setText(sentence(error))
        self.warning.show()

    def preview(self) -> Preview | None:
        """Return what is shown."""
        return self._preview

    def _rows(self, ids: list[int]) -> dict[int, tuple[Any, ...]]:
        pieces = self._preview.pieces if self._preview is not None else ()
        found = {one: pieces[one - 1] for one in ids if 0 < one <= len(pieces)}
        return {n: (n, " › ".join(piece.headings), piece.size, piece.words) for n, piece in found.items()}

    def _show_piece(self, piece: int) -> None:
        pieces = self._preview.pieces if self._preview is not None else ()
        if not 0 < piece <= len(pieces):
            self.where.set("")
            self.reading.set_long("")
            return
        found = pieces[piece - 1]
        parts = [" › ".join(found.headings[-2:])]
        parts.append(self.tr("characters {0} to {1}").format(number(found.start + 1), number(found.end)))
        if found.oversize:
            parts.append(self.tr("larger than the largest size, because it must not be cut"))
        self.where.set("  ·  ".join(part for part in parts if part))
        self.reading.set_long(self._text[found.start : found.end])

    def _say(self) -> None:
        preview = self._preview
        said = [sentence(one) for one in preview.warnings] if preview is not None else []
        self.warning.setText("\n".join(said))
        self.warning.setVisible(bool(said))
        if preview is None:
            self.foot.set_texts("")
        elif preview.count > len(preview.pieces):
            shown, total = number(len(preview.pieces)), number(preview.count)
            self.foot.set_texts(self.tr("the first {0} of {1} pieces").format(shown, total))
        else:
            self.foot.set_texts(self.tr("%n piece(s)", "", preview.count))

    def retranslate(self) -> None:
        """Set all visible strings again."""
        names = (self.tr("pieces"), self.tr("smallest"), self.tr("median"), self.tr("largest"))
        for one, name in zip(self._names, names, strict=True):
            one.setText(name)
        self.table.set_name(self.tr("Pieces"))
        self.reading.setAccessibleName(self.tr("Text of the piece"))
        self._say()
        self._show_piece(self.table.current_id())
