"""Documents as a list, and one of them in full."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.engine import RowMapping

from core.changes import ChangeSet
from core.store import paging, undo
from core.store.schema import Chunk, Document, DocumentText, Question
from core.store.schema.columns import table

DOCUMENT, TEXT, CHUNK, QUESTION = table(Document), table(DocumentText), table(Chunk), table(Question)
COLUMNS = ("id", "name", "format", "size", "pages", "characters", "chunks", "questions", "state", "remarks")


@dataclass(frozen=True)
class DocumentFilter:
    """Which documents; empty means "any"."""

    search: str = ""
    states: tuple[str, ...] = ()


def query(project_id: int, chosen: DocumentFilter, *columns: Any) -> Select[Any]:
    """Return the query of a filter, of the ids unless other columns are named."""
    found = select(*(columns or (DOCUMENT.c.id,))).where(DOCUMENT.c.project_id == project_id)
    if chosen.search:
        found = found.where(paging.contains(DOCUMENT.c.name, chosen.search))
    if chosen.states:
        found = found.where(DOCUMENT.c.state.in_(chosen.states))
    return found


def ids(connection: Connection, project_id: int, chosen: DocumentFilter) -> array[int]:
    """Return the ids of all matching documents by name."""
    return paging.ids(connection, query(project_id, chosen).order_by(DOCUMENT.c.name, DOCUMENT.c.id))


def rows(connection: Connection, wanted: list[int]) -> dict[int, Any]:
    """Return {id: COLUMNS} for a page."""
    chunks = select(func.count()).where(CHUNK.c.document_id == DOCUMENT.c.id).scalar_subquery()
    inner = select(CHUNK.c.id).where(CHUNK.c.document_id == DOCUMENT.c.id)
    questions = select(func.count()).where(QUESTION.c.chunk_id.in_(inner)).scalar_subquery()
    plain = (DOCUMENT.c[name] for name in ("id", "name", "format", "size", "pages", "characters"))
    found = select(*plain, chunks, questions, DOCUMENT.c.state, DOCUMENT.c.remarks)
    return paging.rows(connection, found, DOCUMENT.c.id, wanted)


def detail(connection: Connection, document_id: int) -> RowMapping | None:
    """Return a document with its Markdown, outline and locators."""
    found = select(DOCUMENT, TEXT.c.markdown, TEXT.c.outline, TEXT.c.locators)
    found = found.outerjoin(TEXT, TEXT.c.document_id == DOCUMENT.c.id).where(DOCUMENT.c.id == document_id)
    return connection.execute(found).mappings().first()


def counts(connection: Connection, project_id: int) -> dict[str, int]:
    """Return how many documents there are in each state, and "all"."""
    grouped = (
        select(DOCUMENT.c.state, func.count()).where(DOCUMENT.c.project_id == project_id).group_by(DOCUMENT.c.state)
    )
    found = {"done": 0, "remarks": 0, "failed": 0}
    found.update({row[0]: row[1] for row in connection.execute(grouped)})
    return {"all": sum(found.values()), **found}


def remove(connection: Connection, project_id: int, ids: Iterable[int]) -> tuple[int, ChangeSet]:
    """Delete documents with their chunks and questions; samples made from them stay. Returns the undo id."""
    return undo.remove(connection, DOCUMENT, ids, project_id, "documents")
