"""Colours, fonts, icons: contrast as promised, live switching, no colour outside the table."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.paths import resources
from desktop import icons
from desktop.theme import ROLES, Theme
from desktop.widgets.buttons import IconButton
from desktop.window import MainWindow

DESKTOP = Path(__file__).resolve().parents[2] / "desktop"
READ = [
    ("text", "surface"), ("text", "window"), ("text", "sunken"), ("text", "accent_tint"), ("text", "mark"),
    ("muted", "surface"), ("muted", "window"), ("muted", "sunken"), ("on_accent", "accent"), ("accent", "surface"),
    ("accent", "accent_tint"), ("good", "surface"), ("good", "good_tint"), ("warn", "surface"), ("warn", "warn_tint"),
    ("bad", "surface"), ("bad", "bad_tint"),
    *(("faint", ground) for ground in ("surface", "window", "sunken", "hover", "accent_tint")),
]  # fmt: skip


def luminance(colour: QColor) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(first: QColor, second: QColor) -> float:
    """Return the contrast ratio of two colours."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_can_be_read(theme: Theme, mode: str) -> None:
    theme.use("light" if mode == "light" else "dark")
    for ink, ground in READ:
        assert contrast(theme.role(ink), theme.role(ground)) >= 4.5, (mode, ink, ground)
    for shape in ("disabled", *(name for name in ROLES if name.startswith("series_"))):
        assert contrast(theme.role(shape), theme.role("surface")) >= 3, (mode, shape)


def test_switching_changes_palette_icons_and_tells(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    button = IconButton("search", "Search")
    qtbot.addWidget(button)
    before = button.icon().cacheKey()
    with qtbot.waitSignal(theme.changed):
        theme.use("dark")
    assert theme.dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(ROLES["window"][1])
    assert ROLES["accent"][1].lower() in qapp.styleSheet()
    assert button.icon().cacheKey() != before
    theme.use("light")
    assert not theme.dark
    assert ROLES["accent"][1].lower() not in qapp.styleSheet()


def test_larger_text_moves_the_measures(theme: Theme, window: MainWindow) -> None:
    narrow = window.rail.width()
    window.set_factor(1.5)
    assert theme.px("body") == 20
    assert window.rail.width() > narrow
    assert window.preferences.factor == pytest.approx(1.5)
    theme.use(factor=0.5)
    assert theme.px("second") == 12, "Chinese is never smaller than 12"


def test_every_icon_draws_in_its_role(theme: Theme) -> None:
    names = sorted(path.stem for path in (resources() / "icons").glob("*.svg"))
    assert len(names) > 50
    for name in names:
        assert "currentColor" in (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        image = icons.pixmap(name, "bad", 16).toImage()
        inked = [image.pixelColor(x, y) for x in range(16) for y in range(16) if image.pixelColor(x, y).alpha() > 200]
        assert inked, name
        assert all(abs(pixel.red() - theme.role("bad").red()) < 12 for pixel in inked), name


def test_no_colour_stands_outside_the_table() -> None:
    for file in sorted(DESKTOP.rglob("*.py")):
        if file.name != "theme.py":
            text = file.read_text(encoding="utf-8")
            assert not re.search(r'["\' ]#[0-9A-Fa-f]{6}\b|GlobalColor\.(?!transparent)', text), file.name
