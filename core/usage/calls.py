"""Calls as a list: filters, search, orders, the columns of a page, and one call with what was said."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, Select, and_, or_, select

from core.store import paging
from core.store.schema import CallText, JobItem
from core.store.schema.columns import table
from core.usage.asked import CALL, PROJECT, Asked, moments

TEXT, ITEM = table(CallText), table(JobItem)
TOKENS = CALL.c.prompt_tokens + CALL.c.completion_tokens
#: name of an order -> column; "time" is that of the rows' own index
ORDERS: Final = {
    "stage": CALL.c.stage,
    "model": CALL.c.model,
    "state": CALL.c.state,
    "tokens": TOKENS,
    "cost": CALL.c.cost,
    "latency": CALL.c.latency_ms,
}
NEWEST: Final = "-time"
COLUMNS: Final = (
    "id",
    "time",
    "project",
    "stage",
    "provider",
    "model",
    "state",
    "error",
    "prompt_tokens",
    "completion_tokens",
    "cost",
    "currency",
    "latency_ms",
)


@dataclass(frozen=True)
class CallFilter:
    """Which calls, and in which order: "time" or a key of ORDERS, "-" before it reverses; equal ones newest first.

    `search` is looked for in the item a call was made for, its model, its provider, its address and its error.
    """

    asked: Asked = field(default_factory=Asked)
    search: str = ""
    job: int | None = None
    order: str = NEWEST


def query(chosen: CallFilter) -> Select[Any]:
    """Return the query of the ids of a filter, in no order."""
    found = select(CALL.c.id).where(*moments(chosen.asked))
    if chosen.job is not None:
        found = found.where(CALL.c.job_id == chosen.job)
    if chosen.search:
        parts = (CALL.c.key, CALL.c.model, CALL.c.provider, CALL.c.endpoint, CALL.c.error)
        found = found.where(or_(*(paging.contains(part, chosen.search) for part in parts)))
    return found


def ids(connection: Connection, chosen: CallFilter, first: int | None = None) -> array[int]:
    """Return the ids of the calls that match, or of the `first` so many: what a screen shows while the rest is read."""
    found, falling = query(chosen), chosen.order.startswith("-")
    column = ORDERS.get(chosen.order.removeprefix("-"))
    if column is not None:
        # Empty values stand last either way.
        found = found.order_by(column.is_(None), column.desc() if falling else column, CALL.c.id.desc())
    elif falling or not chosen.order:
        found = found.order_by(CALL.c.created_at.desc(), CALL.c.id.desc())
    else:
        found = found.order_by(CALL.c.created_at, CALL.c.id)
    return paging.ids(connection, found if first is None else found.limit(first))


def rows(connection: Connection, wanted: list[int]) -> dict[int, Any]:
    """Return {id: COLUMNS} for a page; one query whatever their number."""
    columns = (CALL.c.stage, CALL.c.provider, CALL.c.model, CALL.c.state, CALL.c.error, CALL.c.prompt_tokens,
               CALL.c.completion_tokens, CALL.c.cost, CALL.c.currency, CALL.c.latency_ms)  # fmt: skip
    found = select(CALL.c.id, CALL.c.created_at, PROJECT.c.name, *columns)
    found = found.outerjoin(PROJECT, PROJECT.c.id == CALL.c.project_id)
    return paging.rows(connection, found, CALL.c.id, wanted)


def detail(connection: Connection, call_id: int) -> dict[str, Any] | None:
    """Return a call with its project's name, the `label` of its item and what was said, where the log was on.

    That is `messages`, `reply` and `reasoning`; `logged` says whether it was; None for a call that is gone.
    """
    texts = (ITEM.c.label, TEXT.c.call_id, TEXT.c.messages, TEXT.c.reply, TEXT.c.reasoning)
    found = select(CALL, PROJECT.c.name.label("project"), *texts)
    found = found.outerjoin(ITEM, and_(ITEM.c.job_id == CALL.c.job_id, ITEM.c.key == CALL.c.key))
    found = found.outerjoin(PROJECT, PROJECT.c.id == CALL.c.project_id).outerjoin(TEXT, TEXT.c.call_id == CALL.c.id)
    row = connection.execute(found.where(CALL.c.id == call_id)).mappings().first()
    return None if row is None else {**row, "logged": row["call_id"] is not None}
