"""A sheet nearly as large as its window, for work that needs room."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from desktop.widgets.dialog import Sheet

EDGE = 32


class WideSheet(Sheet):
    """A sheet over the whole window, `most` pixels wide and high at the most."""

    def __init__(self, parent: QWidget, title: str, primary: str, most: tuple[int, int] = (1600, 1200)) -> None:
        room = parent.window().size()
        wide = max(720, min(most[0], room.width() - 2 * EDGE))
        super().__init__(parent, title, primary, width=wide)
        self.primary.setDefault(False)
        self._size = (wide, max(480, min(most[1], room.height() - 2 * EDGE)))

    def fit(self) -> None:
        """Take the room there is, unless the user made it higher or lower."""
        if self.height() == self._fitted:
            self.become(QSize(*self._size))
