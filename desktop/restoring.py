"""Ctrl+Z once nothing done in this window is left to undo: the newest deletion the store keeps, a job's too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from sqlalchemy import Connection

from core.changes import ChangeSet
from core.store import undo

if TYPE_CHECKING:
    from desktop.undoing import UndoStack
    from desktop.window import MainWindow


def undo_step(window: MainWindow, stack: UndoStack) -> None:
    """Take the last step of a pane back, else put back what the newest deletion in the project took."""
    if stack.can_undo():
        stack.undo()
        return
    project_id = window.context.project_id

    def work(connection: Connection) -> ChangeSet | None:
        found = undo.latest(connection, project_id)
        return None if found is None else undo.restore(connection, found[0])

    window.context.edit(work, lambda changes: window.say(_words(changes is not None)), window.fail)


def _words(found: bool) -> str:
    if found:
        return QCoreApplication.translate("Undo", "What was deleted last is back.")
    return QCoreApplication.translate("Undo", "There is nothing to undo.")
