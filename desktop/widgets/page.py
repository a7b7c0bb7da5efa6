"""The parts every pane has: its head with title, count and buttons, its foot with what matches, its bar of actions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.widgets.buttons import Button
from desktop.widgets.flow import Flow
from desktop.widgets.labels import label

EDGE, GAP = 20, 8  # pixels
FIELD = 100  # parts of the room left over, against one that stays empty


class PageHead(QWidget):
    """Title and count on the left, buttons on the right, optional rows (chips, search) below.

    Where there is no room for all, buttons that are not primary step back, the last first; menu and palette keep them.
    Then the count goes, and at last the title: the rail says where one is.

    Attributes:
        rows: the column for further rows; 20 pixels from both sides.
    """

    def __init__(self, *buttons: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label(look="title")
        self._count = label(look="second")
        first = QHBoxLayout()
        first.setSpacing(GAP)
        first.addWidget(self._title)
        first.addWidget(self._count)
        first.addStretch(1)
        self._parts = [self._title, self._count, *buttons]
        self._back: list[QWidget] = []
        for button in buttons:
            # What is left goes to a search field, as far as it grows: its hint must be read whole.
            first.addWidget(button, FIELD if isinstance(button, QLineEdit) else 0)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(EDGE, 14, EDGE, 12)
        self.rows.setSpacing(12)
        self.rows.addLayout(first)

    def set_texts(self, title: str, count: str = "") -> None:
        """Set title and count."""
        self._title.setText(title)
        self._count.setText(count)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many buttons as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Ask for no more than what never steps back."""
        kept = [part for part in self._parts if not _steps_back(part)]
        return QSize(2 * EDGE + _width(kept), super().minimumSizeHint().height())

    def _fit(self) -> None:
        room = self.width() - 2 * EDGE
        # What the pane itself has hidden stays hidden.
        here = [part for part in self._parts if not part.isHidden() or part in self._back]
        shown = list(here)
        for part in reversed(here):
            if _steps_back(part) and _width(shown) > room:
                shown.remove(part)
        for part in (self._count, self._title):
            if part in shown and _width(shown) > room:
                shown.remove(part)
        self._back = [part for part in here if part not in shown]
        for part in here:
            if part.isHidden() != (part in self._back):
                part.setVisible(part in shown)


def _steps_back(part: QWidget) -> bool:
    return isinstance(part, Button) and part.kind != "primary"


def _width(parts: list[QWidget]) -> int:
    return sum(part.sizeHint().width() for part in parts) + GAP * (len(parts) - 1)


class Foot(QFrame):
    """A sunken line below a list: "3 of 412 that match" and a link such as "select all matching"."""

    def __init__(self, on_link: Callable[[], object] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "footer")
        self._text = label(look="second")
        self._link = Button(kind="link", on_click=on_link)
        self._link.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 3, 12, 3)
        row.setSpacing(4)
        row.addWidget(self._text)
        row.addWidget(self._link)
        row.addStretch(1)
        self.setMinimumHeight(40)

    def set_texts(self, text: str, link: str = "") -> None:
        """Set the sentence and the link; an empty link hides it."""
        self._text.setText(text)
        self._link.setText(link)
        self._link.setVisible(bool(link))


class ActionBar(QFrame):
    """The bar of buttons below a detail; wraps where there is no room."""

    def __init__(self, *buttons: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 11, 20, 11)
        self.flow = Flow(gap=8)
        outer.addLayout(self.flow)
        for button in buttons:
            self.flow.addWidget(button)
