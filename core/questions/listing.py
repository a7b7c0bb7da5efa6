"""Questions as a list: filters, sorting and the columns of a page."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Select, exists, func, select
from sqlalchemy.engine import RowMapping

from core.store import paging
from core.store.schema import Chunk, Document, Question, Sample, Tag
from core.store.schema.columns import table

QUESTION, SAMPLE, TAG, CHUNK, DOCUMENT = table(Question), table(Sample), table(Tag), table(Chunk), table(Document)
ORDERS = {"question": QUESTION.c.text, "tag": TAG.c.label, "document": DOCUMENT.c.name}
COLUMNS = ("id", "text", "tag", "document", "answered", "origin", "chunk_id")


@dataclass(frozen=True)
class QuestionFilter:
    """Which questions, and in which order (a key of ORDERS, "-" before it reverses); None and empty mean "any"."""

    search: str = ""
    answered: bool | None = None
    tags: tuple[int, ...] = ()
    untagged: bool = False
    chunk_id: int | None = None
    document_id: int | None = None
    order: str = ""


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
        found = found.where(paging.among(QUESTION.c.tag_id, chosen.tags))
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
    """Return the ids of all matching questions in the order chosen, by default oldest first."""
    found = query(project_id, chosen)
    if "tag" in chosen.order:
        found = found.outerjoin(TAG, TAG.c.id == QUESTION.c.tag_id)
    if "document" in chosen.order:
        found = found.join(CHUNK, CHUNK.c.id == QUESTION.c.chunk_id).join(
            DOCUMENT, DOCUMENT.c.id == CHUNK.c.document_id
        )
    return paging.ids(connection, paging.ordered(found, ORDERS, QUESTION.c.id, chosen.order))


def among(connection: Connection, project_id: int, chosen: QuestionFilter, wanted: Sequence[int]) -> array[int]:
    """Return those of `wanted` that match, oldest first: how a list takes up what a job adds."""
    found = query(project_id, chosen).where(paging.among(QUESTION.c.id, wanted))
    return paging.ids(connection, found.order_by(QUESTION.c.id))


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


def detail(connection: Connection, question_id: int) -> RowMapping | None:
    """Return a question with its chunk, the names of document and tag, and the newest sample made from it, if any."""
    made = SAMPLE.alias()
    newest = select(func.max(made.c.id)).where(made.c.question_id == QUESTION.c.id).scalar_subquery()
    found = (
        select(
            QUESTION,
            CHUNK.c.text.label("source"),
            CHUNK.c.headings,
            CHUNK.c.page,
            CHUNK.c.section,
            CHUNK.c.document_id,
            DOCUMENT.c.name.label("document"),
            TAG.c.label.label("tag"),
            SAMPLE.c.id.label("sample_id"),
            SAMPLE.c.answer,
            SAMPLE.c.quotes,
            SAMPLE.c.state.label("sample_state"),
        )
        .join(CHUNK, CHUNK.c.id == QUESTION.c.chunk_id)
        .join(DOCUMENT, DOCUMENT.c.id == CHUNK.c.document_id)
        .outerjoin(TAG, TAG.c.id == QUESTION.c.tag_id)
        .outerjoin(SAMPLE, SAMPLE.c.id == newest)
        .where(QUESTION.c.id == question_id)
    )
    return connection.execute(found).mappings().first()


def counts(connection: Connection, project_id: int, chosen: QuestionFilter | None = None) -> dict[str, int]:
    """Return how many questions there are, answered and not; of those a filter matches, answered or not."""
    narrowed = replace(chosen or QuestionFilter(), answered=None)
    total = paging.count(connection, query(project_id, narrowed))
    done = paging.count(connection, query(project_id, replace(narrowed, answered=True)))
    return {"all": total, "answered": done, "unanswered": total - done}
