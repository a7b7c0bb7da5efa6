"""A thin progress bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme import current


class ThinBar(QWidget):
    """Four pixels of progress; the number beside it belongs to the owner.

    Args:
        width: fixed width in pixels, or 0 to stretch.
    """

    def __init__(self, width: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._role = "accent"
        self.setFixedHeight(4)
        if width:
            self.setFixedWidth(width)
        else:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set(self, share: float, role: str = "accent") -> None:
        """Show `share` (0 to 1) in the colour of `role`."""
        self._share, self._role = min(1.0, max(0.0, share)), role
        self.update()

    def share(self) -> float:
        """Return the share shown."""
        return self._share

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw groove and progress."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        area = QRectF(0, 0, self.width(), self.height())
        painter.setBrush(current().role("border"))
        painter.drawRoundedRect(area, 2, 2)
        if self._share > 0:
            painter.setBrush(current().role(self._role))
            painter.drawRoundedRect(QRectF(0, 0, max(4.0, self.width() * self._share), self.height()), 2, 2)
        painter.end()
