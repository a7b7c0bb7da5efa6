"""The empty state: what is missing, and the button of the next step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.translate import between
from desktop.widgets.buttons import Button
from desktop.widgets.labels import Picture, label

WIDTH, STEP, LIMIT = 420, 10, 10_000


class EmptyState(QWidget):
    """An icon, a title, one sentence and up to two buttons, centred.

    Args:
        icon: name of the icon.
        on_primary: what the primary button does; without it there is no button.
        on_second: what the quiet button beside it does.
    """

    def __init__(
        self,
        icon: str,
        on_primary: Callable[[], object] | None = None,
        on_second: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = label(look="header", wrap=True)
        self._sentence = label(look="muted", wrap=True)
        self._primary = Button(kind="primary", on_click=on_primary)
        self._second = Button(kind="secondary", on_click=on_second)
        self._primary.setVisible(on_primary is not None)
        self._second.setVisible(on_second is not None)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self._primary)
        row.addWidget(self._second)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.setContentsMargins(24, 24, 24, 24)
        column.addStretch(2)
        column.addWidget(Picture(icon, "faint", 40), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        for text in (self._title, self._sentence):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(text, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(12)
        column.addLayout(row)
        column.addStretch(3)

    def set_texts(self, title: str, sentence: str, primary: str = "", second: str = "") -> None:
        """Set all words; call it in `retranslate`."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._measure()
        self._primary.setText(primary)
        self._second.setText(second)
        self._second.setVisible(bool(second))
        self.setAccessibleName(between(". ", title, sentence))

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the words again: what is not on the screen yet has another font."""
        super().showEvent(event)
        self._measure()

    def _measure(self) -> None:
        for text in (self._title, self._sentence):
            # Centred labels are given their one-line height otherwise.
            text.ensurePolished()
            width = _narrowest(text)
            text.setMinimumHeight(0)  # the height for a width is never below the minimum, also that of a longer text
            text.setFixedWidth(width)
            text.setMinimumHeight(max(0, text.heightForWidth(width)))  # -1 for a label without words


def _narrowest(text: QLabel) -> int:
    """Return the smallest width that takes no more lines than the widest, so that no word is left alone in the last."""
    metrics, flags = text.fontMetrics(), Qt.TextFlag.TextWordWrap

    def height(width: int) -> int:
        return metrics.boundingRect(QRect(0, 0, width, LIMIT), flags, text.text()).height()

    whole = height(WIDTH)
    if whole < 2 * metrics.height():
        return WIDTH
    return next((width for width in range(WIDTH // 2, WIDTH, STEP) if height(width) <= whole), WIDTH)
