"""Chunks as a JSON, JSONL or CSV file: whole or not at all, in constant memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select

from core.chunks.listing import ChunkFilter, ordered
from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.rowfile import kind_of, write
from core.store import paging
from core.store.schema import Chunk, Document, Question
from core.store.schema.columns import table

CHUNK, DOCUMENT, QUESTION = table(Chunk), table(Document), table(Question)
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
    told = None if progress is None else lambda done: progress(done, len(wanted))
    return write(records(connection, wanted), path, kind, told, fields=FIELDS, cell=_cell)


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


def _cell(value: Any) -> Any:
    return BETWEEN.join(value) if isinstance(value, list | tuple) else value
