"""A few words side by side of which exactly one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from desktop.translate import between


class Segments(QWidget):
    """Chips in a row; arrow keys move between them.

    Signals:
        chosen: the key the user chose.
    """

    chosen = Signal(str)

    def __init__(self, keys: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for key in keys:
            button = QPushButton()
            button.setProperty("look", "chip")
            button.setCheckable(True)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)
        self._chosen = keys[0]
        self.choose(keys[0])

    def choice(self) -> str:
        """Return the key that is chosen."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), self._chosen)

    def choose(self, key: str) -> None:
        """Choose without a signal."""
        self._chosen = key
        self._buttons[key].setChecked(True)
        # Tab comes to the chosen word alone; Qt sees to it only once one of them has had the focus.
        for one, button in self._buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one == key else Qt.FocusPolicy.ClickFocus)

    def show_none(self) -> None:
        """Show none as chosen, while what is seen belongs to several; `choice` stays what it was."""
        self._chosen = self.choice()
        self._group.setExclusive(False)
        self._buttons[self._chosen].setChecked(False)
        self._group.setExclusive(True)

    def set_words(self, name: str, words: Sequence[str]) -> None:
        """Set the accessible name of the row and the words, in the order of the keys."""
        self.setAccessibleName(name)
        for button, word in zip(self._buttons.values(), words, strict=True):
            button.setText(word)
            button.setAccessibleName(between(": ", name, word))
