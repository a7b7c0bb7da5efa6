"""Edits of genre–audience pairs for the undo stack."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

from core.changes import ChangeSet
from core.store import undo
from desktop.undoing import Work


def work(edit: Callable[[Connection], tuple[int, ChangeSet]]) -> Work:
    """Return an edit that hands back the one that undoes it; `edit` returns its undo id and what changed."""

    def do(connection: Connection, /) -> tuple[Work | None, ChangeSet]:
        undo_id, changes = edit(connection)
        return _back(undo_id, do), changes

    return do


def _back(undo_id: int, again: Work) -> Work:
    return lambda connection, /: (again, undo.restore(connection, undo_id))
