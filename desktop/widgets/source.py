"""The source view: where a text comes from, with the supporting sentences marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.translate import Retranslating
from desktop.widgets.buttons import Button
from desktop.widgets.frames import Card
from desktop.widgets.labels import Elided
from desktop.widgets.reading import ReadingText


class SourceView(Retranslating, Card):
    """A card with the line "Source · file · page · section" over a reading view.

    Signals:
        opened: the user asks for the whole document.
    """

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._parts: tuple[str, ...] = ()
        self._line = Elided(look="caption")
        self._open = Button(kind="link", on_click=self.opened.emit)
        self._open.hide()
        row = QHBoxLayout()
        row.addWidget(self._line, 1)
        row.addWidget(self._open)
        self.body.addLayout(row)
        self.reading = ReadingText()
        self.body.addWidget(self.reading, 1)
        self.retranslate()

    def set_source(self, parts: Sequence[str], text: str, marks: Sequence[tuple[int, int]] = ()) -> None:
        """Show `text` and go to its first mark; `parts` are file, page, section, of which empty ones are left out."""
        self._parts = tuple(part for part in parts if part)
        self._show_line()
        self.reading.set_text(text, marks)
        # The layout knows the lines' places only after the event loop turned once.
        QTimer.singleShot(0, self.reading, self.reading.show_mark)

    def clear(self) -> None:
        """Show nothing."""
        self.set_source((), "")

    def set_openable(self, openable: bool) -> None:
        """Show the link to the whole document."""
        self._open.setVisible(openable)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self._open.setText(self.tr("Open document"))
        self.reading.setAccessibleName(self.tr("Source text"))
        self._show_line()

    def _show_line(self) -> None:
        self._line.set("  ·  ".join((self.tr("Source"), *self._parts)))
