"""The two menus at the foot of the rail: the theme and the language."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.header import MenuRow, pop_up
from desktop.theme import current
from desktop.translate import LANGUAGES

if TYPE_CHECKING:
    from desktop.window import MainWindow


def open_themes(window: MainWindow) -> None:
    """Offer light, dark, and what the system has."""
    mode = current().mode
    names = {
        "light": QCoreApplication.translate("MainWindow", "Light"),
        "dark": QCoreApplication.translate("MainWindow", "Dark"),
        "system": QCoreApplication.translate("MainWindow", "Like the system"),
    }
    rows = [MenuRow(words, partial(window.set_mode, key), key == mode) for key, words in names.items()]
    pop_up(rows, window.rail.theme_button)


def open_languages(window: MainWindow) -> None:
    """Offer the languages, each by its own name."""
    if window.languages is not None:
        code = window.languages.code
        rows = [MenuRow(words, partial(window.set_language, key), key == code) for key, words in LANGUAGES.items()]
        pop_up(rows, window.rail.language_button)
