"""The edits of samples, each with the edit that takes it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Select

from core.changes import ChangeSet
from core.samples import service
from desktop.undoing import Work, delete

#: ids, or the query that selects them, made when the edit is done
Chosen = Sequence[int] | Callable[[Connection], Select[Any]]
Did = tuple[Work | None, ChangeSet]


def revise(chosen: Chosen, **fields: Any) -> Work:
    """Return the edit that sets fields of samples."""

    def work(connection: Connection, /) -> Did:
        if callable(chosen):
            revisions, changes = service.edit_matching(connection, chosen(connection), **fields)
        else:
            revisions, changes = service.edit(connection, chosen, **fields)
        return (_revert(revisions) if revisions else None), changes

    return work


def remove(chosen: Chosen, project_id: int) -> Work:
    """Return the edit that deletes samples."""

    def work(connection: Connection, /) -> Did:
        ids = list(connection.execute(chosen(connection)).scalars()) if callable(chosen) else list(chosen)
        return delete(connection, lambda c, part: service.remove(c, project_id, part), ids)

    return work


def _revert(revisions: Sequence[int]) -> Work:
    def work(connection: Connection, /) -> Did:
        made, changes = service.revert(connection, revisions)
        return (_revert(made) if made else None), changes

    return work
