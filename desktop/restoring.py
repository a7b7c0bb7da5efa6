"""Ctrl+Z once nothing done in this window is left to undo: the newest deletion the store keeps, a job's too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

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
    session, project_id = window.context, window.context.project_id

    def work() -> ChangeSet | None:
        from core.documents.deleting import restore_all

        with session.workspace.read() as connection:
            found = undo.latest(connection, project_id)
        if found is None:
            return None
        changes = ChangeSet()
        # In the parts it was made in: who writes meanwhile waits for one of them only.
        restore_all(session.workspace, found[0], changes.merge)
        return changes

    def tell(changes: ChangeSet | None) -> None:
        if changes is not None:
            session.hub.publish(changes)
        window.say(_words(changes is not None))

    session.errands.run(work, tell, window.fail, window)


def _words(found: bool) -> str:
    if found:
        return QCoreApplication.translate("Undo", "What was deleted last is back.")
    return QCoreApplication.translate("Undo", "There is nothing to undo.")
