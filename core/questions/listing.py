"""Questions as a list: filters, sorting and the columns of a page."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, exists, func, select

from core.store import paging
from core.store.schema import Chunk, Document, Question, Sample, Tag
from core.store.schema.columns import table

QUESTION, SAMPLE, TAG, CHUNK, DOCUMENT = table(Question), table(Sample), table(Tag), table(Chunk), table(Document)
COLUMNS = ("id", "text", "tag", "document", "answered", "origin", "chunk_id")


@dataclass(frozen=True)
class QuestionFilter:
    """Which questions; None and empty mean "any"."""

    search: str = ""
    answered: bool | None = None
    tags: tuple[int, ...] = ()
    untagged: bool = False
    chunk_id: int | None = None
    document_id: int | None = None


def answered() -> Any:
    """Return the condition "has a sample"."""
    return exists().where(SAMPLE.c.question_id == QUESTION.c.id)


def query(project_id: int, chosen: QuestionFilter, *columns: Any) -> Select[Any]:
    """Return the query of a filter, of the ids unless other columns are named."""
    found = select(*(columns or (QUESTION.c.id,))).where(QUESTION.c.project_id == project_id)
    if chosen.search:
        found = found.where(paging.contains(QUESTION.c.text, chosen.search))
    if chosen.answered is not None:
        found = found.where(answered() if chosen.answered else ~answered())
    if chosen.tags:
        found = found.where(QUESTION.c.tag_id.in_(chosen.tags))
    if chosen.untagged:
        found = found.where(QUESTION.c.tag_id.is_(None))
    if chosen.chunk_id is not None:
        found = found.where(QUESTION.c.chunk_id == chosen.chunk_id)
    if chosen.document_id is not None:
        found = found.where(
            QUESTION.c.chunk_id.in_(select(CHUNK.c.id).where(CHUNK.c.document_id == chosen.document_id))
        )
    return found


def ids(connection: Connection, project_id: int, chosen: QuestionFilter) -> array[int]:
    """Return the ids of all matching questions, oldest first."""
    return paging.ids(connection, query(project_id, chosen).order_by(QUESTION.c.id))


def rows(connection: Connection, wanted: list[int]) -> dict[int, Any]:
    """Return {id: COLUMNS} for a page."""
    found = (
        select(
            QUESTION.c.id,
            QUESTION.c.text,
            TAG.c.label,
            DOCUMENT.c.name,
            answered(),
            QUESTION.c.origin,
            QUESTION.c.chunk_id,
        )
        .join(CHUNK, CHUNK.c.id == QUESTION.c.chunk_id)
        .join(DOCUMENT, DOCUMENT.c.id == CHUNK.c.document_id)
        .outerjoin(TAG, TAG.c.id == QUESTION.c.tag_id)
    )
    return paging.rows(connection, found, QUESTION.c.id, wanted)


def counts(connection: Connection, project_id: int) -> dict[str, int]:
    """Return how many questions there are, and how many are answered."""
    total = select(func.count()).where(QUESTION.c.project_id == project_id)
    return {
        "all": int(connection.execute(total).scalar_one()),
        "answered": int(connection.execute(total.where(answered())).scalar_one()),
    }
