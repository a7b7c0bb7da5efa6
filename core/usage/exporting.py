"""Calls as a CSV or JSONL file: whole or not at all, in constant memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.rowfile import kind_of, write
from core.store import paging
from core.usage import calls
from core.usage.asked import CALL, PROJECT
from core.usage.calls import CallFilter

KINDS = ("csv", "jsonl")
FIELDS = ("id", "time", "project", "job", "item", "stage", "provider", "model", "endpoint", "state", "error",
          "prompt_tokens", "completion_tokens", "cost", "currency", "latency_ms", "first_token_ms")  # fmt: skip
#: what a spreadsheet takes for the beginning of a formula
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
PAGE = 2000


def export(
    connection: Connection, chosen: CallFilter, path: Path, progress: Callable[[int, int], None] | None = None
) -> int:
    """Write the calls a filter matches, in its order, and return how many; `progress` is told how many of how many.

    Raises:
        InvalidUse: the name has no known ending.
        LorewrightError: nothing matches, or the file cannot be written.
    """
    kind = kind_of(path, KINDS)
    wanted = calls.ids(connection, chosen)
    if not wanted:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "There is no call to export."),
            QT_TRANSLATE_NOOP("Errors", "Choose other filters or a longer span of time."),
        )
    told = None if progress is None else lambda done: progress(done, len(wanted))
    return write(records(connection, wanted), path, kind, told, fields=FIELDS, cell=plain)


def records(connection: Connection, wanted: Sequence[int]) -> Iterator[dict[str, Any]]:
    """Yield calls as FIELDS, a page at a time whatever their number; times are ISO 8601 in UTC."""
    named = {"job": CALL.c.job_id, "item": CALL.c.key, "first_token_ms": CALL.c.first_ms, "project": PROJECT.c.name}
    columns = [named.get(name, CALL.c.get(name)) for name in FIELDS if name != "time"]
    found = select(CALL.c.created_at, *columns).outerjoin(PROJECT, PROJECT.c.id == CALL.c.project_id)
    for start in range(0, len(wanted), PAGE):
        part = list(wanted[start : start + PAGE])
        page = {row[1]: row for row in connection.execute(found.where(paging.among(CALL.c.id, part)))}
        for row in (page[one] for one in part if one in page):
            moment = datetime.fromtimestamp(row[0] / 1000, UTC).isoformat(timespec="milliseconds")
            yield dict(zip(FIELDS, (row[1], moment, *row[2:]), strict=True))


def plain(value: Any) -> Any:
    """Return a cell that no spreadsheet runs: names of models and errors come from elsewhere.

    A text that begins like a formula gets an apostrophe, which spreadsheets take as "this is text"; numbers stay.
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
