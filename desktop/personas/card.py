"""One genre–audience pair as a card."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.translate import Retranslating
from desktop.widgets.buttons import IconButton
from desktop.widgets.labels import Look, label


class PairCard(Retranslating, QWidget):
    """A switch, both halves with their descriptions, and buttons to edit and delete.

    Signals:
        switched: on or off.
        edit_asked, remove_asked: the buttons.
    """

    switched = Signal(bool)
    edit_asked = Signal()
    remove_asked = Signal()

    def __init__(self, row: dict[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.switch = QCheckBox()
        self.switch.setChecked(bool(row["active"]))
        self.switch.toggled.connect(self.switched)
        self.edit = IconButton("edit", on_click=self.edit_asked.emit)
        self.trash = IconButton("trash", on_click=self.remove_asked.emit)
        tone: Look = "bold" if row["active"] else "muted"
        texts = QVBoxLayout()
        texts.setSpacing(2)
        self._genre, self._audience = label(look=tone, wrap=True), label(look=tone, wrap=True)
        for title, description in ((self._genre, "genre_description"), (self._audience, "audience_description")):
            texts.addWidget(title)
            if row[description]:
                texts.addWidget(label(row[description], "second", wrap=True))
            if title is self._genre:
                texts.addSpacing(6)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 10, 0, 10)
        line.setSpacing(12)
        line.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        line.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.trash, 0, Qt.AlignmentFlag.AlignTop)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self._genre.setText(self.row["genre"])
        self._audience.setText(self.tr("For: {0}").format(self.row["audience"]))
        name = f"{self.row['genre']} · {self.row['audience']}"
        self.switch.setAccessibleName(self.tr("Follow {0}").format(name))
        self.switch.setToolTip(self.tr("Follow this pair when questions and answers are written"))
        self.edit.set_name(self.tr("Edit {0}").format(name))
        self.trash.set_name(self.tr("Delete {0}").format(name))
