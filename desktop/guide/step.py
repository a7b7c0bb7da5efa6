"""One step of the guide: a card with its number, which folds to one line when the step is behind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop import icons
from desktop.theme import current
from desktop.widgets.buttons import Button
from desktop.widgets.labels import Elided, label

SIZE: Final = 26
INDENT: Final = 40


class StepMark(QWidget):
    """The number in a circle; a tick once the step is done."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._done = False
        self._ready = False
        self.setFixedSize(SIZE, SIZE)

    def set(self, *, ready: bool, done: bool) -> None:
        """Colour the circle: ready is accent, done a tick."""
        self._ready, self._done = ready, done
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw circle and number or tick."""
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ground, ink = (
            ("good_tint", "good") if self._done else ("accent", "on_accent") if self._ready else ("sunken", "muted")
        )
        painter.setBrush(theme.role(ground))
        painter.drawEllipse(QRectF(0, 0, SIZE, SIZE))
        if self._done:
            icons.paint(painter, QRectF(5, 5, SIZE - 10, SIZE - 10), "check", theme.role(ink))
        else:
            painter.setPen(theme.role(ink))
            painter.setFont(theme.font(bold=True))
            painter.drawText(QRectF(0, 0, SIZE, SIZE), Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()


class StepCard(QFrame):
    """Number, title, and either the body or one line of summary.

    Args:
        number: place of the step, from 1.
        on_change: what the link beside a folded summary does.

    Attributes:
        body: the column to put content in.
    """

    def __init__(
        self, number: int, on_change: Callable[[], object] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.mark = StepMark(number)
        self._title = label(look="header")
        self._summary = Elided(look="muted")
        self._link = Button(kind="link", on_click=on_change)
        first = QHBoxLayout()
        first.setSpacing(14)
        first.addWidget(self.mark)
        first.addWidget(self._title)
        first.addWidget(self._summary, 1)
        first.addWidget(self._link)
        self._inner = QWidget()
        self.body = QVBoxLayout(self._inner)
        self.body.setContentsMargins(INDENT, 6, 0, 4)
        self.body.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(4)
        column.addLayout(first)
        column.addWidget(self._inner)
        self.fold(False)

    def set_texts(self, title: str, summary: str = "", link: str = "") -> None:
        """Set the title, the line that stands for the folded body, and the link beside it."""
        self._title.setText(title)
        self._summary.set(summary)
        self._link.setText(link)
        self._link.setVisible(bool(link))

    def fold(self, folded: bool) -> None:
        """Show the summary alone, or the body."""
        self._inner.setVisible(not folded)
        self._summary.setVisible(True)
