"""Documents as a list, and one of them in full."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.engine import RowMapping

from core.changes import ChangeSet
from core.store import paging, undo
from core.store.schema import Chunk, Document, DocumentText, Question
from core.store.schema.columns import table

DOCUMENT, TEXT, CHUNK, QUESTION = table(Document), table(DocumentText), table(Chunk), table(Question)
COLUMNS = ("id", "name", "format", "size", "pages", "characters", "state", "remarks")
#: what a list can be ordered by; everything else falls back to the name
ORDERS = ("name", "format", "size", "pages", "characters", "state", "created_at")


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


def ids(
    connection: Connection, project_id: int, chosen: DocumentFilter, order: str = "name", ascending: bool = True
) -> array[int]:
    """Return the ids of all matching documents, by one of ORDERS."""
    column = DOCUMENT.c[order if order in ORDERS else "name"]
    keys = (column, DOCUMENT.c.id) if ascending else (column.desc(), DOCUMENT.c.id.desc())
    return paging.ids(connection, query(project_id, chosen).order_by(*keys))


def rows(connection: Connection, wanted: list[int]) -> dict[int, Any]:
    """Return {id: COLUMNS} for a page."""
    return paging.rows(connection, select(*(DOCUMENT.c[name] for name in COLUMNS)), DOCUMENT.c.id, wanted)


def tallies(connection: Connection, wanted: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Return {id: (chunks, questions)} of documents; apart from `rows`, since a thick book takes a while to count."""
    chunks = select(CHUNK.c.document_id, func.count()).where(paging.among(CHUNK.c.document_id, wanted))
    asked = (
        select(CHUNK.c.document_id, func.count())
        .join_from(CHUNK, QUESTION, QUESTION.c.chunk_id == CHUNK.c.id)
        .where(paging.among(CHUNK.c.document_id, wanted))
    )
    pieces = {row[0]: row[1] for row in connection.execute(chunks.group_by(CHUNK.c.document_id))}
    questions = {row[0]: row[1] for row in connection.execute(asked.group_by(CHUNK.c.document_id))}
    return {one: (pieces.get(one, 0), questions.get(one, 0)) for one in wanted}


def chunks_of(connection: Connection, wanted: Sequence[int]) -> list[int]:
    """Return the ids of all chunks of these documents, by document and place."""
    found = select(CHUNK.c.id).where(paging.among(CHUNK.c.document_id, wanted))
    return list(connection.execute(found.order_by(CHUNK.c.document_id, CHUNK.c.position)).scalars())


def failed_paths(connection: Connection, wanted: Sequence[int]) -> list[str]:
    """Return where the documents came from that could not be read, to try them again."""
    found = select(DOCUMENT.c.path).where(paging.among(DOCUMENT.c.id, wanted), DOCUMENT.c.state == "failed")
    return list(connection.execute(found.order_by(DOCUMENT.c.id)).scalars())


def name(connection: Connection, document_id: int) -> str | None:
    """Return the name of a document, None when it is gone."""
    return connection.execute(select(DOCUMENT.c.name).where(DOCUMENT.c.id == document_id)).scalar()


def names(connection: Connection, project_id: int) -> list[tuple[int, str]]:
    """Return (id, name) of every document by name, for lists to pick from."""
    found = select(DOCUMENT.c.id, DOCUMENT.c.name).where(DOCUMENT.c.project_id == project_id)
    return [(row[0], row[1]) for row in connection.execute(found.order_by(DOCUMENT.c.name, DOCUMENT.c.id))]


def detail(connection: Connection, document_id: int) -> RowMapping | None:
    """Return a document with its Markdown, outline and locators."""
    found = select(DOCUMENT, TEXT.c.markdown, TEXT.c.outline, TEXT.c.locators)
    found = found.outerjoin(TEXT, TEXT.c.document_id == DOCUMENT.c.id).where(DOCUMENT.c.id == document_id)
    return connection.execute(found).mappings().first()


def outline(connection: Connection, document_id: int) -> list[list[Any]]:
    """Return the [level, title, place] of a document's headings; empty for one that could not be read."""
    found = connection.execute(select(TEXT.c.outline).where(TEXT.c.document_id == document_id)).scalar()
    return list(found or [])


def counts(connection: Connection, project_id: int, search: str = "") -> dict[str, int]:
    """Return how many of the documents that match a search there are in each state, and "all"."""
    grouped = query(project_id, DocumentFilter(search), DOCUMENT.c.state, func.count()).group_by(DOCUMENT.c.state)
    found = {"done": 0, "remarks": 0, "failed": 0}
    found.update({row[0]: row[1] for row in connection.execute(grouped)})
    return {"all": sum(found.values()), **found}


def silent(connection: Connection, project_id: int) -> list[str]:
    """Return the names of readable documents that have no question."""
    asked = select(CHUNK.c.document_id).join(QUESTION, QUESTION.c.chunk_id == CHUNK.c.id)
    where = (DOCUMENT.c.project_id == project_id, DOCUMENT.c.state != "failed", DOCUMENT.c.id.not_in(asked))
    return list(connection.execute(select(DOCUMENT.c.name).where(*where).order_by(DOCUMENT.c.name)).scalars())


def remove(connection: Connection, project_id: int, ids: Iterable[int]) -> tuple[int, ChangeSet]:
    """Delete documents with their chunks and questions; samples made from them stay. Returns the undo id."""
    return undo.remove(connection, DOCUMENT, ids, project_id, "documents")
