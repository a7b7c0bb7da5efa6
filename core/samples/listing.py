"""Samples as a list: filters, sorting and the columns of a page."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from core.store import paging
from core.store.schema import Document, Sample, Tag
from core.store.schema.columns import table

SAMPLE, TAG, DOCUMENT = table(Sample), table(Tag), table(Document)
ORDERS = {"question": SAMPLE.c.question, "tag": TAG.c.label, "rating": SAMPLE.c.rating, "state": SAMPLE.c.state}
COLUMNS = ("id", "question", "tag", "rating", "state", "model", "document")


@dataclass(frozen=True)
class SampleFilter:
    """Which samples, and in which order (a key of ORDERS, "-" before it reverses); None and empty mean "any"."""

    search: str = ""
    states: tuple[str, ...] = ()
    tags: tuple[int, ...] = ()
    untagged: bool = False
    document_id: int | None = None
    rating_from: int | None = None
    order: str = ""


def query(project_id: int, chosen: SampleFilter, *columns: Any) -> Select[Any]:
    """Return the query of a filter, of the ids unless other columns are named."""
    found = select(*(columns or (SAMPLE.c.id,))).where(SAMPLE.c.project_id == project_id)
    if chosen.search:
        parts = (SAMPLE.c.question, SAMPLE.c.answer, SAMPLE.c.note)
        found = found.where(or_(*(paging.contains(part, chosen.search) for part in parts)))
    if chosen.states:
        found = found.where(SAMPLE.c.state.in_(chosen.states))
    if chosen.tags:
        found = found.where(paging.among(SAMPLE.c.tag_id, chosen.tags))
    if chosen.untagged:
        found = found.where(SAMPLE.c.tag_id.is_(None))
    if chosen.document_id is not None:
        found = found.where(SAMPLE.c.document_id == chosen.document_id)
    if chosen.rating_from is not None:
        found = found.where(SAMPLE.c.rating >= chosen.rating_from)
    return found


def ids(connection: Connection, project_id: int, chosen: SampleFilter) -> array[int]:
    """Return the ids of all matching samples in the order chosen, by default oldest first."""
    found = query(project_id, chosen)
    if "tag" in chosen.order:
        found = found.outerjoin(TAG, TAG.c.id == SAMPLE.c.tag_id)
    return paging.ids(connection, paging.ordered(found, ORDERS, SAMPLE.c.id, chosen.order))


def among(connection: Connection, project_id: int, chosen: SampleFilter, wanted: Sequence[int]) -> array[int]:
    """Return those of `wanted` that match, oldest first: how a list takes up what a job adds."""
    found = query(project_id, chosen).where(paging.among(SAMPLE.c.id, wanted))
    return paging.ids(connection, found.order_by(SAMPLE.c.id))


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


def counts(connection: Connection, project_id: int, chosen: SampleFilter | None = None) -> dict[str, int]:
    """Return how many samples are in each state, and "all"; of those a filter matches, whatever states it names."""
    narrowed = replace(chosen or SampleFilter(), states=())
    grouped = query(project_id, narrowed, SAMPLE.c.state, func.count()).group_by(SAMPLE.c.state)
    found = {"open": 0, "accepted": 0, "rejected": 0}
    found.update({row[0]: row[1] for row in connection.execute(grouped)})
    return {"all": sum(found.values()), **found}
