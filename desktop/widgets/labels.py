"""Words on the screen: labels by look, badges, a label that elides, icons as widgets, hairlines."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from desktop import icons
from desktop.theme import current

Look = Literal["body", "title", "header", "bold", "second", "caption", "muted", "faint"]
Tone = Literal["neutral", "good", "warn", "bad", "accent"]


def label(text: str = "", look: Look = "body", *, wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """Return a plain-text label; text from documents must never be taken for HTML."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("look", look)
    made.setWordWrap(wrap)
    return made


class Help(QLabel):
    """Words below a field, over as many lines as its width needs.

    Qt thinks a wrapped label best as a block of two lines, and a form layout keeps room for it however wide it gets.
    """

    def __init__(self, look: Look = "second", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", look)
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        """Ask for the lines that the present width needs."""
        return QSize(super().sizeHint().width(), self._needed())

    def minimumSizeHint(self) -> QSize:
        """Bear any width."""
        return QSize(0, self._needed())

    def _needed(self) -> int:
        return self.heightForWidth(self.width()) if self.isVisible() else self.fontMetrics().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask again where another width needs other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


def set_tone(widget: QWidget, tone: str) -> None:
    """Change the `tone` property and style the widget again."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class Badge(QLabel):
    """A small rounded word in a tone: neutral, good, warn, bad or accent."""

    def __init__(self, text: str = "", tone: Tone = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", "badge")
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set(self, text: str, tone: Tone = "neutral") -> None:
        """Show `text` in `tone`; an empty text hides the badge."""
        self.setText(text)
        set_tone(self, tone)
        self.setVisible(bool(text))


class Elided(QLabel):
    """A one-line label that shortens its text with "…" and tells the whole text in a tooltip."""

    def __init__(self, text: str = "", look: Look = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", look)
        self._full = text
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.set(text)

    def set(self, text: str) -> None:
        """Show `text`, shortened to the width there is."""
        self._full = text
        self.setAccessibleName(text)
        self._fit()

    def full(self) -> str:
        """Return the whole text."""
        return self._full

    def sizeHint(self) -> QSize:
        """Ask for the whole text's width."""
        return QSize(self.fontMetrics().horizontalAdvance(self._full) + 4, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.ensurePolished()
        short = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, max(0, self.width()))
        self.setText(short)
        self.setToolTip(self._full if short != self._full else "")


class Picture(QWidget):
    """An icon drawn in a role's colour at any size."""

    def __init__(self, name: str, role: str = "muted", size: int = icons.SIZE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._role = name, role
        self.setFixedSize(size, size)

    def set(self, name: str, role: str = "muted") -> None:
        """Show another icon."""
        self._name, self._role = name, role
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        icons.paint(painter, QRectF(self.rect()), self._name, current().role(self._role))
        painter.end()


class Dot(QWidget):
    """A state dot; always stands beside its word."""

    def __init__(self, role: str = "faint", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self.setFixedSize(8, 8)

    def set(self, role: str) -> None:
        """Colour the dot by role."""
        self._role = role
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current().role(self._role))
        painter.drawEllipse(QRectF(0.5, 0.5, 7, 7))
        painter.end()


def hairline(parent: QWidget | None = None) -> QFrame:
    """Return a horizontal line one pixel high."""
    line = QFrame(parent)
    line.setProperty("look", "line")
    line.setFixedHeight(1)
    return line
