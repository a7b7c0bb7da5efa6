"""The veil over a pane while files are dragged above it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop import icons
from desktop.theme import current

EDGE = 16.0


class DropVeil(QWidget):
    """Covers its parent and says what dropping does; shown and hidden by the parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def set_words(self, words: str) -> None:
        """Set the translated words."""
        self._words = words
        self.setAccessibleName(words)

    def cover(self) -> None:
        """Show over the whole parent."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a tinted sheet with a dashed frame, an icon and the words."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QColor(theme.role("accent_tint"))
        sheet.setAlphaF(0.94)
        painter.fillRect(self.rect(), sheet)
        pen = QPen(theme.role("accent"), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE), 10, 10)
        middle = QRectF(self.rect()).center()
        icons.paint(painter, QRectF(middle.x() - 20, middle.y() - 44, 40, 40), "import", theme.role("accent"))
        painter.setFont(theme.font("header", bold=True))
        painter.setPen(theme.role("text"))
        line = QRectF(0, middle.y() + 8, self.width(), 40)
        painter.drawText(line, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self._words)
        painter.end()


def dropped(event: QDropEvent | QDragEnterEvent) -> list[Path]:
    """Return the local files and folders of a drop."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
