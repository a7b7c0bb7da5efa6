"""Writing the calls of a run: their usage, their texts where the log is on, and the replies that are to be kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from core.clock import now
from core.jobs.job import Job
from core.llm.calls import CallRecord
from core.llm.gateway import cache
from core.store.inserting import insert_many
from core.store.schema import Call, CallText, Setting
from core.store.schema.columns import table

CALL, TEXT, SETTING = table(Call), table(CallText), table(Setting)
SECTION = "runs"
#: defaults of the settings "log" (on or off) and "log_days"
LOG, LOG_DAYS = True, 30
_DAY_MS = 24 * 3600 * 1000
_PART = 500


def write_calls(
    connection: Connection, job: Job[Any], calls: Iterable[tuple[str, CallRecord, bool]], moment: int | None = None
) -> None:
    """Write calls, given as (key of the item, call, whether the item could use it)."""
    moment = now() if moment is None else moment
    found = list(calls)
    if not found:
        return
    shared = {"project_id": job.project_id, "job_id": job.job_id, "created_at": moment}
    rows = [{**call.as_dict(), **shared, "key": key} for key, call, _good in found]
    if any(call.messages is not None for _key, call, _good in found):
        numbers = insert_many(connection, CALL, rows)
        texts = [
            {
                "call_id": number,
                "messages": call.messages,
                "reply": call.reply,
                "reasoning": call.reasoning,
                "created_at": moment,
            }
            for number, (_key, call, _good) in zip(numbers, found, strict=True)
            if call.messages is not None
        ]
        connection.execute(insert(TEXT), texts)
    else:
        connection.execute(insert(CALL), rows)
    kept = [call.keep for _key, call, good in found if call.keep is not None and good]
    if kept:
        cache.write(connection, kept, moment)


def setting(connection: Connection, name: str, default: Any) -> Any:
    """Return a setting of runs, or its default."""
    query = select(SETTING.c.value).where(SETTING.c.section == SECTION, SETTING.c.name == name)
    found = connection.execute(query).scalar()
    return default if found is None else found


def is_logging(connection: Connection) -> bool:
    """Return whether what is sent and what comes back is to be kept."""
    return bool(setting(connection, "log", LOG))


def purge(connection: Connection) -> int:
    """Remove some of the texts older than the days the user set; returns how many, 0 when all are gone."""
    oldest = now() - int(setting(connection, "log_days", LOG_DAYS)) * _DAY_MS
    query = select(TEXT.c.call_id).where(TEXT.c.created_at < oldest).order_by(TEXT.c.created_at).limit(_PART)
    going = list(connection.execute(query).scalars())
    if going:
        connection.execute(delete(TEXT).where(TEXT.c.call_id.in_(going)))
    return len(going)
