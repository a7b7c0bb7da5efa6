"""Chunks as a JSON, JSONL or CSV file: whole or not at all, in constant memory."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any

import orjson
from sqlalchemy import Connection, func, select

from core.chunks.listing import ChunkFilter, ordered
from core.errors import QT_TRANSLATE_NOOP, InvalidUse, LorewrightError
from core.store import paging
from core.store.schema import Chunk, Document, Question
from core.store.schema.columns import table
from core.wholefile import whole

CHUNK, DOCUMENT, QUESTION = table(Chunk), table(Document), table(Question)
KINDS = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv"}
FIELDS = (
    "id",
    "document",
    "position",
    "headings",
    "page",
    "section",
    "start",
    "end",
    "size",
    "language",
    "questions",
    "text",
    "original",
)
PAGE = 500
BETWEEN = " › "


def kind_of(path: Path) -> str:
    """Return json, jsonl or csv by the ending of a file's name.

    Raises:
        InvalidUse: any other ending.
    """
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "The name {name} does not say which kind of file it should be."),
            QT_TRANSLATE_NOOP("Errors", "Let it end in .json, .jsonl or .csv."),
            name=path.name,
        )
    return kind


def export(
    connection: Connection,
    project_id: int,
    chosen: ChunkFilter,
    path: Path,
    ids: Sequence[int] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Write the chunks a filter matches, or these ids, in their order; returns how many.

    Positions count from one; `original` is empty for a chunk that was never changed. The file appears, or replaces the
    old one, only when all of it is on the disk. `progress` is told how many of how many are written.

    Raises:
        InvalidUse: the name has no known ending.
        LorewrightError: nothing matches, or the file cannot be written.
    """
    kind = kind_of(path)
    wanted = list(ids) if ids is not None else paging.ids(connection, ordered(project_id, chosen)).tolist()
    if not wanted:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "There is no chunk to export."),
            QT_TRANSLATE_NOOP("Errors", "Choose other filters."),
        )
    with whole(path) as file:
        return _WRITERS[kind](file, _told(records(connection, wanted), len(wanted), progress))


def records(connection: Connection, wanted: Sequence[int]) -> Iterator[dict[str, Any]]:
    """Yield chunks as FIELDS, a few at a time whatever their number."""
    for start in range(0, len(wanted), PAGE):
        part = list(wanted[start : start + PAGE])
        asked = select(QUESTION.c.chunk_id, func.count()).where(paging.among(QUESTION.c.chunk_id, part))
        counts = {row[0]: row[1] for row in connection.execute(asked.group_by(QUESTION.c.chunk_id))}
        columns = [CHUNK.c[name] for name in FIELDS if name not in ("id", "document", "questions")]
        found = select(CHUNK.c.id, DOCUMENT.c.name.label("document"), *columns)
        found = found.join(DOCUMENT, DOCUMENT.c.id == CHUNK.c.document_id).where(paging.among(CHUNK.c.id, part))
        rows = {row["id"]: row for row in connection.execute(found).mappings()}
        for one in part:
            if one in rows:
                values = {**rows[one], "questions": counts.get(one, 0), "position": rows[one]["position"] + 1}
                yield {name: values[name] for name in FIELDS}


def _told(
    rows: Iterator[dict[str, Any]], total: int, progress: Callable[[int, int], None] | None
) -> Iterator[dict[str, Any]]:
    for done, row in enumerate(rows, 1):
        yield row
        if progress is not None and (done % PAGE == 0 or done == total):
            progress(done, total)


def _put_json(file: IO[bytes], rows: Iterator[dict[str, Any]]) -> int:
    count = 0
    for row in rows:
        file.write((b",\n" if count else b"[\n") + orjson.dumps(row))
        count += 1
    file.write(b"\n]\n" if count else b"[]\n")
    return count


def _put_lines(file: IO[bytes], rows: Iterator[dict[str, Any]]) -> int:
    count = 0
    for row in rows:
        file.write(orjson.dumps(row) + b"\n")
        count += 1
    return count


class _Encoded:
    """What `csv` writes to: text in, UTF-8 out."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def write(self, text: str) -> int:
        return self._file.write(text.encode(errors="replace"))


def _put_csv(file: IO[bytes], rows: Iterator[dict[str, Any]]) -> int:
    # With the mark at the beginning, spreadsheets take the file for UTF-8.
    file.write(b"\xef\xbb\xbf")
    writer = csv.DictWriter(_Encoded(file), FIELDS)
    writer.writeheader()
    count = 0
    for row in rows:
        writer.writerow({**row, "headings": BETWEEN.join(row["headings"])})
        count += 1
    return count


_WRITERS: dict[str, Callable[[IO[bytes], Iterator[dict[str, Any]]], int]] = {
    "json": _put_json,
    "jsonl": _put_lines,
    "csv": _put_csv,
}
