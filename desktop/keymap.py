"""Which key does what: the table's shortcuts, and those the user gave instead."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication


class Keymap(QObject):
    """The shortcuts of all actions of the running application.

    Signals:
        changed: the user's own shortcuts are others now.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._defaults: dict[str, tuple[str, str]] = {}
        self._own: dict[str, str] = {}

    def register(self, action: str, shortcut: str, pane: str) -> None:
        """Take an action of the table with its own shortcut and the pane it belongs to (empty: every one)."""
        self._defaults[action] = (shortcut, pane)

    def shortcut(self, action: str) -> str:
        """Return the key of an action, empty for none."""
        default, _pane = self._defaults.get(action, ("", ""))
        return self._own.get(action, default)

    def default(self, action: str) -> str:
        """Return the key the table gives to an action."""
        return self._defaults[action][0]

    def own(self) -> dict[str, str]:
        """Return the user's own shortcuts by action."""
        return dict(self._own)

    def use(self, own: Mapping[str, object]) -> None:
        """Use other shortcuts of the user; what is no key, or the table's own, is passed over."""
        taken = {
            action: normal(str(key))
            for action, key in own.items()
            if is_key(key) and normal(str(key)) != normal(self._default_of(action))
        }
        if taken != self._own:
            self._own = taken
            self.changed.emit()

    def takes(self, action: str, key: object) -> bool:
        """Return whether there is such an action, and this is a key or none."""
        return action in self._defaults and is_key(key)

    def has(self, key: str) -> bool:
        """Return whether any action has this key."""
        return bool(wanted := normal(key)) and any(normal(self.shortcut(one)) == wanted for one in self._defaults)

    def conflicts(self, action: str, key: str) -> list[str]:
        """Return the actions that answer to `key` wherever `action` does."""
        wanted, pane = normal(key), self._defaults[action][1]
        if not wanted:
            return []
        return [
            other
            for other, (_default, place) in self._defaults.items()
            if other != action and (pane == place or not pane or not place) and normal(self.shortcut(other)) == wanted
        ]

    def _default_of(self, action: str) -> str:
        return self._defaults.get(action, ("", ""))[0]


@lru_cache(maxsize=512)
def normal(key: str) -> str:
    """Return a shortcut in its one portable form, "Ctrl+Shift+A"; empty for what is no key."""
    sequence = QKeySequence(key, QKeySequence.SequenceFormat.PortableText)
    text = sequence.toString(QKeySequence.SequenceFormat.PortableText)
    # What Qt does not know it keeps as an unknown key, which it cannot write down again.
    return text if sequence.count() == 1 and QKeySequence(text) == sequence and text else ""


def is_key(key: object) -> bool:
    """Return whether this is written as a key, or empty for none."""
    return isinstance(key, str) and (not key or bool(normal(key)))


def keymap() -> Keymap:
    """Return the key map of the running application, made on first use; raises RuntimeError without a QApplication."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise RuntimeError("The key map needs a QApplication.")
    found = application.findChild(Keymap, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found if found is not None else Keymap(application)
