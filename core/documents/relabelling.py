"""Saying which language documents are in: in parts, so that nobody who writes waits long, and undone as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Literal

from sqlalchemy import Connection, select, update

from core.changes import ChangeSet
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.store.paging import among
from core.store.schema import Chunk, Document
from core.store.schema.columns import table
from core.store.undo import Edit
from core.workspace import Workspace

CHUNK, DOCUMENT = table(Chunk), table(Document)
# Chunks of one transaction.
PART = 5000
#: told what one part changed
Told = Callable[[ChangeSet], object]


def set_language(
    workspace: Workspace, ids: Sequence[int], language: Literal["zh", "en"], told: Told | None = None
) -> tuple[int, int]:
    """Say which language documents and their chunks are in; return the undo id and how many documents there were.

    Prompts and questions follow it. Not for the writer's own thread; `core.documents.deleting.restore_all` puts all
    parts back. Killed in the middle, the documents have it already and some of their chunks do not.

    Raises:
        InvalidUse: the documents are gone.
    """
    with workspace.read() as connection:
        inside = select(CHUNK.c.id).where(among(CHUNK.c.document_id, ids), CHUNK.c.language != language)
        chunks = list(connection.execute(inside.order_by(CHUNK.c.id)).scalars())
        project_id = connection.execute(
            select(DOCUMENT.c.project_id).where(among(DOCUMENT.c.id, ids)).limit(1)
        ).scalar()
    if project_id is None:
        raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "The document is gone."), document=list(ids)[:1])
    whole = 0
    # The documents come first: chunks that are made meanwhile take after them.
    for start in range(0, max(1, len(chunks)), PART):
        own = list(ids) if start == 0 else []
        work = partial(_set, project_id=project_id, documents=own, chunks=chunks[start : start + PART])
        undo_id, changes = workspace.write(partial(work, language=language, whole=whole))
        whole = whole or undo_id
        if told is not None:
            told(changes)
    return whole, len(ids)


def _set(
    connection: Connection, project_id: int, documents: list[int], chunks: list[int], language: str, whole: int
) -> tuple[int, ChangeSet]:
    edit = Edit(connection, project_id, "language", whole or None)
    for target, wanted in ((DOCUMENT, documents), (CHUNK, chunks)):
        edit.change(target, wanted, ("language",))
        connection.execute(update(target).where(among(target.c.id, wanted)).values(language=language))
    return edit.finish(len(documents))
