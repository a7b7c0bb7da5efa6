"""The job that splits documents anew: one document at a time, those chunks kept whose text stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field
from sqlalchemy import Connection, Select, String, cast, func, select

from core.changes import ChangeSet
from core.chunks import busy, service
from core.chunks.piece import Piece
from core.chunks.splitting import Splitting, split
from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.jobs.job import Context, Item, Job, Outcome
from core.store.database import Database
from core.store.paging import among
from core.store.schema import Chunk, Document, DocumentText, JobItem
from core.store.schema.columns import table
from core.store.undo import Edit

CHUNK, DOCUMENT, TEXT, ITEM = table(Chunk), table(Document), table(DocumentText), table(JobItem)


class MakeOptions(BaseModel):
    """Which documents to split (none named: all), and how."""

    documents: list[int] = Field(default_factory=list, title="Documents", json_schema_extra={"hidden": True})
    splitting: Splitting = Field(default=Splitting(), title="Splitting")
    only_without: bool = Field(
        default=False,
        title=QT_TRANSLATE_NOOP("Forms", "Only documents without chunks"),
        description=QT_TRANSLATE_NOOP("Forms", "Leave out documents that were split before."),
    )


class MakeChunks(Job[MakeOptions]):
    """One item a document. All documents of a run are undone as one edit."""

    kind = "chunks"
    title = QT_TRANSLATE_NOOP("Jobs", "Split documents")
    Options = MakeOptions

    def __init__(self, options: MakeOptions, project_id: int, job_id: int = 0) -> None:
        super().__init__(options, project_id, job_id)
        self._whole: int | None = None
        self._workers = 1

    def plan(self, connection: Connection, after: int, limit: int) -> list[Item]:
        """Plan documents in order of id."""
        query = self.query(DOCUMENT.c.id, DOCUMENT.c.name).where(DOCUMENT.c.id > after)
        found = connection.execute(query.order_by(DOCUMENT.c.id).limit(limit))
        return [Item(f"document:{row.id}", row.id, row.name) for row in found]

    def count(self, connection: Connection) -> int:
        """Count the documents that are left to split."""
        return int(connection.execute(self.query(func.count())).scalar_one())

    def query(self, *columns: Any) -> Select[Any]:
        """Return the query of the documents with a text that this job did not end yet."""
        query = select(*columns).select_from(DOCUMENT).join(TEXT, TEXT.c.document_id == DOCUMENT.c.id)
        query = query.where(DOCUMENT.c.project_id == self.project_id)
        if self.options.documents:
            query = query.where(among(DOCUMENT.c.id, self.options.documents))
        if self.options.only_without:
            query = query.where(DOCUMENT.c.id.not_in(select(CHUNK.c.document_id)))
        ended = select(ITEM.c.id).where(
            ITEM.c.job_id == self.job_id, ITEM.c.key == "document:" + cast(DOCUMENT.c.id, String)
        )
        return query.where(~ended.exists())

    def parallel(self) -> int:
        """Keep the children busy."""
        return self._workers + 1

    async def open(self, context: Context) -> None:
        """Make sure that the settings fit and that no other job works on the chunks.

        Raises:
            InvalidUse: there is no such strategy, or another job runs.
            pydantic.ValidationError: a setting does not fit.
        """
        self.options.splitting.chosen()
        self._workers = context.pools.workers
        with context.workspace.read() as connection:
            inside = select(CHUNK.c.id).where(CHUNK.c.document_id.in_(self.query(DOCUMENT.c.id)))
            busy.refuse(connection, self.project_id, list(connection.execute(inside).scalars()), self.job_id)

    async def run_one(self, item: Item, context: Context) -> Outcome:
        """Split one document in a child process."""
        path, splitting = str(context.workspace.path), self.options.splitting
        return Outcome(await context.pools.run(cut, path, item.id, splitting))

    def commit(self, connection: Connection, batch: list[tuple[Item, Any]]) -> tuple[ChangeSet, list[int]]:
        """Replace the chunks of documents; one deleted meanwhile is passed over."""
        ids = [item.id for item, _pieces in batch]
        there = set(connection.execute(select(TEXT.c.document_id).where(among(TEXT.c.document_id, ids))).scalars())
        edit = Edit(connection, self.project_id, service.LABEL, self._whole)
        count, rows = 0, []
        for item, pieces in batch:
            if item.id in there:
                count += service.rewrite(edit, item.id, pieces, self.options.splitting)
            rows.append(len(pieces) if item.id in there else 0)
        undo_id, changes = edit.finish(count)
        self._whole = self._whole or undo_id
        return changes, rows


def cut(database_path: str, document_id: int, splitting: Splitting) -> list[Piece]:
    """Return the pieces of a document's text; runs in a child process.

    Raises:
        LorewrightError: there is nothing in it that could be split.
    """
    database = Database(Path(database_path))
    try:
        with database.read() as connection:
            found = select(DOCUMENT.c.name, TEXT.c.markdown).join(TEXT, TEXT.c.document_id == DOCUMENT.c.id)
            row = connection.execute(found.where(DOCUMENT.c.id == document_id)).first()
    finally:
        database.close()
    pieces = split(row.markdown, splitting, row.name) if row is not None and row.markdown.strip() else []
    if not pieces:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "There is no text in “{name}” that could be split."),
            QT_TRANSLATE_NOOP("Errors", "Read it by another method, or delete it."),
            name=row.name if row is not None else str(document_id),
        )
    return pieces
