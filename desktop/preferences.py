"""What the window remembers by itself: look, language, places. Kept in a small file beside the database."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QByteArray, QSettings

from core.paths import home
from desktop.theme import Mode


class Preferences:
    """Typed access to `window.ini` in the data folder, which is read before the database is opened.

    Args:
        path: another file, for tests.
    """

    def __init__(self, path: str | None = None) -> None:
        self._store = QSettings(path or str(home() / "window.ini"), QSettings.Format.IniFormat)

    @property
    def mode(self) -> Mode:
        """Light, dark or system."""
        value = str(self._store.value("mode", "system"))
        return cast(Mode, value) if value in ("light", "dark", "system") else "system"

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self._store.setValue("mode", mode)

    @property
    def language(self) -> str:
        """A language code or "system"."""
        return str(self._store.value("language", "system"))

    @language.setter
    def language(self, code: str) -> None:
        self._store.setValue("language", code)

    @property
    def factor(self) -> float:
        """The font factor."""
        try:
            return float(cast(Any, self._store.value("factor", 1.0)))
        except (TypeError, ValueError):
            # A file edited by hand must not keep the window from opening.
            return 1.0

    @factor.setter
    def factor(self, factor: float) -> None:
        self._store.setValue("factor", factor)

    def state(self, name: str) -> QByteArray:
        """Return a stored widget state (geometry, splitter), empty when there is none."""
        value = self._store.value(f"state/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_state(self, name: str, state: QByteArray) -> None:
        """Store a widget state."""
        self._store.setValue(f"state/{name}", state)

    def text(self, name: str, default: str = "") -> str:
        """Return a stored word, such as the pane shown last."""
        return str(self._store.value(f"text/{name}", default))

    def keep_text(self, name: str, value: str) -> None:
        """Store a word."""
        self._store.setValue(f"text/{name}", value)
