"""Keys that fields would keep for themselves though they are the window's."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from desktop.keymap import keymap

#: what a field does with what is typed into it
OWN: Final = (
    QKeySequence.StandardKey.SelectAll,
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
)


def is_for_the_window(event: QEvent) -> bool:
    """Say whether a field is to leave a key to an action, and let Qt know: X11's fields take Ctrl+E for the key End."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    if not letter or any(event.matches(one) for one in OWN):
        return False
    if not keymap().has(QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)):
        return False
    event.ignore()
    return True
