"""Calls as a CSV or JSONL file: whole or not at all, in constant memory."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import orjson
from sqlalchemy import Connection, select

from core.errors import QT_TRANSLATE_NOOP, InvalidUse, LorewrightError
from core.store import paging
from core.usage import calls
from core.usage.asked import CALL, PROJECT
from core.usage.calls import CallFilter
from core.wholefile import whole

KINDS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv"}
FIELDS = ("id", "time", "project", "job", "item", "stage", "provider", "model", "endpoint", "state", "error",
          "prompt_tokens", "completion_tokens", "cost", "currency", "latency_ms", "first_token_ms")  # fmt: skip
#: what a spreadsheet takes for the beginning of a formula
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
PAGE = 2000


def kind_of(path: Path) -> str:
    """Return jsonl or csv by the ending of a file's name.

    Raises:
        InvalidUse: any other ending.
    """
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "The name {name} does not say which kind of file it should be."),
            QT_TRANSLATE_NOOP("Errors", "Let it end in .csv or .jsonl."),
            name=path.name,
        )
    return kind


def export(
    connection: Connection, chosen: CallFilter, path: Path, progress: Callable[[int, int], None] | None = None
) -> int:
    """Write the calls a filter matches, in its order, and return how many; `progress` is told how many of how many.

    Raises:
        InvalidUse: the name has no known ending.
        LorewrightError: nothing matches, or the file cannot be written.
    """
    kind = kind_of(path)
    wanted = calls.ids(connection, chosen)
    if not wanted:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "There is no call to export."),
            QT_TRANSLATE_NOOP("Errors", "Choose other filters or a longer span of time."),
        )
    with whole(path) as file:
        _put(kind, file, _told(records(connection, wanted), len(wanted), progress))
    return len(wanted)


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


def _told(
    rows: Iterator[dict[str, Any]], total: int, progress: Callable[[int, int], None] | None
) -> Iterator[dict[str, Any]]:
    for done, row in enumerate(rows, 1):
        yield row
        if progress is not None and (done % PAGE == 0 or done == total):
            progress(done, total)


class _Encoded:
    """What `csv` writes to: text in, UTF-8 out."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def write(self, text: str) -> int:
        return self._file.write(text.encode(errors="replace"))


def _put(kind: str, file: IO[bytes], rows: Iterator[dict[str, Any]]) -> None:
    if kind == "jsonl":
        for row in rows:
            file.write(orjson.dumps(row) + b"\n")
        return
    # With the mark at the beginning, spreadsheets take the file for UTF-8.
    file.write(b"\xef\xbb\xbf")
    writer = csv.writer(_Encoded(file))
    writer.writerow(FIELDS)
    for row in rows:
        writer.writerow([plain(value) for value in row.values()])
