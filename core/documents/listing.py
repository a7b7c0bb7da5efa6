"""Documents as a list, and one of them in full."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, func, select
from sqlalchemy.engine import RowMapping

from core.changes import ChangeSet
from core.store import paging, undo
from core.store.schema import Chunk, Conversion, Document, DocumentText, Question
from core.store.schema.columns import table

DOCUMENT, TEXT, CHUNK, QUESTION = table(Document), table(DocumentText), table(Chunk), table(Question)
CONVERSION = table(Conversion)
LABEL = "documents"
#: what `rows` returns; `waiting` says whether the document was read again and that waits for a decision
COLUMNS = (
    "id", "name", "format", "size", "pages", "characters", "state", "remarks", "method", "language", "edited",
    "created_at", "waiting",
)  # fmt: skip

_PIECES = select(func.count()).where(CHUNK.c.document_id == DOCUMENT.c.id).scalar_subquery()
_ASKED = (
    select(func.count())
    .select_from(CHUNK.join(QUESTION, QUESTION.c.chunk_id == CHUNK.c.id))
    .where(CHUNK.c.document_id == DOCUMENT.c.id)
    .scalar_subquery()
)
_HAS_CHUNK = exists().where(CHUNK.c.document_id == DOCUMENT.c.id)
_HAS_QUESTION = (
    exists()
    .select_from(CHUNK.join(QUESTION, QUESTION.c.chunk_id == CHUNK.c.id))
    .where(CHUNK.c.document_id == DOCUMENT.c.id)
)
_WAITS = exists().where(CONVERSION.c.document_id == DOCUMENT.c.id)
#: what a list can be ordered by; everything else falls back to the name
ORDERS: dict[str, ColumnElement[Any]] = {
    **{name: DOCUMENT.c[name] for name in COLUMNS if name not in ("id", "remarks", "waiting")},
    "chunks": _PIECES,
    "questions": _ASKED,
    "waiting": _WAITS,
}


@dataclass(frozen=True)
class DocumentFilter:
    """Which documents; empty and None mean "any". `chunked`, `asked`: with or without chunks, questions."""

    search: str = ""
    states: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    chunked: bool | None = None
    asked: bool | None = None
    edited: bool | None = None
    waiting: bool | None = None


def query(project_id: int, chosen: DocumentFilter, *columns: Any) -> Select[Any]:
    """Return the query of a filter, of the ids unless other columns are named."""
    found = select(*(columns or (DOCUMENT.c.id,))).select_from(DOCUMENT).where(DOCUMENT.c.project_id == project_id)
    if chosen.search:
        found = found.where(paging.contains(DOCUMENT.c.name, chosen.search))
    for name, wanted in (
        ("state", chosen.states),
        ("format", chosen.formats),
        ("method", chosen.methods),
        ("language", chosen.languages),
    ):
        if wanted:
            found = found.where(DOCUMENT.c[name].in_(wanted))
    for condition, on in (
        (_HAS_CHUNK, chosen.chunked),
        (_HAS_QUESTION, chosen.asked),
        (DOCUMENT.c.edited, chosen.edited),
        (_WAITS, chosen.waiting),
    ):
        if on is not None:
            found = found.where(condition if on else ~condition)
    return found


def ids(
    connection: Connection, project_id: int, chosen: DocumentFilter, order: str = "name", ascending: bool = True
) -> array[int]:
    """Return the ids of all matching documents, by one of ORDERS."""
    column = ORDERS.get(order, DOCUMENT.c.name)
    keys = (column, DOCUMENT.c.id) if ascending else (column.desc(), DOCUMENT.c.id.desc())
    return paging.ids(connection, query(project_id, chosen).order_by(*keys))


def rows(connection: Connection, wanted: list[int]) -> dict[int, Any]:
    """Return {id: COLUMNS} for a page."""
    columns = [_WAITS if name == "waiting" else DOCUMENT.c[name] for name in COLUMNS]
    return paging.rows(connection, select(*columns), DOCUMENT.c.id, wanted)


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


def counts(connection: Connection, project_id: int, chosen: DocumentFilter | str = "") -> dict[str, int]:
    """Return how many of the documents that match a filter (or a search) there are in each state, and "all"."""
    chosen = DocumentFilter(chosen) if isinstance(chosen, str) else replace(chosen, states=())
    grouped = query(project_id, chosen, DOCUMENT.c.state, func.count()).group_by(DOCUMENT.c.state)
    found = {"done": 0, "remarks": 0, "failed": 0}
    found.update({row[0]: row[1] for row in connection.execute(grouped)})
    return {"all": sum(found.values()), **found}


def values(connection: Connection, project_id: int) -> dict[str, dict[str, int]]:
    """Return what there is to filter by, with the number of documents: {"format": {"pdf": 3, …}, "method": …, …}.

    "is" has those that are edited, wait for a decision, have no chunk, and have no question.
    """
    found: dict[str, dict[str, int]] = {}
    for name in ("format", "method", "language"):
        column = DOCUMENT.c[name]
        grouped = query(project_id, DocumentFilter(), column, func.count()).group_by(column).order_by(column)
        found[name] = {row[0]: row[1] for row in connection.execute(grouped)}
    kinds = {
        "edited": DocumentFilter(edited=True),
        "waiting": DocumentFilter(waiting=True),
        "unsplit": DocumentFilter(chunked=False),
        "unasked": DocumentFilter(asked=False),
    }
    found["is"] = {kind: paging.count(connection, query(project_id, chosen)) for kind, chosen in kinds.items()}
    return found


def silent(connection: Connection, project_id: int) -> list[str]:
    """Return the names of readable documents that have no question."""
    asked = select(CHUNK.c.document_id).join(QUESTION, QUESTION.c.chunk_id == CHUNK.c.id)
    where = (DOCUMENT.c.project_id == project_id, DOCUMENT.c.state != "failed", DOCUMENT.c.id.not_in(asked))
    return list(connection.execute(select(DOCUMENT.c.name).where(*where).order_by(DOCUMENT.c.name)).scalars())


def remove(connection: Connection, project_id: int, ids: Iterable[int]) -> tuple[int, ChangeSet]:
    """Delete documents with their chunks and questions; samples made from them stay. Returns the undo id.

    For a few: `core.documents.deleting.remove_all` deletes thousands without holding up others.
    """
    return undo.remove(connection, DOCUMENT, ids, project_id, LABEL)
