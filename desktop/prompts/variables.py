"""The variables of a prompt as chips: what each is, and a click that puts it into the text."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from core.prompts.catalogue import FENCE, Prompt
from desktop.prompts.naming import spoken
from desktop.translate import Retranslating, between, sentences
from desktop.widgets.flow import Flow
from desktop.widgets.labels import label


class VariableChips(Retranslating, QWidget):
    """A chip for each variable; the line below says what the one under the pointer or the focus is.

    Signals:
        inserted: the words to put into the text.
    """

    inserted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._prompt: Prompt | None = None
        self._used: frozenset[str] = frozenset()
        self.chips: dict[str, QPushButton] = {}
        row = QWidget()
        self._flow = Flow(row, gap=6)
        self.meaning = label(look="second")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(row)
        column.addWidget(self.meaning)

    def set_prompt(self, prompt: Prompt) -> None:
        """Show the variables of a prompt."""
        self._prompt = prompt
        for chip in self.chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = {name: self._chip(name) for name in (*prompt.variables, FENCE)}
        self.retranslate()

    def follow(self, before: QWidget) -> None:
        """Let the keyboard come to the chips behind a widget: Qt puts what is made later behind everything else."""
        for first, second in pairwise([before, *self.chips.values()]):
            QWidget.setTabOrder(first, second)

    def set_used(self, used: frozenset[str]) -> None:
        """Tell chips of variables that the text does not have."""
        self._used = used
        for name, chip in self.chips.items():
            chip.setText(self._words(name))

    def pop_up(self) -> None:
        """Offer the variables as a menu at the cursor: for the keyboard."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in self.chips:
            entry = menu.addAction(f"{{{{{name}}}}}  {self._meaning(name)}")
            entry.triggered.connect(lambda _on=False, name=name: self.inserted.emit(written(name)))
        focus = self.window().focusWidget()
        place = QCursor.pos()
        if isinstance(focus, QPlainTextEdit):
            place = focus.mapToGlobal(focus.cursorRect().bottomLeft() + QPoint(0, 4))
        menu.popup(place)

    def eventFilter(self, chip: QObject, event: QEvent) -> bool:
        """Say what a chip is when the pointer or the focus comes to it."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self._explain(chip.property("variable"))
        return False

    def _chip(self, name: str) -> QPushButton:
        chip = QPushButton(self._words(name))
        chip.setProperty("look", "chip")
        chip.setProperty("variable", name)
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.setAutoDefault(False)
        chip.clicked.connect(lambda _on=False: self.inserted.emit(written(name)))
        chip.installEventFilter(self)
        self._flow.addWidget(chip)
        return chip

    def _words(self, name: str) -> str:
        needed = self._prompt is not None and name in self._prompt.required
        return f"{name} *" if needed else name

    def _meaning(self, name: str) -> str:
        if name == FENCE:
            return self.tr("A tag name that occurs in no inserted text; it encloses what comes from documents.")
        return spoken(self._prompt).variables[name] if self._prompt else ""

    def _explain(self, name: str) -> None:
        needed = self.tr("Needed.") if self._prompt and name in self._prompt.required else ""
        absent = self.tr("Not in the text.") if name not in self._used else ""
        self.meaning.setText(sentences(between(": ", name, self._meaning(name)), needed, absent))

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.meaning.setText(self.tr("Variables are filled in for each call; a star marks those that are needed."))
        for name, chip in self.chips.items():
            chip.setAccessibleName(self.tr("Insert {0}: {1}").format(name, self._meaning(name)))
            chip.setToolTip(self._meaning(name))


def written(name: str) -> str:
    """Return a variable as it stands in a text; the fence as a pair of tags."""
    return f"<{{{{{name}}}}}>\n\n</{{{{{name}}}}}>" if name == FENCE else f"{{{{{name}}}}}"
