"""The parts every pane has: its head with title, count and buttons, its foot with what matches, its bar of actions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.widgets.buttons import Button
from desktop.widgets.flow import Flow
from desktop.widgets.labels import label


class PageHead(QWidget):
    """Title and count on the left, buttons on the right, optional rows (chips, search) below.

    Attributes:
        rows: the column for further rows; 20 pixels from both sides.
    """

    def __init__(self, *buttons: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label(look="title")
        self._count = label(look="second")
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._title)
        first.addWidget(self._count)
        first.addStretch(1)
        for button in buttons:
            first.addWidget(button)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(20, 14, 20, 12)
        self.rows.setSpacing(12)
        self.rows.addLayout(first)

    def set_texts(self, title: str, count: str = "") -> None:
        """Set title and count."""
        self._title.setText(title)
        self._count.setText(count)


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
