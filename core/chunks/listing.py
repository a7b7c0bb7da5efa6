"""Chunks as a list: filters, sorting and the columns of a page; and one of them in full."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, select
from sqlalchemy.engine import RowMapping

from core.store import paging
from core.store.schema import Chunk, Cleaning, Document, Question
from core.store.schema.columns import table

CHUNK, DOCUMENT, QUESTION, CLEANING = table(Chunk), table(Document), table(Question), table(Cleaning)
COLUMNS = (
    "id",
    "document",
    "position",
    "headings",
    "size",
    "questions",
    "preview",
    "page",
    "document_id",
    "section",
    "edited",
    "oversize",
    "waiting",
)
#: what a list can be ordered by; "-" before it reverses, everything else is the order of the documents' texts
ORDERS = ("document", "size", "questions")
PREVIEW = 160
LONGEST = 2**62


@dataclass(frozen=True)
class ChunkFilter:
    """Which chunks, and in which order; None and empty mean "any".

    Attributes:
        smallest, largest: characters.
        asked: with questions, or without.
        edited: changed since it was split, by hand or by cleaning.
        oversize: larger than the maximum it was split with.
        waiting: a cleaned text waits for a decision.
        documents: ids; `document_id` is for one alone.
        order: one of ORDERS.
    """

    search: str = ""
    document_id: int | None = None
    smallest: int | None = None
    largest: int | None = None
    asked: bool | None = None
    edited: bool | None = None
    oversize: bool | None = None
    waiting: bool | None = None
    documents: tuple[int, ...] = ()
    order: str = ""

    def narrows(self) -> bool:
        """Return whether this leaves anything out."""
        return replace(self, order="") != ChunkFilter()


def query(project_id: int, chosen: ChunkFilter, *columns: Any) -> Select[Any]:
    """Return the query of a filter, of the ids unless other columns are named; in no order."""
    found = select(*(columns or (CHUNK.c.id,))).where(CHUNK.c.project_id == project_id)
    return found.where(*_conditions(project_id, chosen))


def ids(connection: Connection, project_id: int, chosen: ChunkFilter) -> array[int]:
    """Return the ids of all matching chunks in the order chosen, by default as they stand in the documents."""
    return paging.ids(connection, ordered(project_id, chosen))


def ordered(project_id: int, chosen: ChunkFilter) -> Select[Any]:
    """Return the query of the ids of a filter in its order."""
    name, falling = chosen.order.removeprefix("-"), chosen.order.startswith("-")
    keys: list[ColumnElement[Any]] = [CHUNK.c.document_id, CHUNK.c.position, CHUNK.c.id]
    if name == "size":
        keys = [CHUNK.c.size, CHUNK.c.id]
        return query(project_id, chosen).order_by(*(key.desc() if falling else key for key in keys))
    # Documents lead: their index gives the chunks in order without a look at the texts.
    inside = DOCUMENT.c.project_id == project_id
    found = select(CHUNK.c.id).select_from(DOCUMENT).join(CHUNK, CHUNK.c.document_id == DOCUMENT.c.id).where(inside)
    found = found.where(*_conditions(project_id, chosen))
    if name == "document":
        first: ColumnElement[Any] = DOCUMENT.c.name
    elif name == "questions":
        first = select(func.count()).where(QUESTION.c.chunk_id == CHUNK.c.id).scalar_subquery()
    else:
        return found.order_by(*keys)
    return found.order_by(first.desc() if falling else first, *keys)


def among(connection: Connection, project_id: int, chosen: ChunkFilter, wanted: Sequence[int]) -> array[int]:
    """Return those of `wanted` that match, in the order of the texts: how a list takes up what a job adds."""
    found = query(project_id, chosen).where(paging.among(CHUNK.c.id, wanted))
    return paging.ids(connection, found.order_by(CHUNK.c.document_id, CHUNK.c.position, CHUNK.c.id))


def rows(connection: Connection, wanted: list[int]) -> dict[int, Any]:
    """Return {id: COLUMNS} for a page; the preview is the start of the text."""
    questions = select(func.count()).where(QUESTION.c.chunk_id == CHUNK.c.id).scalar_subquery()
    found = (
        select(
            CHUNK.c.id,
            DOCUMENT.c.name,
            CHUNK.c.position,
            CHUNK.c.headings,
            CHUNK.c.size,
            questions,
            func.substr(CHUNK.c.text, 1, PREVIEW),
            CHUNK.c.page,
            CHUNK.c.document_id,
            CHUNK.c.section,
            CHUNK.c.original.is_not(None),
            CHUNK.c.oversize,
            CLEANING.c.chunk_id.is_not(None),
        )
        .join(DOCUMENT, DOCUMENT.c.id == CHUNK.c.document_id)
        .outerjoin(CLEANING, CLEANING.c.chunk_id == CHUNK.c.id)
    )
    return paging.rows(connection, found, CHUNK.c.id, wanted)


def detail(connection: Connection, chunk_id: int) -> RowMapping | None:
    """Return a chunk with the name of its document, and the cleaned text that waits for a decision, if any."""
    found = select(
        CHUNK,
        DOCUMENT.c.name.label("document"),
        CLEANING.c.text.label("proposal"),
        CLEANING.c.by.label("proposal_by"),
    ).join(DOCUMENT, DOCUMENT.c.id == CHUNK.c.document_id)
    found = found.outerjoin(CLEANING, CLEANING.c.chunk_id == CHUNK.c.id).where(CHUNK.c.id == chunk_id)
    return connection.execute(found).mappings().first()


def counts(connection: Connection, project_id: int, chosen: ChunkFilter | None = None) -> dict[str, int]:
    """Return how many chunks a filter matches, and how many of them are in each state, whatever states it names."""
    bare = replace(chosen or ChunkFilter(), asked=None, edited=None, oversize=None, waiting=None)

    total, asked, *others = (
        paging.count(connection, query(project_id, narrowed))
        for narrowed in (
            bare,
            replace(bare, asked=True),
            replace(bare, edited=True),
            replace(bare, oversize=True),
            replace(bare, waiting=True),
        )
    )
    found = {"all": total, "asked": asked, "unasked": total - asked}
    return {**found, **dict(zip(("edited", "oversize", "waiting"), others, strict=True))}


def sizes(connection: Connection, project_id: int, chosen: ChunkFilter) -> tuple[int, int]:
    """Return the smallest and the largest size of what a filter matches; zeros where it matches nothing."""
    found = query(project_id, chosen, func.min(CHUNK.c.size), func.max(CHUNK.c.size))
    smallest, largest = connection.execute(found).one()
    return smallest or 0, largest or 0


def _conditions(project_id: int, chosen: ChunkFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if chosen.search:
        found.append(paging.contains(CHUNK.c.text, chosen.search))
    if chosen.document_id is not None:
        found.append(CHUNK.c.document_id == chosen.document_id)
    if chosen.documents:
        found.append(paging.among(CHUNK.c.document_id, chosen.documents))
    if chosen.smallest is not None or chosen.largest is not None:
        fits = CHUNK.c.size.between(chosen.smallest or 0, LONGEST if chosen.largest is None else chosen.largest)
        found.append(CHUNK.c.id.in_(_flagged(project_id, fits)))
    asked = select(QUESTION.c.chunk_id)
    waiting = select(CLEANING.c.chunk_id).where(CLEANING.c.project_id == project_id)
    # Sets that come out of indexes alone: what is asked for lies before or behind the texts, which nobody reads then.
    edited = _flagged(project_id, CHUNK.c.original.is_not(None))
    oversize = _flagged(project_id, CHUNK.c.oversize == literal_column("1"))
    sets = ((chosen.asked, asked), (chosen.waiting, waiting), (chosen.edited, edited), (chosen.oversize, oversize))
    for wanted, inside in sets:
        if wanted is not None:
            found.append(CHUNK.c.id.in_(inside) if wanted else CHUNK.c.id.not_in(inside))
    return found


def _flagged(project_id: int, flag: ColumnElement[bool]) -> Select[Any]:
    return select(CHUNK.c.id).where(CHUNK.c.project_id == project_id, flag)
