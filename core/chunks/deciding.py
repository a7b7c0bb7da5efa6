"""Deciding on any number of waiting conversions: in parts, so that nobody who writes waits long, undone as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection, select

from core.changes import ChangeSet
from core.chunks.piece import Piece
from core.chunks.revising import accept_conversions, splitting_of
from core.chunks.splitting import split
from core.documents.service import reject_conversions
from core.store.paging import among
from core.store.schema import Conversion, Document
from core.store.schema.columns import table
from core.workspace import Workspace

CONVERSION, DOCUMENT = table(Conversion), table(Document)
# Documents of one transaction; what is known of their cuts is worked out before it.
PART = 10
#: told what one part changed
Told = Callable[[ChangeSet], object]


def waiting_among(connection: Connection, ids: Sequence[int]) -> list[int]:
    """Return which of the documents have a conversion that waits."""
    found = select(CONVERSION.c.document_id).where(among(CONVERSION.c.document_id, ids))
    return list(connection.execute(found.order_by(CONVERSION.c.document_id)).scalars())


def accept_all(workspace: Workspace, ids: Sequence[int], told: Told | None = None) -> tuple[int, int]:
    """Take the waiting conversions of documents; return the undo id (0 for none) and how many there were.

    Not for the writer's own thread. What `core.documents.deleting.restore_all` puts back is the whole.

    Raises:
        InvalidUse: a running job uses one of them; those before it are taken, and can be put back.
    """

    def accept(connection: Connection, part: list[int], whole: int, pieces: dict[int, list[Piece]]) -> Any:
        return accept_conversions(connection, part, pieces=pieces, whole=whole or None)

    return _in_parts(workspace, ids, accept, told, cut=True)


def reject_all(workspace: Workspace, ids: Sequence[int], told: Told | None = None) -> tuple[int, int]:
    """Drop the waiting conversions of documents; return the undo id (0 for none) and how many there were."""

    def reject(connection: Connection, part: list[int], whole: int, pieces: dict[int, list[Piece]]) -> Any:
        del pieces  # nothing is cut
        return reject_conversions(connection, part, whole or None)

    return _in_parts(workspace, ids, reject, told, cut=False)


def _in_parts(
    workspace: Workspace, ids: Sequence[int], step: Callable[..., Any], told: Told | None, *, cut: bool
) -> tuple[int, int]:
    with workspace.read() as connection:
        waiting = waiting_among(connection, ids)
    whole = 0
    for start in range(0, len(waiting), PART):
        part = waiting[start : start + PART]
        pieces = _cuts(workspace, part) if cut else {}
        undo_id, changes = workspace.write(partial(step, part=part, whole=whole, pieces=pieces))
        whole = whole or undo_id
        if told is not None:
            told(changes)
    return whole, len(waiting)


def _cuts(workspace: Workspace, part: list[int]) -> dict[int, list[Piece]]:
    query = select(CONVERSION.c.document_id, CONVERSION.c.markdown, DOCUMENT.c.name, DOCUMENT.c.splitting)
    query = query.join(DOCUMENT, DOCUMENT.c.id == CONVERSION.c.document_id)
    with workspace.read() as connection:
        rows = connection.execute(query.where(CONVERSION.c.document_id.in_(part))).all()
    return {row.document_id: split(row.markdown, splitting_of(row.splitting), row.name) for row in rows}
