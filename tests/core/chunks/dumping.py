"""The whole store, and the chunks of a document, as plain rows."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Row

from core.store.schema import Chunk, metadata
from core.store.schema.columns import table
from core.workspace import Workspace

CHUNK = table(Chunk)


def dump(workspace: Workspace) -> dict[str, list[Any]]:
    """Return every row of every table but the undo table."""
    with workspace.read() as connection:
        return {
            one.name: [tuple(row) for row in connection.execute(one.select().order_by(*one.primary_key.columns))]
            for one in metadata.sorted_tables
            if one.name != "undo"
        }


def chunks_of(workspace: Workspace, document_id: int) -> list[Row[Any]]:
    """Return the chunks of a document in the order of the text."""
    with workspace.read() as connection:
        found = select(CHUNK).where(CHUNK.c.document_id == document_id).order_by(CHUNK.c.position)
        return list(connection.execute(found))
