"""A sentence with buttons above a document: a draft that waits, a conversion that waits, remarks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.translate import between
from desktop.widgets.buttons import Button
from desktop.widgets.frames import Panel
from desktop.widgets.labels import Picture, label


class Notice(QWidget):
    """One line (or as many as the words need) with an icon and up to two links; hidden while there are no words."""

    def __init__(
        self,
        icon: str,
        role: str,
        on_first: Callable[[], object] | None = None,
        on_second: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self.words = label(wrap=True)
        self.first = Button(kind="link", on_click=on_first)
        self.second = Button(kind="link", on_click=on_second)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(8)
        row.addWidget(Picture(icon, role))
        row.addWidget(self.words, 1)
        row.addWidget(self.first)
        row.addWidget(self.second)
        self.set_words("")

    def set_words(self, words: str, first: str = "", second: str = "") -> None:
        """Set sentence and links; empty words hide all, an empty link that one."""
        self.words.setText(words)
        for button, text in ((self.first, first), (self.second, second)):
            button.setText(text)
            button.setVisible(bool(text))
        self.setVisible(bool(words))


class Blank(Panel):
    """What stands where there is nothing to show: why, and what can be done; fits into half a pane.

    Attributes:
        body: the column, for a field below the words.
    """

    def __init__(self, icon: str, on_click: Callable[[], object]) -> None:
        super().__init__("surface")
        self._title = label(look="header", wrap=True)
        self._sentence = label(look="muted", wrap=True)
        self._button = Button(on_click=on_click)
        self.inner = QVBoxLayout()
        self.inner.setContentsMargins(24, 40, 24, 24)
        self.inner.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self._button)
        row.addStretch(1)
        self.inner.addWidget(Picture(icon, "faint", 32))
        self.inner.addSpacing(4)
        self.inner.addWidget(self._title)
        self.inner.addWidget(self._sentence)
        self.inner.addLayout(row)
        self.body.addLayout(self.inner)
        self.body.addStretch(1)

    def set_texts(self, title: str, sentence: str, button: str = "") -> None:
        """Set all words; an empty one hides the button."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setAccessibleName(between(". ", title, sentence))
