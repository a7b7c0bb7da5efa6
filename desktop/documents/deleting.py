"""Deleting documents at once, with undo, and trying those again that could not be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from sqlalchemy import Connection

from core.changes import ChangeSet
from core.documents import service
from core.documents.deleting import remove_all, restore_all
from core.workspace import Workspace
from desktop.documents import tree
from desktop.undoing import LongWork, UndoStack

if TYPE_CHECKING:
    from core.domain.leaving import Leaving
    from desktop.window import MainWindow

#: finds the documents meant: the ids chosen, or all that match the filter
Find = Callable[[Connection], list[int]]


def delete(window: MainWindow, stack: UndoStack, find: Find) -> None:
    """Delete what `find` names and offer to put it back; a project with a tree is asked once what becomes of that."""
    project_id = window.context.project_id

    def go(choice: tree.Choice) -> None:
        def say(changes: ChangeSet) -> None:
            undo_words = QCoreApplication.translate("Documents", "Undo")
            window.say(gone(len(changes.removed.get("document", ()))), "info", undo_words, stack.undo)
            if choice.way == tree.REBUILD:
                tree.rebuild(window, asking=choice.now)
            elif choice.way == tree.REVISE and removal.left is not None:
                left = removal.left
                tree.revise(window, headings=left.headings, loose=left.loose, terms=choice.terms)

        removal = Removal(project_id, find, following=choice.way == tree.REVISE)
        stack.do(removal, say, window.fail)

    def told(connection: Connection) -> dict[str, object]:
        # It loads the built-in engine, which nobody should wait for at the first paint.
        from core.domain import leaving

        left = leaving.leaving(connection, project_id, find(connection))
        return leaving.options(connection, project_id, (), left)

    tree.ask_once(window, go, told)


class Removal(LongWork):
    """Deletes the documents that `find` names, a part at a time; taken back as one.

    Attributes:
        left: with `following`, what the tree is to be told of them once they are gone.
    """

    def __init__(self, project_id: int, find: Find, *, following: bool = False) -> None:
        self._project_id, self._find, self._following = project_id, find, following
        self.left: Leaving | None = None

    def run(self, workspace: Workspace) -> tuple[LongWork | None, ChangeSet]:
        """Delete."""
        with workspace.read() as connection:
            ids = self._find(connection)
            if self._following:
                # It loads the built-in engine, which nobody should wait for at the first paint.
                from core.domain.leaving import leaving

                self.left = leaving(connection, self._project_id, ids)
        changes = ChangeSet()
        undo_id, count = remove_all(workspace, self._project_id, ids, changes.merge)
        again = Removal(self._project_id, lambda _connection: ids)
        return (Return(undo_id, again) if count else None), changes


class Return(LongWork):
    """Puts back what an edit in parts took or changed; `again` does that once more."""

    def __init__(self, undo_id: int, again: LongWork) -> None:
        self._undo_id, self._again = undo_id, again

    def run(self, workspace: Workspace) -> tuple[LongWork | None, ChangeSet]:
        """Put back."""
        changes = ChangeSet()
        restore_all(workspace, self._undo_id, changes.merge)
        return self._again, changes


def retry(window: MainWindow, find: Find) -> None:
    """Import the failed ones among what `find` names again, from where they came, as the last import was done."""
    session = window.context
    project_id = session.project_id

    def again(job: int | None) -> None:
        if job is None:
            window.say(QCoreApplication.translate("Documents", "None of these failed."))
        else:
            session.run_job(job)

    session.edit(lambda c: service.redo_failed(c, project_id, find(c)), again, window.fail)


def gone(count: int) -> str:
    """Return what was deleted, in words."""
    return QCoreApplication.translate("Documents", "%n document(s) deleted. Samples made from them stay.", "", count)
