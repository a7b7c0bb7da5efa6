"""The stylesheet, generated from the theme's roles and sizes.

Widgets choose a rule by the dynamic properties `look` (what it is) and `tone` (good, warn, bad, accent, neutral).
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from desktop import icons

if TYPE_CHECKING:
    from desktop.theme import Theme

SHEET = Template("""
QWidget { color: $text; }
QMainWindow, QDialog { background: $window; }
QToolTip { background: $surface; color: $text; border: 1px solid $strong; padding: 4px 6px; }

QFrame[look="surface"], QStackedWidget[look="surface"] { background: $surface; }
QFrame[look="window"] { background: $window; }
QFrame[look="sunken"] { background: $sunken; }
QFrame[look="rail"] { background: $surface; border: none; border-right: 1px solid $border; }
QFrame[look="topbar"] { background: $surface; border: none; border-bottom: 1px solid $border; }
QFrame[look="footer"] { background: $sunken; border: none; border-top: 1px solid $border; }
QFrame[look="banner"] { background: $warn_tint; border: none; border-top: 1px solid $border; }
QFrame[look="bar"] { background: $surface; border: none; border-top: 1px solid $border; }
QFrame[look="card"] { background: $surface; border: 1px solid $border; border-radius: 6px; }
QFrame[look="card"]:focus { border-color: $accent; }
QFrame[look="popup"] { background: $surface; border: 1px solid $strong; border-radius: 8px; }
QFrame[look="line"] { background: $border; border: none; min-height: 1px; max-height: 1px; }
QFrame[look="message"] { background: $surface; border: 1px solid $strong; border-radius: 8px; }

QLabel { background: transparent; }
QLabel[look="title"] { font-size: ${title_px}px; font-weight: 600; }
QLabel[look="header"] { font-size: ${header_px}px; font-weight: 600; }
QLabel[look="bold"] { font-weight: 600; }
QLabel[look="second"], QLabel[look="caption"] { font-size: ${second_px}px; color: $muted; }
QLabel[look="muted"] { color: $muted; }
QLabel[look="faint"] { font-size: ${second_px}px; color: $faint; }
QLabel[tone="good"] { color: $good; } QLabel[tone="warn"] { color: $warn; } QLabel[tone="bad"] { color: $bad; }
QLabel[look="badge"] { font-size: ${second_px}px; border-radius: ${badge_r}px; padding: 0 9px;
    min-height: ${badge}px; max-height: ${badge}px; background: $sunken; color: $muted; }
QLabel[look="badge"][tone="good"] { background: $good_tint; color: $good; }
QLabel[look="badge"][tone="warn"] { background: $warn_tint; color: $warn; }
QLabel[look="badge"][tone="bad"] { background: $bad_tint; color: $bad; }
QLabel[look="badge"][tone="accent"] { background: $accent_tint; color: $accent; }

QPushButton, QToolButton { background: $surface; color: $text; border: 1px solid $strong; border-radius: 6px;
    padding: 0 12px; min-height: ${inner}px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $border; }
QPushButton:focus, QToolButton:focus { border-color: $accent; }
QPushButton:disabled, QToolButton:disabled { color: $disabled; border-color: $border; background: $surface; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[look="primary"]:hover, QPushButton[look="primary"]:pressed { background: $accent_hover;
    border-color: $accent_hover; }
QPushButton[look="primary"]:disabled { background: $sunken; color: $disabled; border-color: $border; }
QPushButton[look="danger"] { color: $bad; }
QPushButton[look="danger"]:hover { background: $bad_tint; border-color: $bad; }
QPushButton[look="quiet"], QToolButton[look="quiet"] { background: transparent; border-color: transparent;
    color: $muted; }
QPushButton[look="quiet"]:hover, QToolButton[look="quiet"]:hover { background: $hover; color: $text; }
QPushButton[look="quiet"]:focus, QToolButton[look="quiet"]:focus { border-color: $accent; }
QPushButton[look="quiet"]:disabled { color: $disabled; }
QPushButton[look="link"] { background: transparent; border: 1px solid transparent; color: $accent; padding: 0 4px;
    min-height: ${chip}px; max-height: ${chip}px; font-size: ${second_px}px; }
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"]:focus { border-color: $accent; }
QToolButton[look="icon"], QPushButton[look="icon"] { background: transparent; border: 1px solid transparent;
    padding: 0;
    min-width: ${inner}px; }
QToolButton[look="icon"]:hover, QPushButton[look="icon"]:hover { background: $hover; }
QToolButton[look="icon"]:focus, QPushButton[look="icon"]:focus { border-color: $accent; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[look="chip"] { background: $sunken; color: $muted; border: 1px solid transparent;
    font-size: ${second_px}px;
    border-radius: ${chip_r}px; padding: 0 9px; min-height: ${chip}px; max-height: ${chip}px; }
QPushButton[look="chip"]:hover { color: $text; border-color: $strong; }
QPushButton[look="chip"]:checked { background: $accent_tint; color: $accent; }
QPushButton[look="chip"]:focus { border-color: $accent; }

QAbstractScrollArea { border: none; }
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox { background: $surface; color: $text;
    border: 1px solid $strong; border-radius: 6px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox { padding: 0 8px; min-height: ${inner}px; }
QSpinBox, QDoubleSpinBox { padding-left: 8px; padding-right: 22px; min-height: ${inner}px; max-height: ${inner}px; }
QPlainTextEdit, QTextEdit { padding: 4px 6px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus {
    border-color: $accent; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled { color: $disabled;
    background: $sunken; }
*[wrong="true"] { border-color: $bad; }
QLineEdit[look="bare"] { border: none; background: transparent; padding: 0; }
QTextEdit[look="reading"], QPlainTextEdit[look="reading"], QAbstractScrollArea[look="text"] {
    border: 1px solid transparent; background: transparent; padding: 0; }
QTextEdit[look="reading"]:focus, QPlainTextEdit[look="reading"]:focus, QAbstractScrollArea[look="text"]:focus {
    border-color: $accent; }
QTextEdit[tone="muted"] { color: $muted; }
QLineEdit QToolButton { border: none; background: transparent; padding: 0; min-height: 0; }
QAbstractSpinBox QLineEdit { border: none; background: transparent; padding: 0; min-height: 0; }
QLineEdit[look="palette"] { border: none; background: transparent; padding: 0 16px; min-height: 46px;
    font-size: ${header_px}px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url($glyphs/chevron-down.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $strong; outline: none; padding: 4px;
    selection-background-color: $accent_tint; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 6px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 20px; background: transparent;
    subcontrol-origin: border; }
QAbstractSpinBox::up-button { subcontrol-position: top right; } QAbstractSpinBox::down-button {
    subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url($glyphs/chevron-up.svg); width: 11px; height: 11px; }
QAbstractSpinBox::down-arrow { image: url($glyphs/chevron-down.svg); width: 11px; height: 11px; }
QCheckBox, QRadioButton { spacing: 8px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator, QTreeView::indicator { width: 16px; height: 16px;
    border: 1px solid $strong; border-radius: 4px; background: $surface; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked, QTreeView::indicator:checked { background: $accent; border-color: $accent;
    image: url($glyphs/check.svg); }
QTreeView::indicator:indeterminate { background: $accent; border-color: $accent; image: url($glyphs/minus.svg); }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 8px; height: 8px; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: $accent; }
QCheckBox:focus { color: $accent; }

QMenu { background: $surface; border: 1px solid $strong; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; color: $text; }
QMenu::item:selected { background: $accent_tint; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 14px; height: 14px; padding-left: 8px; }
QMenu::indicator:checked { image: url($glyphs/menu-check.svg); }
QMenu::right-arrow { image: url($glyphs/chevron-right.svg); width: 12px; height: 12px; }

QScrollArea, QScrollArea > QWidget > QWidget[look="scrolled"] { background: transparent; border: none; }
QTableView, QTreeView, QListView { background: $surface; border: none; outline: none; gridline-color: $border; }
QTableView:focus, QTreeView:focus, QListView:focus { border: none; }
QTreeView::item, QListView::item { min-height: ${compact}px; border: none; padding: 0 4px; }
QTreeView::item { padding: 0 2px; }
QTreeView::item:hover, QListView::item:hover { background: $hover; }
QTreeView::item:selected, QListView::item:selected { background: $accent_tint; color: $text; }
QListView::item:focus { border: 1px solid $accent; }
QTreeView::branch { background: transparent; }
QTreeView::branch:has-children:closed { image: url($glyphs/chevron-right.svg); }
QTreeView::branch:has-children:open { image: url($glyphs/chevron-down.svg); }
QHeaderView { background: $sunken; border: none; }
QHeaderView::section { background: $sunken; color: $muted; border: none; border-top: 1px solid $border;
    border-bottom: 1px solid $border; padding: 0 8px; font-size: ${second_px}px; }
QTreeView QHeaderView::section:first { padding-left: 20px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $strong; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; } QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $border; }
QTabBar::tab { background: transparent; color: $muted; padding: 0 2px; margin-right: 18px; min-height: 34px;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { color: $accent; }
QTabWidget::pane { border: none; border-top: 1px solid $border; }
""")

#: glyph file -> (icon, role): the few pictures a stylesheet can only take from a file
GLYPHS = {
    "chevron-down": ("chevron-down", "muted"),
    "chevron-up": ("chevron-up", "muted"),
    "chevron-right": ("chevron-right", "muted"),
    "check": ("check", "on_accent"),
    "minus": ("minus", "on_accent"),
    "menu-check": ("check", "accent"),
}


def stylesheet(theme: Theme) -> str:
    """Return the stylesheet for the theme's present mode and font factor."""
    from desktop.theme import ROLES, SIZES

    control, chip = theme.scaled(32), theme.scaled(24)
    return SHEET.substitute(
        {name: _css(theme, name) for name in ROLES},
        **{f"{name}_px": str(theme.px(name)) for name in SIZES},
        inner=control - 2,
        chip=chip - 2,
        chip_r=chip // 2,
        badge=chip - 2,
        badge_r=(chip - 2) // 2,
        compact=theme.scaled(32),
        glyphs=_glyphs(theme),
    )


def _css(theme: Theme, name: str) -> str:
    colour = theme.role(name)
    return colour.name() if colour.alpha() == 255 else colour.name(colour.NameFormat.HexArgb)


def _glyphs(theme: Theme) -> str:
    folder = _folder() / ("dark" if theme.dark else "light")
    if not folder.exists():
        folder.mkdir()
        for file, (name, role) in GLYPHS.items():
            (folder / f"{file}.svg").write_text(icons.svg(name, theme.role(role)), encoding="utf-8")
    return folder.as_posix()


@cache
def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="lorewright-look-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
