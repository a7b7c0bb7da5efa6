"""The text of a document: its headings on the left to jump by, the Markdown to read on the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from desktop.documents.longtext import LongText
from desktop.translate import Retranslating, number
from desktop.widgets.buttons import IconButton
from desktop.widgets.frames import Panel
from desktop.widgets.labels import label
from desktop.widgets.outline import OutlineList


class DocumentText(Retranslating, QWidget):
    """The converted text with its outline; long texts come in parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outline = OutlineList()
        self.reading = LongText()
        self._where = label(look="second")
        self._back = IconButton("chevron-left", on_click=self.reading.previous_part)
        self._on = IconButton("chevron-right", on_click=self.reading.next_part)
        self._side = Panel("surface")
        self._caption = label(look="caption")
        self._caption.setContentsMargins(12, 12, 8, 6)
        self._side.body.addWidget(self._caption)
        self._side.body.addWidget(self.outline, 1)
        self._side.setMinimumWidth(120)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self._side)
        split.addWidget(self._reader())
        split.setStretchFactor(1, 1)
        split.setSizes([200, 420])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)
        self.outline.chosen.connect(self.reading.go_to)
        self.reading.part_changed.connect(self._show_part)
        self.retranslate()

    def _reader(self) -> Panel:
        right = Panel("surface")
        inner = Panel("surface")
        inner.body.setContentsMargins(20, 14, 8, 0)
        inner.body.addWidget(self.reading)
        self._pager = Panel("footer")
        line = QHBoxLayout()
        line.setContentsMargins(20, 3, 8, 3)
        line.addWidget(self._where, 1)
        line.addWidget(self._back)
        line.addWidget(self._on)
        self._pager.body.addLayout(line)
        right.body.addWidget(inner, 1)
        right.body.addWidget(self._pager)
        right.setMinimumWidth(220)
        return right

    def set_document(self, markdown: str, outline: Sequence[Sequence[Any]], place: int = 0) -> None:
        """Show a text with its [level, title, place] headings, from `place` on."""
        self._side.setVisible(bool(outline))
        self.outline.set_headings(outline)
        self.reading.set_long(markdown, place)

    def clear(self) -> None:
        """Show nothing."""
        self.set_document("", ())

    def _show_part(self, start: int, end: int, total: int) -> None:
        self._pager.setVisible(end - start < total)
        self._back.setEnabled(start > 0)
        self._on.setEnabled(end < total)
        text = self.tr("Characters {0} to {1} of {2}")
        self._where.setText(text.format(number(start + 1), number(end), number(total)))

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self._caption.setText(self.tr("Headings"))
        self.outline.setAccessibleName(self.tr("Headings of the document"))
        self.reading.setAccessibleName(self.tr("Text of the document"))
        self._back.set_name(self.tr("Part before"))
        self._on.set_name(self.tr("Next part"))
        self._show_part(*self.reading.part())
