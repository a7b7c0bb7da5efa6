"""One step on any number of chunks: a part at a time, so that nobody waits for the writer, and all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection, Select

from core.changes import ChangeSet
from core.errors import LorewrightError
from core.store import paging, undo
from core.workspace import Workspace

#: ids, or the query that selects them
Chosen = Sequence[int] | Select[Any]
#: what is done with a part: connection, ids, and the undo id of the first part (None in that part itself)
Step = Callable[[Connection, list[int], int | None], tuple[int, ChangeSet]]
# Chunks of one transaction.
PART = 500


def ids_of(connection: Connection, chosen: Chosen) -> list[int]:
    """Return the ids that were chosen."""
    return paging.ids(connection, chosen).tolist() if isinstance(chosen, Select) else list(chosen)


def in_parts(
    workspace: Workspace, chosen: Chosen, step: Step, progress: Callable[[int, int], None] | None = None
) -> tuple[int | None, ChangeSet]:
    """Do `step` with every chunk that was chosen; return the undo id of the whole and what changed.

    Call it from any thread but the writer's. `step` is a function of this package such as `editing.restore_original`.
    When a part fails, those before it are taken back and its error is raised. `progress` is told how many of how many
    are done. The undo id is None where nothing was chosen.
    """
    with workspace.read() as connection:
        ids = ids_of(connection, chosen)
    whole: int | None = None
    changes = ChangeSet()
    for start in range(0, len(ids), PART):
        part = ids[start : start + PART]
        try:
            undo_id, changed = workspace.write(_with(step, part, whole))
        except LorewrightError:
            if whole is not None:
                take_back(workspace, whole)
            raise
        whole = whole or undo_id or None
        changes.merge(changed)
        if progress is not None:
            progress(start + len(part), len(ids))
    return whole, changes


def take_back(workspace: Workspace, undo_id: int) -> ChangeSet:
    """Undo what `in_parts` did, each part in a transaction of its own.

    Raises:
        LorewrightError: it was put back already, or is too old.
    """
    changes = ChangeSet()
    with workspace.read() as connection:
        found = undo.parts(connection, undo_id)
    for part in found or [undo_id]:
        changes.merge(workspace.write(partial(undo.restore_part, undo_id=part)))
    return changes


def _with(step: Step, part: list[int], whole: int | None) -> Callable[[Connection], tuple[int, ChangeSet]]:
    return lambda connection: step(connection, part, whole)
