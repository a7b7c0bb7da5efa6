"""Edits of chunks, each with the edit that takes it back: of one chunk at once, of thousands a part at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, select

from core.changes import ChangeSet
from core.chunks import parts
from core.chunks.parts import Chosen, Step
from core.store import undo
from core.store.schema import Chunk
from core.store.schema.columns import table
from core.workspace import Workspace
from desktop.undoing import LongWork, Work

CHUNK = table(Chunk)
Tell = Callable[[int, int], None]


def once(edit: Callable[[Connection], tuple[int, ChangeSet]]) -> Work:
    """Return an edit in one transaction; `edit` returns its undo id and what changed."""

    def do(connection: Connection, /) -> tuple[Work | None, ChangeSet]:
        undo_id, changes = edit(connection)
        return _back(undo_id, do), changes

    return do


def _back(undo_id: int, again: Work) -> Work:
    return lambda connection, /: (again, undo.restore(connection, undo_id))


class Many(LongWork):
    """One step of `core.chunks` on any number of chunks.

    Args:
        chosen: their ids, or the query that selects them; done again, it takes those it took at first.
        step: what is done with a part.
        tell: gets how many of how many are done, on another thread.
    """

    def __init__(self, chosen: Chosen, step: Step, tell: Tell | None = None) -> None:
        self._chosen, self._step, self._tell = chosen, step, tell

    def run(self, workspace: Workspace) -> tuple[LongWork | None, ChangeSet]:
        """Do it in parts."""
        with workspace.read() as connection:
            self._chosen = parts.ids_of(connection, self._chosen)
        undo_id, changes = parts.in_parts(workspace, self._chosen, self._step, self._tell)
        return (None if undo_id is None else _Back(undo_id, self)), changes


class _Back(LongWork):
    """Takes back what `Many` did."""

    def __init__(self, undo_id: int, again: Many) -> None:
        self._undo_id, self._again = undo_id, again

    def run(self, workspace: Workspace) -> tuple[LongWork | None, ChangeSet]:
        """Put everything back in parts."""
        return self._again, parts.take_back(workspace, self._undo_id)


def neighbour(connection: Connection, chunk_id: int, *, before: bool) -> int | None:
    """Return the id of the chunk next to one in its document, None at the end."""
    here = connection.execute(select(CHUNK.c.document_id, CHUNK.c.position).where(CHUNK.c.id == chunk_id)).first()
    if here is None:
        return None
    found = select(CHUNK.c.id).where(CHUNK.c.document_id == here.document_id)
    if before:
        found = found.where(CHUNK.c.position < here.position).order_by(CHUNK.c.position.desc())
    else:
        found = found.where(CHUNK.c.position > here.position).order_by(CHUNK.c.position)
    return connection.execute(found.limit(1)).scalar()


def touched(changes: ChangeSet) -> int:
    """Return how many chunks an edit changed or took away."""
    return len({*changes.updated.get("chunk", ()), *changes.removed.get("chunk", ())})


def ids(changes: ChangeSet) -> Sequence[int]:
    """Return the chunks an edit changed or brought."""
    return [*changes.updated.get("chunk", ()), *changes.added.get("chunk", ())]
