"""Cleaned texts that wait for a decision: made, accepted, rejected, each step with its undo.

`whole` is for steps on more chunks than one transaction should hold (see `core.chunks.parts`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from core.changes import ChangeSet
from core.chunks import busy
from core.chunks.editing import set_texts
from core.chunks.rules import CleaningRules, preview
from core.clock import now
from core.store.paging import among
from core.store.schema import Chunk, Cleaning
from core.store.schema.columns import table
from core.store.undo import Edit

CHUNK, CLEANING = table(Chunk), table(Cleaning)
LABEL = "cleaned chunks"


def propose(connection: Connection, project_id: int, texts: Mapping[int, str], by: str) -> ChangeSet:
    """Keep cleaned texts of chunks for a decision; one that waited already gives way. `by` is a model, or "rules"."""
    moment = now()
    rows = [
        {"chunk_id": chunk, "project_id": project_id, "text": text, "by": by, "created_at": moment}
        for chunk, text in texts.items()
    ]
    if rows:
        put = insert(CLEANING)
        fresh = {name: put.excluded[name] for name in ("text", "by", "created_at")}
        connection.execute(put.on_conflict_do_update(index_elements=["chunk_id"], set_=fresh), rows)
    return ChangeSet().add("cleaning", texts).update("chunk", texts)


def accept(
    connection: Connection, project_id: int, chunks: Sequence[int], whole: int | None = None
) -> tuple[int, ChangeSet]:
    """Put the cleaned texts that wait into their chunks; a chunk of which nothing is left goes.

    Raises:
        InvalidUse: a running job uses one of the chunks.
    """
    busy.refuse(connection, project_id, chunks)
    edit = Edit(connection, project_id, LABEL, whole)
    found = select(CLEANING.c.chunk_id, CLEANING.c.text).where(among(CLEANING.c.chunk_id, chunks))
    return edit.finish(put(edit, {row.chunk_id: row.text for row in connection.execute(found)}))


def reject(
    connection: Connection, project_id: int, chunks: Sequence[int], whole: int | None = None
) -> tuple[int, ChangeSet]:
    """Drop the cleaned texts that wait; the chunks stay as they are."""
    edit = Edit(connection, project_id, LABEL, whole)
    found = select(CLEANING.c.chunk_id).where(among(CLEANING.c.chunk_id, chunks))
    waiting = list(connection.execute(found).scalars())
    edit.remove(CLEANING, waiting)
    edit.changes.update("chunk", waiting)
    return edit.finish()


def apply(
    connection: Connection, project_id: int, chunks: Sequence[int], rules: CleaningRules, whole: int | None = None
) -> tuple[int, ChangeSet]:
    """Clean a few chunks by rules at once, without waiting for a decision; otherwise as `accept`.

    The rules run under the write lock. For many chunks there is the job "clean" with `accept`.

    Raises:
        InvalidUse: a running job uses one of the chunks.
    """
    busy.refuse(connection, project_id, chunks)
    edit = Edit(connection, project_id, LABEL, whole)
    found = select(CHUNK.c.id, CHUNK.c.text).where(among(CHUNK.c.id, chunks))
    texts = {row.id: preview(row.text, rules).text for row in connection.execute(found)}
    return edit.finish(put(edit, texts))


def put(edit: Edit, texts: Mapping[int, str]) -> int:
    """Put cleaned texts into chunks as part of an edit; returns how many changed or went."""
    blank = [chunk for chunk, text in texts.items() if not text.strip()]
    if blank:
        edit.remove(CHUNK, blank)
    changed = set_texts(edit, {chunk: text for chunk, text in texts.items() if text.strip()})
    return len(blank) + len(changed)
