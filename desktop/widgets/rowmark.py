"""How lists, tables, trees and charts say that the keyboard is in them."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPen

from desktop.theme import current


def mark_row(painter: QPainter, area: QRect) -> None:
    """Draw a line above and one below, inside the row the cursor is on or one of its cells."""
    ink = current().role("accent")
    painter.fillRect(area.left(), area.top(), area.width(), 1, ink)
    painter.fillRect(area.left(), area.bottom(), area.width(), 1, ink)


def mark_frame(painter: QPainter, area: QRect) -> None:
    """Draw a frame where there is nothing within to mark."""
    painter.setPen(QPen(current().role("accent"), 1))
    painter.drawRect(area.adjusted(0, 0, -1, -1))
