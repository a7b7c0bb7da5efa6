"""What a job did, item by item: how each ended, and the calls that were made for it with what was said."""

from __future__ import annotations

from array import array
from typing import Any

from sqlalchemy import Connection, String, cast, func, or_, select
from sqlalchemy.engine import RowMapping

from core.jobs import states
from core.store import paging
from core.store.schema import Call, CallText, JobItem
from core.store.schema.columns import table

ITEM, CALL, TEXT = table(JobItem), table(Call), table(CallText)
REASONS = 3


def ids(connection: Connection, job_id: int, state: str = "", search: str = "") -> array[int]:
    """Return the ids of the ended items of a job, in the order they ended; of one state ("done", "failed") only.

    `search` is looked for in label, key, reason and raw reply.
    """
    query = select(ITEM.c.id).where(ITEM.c.job_id == job_id)
    if state:
        query = query.where(ITEM.c.state == state)
    if search.strip():
        columns = (ITEM.c.label, ITEM.c.key, cast(ITEM.c.error, String), ITEM.c.raw)
        query = query.where(or_(*(paging.contains(column, search.strip()) for column in columns)))
    return paging.ids(connection, query.order_by(ITEM.c.id))


def rows(connection: Connection, wanted: list[int]) -> dict[int, RowMapping]:
    """Return {id: item} of a page."""
    query = select(ITEM).where(paging.among(ITEM.c.id, wanted))
    return {row["id"]: row for row in connection.execute(query).mappings()}


def counts(connection: Connection, job_id: int) -> dict[str, int]:
    """Return how many items ended in each state."""
    query = select(ITEM.c.state, func.count()).where(ITEM.c.job_id == job_id).group_by(ITEM.c.state)
    return {str(state): int(count) for state, count in connection.execute(query)}


def commonest(connection: Connection, job_id: int) -> tuple[tuple[dict[str, Any], int], ...]:
    """Return why items of a job failed, as (error of the first such item, how many items), commonest first."""
    what = func.json_extract(ITEM.c.error, "$.what")
    query = select(func.min(ITEM.c.id), func.count()).where(ITEM.c.job_id == job_id, ITEM.c.state == states.ITEM_FAILED)
    found = connection.execute(query.group_by(what).order_by(func.count().desc()).limit(REASONS)).all()
    items = rows(connection, [int(first) for first, _count in found])
    return tuple((items[first]["error"], int(count)) for first, count in found)


def calls(connection: Connection, job_id: int, key: str) -> list[dict[str, Any]]:
    """Return the calls made for an item, oldest first, with `messages`, `reply` and `reasoning`.

    `logged` says whether these were kept: the log may be off, or their days over.
    """
    texts = (TEXT.c.call_id, TEXT.c.messages, TEXT.c.reply, TEXT.c.reasoning)
    query = select(CALL, *texts).outerjoin(TEXT, TEXT.c.call_id == CALL.c.id)
    found = connection.execute(query.where(CALL.c.job_id == job_id, CALL.c.key == key).order_by(CALL.c.id)).mappings()
    return [{**row, "logged": row["call_id"] is not None} for row in found]


def spent(connection: Connection, jobs: list[int]) -> dict[int, dict[str, Any]]:
    """Return calls, tokens and known cost of jobs; `unpriced` calls make a cost "at least".

    Calls in a second currency cannot be added up: they count as unpriced, and the cost is that of the first.
    """
    tokens = func.coalesce(CALL.c.prompt_tokens, 0) + func.coalesce(CALL.c.completion_tokens, 0)
    columns = (func.count(), func.sum(tokens), func.sum(CALL.c.cost), func.count() - func.count(CALL.c.cost))
    groups = (CALL.c.job_id, CALL.c.currency)
    query = select(*groups, *columns).where(CALL.c.job_id.in_(jobs)).group_by(*groups)
    found: dict[int, dict[str, Any]] = {}
    for job, currency, calls, used, cost, unpriced in connection.execute(query.order_by(CALL.c.currency)):
        one = found.setdefault(job, {"calls": 0, "tokens": 0, "cost": 0.0, "unpriced": 0, "currency": ""})
        one["calls"] += int(calls)
        one["tokens"] += int(used or 0)
        one["unpriced"] += int(unpriced)
        if not cost or not currency or one["currency"] in ("", currency):
            one["cost"] += float(cost or 0.0)
            one["currency"] = one["currency"] or (currency if cost else "")
        else:
            one["unpriced"] += int(calls) - int(unpriced)
    return found
