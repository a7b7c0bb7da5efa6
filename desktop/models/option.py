"""One of several ways to choose from: a radio button with its sentence, and fields that show when it is chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desktop.widgets.labels import Badge, label

INDENT = 24


class Option(QWidget):
    """A radio button, a badge, a muted sentence, and below them a body.

    Attributes:
        button: the radio button; its text is the title.
        badge: a word on the right, hidden while it has none.
    """

    def __init__(self, group: QButtonGroup, body: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QRadioButton()
        self.button.setProperty("look", "bold")
        font = self.button.font()
        font.setWeight(font.Weight.DemiBold)
        self.button.setFont(font)
        group.addButton(self.button)
        self.badge = Badge()
        self.badge.hide()
        self.sentence = label(look="muted", wrap=True)
        self.sentence.setCursor(Qt.CursorShape.PointingHandCursor)
        self.sentence.installEventFilter(self)
        self.body = body
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.button)
        first.addWidget(self.badge)
        first.addStretch(1)
        below = QVBoxLayout()
        below.setContentsMargins(INDENT, 0, 0, 0)
        below.setSpacing(10)
        below.addWidget(self.sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(first)
        column.addLayout(below)
        if body is not None:
            below.addWidget(body)
            body.hide()
            self.button.toggled.connect(body.setVisible)

    def set_texts(self, title: str, sentence: str) -> None:
        """Set title and sentence."""
        self.button.setText(title)
        self.button.setAccessibleDescription(sentence)
        self.sentence.setText(sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on the sentence chooses too."""
        if event.type() == QEvent.Type.MouseButtonRelease and self.button.isEnabled():
            self.button.setChecked(True)
        return super().eventFilter(watched, event)
