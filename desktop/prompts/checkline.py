"""One line below the text that says at once what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.prompts.checking import Remark, faults
from desktop.presenter import sentence
from desktop.translate import Retranslating, number, sentences
from desktop.widgets.buttons import Button
from desktop.widgets.labels import Picture, label


class CheckLine(Retranslating, QWidget):
    """The gravest remark, how many more there are, and a button that goes to its place.

    Signals:
        asked: the remark to go to.
    """

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._remarks: Sequence[Remark] = ()
        self._at = 0
        self.picture = Picture("check", "good")
        self.words = label(look="second", wrap=True)
        self.go = Button(kind="link", on_click=self._go)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.picture)
        row.addWidget(self.words, 1)
        row.addWidget(self.go)

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show what the check found; nothing is good news."""
        self._remarks, self._at = remarks, 0
        self.retranslate()

    def _go(self) -> None:
        placed = [remark for remark in self._remarks if remark.span[0] < remark.span[1]]
        if placed:
            self.asked.emit(placed[self._at % len(placed)])
            self._at += 1

    def retranslate(self) -> None:
        """Set all visible strings again."""
        wrong = bool(faults(self._remarks))
        icon, role = ("error", "bad") if wrong else ("warning", "warn") if self._remarks else ("check", "good")
        self.picture.set(icon, role)
        if not self._remarks:
            self.words.setText(self.tr("Every variable is known and in its place."))
        else:
            first = self._remarks[0]
            text = sentence({"what": first.what, "todo": first.todo, "params": first.params})
            if first.line:
                place = self.tr("User part, line {0}: {1}")
                place = self.tr("System part, line {0}: {1}") if first.part == "system" else place
                text = place.format(number(first.line), text)
            more = len(self._remarks) - 1
            others = self.tr("(%n more)", "", more) if more else ""
            self.words.setText(sentences(text, others))
        self.go.setText(self.tr("Show"))
        self.go.setVisible(any(remark.span[0] < remark.span[1] for remark in self._remarks))
