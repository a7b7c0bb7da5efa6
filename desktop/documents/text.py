"""The text of a document: its headings or its source on the left, the Markdown to read or to edit on the right."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from desktop.documents.preview.converted import ConvertedPane
from desktop.documents.preview.source import BAR, SourcePane
from desktop.documents.preview.together import Together
from desktop.translate import Retranslating
from desktop.widgets.frames import Panel
from desktop.widgets.labels import hairline, label
from desktop.widgets.outline import OutlineList

if TYPE_CHECKING:
    from desktop.session import Session

#: side by side, headings have room only in a view at least this wide
ROOMY = 1100


class DocumentText(Retranslating, QWidget):
    """The converted text with its outline, or beside its source; both scroll together."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._row: dict[str, Any] | None = None
        self._places: list[int] = []
        self._beside = False
        # Where somebody jumped to; forgotten once somebody scrolls.
        self._jump: tuple[int, int] | None = None
        self.outline = OutlineList()
        self.source = SourcePane(session)
        self.converted = ConvertedPane()
        self.reading = self.converted.view
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        for part in (self._headings(), self.source, self.converted):
            self._split.addWidget(part)
        for place, share in enumerate((0, 1, 1)):
            self._split.setStretchFactor(place, share)
        self.source.setMinimumWidth(220)
        self._split.setSizes([200, 400, 420])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._split)
        self.outline.chosen.connect(self.go_to)
        self._together = Together(
            self,
            (self.source.moved, self._follow_source),
            (self.converted.moved, self._follow_text),
        )
        self.retranslate()
        self.show_beside(False)

    def _headings(self) -> Panel:
        self._side = Panel("surface")
        self._caption = label(look="second")
        self._caption.setContentsMargins(12, 0, 8, 0)
        self._caption.setFixedHeight(BAR)
        self._side.body.addWidget(self._caption)
        self._side.body.addWidget(hairline())
        self._side.body.addWidget(self.outline, 1)
        self._side.setMinimumWidth(120)
        return self._side

    # Content

    def set_document(self, row: dict[str, Any] | None, place: int = 0) -> None:
        """Show a document from a character on."""
        self._row, self._jump = row, None
        outline = (row["outline"] or ()) if row else ()
        self._places = [int(heading[2]) for heading in outline]
        self.outline.set_headings(outline)
        self.source.set_document(row, place)
        pictures = self._session.workspace.pictures(row["project_id"]) if row else None
        self.converted.set_text((row["markdown"] or "") if row else "", place, pictures)
        self._arrange()

    def clear(self) -> None:
        """Show nothing."""
        self.set_document(None)

    def show_beside(self, beside: bool) -> None:
        """Show the source beside the text, or the headings."""
        if beside and not self._beside and self._jump is not None:
            self.source.go_to(*self._jump)
        elif beside and not self._beside:
            self.source.show_place(self.converted.place())
        self._beside = beside
        self._arrange()

    def _arrange(self) -> None:
        room = not self._beside or self.width() >= ROOMY
        self._side.setVisible(bool(self._places) and room)
        self.source.setVisible(self._beside)
        self.converted.use_one_way(self._beside and self.source.draws_markdown())

    # Places

    def place(self) -> int:
        """Return the character that is read now."""
        return self.converted.place()

    def go_to(self, place: int, end: int = 0) -> None:
        """Bring a character to the top on both sides; with `end` the stretch up to there is marked."""
        self._jump = (place, end)
        self.reading.go_to(place, end)
        if self._beside:
            self.source.go_to(place, end)

    def _follow_source(self) -> None:
        self._jump = None
        place = self.source.place()
        self.reading.show_place(place)
        self._mark_heading(place)

    def _follow_text(self) -> None:
        self._jump = None
        place = self.converted.place()
        if self._beside:
            self.source.show_place(place)
        self._mark_heading(place)

    def _mark_heading(self, place: int) -> None:
        """Select the heading that is read, without going there."""
        row = bisect_right(self._places, place) - 1
        if row != self.outline.currentIndex().row() and not self.outline.hasFocus():
            blocker = QSignalBlocker(self.outline)
            index = self.outline.headings.index(row)
            self.outline.setCurrentIndex(index)
            blocker.unblock()
            self.outline.viewport().update()

    def resizeEvent(self, event: Any) -> None:
        """Give headings room or take it."""
        super().resizeEvent(event)
        if self._beside:
            self._arrange()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self._caption.setText(self.tr("Headings"))
        self.outline.setAccessibleName(self.tr("Headings of the document"))
