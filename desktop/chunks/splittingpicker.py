"""Which of the chosen documents the preview shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desktop.translate import Retranslating
from desktop.widgets.buttons import IconButton
from desktop.widgets.labels import label

if TYPE_CHECKING:
    from desktop.chunks.splittingdocuments import Chosen

WIDEST = 420


class DocumentPicker(Retranslating, QWidget):
    """The names; hidden while there is only one.

    Signals:
        chosen: the id of the document to preview.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = QComboBox()
        self.names.setMaximumWidth(WIDEST)
        self.names.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.names.setMinimumContentsLength(32)
        self.back = IconButton("chevron-left", on_click=lambda: self.step(-1))
        self.forth = IconButton("chevron-right", on_click=lambda: self.step(1))
        self._words = label(look="second")
        self._words.setBuddy(self.names)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self._words, self.names, self.back, self.forth):
            row.addWidget(part)
        row.addStretch(1)
        self.names.currentIndexChanged.connect(self._picked)
        self.hide()
        self.retranslate()

    def set_documents(self, found: Chosen) -> None:
        """Offer documents, without a signal."""
        self.names.blockSignals(True)
        self.names.clear()
        for document_id, name in found.names:
            self.names.addItem(name, document_id)
        self.names.blockSignals(False)
        self.setVisible(len(found.names) > 1)

    def step(self, by: int) -> None:
        """Show the next document, or the one before."""
        self.names.setCurrentIndex(max(0, min(self.names.count() - 1, self.names.currentIndex() + by)))

    def _picked(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(int(self.names.itemData(row)))

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self._words.setText(self.tr("Preview of"))
        self.names.setAccessibleName(self.tr("Document to preview"))
        self.back.set_name(self.tr("Previous document"))
        self.forth.set_name(self.tr("Next document"))
