"""Deleting documents at once, with undo, and trying those again that could not be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from sqlalchemy import Connection

from core.changes import ChangeSet
from core.documents import listing, service
from core.store import undo
from desktop.undoing import UndoStack, Work

if TYPE_CHECKING:
    from desktop.window import MainWindow

#: finds the documents meant: the ids chosen, or all that match the filter
Find = Callable[[Connection], list[int]]


def delete(window: MainWindow, stack: UndoStack, find: Find) -> None:
    """Delete what `find` names and offer to put it back."""

    def say(changes: ChangeSet) -> None:
        undo_words = QCoreApplication.translate("Documents", "Undo")
        window.say(gone(len(changes.removed.get("document", ()))), "info", undo_words, stack.undo)

    stack.do(removal(window.context.project_id, find), say, window.fail)


def removal(project_id: int, find: Find) -> Work:
    """Return the edit that deletes documents, and takes them back."""

    def work(connection: Connection, /) -> tuple[Work | None, ChangeSet]:
        ids = find(connection)
        undo_id, changes = listing.remove(connection, project_id, ids)

        def restore(connection: Connection, /) -> tuple[Work | None, ChangeSet]:
            return removal(project_id, lambda _connection: ids), undo.restore(connection, undo_id)

        return restore, changes

    return work


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
