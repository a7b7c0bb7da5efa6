"""Icons: one-colour drawings from `resources/icons`, tinted by role and cached."""

from __future__ import annotations

from functools import cache
from typing import Final, Protocol

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from core.paths import resources
from desktop import theme

SIZE: Final = 16
NAME, ROLE = "iconName", "iconRole"


class HasIcon(Protocol):
    """A widget that can carry an icon and dynamic properties."""

    def setIcon(self, icon: QIcon, /) -> None:
        """Show an icon."""

    def setProperty(self, name: str, value: object, /) -> bool:
        """Keep a dynamic property."""


_icons: dict[tuple[str, str, float], QIcon] = {}


def icon(name: str, role: str = "muted") -> QIcon:
    """Return the icon in the colour of `role` (disabled: faint), sharp on the finest screen attached."""
    ratio = _ratio()
    key = (name, role, ratio)
    found = _icons.get(key)
    if found is None:
        found = QIcon(pixmap(name, role, SIZE, ratio))
        found.addPixmap(pixmap(name, "disabled", SIZE, ratio), QIcon.Mode.Disabled)
        _icons[key] = found
    return found


def pixmap(name: str, role: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return the icon as a picture of `size` logical pixels."""
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint(painter, QRectF(0, 0, size, size), name, theme.current().role(role))
    painter.end()
    return picture


def paint(painter: QPainter, place: QRectF, name: str, colour: QColor) -> None:
    """Draw the icon into `place`."""
    _renderer(name, colour.name()).render(painter, place)


def mark(size: int) -> QPixmap:
    """Return the program's own icon: the mark on a rounded accent ground."""
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_mark(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


def paint_mark(painter: QPainter, place: QRectF) -> None:
    """Draw the mark on its ground."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().role("accent"))
    corner = place.width() * 0.27
    painter.drawRoundedRect(place, corner, corner)
    edge = place.width() * 0.04
    paint(painter, place.adjusted(edge, edge, -edge, -edge), "brand", theme.current().role("on_accent"))


def svg(name: str, colour: QColor) -> str:
    """Return the drawing's source in one colour; raises FileNotFoundError for an unknown name."""
    return _source(name).replace("currentColor", colour.name())


def tint(widget: HasIcon, name: str, role: str = "muted") -> None:
    """Give `widget` the icon and let it follow the theme from now on."""
    widget.setProperty(NAME, name)
    widget.setProperty(ROLE, role)
    widget.setIcon(icon(name, role))


def retint() -> None:
    """Set every tinted icon again; the theme calls this after its colours changed."""
    for widget in QApplication.allWidgets():
        # At the address of a widget that only Qt knows, the binding may still keep what it knew there before, such as
        # the item of a layout. What was tinted it knows as what it is.
        if isinstance(widget, QWidget):
            _again(widget)


def forget() -> None:
    """Drop the cached pictures of the former colours."""
    _icons.clear()
    _renderer.cache_clear()


def _again(widget: QWidget) -> None:
    name = widget.property(NAME)
    if name:
        widget.setIcon(icon(name, widget.property(ROLE)))  # type: ignore[attr-defined]  # tint() took only such widgets
    for action in widget.actions():
        if action.property(NAME):
            action.setIcon(icon(action.property(NAME), action.property(ROLE)))


def _ratio() -> float:
    return max((screen.devicePixelRatio() for screen in QApplication.screens()), default=1.0)


@cache
def _source(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(svg(name, QColor(colour)).encode()))
