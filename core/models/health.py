"""Whether models answer: one tiny call each, what it took or what failed, kept with the model."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection, insert

from core.changes import ChangeSet
from core.clock import now
from core.errors import LorewrightError
from core.llm.calls import CallRecord
from core.llm.checking import Checked, check
from core.llm.messages import Model
from core.models import known
from core.secrets import Secrets
from core.store.schema import Call
from core.store.schema.columns import table
from core.workspace import Workspace

AT_ONCE = 4

Result = Checked | LorewrightError
Told = Callable[[CallRecord], None]


async def check_one(model: Model, secrets: Secrets, told: Told | None = None) -> Result:
    """Ask a model for one word; return what it took, or the error that says what to do."""
    try:
        return await check(model, secrets, told)
    except LorewrightError as error:
        return error


async def check_all(
    models: Iterable[Model], secrets: Secrets, report: Callable[[Model, Result], None], told: Told | None = None
) -> list[tuple[Model, Result]]:
    """Check models, a few at a time and those of one local service one after another.

    `report` hears of each, `told` of each call (`counting`).
    """
    gate = asyncio.Semaphore(AT_ONCE)
    # A local service loads a model to answer; two at once would push each other out of memory.
    alone: dict[str, asyncio.Lock] = {}

    async def one(model: Model) -> tuple[Model, Result]:
        # Model files have no address: they too wait for each other.
        lock = alone.setdefault(model.base_url, asyncio.Lock()) if model.local else asyncio.Lock()
        async with lock, gate:
            result = await check_one(model, secrets, told)
        report(model, result)
        return model, result

    return list(await asyncio.gather(*(one(model) for model in models)))


def counting(workspace: Workspace) -> Told:
    """Return what writes the call of a check to the usage, for no project: it is paid like any other."""

    def told(call: CallRecord) -> None:
        row = {**call.as_dict(), "project_id": None, "job_id": None, "key": call.stage, "created_at": now()}
        workspace.writer.submit(lambda connection: connection.execute(insert(table(Call)), row))

    return told


def record(connection: Connection, model: Model, result: Result) -> ChangeSet:
    """Keep the outcome of a check with the model."""
    return known.set_values(connection, model.provider, model.name, checked=plain(result))


def plain(result: Result) -> dict[str, Any]:
    """Return the outcome of a check as plain data: at, ok, latency_ms, text, of a file loading_ms; or at and error."""
    if isinstance(result, Checked):
        loading = {} if result.loading_ms is None else {"loading_ms": result.loading_ms}
        return {"at": now(), "ok": True, "latency_ms": result.latency_ms, "text": result.text, **loading}
    return {"at": now(), "ok": False, "error": result.as_dict()}
