"""The bar of actions on a selection, shown while more than one row is selected."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.translate import Retranslating, number
from desktop.widgets.buttons import IconButton
from desktop.widgets.flow import Flow
from desktop.widgets.labels import label


class BulkBar(Retranslating, QFrame):
    """How many are selected, the buttons, and a cross that selects nothing.

    Args:
        buttons: what can be done with the selection.
        on_clear: selects nothing.
    """

    def __init__(self, *buttons: QWidget, on_clear: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar")
        self._count = 0
        self._text = label(look="bold")
        self._close = IconButton("close", on_click=on_clear)
        flow = Flow(gap=6)
        for button in buttons:
            flow.addWidget(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 10, 8)
        row.setSpacing(12)
        row.addWidget(self._text)
        row.addLayout(flow, 1)
        row.addWidget(self._close)
        self.retranslate()
        self.hide()

    def set_count(self, count: int) -> None:
        """Show how many rows are selected; fewer than two hide the bar."""
        self._count = count
        self.setVisible(count > 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self._text.setText(self.tr("{0} selected").format(number(self._count)))
        self._close.set_name(self.tr("Select nothing"))
