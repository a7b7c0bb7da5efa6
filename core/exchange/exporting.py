"""The job that writes samples to a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import Field
from sqlalchemy import Connection, literal

from core.changes import ChangeSet
from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.exchange.exporters import exporter
from core.exchange.files import write
from core.exchange.options import ExportOptions
from core.exchange.row import ExportRow
from core.jobs.job import Context, Item, Job, Outcome
from core.samples.listing import SampleFilter, query
from core.samples.quotes import supporting
from core.store.database import Database
from core.store.paging import among
from core.store.schema import Chunk, Document, Sample, Tag
from core.store.schema.columns import table

SAMPLE, CHUNK, DOCUMENT, TAG = table(Sample), table(Chunk), table(Document), table(Tag)


class ExportJobOptions(ExportOptions):
    """Which samples, in which shape, and where to."""

    path: str = Field(title="File", json_schema_extra={"hidden": True})
    states: tuple[str, ...] = Field(default=("open", "accepted"), title="States")
    search: str = Field(default="", json_schema_extra={"hidden": True})
    tags: tuple[int, ...] = Field(default=(), json_schema_extra={"hidden": True})
    untagged: bool = Field(default=False, json_schema_extra={"hidden": True})
    document_id: int | None = Field(default=None, json_schema_extra={"hidden": True})
    samples: tuple[int, ...] = Field(default=(), title="Selection", json_schema_extra={"hidden": True})

    def filter(self) -> SampleFilter:
        """Return the filter these options name, apart from the selection."""
        return SampleFilter(self.search, self.states, self.tags, self.untagged, self.document_id)


class ExportSamples(Job[ExportJobOptions]):
    """One item: the file. It appears whole or not at all."""

    kind = "export"
    title = QT_TRANSLATE_NOOP("Jobs", "Export")
    Options = ExportJobOptions

    def plan(self, connection: Connection, after: int, limit: int) -> list[Item]:
        """Plan the one item."""
        return [Item("file", 0, Path(self.options.path).name)] if after < 0 else []

    def count(self, connection: Connection) -> int:
        """Return 1."""
        return 1

    async def run_one(self, item: Item, context: Context) -> Outcome:
        """Write the file in a child process."""
        return Outcome(
            await context.pools.run(export, str(context.workspace.path), self.project_id, self.options.model_dump())
        )

    def commit(self, connection: Connection, batch: list[tuple[Item, Any]]) -> tuple[ChangeSet, list[int]]:
        """Nothing to write but the count."""
        return ChangeSet(), [count for _item, count in batch]


def export(database_path: str, project_id: int, options: dict[str, Any]) -> int:
    """Write the samples of a project to a file; returns how many. Runs in a child process.

    Raises:
        LorewrightError: no sample matches, or the file cannot be written.
    """
    chosen = ExportJobOptions.model_validate(options)
    database = Database(Path(database_path))
    try:
        with database.read() as connection:
            shape = exporter(chosen.format)
            records = (shape.record(row, chosen) for row in rows(connection, project_id, chosen))
            first = next(records, None)
            if first is None:
                raise LorewrightError(
                    QT_TRANSLATE_NOOP("Errors", "There is no sample to export."),
                    QT_TRANSLATE_NOOP("Errors", "Generate answers first, or choose other states or filters."),
                )
            return write(_chain(first, records), Path(chosen.path))
    finally:
        database.close()


def preview(connection: Connection, project_id: int, chosen: ExportJobOptions) -> dict[str, Any] | None:
    """Return the first row as it would be written, None when no sample matches."""
    shape = exporter(chosen.format)
    return next((shape.record(row, chosen) for row in rows(connection, project_id, chosen)), None)


def rows(connection: Connection, project_id: int, chosen: ExportJobOptions) -> Iterator[ExportRow]:
    """Yield the samples to export, oldest first, a few at a time whatever their number."""
    columns = (
        SAMPLE.c.id,
        SAMPLE.c.question,
        SAMPLE.c.answer,
        SAMPLE.c.reasoning,
        SAMPLE.c.messages,
        SAMPLE.c.language,
        SAMPLE.c.quotes,
        SAMPLE.c.model,
        SAMPLE.c.state,
        SAMPLE.c.rating,
        TAG.c.label.label("tag"),
        DOCUMENT.c.name.label("document"),
        CHUNK.c.page,
        CHUNK.c.section,
        CHUNK.c.start,
        # Only where it is asked for: it is most of what is read.
        (CHUNK.c.text if chosen.source else literal("")).label("text"),
        CHUNK.c.end,
    )
    found = query(project_id, chosen.filter(), *columns).outerjoin(TAG, TAG.c.id == SAMPLE.c.tag_id)
    found = found.outerjoin(DOCUMENT, DOCUMENT.c.id == SAMPLE.c.document_id).outerjoin(
        CHUNK, CHUNK.c.id == SAMPLE.c.chunk_id
    )
    if chosen.samples:
        found = found.where(among(SAMPLE.c.id, chosen.samples))
    result = connection.execution_options(yield_per=500).execute(found.order_by(SAMPLE.c.id))
    for row in result:
        yield ExportRow(
            question=row.question,
            answer=row.answer,
            reasoning=row.reasoning,
            system=chosen.system or None,
            messages=tuple(row.messages),
            language=row.language,
            tag=row.tag,
            source=_source(row) if chosen.source else None,
        )


def _source(row: Any) -> dict[str, Any]:
    """Return where a sample came from; spans are characters of the document's converted text."""
    start = row.start or 0
    quotes = row.quotes or supporting(row.answer, row.text or "")
    return {
        "document": row.document,
        "page": row.page,
        "section": row.section,
        "span": None if row.start is None else [row.start, row.end],
        "quotes": [[start + first, start + last] for first, last in quotes],
        "model": row.model,
        "state": row.state,
        "rating": row.rating,
        "sample": row.id,
    }


def _chain(first: dict[str, Any], rest: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    yield first
    yield from rest
