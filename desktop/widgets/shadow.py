"""A soft shadow under a card that floats over its parent."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from desktop.theme import current

SPREAD: Final = 20
DROP: Final = 4
ROUND: Final = 8


class Shadow(QWidget):
    """Lies under a card, `SPREAD` pixels wider on every side, follows it, and leaves the mouse to what is below.

    A QGraphicsDropShadowEffect would draw the card into a picture at each change under it, and Qt first settles the
    whole window for that: 20 ms with a large table behind. Here the picture of the shadow is kept.
    """

    def __init__(self, card: QWidget) -> None:
        super().__init__(card.parentWidget())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._card = card
        self._drawn = QPixmap()
        self.hide()
        card.installEventFilter(self)
        current().changed.connect(self._forget)

    def _forget(self) -> None:
        self._drawn = QPixmap()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be where the card is, directly below it, while it is shown."""
        kind = event.type()
        if kind in (QEvent.Type.Move, QEvent.Type.Resize):
            self.setGeometry(self._card.geometry().adjusted(-SPREAD, -SPREAD, SPREAD, SPREAD))
        elif kind in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(kind == QEvent.Type.ShowToParent)
            self.stackUnder(self._card)
        elif kind == QEvent.Type.ZOrderChange:
            self.stackUnder(self._card)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shadow."""
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        if self._drawn.size() != size:
            self._drawn = QPixmap(size)
            self._drawn.setDevicePixelRatio(ratio)
            self._drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._drawn)
            card = QRectF(self.rect().adjusted(SPREAD, SPREAD, -SPREAD, -SPREAD))
            draw(painter, card, current().role("shadow"))
            painter.end()
        QPainter(self).drawPixmap(0, 0, self._drawn)


def draw(painter: QPainter, card: QRectF, colour: QColor) -> None:
    """Draw rounded layers, each a pixel larger, that add up to `colour` under the card and to nothing at the rim."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    reach = SPREAD - DROP
    for wide in range(reach, 0, -1):
        layer = QColor(colour)
        # Weights rise linearly towards the card: what they leave is a square fall, near to a blur's.
        layer.setAlphaF(colour.alphaF() * 2 * (reach - wide + 1) / (reach * (reach + 1)))
        painter.setBrush(layer)
        painter.drawRoundedRect(card.adjusted(-wide, -wide + DROP, wide, wide + DROP), ROUND + wide, ROUND + wide)
