"""Taking deletions back: the button in the message bar and Ctrl+Z end here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from sqlalchemy import Connection

from core.changes import ChangeSet
from core.store import undo

if TYPE_CHECKING:
    from desktop.window import MainWindow


def offer(window: MainWindow, text: str, undo_id: int) -> None:
    """Say what was deleted, with a button that puts it back."""
    window.say(text, "info", QCoreApplication.translate("Undo", "Undo"), lambda: put_back(window, undo_id))


def put_back(window: MainWindow, undo_id: int) -> None:
    """Put back what one deletion took."""
    window.context.edit(lambda connection: undo.restore(connection, undo_id), lambda _changes: _said(window))


def undo_latest(window: MainWindow) -> None:
    """Put back what the newest deletion in the project took."""
    project_id = window.context.project_id

    def work(connection: Connection) -> tuple[Any, ChangeSet] | None:
        found = undo.latest(connection, project_id)
        return None if found is None else (found, undo.restore(connection, found[0]))

    window.context.edit(work, lambda result: _said(window) if result else _nothing(window))


def _said(window: MainWindow) -> None:
    window.say(QCoreApplication.translate("Undo", "Put back."), "good")


def _nothing(window: MainWindow) -> None:
    window.say(QCoreApplication.translate("Undo", "There is nothing to undo."))
