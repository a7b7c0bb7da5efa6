"""Settings in force: look, language and keys follow what is stored, whoever stored it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject

from core.changes import ChangeSet
from core.settings import store
from core.settings.sections import KEYS, Interface
from desktop.keymap import keymap

#: what of the settings the window's own file last saw in the database, by field
FORMER: Final = "stored-"

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
        first, self._loaded = not self._loaded, True
        kept = self._window.preferences
        for name, show in (
            ("mode", self._window.set_mode),
            ("factor", self._window.set_factor),
            ("language", self._window.set_language),
        ):
            shown, stored = (_words(getattr(one, name)) for one in (kept, wanted))
            former = kept.text(FORMER + name)
            # What was chosen before the database was open, or there was one, is not lost; a missing row is a reset.
            ahead = first and (shown != former if former else name not in rows)
            own = getattr(store.fitting(Interface, {name: getattr(kept, name)}), name)
            if ahead and _words(own) != stored:
                self._store(name, own)
            elif shown != stored:
                show(getattr(wanted, name))
            kept.keep_text(FORMER + name, shown if ahead else stored)

    def _store(self, name: str, value: Any) -> None:
        def write(connection: Connection) -> ChangeSet:
            if getattr(store.load(connection, Interface), name) == value:
                return ChangeSet()
            return store.save(connection, Interface.id, name, value)

        self._session.edit(write)


def _words(value: Any) -> str:
    return f"{value:.2f}" if isinstance(value, float) else str(value)
