"""What a model said in the last calls of a stage: how long its replies were, and how often it had to be asked again.

It is the mean that an estimate needs, not the middle: a sum is foretold, and the few long replies are paid as well.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Float, Integer, Select, cast, func, select

from core.llm.calls import CHECK
from core.llm.messages import Model
from core.store.schema import Call, UsageDay
from core.store.schema.columns import table

CALL, DAY = table(Call), table(UsageDay)
#: calls of all models and stages that are looked through, the latest first: their index tells which these are
LATEST = 5000
#: calls of a model from which on its replies and its time say something
ENOUGH = 5


@dataclass(frozen=True)
class Replies:
    """What is known of a model in a stage. All None where too few calls were made.

    Attributes:
        calls: on how many calls the replies' length rests, 0 for none.
        reply: tokens of a reply.
        item: tokens written for an item, whatever calls that took.
        share: tokens written for each that was sent.
        again: calls an item took, 1 where it was never asked again.
        latency: seconds of a call, of another stage where this one has none.
        job: the latest job they were made for, 0 for none.
    """

    calls: int = 0
    reply: float | None = None
    item: float | None = None
    share: float | None = None
    again: float = 1.0
    latency: float | None = None
    job: int = 0


def replies(connection: Connection, model: Model, stage: str) -> Replies:
    """Return what is known from the latest calls; from the sums of all days where the stage has not come up of late."""
    row = connection.execute(_items(model, stage)).one()
    if not row.calls or row.calls < ENOUGH or not row.items:
        return _days(connection, model, stage)
    return Replies(
        row.calls,
        row.written / row.calls,
        row.written / row.items,
        row.written / row.sent if row.sent else None,
        row.calls / row.items,
        row.latency / row.calls / 1000,
        row.job,
    )


def _items(model: Model, stage: str) -> Select[tuple[int, int, int, float, float, int]]:
    """Return the query of the sums over the items that the latest calls were made for."""
    latest = select(CALL).order_by(CALL.c.created_at.desc(), CALL.c.id.desc()).limit(LATEST).subquery()
    where = (latest.c.provider == model.provider, latest.c.model == model.name, latest.c.stage == stage)
    there = (
        latest.c.state == "ok",
        latest.c.completion_tokens.is_not(None),
        latest.c.key != "",
        latest.c.job_id.is_not(None),
    )
    each = (
        select(
            latest.c.job_id,
            latest.c.key,
            func.count().label("calls"),
            func.sum(latest.c.prompt_tokens).label("sent"),
            func.sum(latest.c.completion_tokens).label("written"),
            func.sum(latest.c.latency_ms).label("latency"),
        )
        .where(*where, *there)
        .group_by(latest.c.job_id, latest.c.key)
        .subquery()
    )
    return select(
        cast(func.sum(each.c.calls), Integer).label("calls"),
        func.count().label("items"),
        cast(func.sum(each.c.sent), Integer).label("sent"),
        cast(func.sum(each.c.written), Float).label("written"),
        cast(func.sum(each.c.latency), Float).label("latency"),
        cast(func.max(each.c.job_id), Integer).label("job"),
    )


def _days(connection: Connection, model: Model, stage: str) -> Replies:
    sums = (func.sum(DAY.c.calls), func.sum(DAY.c.completion_tokens), func.sum(DAY.c.latency_ms))
    where = (DAY.c.provider == model.provider, DAY.c.model == model.name, DAY.c.state == "ok")
    own = connection.execute(select(*sums).where(*where, DAY.c.stage == stage)).one()
    if own[0] and own[0] >= ENOUGH:
        return Replies(own[0], own[1] / own[0], latency=own[2] / own[0] / 1000)
    every = connection.execute(select(*sums).where(*where, DAY.c.stage != CHECK)).one()
    return Replies(latency=every[2] / every[0] / 1000 if every[0] and every[0] >= ENOUGH else None)
