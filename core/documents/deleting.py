"""Deleting any number of documents: in parts, so that nobody who writes waits long, and undone as one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection, Table, func, select

from core.changes import ChangeSet
from core.documents.listing import LABEL
from core.store import undo
from core.store.paging import among
from core.store.schema import Chunk, Document
from core.store.schema.columns import table
from core.store.undo import Edit
from core.workspace import Workspace

CHUNK, DOCUMENT = table(Chunk), table(Document)
# Chunks of one part, with all that hangs on them: some tenths of a second.
PART = 1000
#: told what one part changed
Told = Callable[[ChangeSet], object]


def remove_all(workspace: Workspace, project_id: int, ids: Sequence[int], told: Told | None = None) -> tuple[int, int]:
    """Delete documents with their chunks and questions; return the undo id and how many there were.

    Not for the writer's own thread. Killed in the middle, it has deleted some of them, which can be put back.
    """
    with workspace.read() as connection:
        todo = list(_parts(connection, ids))
    whole, count = 0, 0
    for target, part in todo:
        work = partial(_remove, project_id=project_id, target=target, ids=part, whole=whole)
        undo_id, gone, changes = workspace.write(work)
        whole, count = whole or undo_id, count + gone
        if told is not None:
            told(changes)
    return whole, count


def restore_all(workspace: Workspace, undo_id: int, told: Told | None = None) -> None:
    """Put back what `remove_all` took, in parts as well.

    Raises:
        LorewrightError: it was put back already, or is too old.
    """
    with workspace.read() as connection:
        found = undo.parts(connection, undo_id) or [undo_id]
    for part in found:
        changes = workspace.write(partial(undo.restore_part, undo_id=part))
        if told is not None:
            told(changes)


def _remove(
    connection: Connection, project_id: int, target: Table, ids: list[int], whole: int
) -> tuple[int, int, ChangeSet]:
    edit = Edit(connection, project_id, LABEL, whole or None)
    edit.remove(target, ids)
    gone = len(edit.changes.removed.get("document", ()))
    undo_id, changes = edit.finish(gone)
    return undo_id, gone, changes


def _parts(connection: Connection, ids: Sequence[int]) -> Iterator[tuple[Table, list[int]]]:
    """Yield what to delete in one transaction each: chunks of documents that have too many, and documents."""
    query = select(CHUNK.c.document_id, func.count()).where(among(CHUNK.c.document_id, ids))
    sizes: dict[int, Any] = {row[0]: row[1] for row in connection.execute(query.group_by(CHUNK.c.document_id))}
    part: list[int] = []
    weight = 0
    for document_id in ids:
        size = sizes.get(document_id, 0)
        if size > 2 * PART:
            inside = select(CHUNK.c.id).where(CHUNK.c.document_id == document_id)
            chunks = list(connection.execute(inside.order_by(CHUNK.c.position.desc())).scalars())
            yield from ((CHUNK, chunks[start : start + PART]) for start in range(0, len(chunks), PART))
            size = 0
        part.append(document_id)
        weight += size + 2
        if weight >= PART:
            yield DOCUMENT, part
            part, weight = [], 0
    if part:
        yield DOCUMENT, part
