"""A row of filter chips: a word, its count, on or off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.translate import number
from desktop.widgets.flow import Flow
from desktop.widgets.taborder import lead_in


@dataclass(frozen=True)
class Chip:
    """One filter: key, translated label and, where known, how many rows it holds."""

    key: str
    label: str
    count: int | None = None

    def words(self) -> str:
        """Return what the chip says."""
        return self.label if self.count is None else f"{self.label} {number(self.count)}"


class FilterChips(QWidget):
    """Checkable chips that wrap to more lines; arrow keys move between them, Space switches.

    Args:
        exclusive: at most one chip is on.

    Signals:
        changed: the set of keys that are on.
    """

    changed = Signal(object)

    def __init__(self, name: str = "", *, exclusive: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exclusive = exclusive
        self._buttons: dict[str, QPushButton] = {}
        self._flow = Flow(self, gap=8)
        self.setAccessibleName(name)

    def set_chips(self, chips: Sequence[Chip], checked: Iterable[str] | None = None) -> None:
        """Show `chips`; those that stay keep their state unless `checked` names the keys that are on."""
        on = self.checked() if checked is None else set(checked)
        if self._exclusive:
            self.set_hint(
                QCoreApplication.translate("FilterChips", "One at a time: choosing another turns this one off.")
            )
        if [chip.key for chip in chips] != list(self._buttons):
            for button in self._buttons.values():
                self._flow.removeWidget(button)
                button.hide()
                button.deleteLater()
            self._buttons = {chip.key: self._make(chip.key) for chip in chips}
            lead_in(self, self._buttons.values())
        for chip in chips:
            button = self._buttons[chip.key]
            button.setText(chip.words())
            button.setChecked(chip.key in on)
        self.updateGeometry()

    def set_hint(self, words: str) -> None:
        """Say how chips work together: a tooltip over all of them, which screen readers read too."""
        self.setToolTip(words)
        self.setAccessibleDescription(words)

    def checked(self) -> set[str]:
        """Return the keys that are on."""
        return {key for key, button in self._buttons.items() if button.isChecked()}

    def set_checked(self, keys: Iterable[str]) -> None:
        """Switch chips without a signal."""
        wanted = set(keys)
        for key, button in self._buttons.items():
            button.setChecked(key in wanted)

    def _make(self, key: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("look", "chip")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda _on=False: self._clicked(key))
        self._flow.addWidget(button)
        button.show()
        return button

    def _clicked(self, key: str) -> None:
        if self._exclusive and self._buttons[key].isChecked():
            self.set_checked({key})
        self.changed.emit(self.checked())
