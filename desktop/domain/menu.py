"""The menu of a tag, and that of several."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from desktop.actions import Actions

#: what each offers, "" for a line between
ONE = (
    "item.new", "domain.child", "domain.rename", "domain.questions", "",
    "domain.up", "domain.down", "domain.out", "domain.in", "", "edit.delete",
)  # fmt: skip
SEVERAL = ("domain.merge", "", "edit.delete")


def show(parent: QWidget, actions: Actions, named: Mapping[str, str], several: bool, place: QPoint) -> None:
    """Open the menu at a global place; `named` has further words for some of its actions."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    for name in SEVERAL if several else ONE:
        action = actions.action(name) if name else None
        if action is None:
            menu.addSeparator()
        elif action.isEnabled() and name in named:
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            menu.addAction(f"{named[name]}\t{key}").triggered.connect(action.trigger)
        elif action.isEnabled():
            menu.addAction(action)
    menu.popup(place)
