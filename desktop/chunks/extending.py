"""The form that puts a text before or behind chunks, with what becomes of the one shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from core.chunks import editing
from core.chunks.parts import Chosen
from desktop.widgets.buttons import Button
from desktop.widgets.dialog import Sheet
from desktop.widgets.flow import Flow
from desktop.widgets.frames import Card
from desktop.widgets.labels import label
from desktop.widgets.reading import ReadingText
from desktop.widgets.writing import Field

if TYPE_CHECKING:
    from desktop.chunks.editing import ChunkEdits
    from desktop.window import MainWindow

#: places that are filled in for each chunk
PLACES: Final = ("{document}", "{section}", "{page}")
FIRST: Final = {True: "{document} › {section}\n\n", False: "\n\n{document}"}
#: of the chunk, as much as shows where the new text meets it
SHOWN: Final = 600


class ExtendSheet(Sheet):
    """Asks for the text, shows it on one chunk, says on how many it is done.

    Args:
        chosen: the chunks, as ids or as their query; there are `count` of them.
        row: the chunk it is shown on.
        before: before the text, or behind it.
    """

    def __init__(
        self, window: MainWindow, edits: ChunkEdits, chosen: Chosen, count: int, row: dict[str, Any], *, before: bool
    ) -> None:
        super().__init__(window, "", "", width=620)
        self._edits, self._chosen, self._count, self._row, self._before = edits, chosen, count, row, before
        self.field = Field(3)
        self.field.setPlainText(FIRST[before])
        self.places = [Button(kind="secondary", on_click=partial(self._put, place)) for place in PLACES]
        self._explained = label(look="second", wrap=True)
        self._caption = label(look="caption")
        self.preview = ReadingText()
        self.preview.setMinimumHeight(200)
        self.card = Card()
        self.card.body.addWidget(self.preview, 1)
        self._lay_out()
        self.field.textChanged.connect(self._show)
        self.field.saved.connect(self.accept)
        self.field.left.connect(self.reject)
        self.retranslate()
        self.field.moveCursor(QTextCursor.MoveOperation.End if before else QTextCursor.MoveOperation.Start)
        self.field.setFocus()

    def _lay_out(self) -> None:
        flow = Flow(gap=8)
        for button in self.places:
            flow.addWidget(button)
        line = QHBoxLayout()
        line.addLayout(flow, 1)
        column = QVBoxLayout()
        column.setSpacing(6)
        for part in (self._caption, self.field):
            column.addWidget(part)
        column.addLayout(line)
        column.addWidget(self._explained)
        self.body.addLayout(column)
        self.body.addWidget(self.card, 1)

    def accept(self) -> None:
        """Do it and close; stay open while there is nothing to add."""
        template = self.field.toPlainText()
        if not template:
            return
        super().accept()
        step = editing.prepend if self._before else editing.append
        self._edits.do(self._chosen, lambda c, part, whole: step(c, part, template, whole), self._edits.say_extended)

    def _put(self, place: str) -> None:
        self.field.insertPlainText(place)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        row, template = self._row, self.field.toPlainText()
        name = row["title"] if row.get("title") else row["document"]
        more = editing.filled(template, name, row["headings"], row["section"], row["page"])
        text = str(row["text"])
        if self._before:
            cut = text if len(text) <= SHOWN else f"{text[:SHOWN]} …"
            self.preview.set_text(more + cut, [(0, len(more))])
        else:
            cut = text if len(text) <= SHOWN else f"… {text[-SHOWN:]}"
            self.preview.set_text(cut + more, [(len(cut), len(cut) + len(more))])
            bar = self.preview.verticalScrollBar()
            bar.setValue(bar.maximum())
        self.primary.setEnabled(bool(template))

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        before = self._before
        self.setWindowTitle(self.tr("Put a text before chunks") if before else self.tr("Put a text behind chunks"))
        self.heading.setText(self.windowTitle())
        self._caption.setText(self.tr("Text, with places that are filled in for each chunk"))
        self.field.setAccessibleName(self._caption.text())
        names = (self.tr("Name of the document"), self.tr("Headings of the section"), self.tr("Page"))
        for button, place, name in zip(self.places, PLACES, names, strict=True):
            button.setText(place)
            button.setToolTip(name)
            button.setAccessibleName(self.tr("Insert: {0}").format(name))
        self._explained.setText(
            self.tr(
                "{0} is the title or name of the document, {1} the path of headings, {2} the number of the page."
            ).format(*PLACES)
        )
        self.card.set_caption(self.tr("On the chunk shown"))
        self.preview.setAccessibleName(self.tr("On the chunk shown"))
        self.note.setText(self.tr("Can be undone; the texts as they were split are kept."))
        words = self.tr("Put before %n chunk(s)", "", self._count)
        if not before:
            words = self.tr("Put behind %n chunk(s)", "", self._count)
        self.primary.setText(words)
        self._show()
