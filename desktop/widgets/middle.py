"""Where a window lies that opens over another."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget


def middle(over: QWidget, size: QSize) -> QRect:
    """Return the place of a window over the middle of another, moved where it and its frame would leave the screen."""
    behind, framed = over.geometry(), over.frameGeometry()
    room = over.screen().availableGeometry()
    # Its own frame is not known before it is shown; that of the window behind is like it.
    room.adjust(behind.left() - framed.left(), behind.top() - framed.top(), 0, 0)
    room.adjust(0, 0, behind.right() - framed.right(), behind.bottom() - framed.bottom())
    spot = behind.center() - QPoint(size.width() // 2, size.height() // 2)
    x = max(room.left(), min(spot.x(), room.right() + 1 - size.width()))
    y = max(room.top(), min(spot.y(), room.bottom() + 1 - size.height()))
    return QRect(QPoint(x, y), size)
