"""Settings in force: look, language and keys follow what is stored, whoever stored it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from core.changes import ChangeSet
from core.settings import store
from core.settings.sections import KEYS, Interface
from desktop.keymap import keymap
from desktop.theme import current

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desktop.session import Session
    from desktop.window import MainWindow


class Following(QObject):
    """Applies stored settings to the window, and stores what the user changes in its menus.

    The window is painted before the database is open, with what its own small file remembers; that file follows.
    """

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._loaded = False
        window.look_changed.connect(self._store)
        session.changed.connect(self._take)
        self._read()

    def _take(self, changes: ChangeSet) -> None:
        if "setting" in changes.tables():
            self._read()

    def _read(self) -> None:
        def read(connection: Connection) -> tuple[dict[str, Any], Interface, dict[str, Any]]:
            return store.raw(connection, Interface.id), store.load(connection, Interface), store.raw(connection, KEYS)

        self._session.query(read, self._apply, self, "settings")

    def _apply(self, found: tuple[dict[str, Any], Interface, dict[str, Any]]) -> None:
        rows, wanted, keys = found
        keymap().use(keys)
        window, first = self._window, not self._loaded
        self._loaded = True
        # At the start what nobody stored yet stays as the window remembers it; later a missing row is a reset.
        if ("mode" in rows or not first) and current().mode != wanted.mode:
            window.set_mode(wanted.mode)
        if ("factor" in rows or not first) and abs(current().factor - wanted.factor) > 0.01:
            window.set_factor(wanted.factor)
        if ("language" in rows or not first) and window.preferences.language != wanted.language:
            window.set_language(wanted.language)

    def _store(self, name: str, value: Any) -> None:
        def write(connection: Connection) -> ChangeSet:
            if getattr(store.load(connection, Interface), name) == value:
                return ChangeSet()
            return store.save(connection, Interface.id, name, value)

        self._session.edit(write)
