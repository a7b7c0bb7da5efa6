"""Buttons: primary, secondary, quiet, danger and icon, each able to show its key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QToolButton, QWidget

from desktop import icons
from desktop.keymap import keymap
from desktop.theme import current

Kind = Literal["primary", "secondary", "quiet", "danger", "link"]
GAP, EDGE = 8, 12
POINTER = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class EnterPresses:
    """Put before a button class: Enter presses the button that has the keyboard, as the space bar does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press; a key that is held down presses once."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()  # type: ignore[attr-defined]  # the button this is mixed into
            event.accept()
        else:
            super().keyPressEvent(event)  # type: ignore[misc]


class Button(EnterPresses, QPushButton):
    """A push button with an optional icon and a hint chip that shows its key, such as "Accept [A]".

    Args:
        text: the label; set it again in `retranslate` with `setText`.
        kind: primary (one per view), secondary, quiet, danger or link.
        key: a key shown as a chip, for what is not in the action table.
        action: the action whose shortcut is shown as a chip; it follows the key map.
    """

    def __init__(
        self,
        text: str = "",
        kind: Kind = "secondary",
        *,
        icon: str = "",
        key: str = "",
        action: str = "",
        on_click: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.kind = kind
        self.key = keymap().shortcut(action) if action else key
        self._action = action
        if action:
            keymap().changed.connect(self._follow_key)
        self._ring = False
        self.setProperty("look", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        if icon:
            icons.tint(self, icon, {"primary": "on_accent", "danger": "bad", "link": "accent"}.get(kind, "muted"))
        if kind == "link":
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())

    def set_key(self, key: str) -> None:
        """Change the hint chip; empty removes it."""
        self.key = key
        self.updateGeometry()
        self.update()

    def _follow_key(self) -> None:
        self.set_key(keymap().shortcut(self._action))

    def sizeHint(self) -> QSize:
        """Leave room for icon, label and chip."""
        self.ensurePolished()
        width = 2 * (4 if self.kind == "link" else EDGE) + self._label_width() + self._chip_width()
        return QSize(width, current().scaled(24 if self.kind == "link" else 32))

    def minimumSizeHint(self) -> QSize:
        """Never cut the label."""
        return self.sizeHint()

    def _label_width(self) -> int:
        text = self.fontMetrics().horizontalAdvance(self.text().replace("&", "")) + 2
        picture = icons.SIZE + (GAP if self.text() else 0) if not self.icon().isNull() else 0
        return text + picture

    def _chip_width(self) -> int:
        return GAP + _chip_size(self, self.key) if self.key else 0

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for keyboard focus only."""
        self._ring = event.reason() not in POINTER
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Drop the ring."""
        self._ring = False
        super().focusOutEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the styled panel, then icon, label and chip as one centred group."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        total = self._label_width() + self._chip_width()
        x = max(4.0, (self.width() - total) / 2)
        if not self.icon().isNull():
            mode = self.icon().Mode.Normal if self.isEnabled() else self.icon().Mode.Disabled
            picture = self.icon().pixmap(QSize(icons.SIZE, icons.SIZE), self.devicePixelRatioF(), mode)
            painter.drawPixmap(int(x), (self.height() - icons.SIZE) // 2, picture)
            x += icons.SIZE + GAP
        painter.setPen(self._ink(option))
        painter.setFont(self.font())
        text = self.text().replace("&", "")
        width = self.fontMetrics().horizontalAdvance(text) + 2
        painter.drawText(QRectF(x, 0, width, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        if self.key:
            paint_key(painter, self, x + width + GAP, self.key, self._ink(option) if self.kind == "primary" else None)
        if self._ring:
            self._paint_ring(painter)

    def _ink(self, option: QStyleOptionButton) -> QColor:
        role = {"primary": "on_accent", "danger": "bad", "link": "accent", "quiet": "muted"}.get(self.kind, "text")
        if not self.isEnabled():
            role = "disabled"
        elif self.kind == "quiet" and option.state & QStyle.StateFlag.State_MouseOver:
            role = "text"
        return current().role(role)

    def _paint_ring(self, painter: QPainter) -> None:
        inset = 2.5 if self.kind == "primary" else 1.0
        pen = QPen(
            current().role("on_accent" if self.kind == "primary" else "accent"), 1.5 if self.kind == "primary" else 2
        )
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(area, 6 - inset / 2, 6 - inset / 2)


class IconButton(EnterPresses, QToolButton):
    """A square button with only an icon; `name` is what assistive technology and the tooltip say."""

    def __init__(
        self,
        icon: str,
        name: str = "",
        on_click: Callable[[], object] | None = None,
        *,
        role: str = "muted",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "icon")
        self.setIconSize(QSize(icons.SIZE, icons.SIZE))
        icons.tint(self, icon, role)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_name(name)
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())

    def set_name(self, name: str) -> None:
        """Set tooltip and accessible name together."""
        self.setToolTip(name)
        self.setAccessibleName(name)


def key_text(key: str) -> str:
    """Return a shortcut as the system writes it: "Ctrl+K", or the symbols of macOS."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key


def _chip_size(widget: QWidget, key: str) -> int:
    return max(18, widget.fontMetrics().horizontalAdvance(key_text(key)) + 8)


def paint_key(painter: QPainter, widget: QWidget, x: float, key: str, ink: QColor | None = None) -> float:
    """Draw a key hint chip at `x`, vertically centred in `widget`; returns its width."""
    theme = current()
    width = _chip_size(widget, key)
    area = QRectF(round(x) + 0.5, round((widget.height() - 18) / 2) + 0.5, width - 1, 17)
    line = QColor(theme.role("strong") if ink is None else ink)
    if ink is not None:
        line.setAlphaF(0.45)
    painter.setPen(QPen(line, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area, 4, 4)
    font = widget.font()
    font.setPixelSize(max(10, theme.px("second") - 1))
    font.setWeight(font.Weight.Normal)
    painter.setFont(font)
    painter.setPen(theme.role("muted") if ink is None else ink)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, key_text(key))
    return width
