"""Chunks as a list, and one of them in full."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, exists, func, select
from sqlalchemy.engine import RowMapping

from core.store import paging
from core.store.schema import Chunk, Document, Question
from core.store.schema.columns import table

CHUNK, DOCUMENT, QUESTION = table(Chunk), table(Document), table(Question)
COLUMNS = ("id", "document", "position", "headings", "size", "questions", "preview", "page")
PREVIEW = 160


@dataclass(frozen=True)
class ChunkFilter:
    """Which chunks; None and empty mean "any"."""

    search: str = ""
    document_id: int | None = None
    smallest: int | None = None
    largest: int | None = None
    asked: bool | None = None


def query(project_id: int, chosen: ChunkFilter, *columns: Any) -> Select[Any]:
    """Return the query of a filter, of the ids unless other columns are named."""
    found = select(*(columns or (CHUNK.c.id,))).where(CHUNK.c.project_id == project_id)
    if chosen.search:
        found = found.where(paging.contains(CHUNK.c.text, chosen.search))
    if chosen.document_id is not None:
        found = found.where(CHUNK.c.document_id == chosen.document_id)
    if chosen.smallest is not None:
        found = found.where(CHUNK.c.size >= chosen.smallest)
    if chosen.largest is not None:
        found = found.where(CHUNK.c.size <= chosen.largest)
    if chosen.asked is not None:
        has = exists().where(QUESTION.c.chunk_id == CHUNK.c.id)
        found = found.where(has if chosen.asked else ~has)
    return found


def ids(connection: Connection, project_id: int, chosen: ChunkFilter) -> array[int]:
    """Return the ids of all matching chunks, by document and place."""
    return paging.ids(connection, query(project_id, chosen).order_by(CHUNK.c.document_id, CHUNK.c.position))


def rows(connection: Connection, wanted: list[int]) -> dict[int, Any]:
    """Return {id: COLUMNS} for a page; the preview is the start of the text."""
    questions = select(func.count()).where(QUESTION.c.chunk_id == CHUNK.c.id).scalar_subquery()
    found = select(
        CHUNK.c.id,
        DOCUMENT.c.name,
        CHUNK.c.position,
        CHUNK.c.headings,
        CHUNK.c.size,
        questions,
        func.substr(CHUNK.c.text, 1, PREVIEW),
        CHUNK.c.page,
    ).join(DOCUMENT, DOCUMENT.c.id == CHUNK.c.document_id)
    return paging.rows(connection, found, CHUNK.c.id, wanted)


def detail(connection: Connection, chunk_id: int) -> RowMapping | None:
    """Return a chunk with the name of its document."""
    found = select(CHUNK, DOCUMENT.c.name.label("document")).join(DOCUMENT, DOCUMENT.c.id == CHUNK.c.document_id)
    return connection.execute(found.where(CHUNK.c.id == chunk_id)).mappings().first()
