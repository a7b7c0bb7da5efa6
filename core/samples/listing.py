"""Samples as a list: filters, sorting and the columns of a page."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from core.store import paging
from core.store.schema import Document, Sample, Tag
from core.store.schema.columns import table

SAMPLE, TAG, DOCUMENT = table(Sample), table(Tag), table(Document)
COLUMNS = ("id", "question", "tag", "rating", "state", "model", "document")


@dataclass(frozen=True)
class SampleFilter:
    """Which samples; None and empty mean "any"."""

    search: str = ""
    states: tuple[str, ...] = ()
    tags: tuple[int, ...] = ()
    document_id: int | None = None
    rating_from: int | None = None


def query(project_id: int, chosen: SampleFilter, *columns: Any) -> Select[Any]:
    """Return the query of a filter, of the ids unless other columns are named."""
    found = select(*(columns or (SAMPLE.c.id,))).where(SAMPLE.c.project_id == project_id)
    if chosen.search:
        parts = (SAMPLE.c.question, SAMPLE.c.answer, SAMPLE.c.note)
        found = found.where(or_(*(paging.contains(part, chosen.search) for part in parts)))
    if chosen.states:
        found = found.where(SAMPLE.c.state.in_(chosen.states))
    if chosen.tags:
        found = found.where(SAMPLE.c.tag_id.in_(chosen.tags))
    if chosen.document_id is not None:
        found = found.where(SAMPLE.c.document_id == chosen.document_id)
    if chosen.rating_from is not None:
        found = found.where(SAMPLE.c.rating >= chosen.rating_from)
    return found


def ids(connection: Connection, project_id: int, chosen: SampleFilter) -> array[int]:
    """Return the ids of all matching samples, oldest first."""
    return paging.ids(connection, query(project_id, chosen).order_by(SAMPLE.c.id))


def rows(connection: Connection, wanted: list[int]) -> dict[int, Any]:
    """Return {id: COLUMNS} for a page."""
    found = (
        select(
            SAMPLE.c.id,
            SAMPLE.c.question,
            TAG.c.label,
            SAMPLE.c.rating,
            SAMPLE.c.state,
            SAMPLE.c.model,
            DOCUMENT.c.name,
        )
        .outerjoin(TAG, TAG.c.id == SAMPLE.c.tag_id)
        .outerjoin(DOCUMENT, DOCUMENT.c.id == SAMPLE.c.document_id)
    )
    return paging.rows(connection, found, SAMPLE.c.id, wanted)


def counts(connection: Connection, project_id: int) -> dict[str, int]:
    """Return how many samples there are in each state, and "all"."""
    grouped = select(SAMPLE.c.state, func.count()).where(SAMPLE.c.project_id == project_id).group_by(SAMPLE.c.state)
    found = {"open": 0, "accepted": 0, "rejected": 0}
    found.update({row[0]: row[1] for row in connection.execute(grouped)})
    return {"all": sum(found.values()), **found}
