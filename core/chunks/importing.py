"""The job that brings documents in: copy, convert, split and store, one file at a time, each whole or not at all."""

from __future__ import annotations

import asyncio
import os
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, Field
from sqlalchemy import Connection, delete, insert, select

from core.changes import ChangeSet
from core.chunks.splitting import Splitting, chunk_rows, split
from core.clock import now
from core.documents.importing import files, same, sweep, take
from core.errors import QT_TRANSLATE_NOOP
from core.jobs.job import Context, Item, Job, Outcome
from core.store.inserting import insert_many, insert_one
from core.store.schema import Chunk, Document, DocumentText
from core.store.schema.columns import table

DOCUMENT = table(Document)
TEXT = table(DocumentText)
CHUNK = table(Chunk)


class ImportOptions(BaseModel):
    """Which files to bring in, and how to split them."""

    paths: list[str] = Field(title="Files and folders")
    splitting: Splitting = Field(default=Splitting(), title="Splitting")
    language: Literal["auto", "zh", "en"] = Field(
        default="auto",
        title="Language",
        description="The language of prompts and questions; auto follows each document.",
    )


@dataclass(frozen=True)
class Prepared:
    """A document ready to be stored: rows as plain data, made in a child process."""

    document: dict[str, Any]
    text: dict[str, Any]
    chunks: list[dict[str, Any]]


class ImportDocuments(Job[ImportOptions]):
    """Imports files. A file already there (the same content) is passed over; a broken one is kept as a failed row."""

    kind = "import"
    title = QT_TRANSLATE_NOOP("Jobs", "Import documents")
    needed = True
    Options = ImportOptions

    def plan(self, connection: Connection, after: int, limit: int) -> list[Item]:
        """Plan one item a file; folders are opened, in order of name."""
        found = self._files()
        return [Item(f"file:{path}", n, path.name, str(path)) for n, path in enumerate(found) if n > after][:limit]

    def count(self, connection: Connection) -> int:
        """Count the files."""
        return len(self._files())

    def parallel(self) -> int:
        """Keep every core but one busy."""
        return max(1, (os.cpu_count() or 2) - 1)

    def _files(self) -> list[Path]:
        if not hasattr(self, "_found"):
            self._found = list(files([Path(path) for path in self.options.paths]))
        return self._found

    async def open(self, context: Context) -> None:
        """Clear away what a killed process left half copied."""
        self._stopped = threading.Event()
        await asyncio.to_thread(sweep, context.workspace.sources(context.project_id))

    async def close(self) -> None:
        """Stop copying: a thread that copies cannot be cancelled from outside."""
        self._stopped.set()

    async def run_one(self, item: Item, context: Context) -> Outcome:
        """Hash and copy one file in a thread, which leaves no half copy when it is stopped; convert it in a child."""
        sources = context.workspace.sources(context.project_id)
        digest, size = await asyncio.to_thread(take, item.data, str(sources), self._stopped.is_set)
        with context.workspace.read() as connection:
            twin = same(connection, context.project_id, digest)
        if twin is not None:
            return Outcome(None)
        values = await context.pools.run(prepare, item.data, digest, size, self.options.model_dump())
        return Outcome(values)

    def commit(self, connection: Connection, batch: list[tuple[Item, Any]]) -> tuple[ChangeSet, list[int]]:
        """Store documents with their text and chunks."""
        changes, rows = ChangeSet(), []
        for item, prepared in batch:
            forget_failed(connection, self.project_id, item.data, changes)
            if prepared is None or same(connection, self.project_id, prepared.document["sha256"]) is not None:
                rows.append(0)
                continue
            document_id, chunk_ids = store(connection, self.project_id, prepared)
            changes.add("document", [document_id]).add("chunk", chunk_ids)
            rows.append(1)
        return changes, rows

    def failed(self, connection: Connection, batch: list[tuple[Item, dict[str, Any]]]) -> ChangeSet:
        """Keep a row for each file that could not be read, with the reason: nobody should have to look for it."""
        changes = ChangeSet()
        for item, error in batch:
            forget_failed(connection, self.project_id, item.data, changes)
            row = Document(
                project_id=self.project_id,
                name=item.label,
                path=item.data,
                sha256="",
                size=0,
                created_at=now(),
                state="failed",
                remarks=[error],
                format=Path(item.data).suffix.lower().lstrip("."),
            )
            values = row.model_dump(exclude={"id"})
            changes.add("document", [insert_one(connection, DOCUMENT, values)])
        return changes


def forget_failed(connection: Connection, project_id: int, path: str, changes: ChangeSet) -> None:
    """Remove the row an earlier failure of the same file left."""
    where = (DOCUMENT.c.project_id == project_id, DOCUMENT.c.path == path, DOCUMENT.c.state == "failed")
    gone = list(connection.execute(select(DOCUMENT.c.id).where(*where)).scalars())
    if gone:
        connection.execute(delete(DOCUMENT).where(DOCUMENT.c.id.in_(gone)))
        changes.remove("document", gone)


def prepare(path: str, digest: str, size: int, options: dict[str, Any]) -> Prepared:
    """Convert and split one file; runs in a child process.

    Raises:
        LorewrightError: the file cannot be read, or holds no text.
    """
    from core.documents.outline import outline
    from core.documents.readers import read
    from core.language import detect

    source = Path(path)
    chosen = ImportOptions.model_validate(options)
    converted = read(source)
    speaks = detect if chosen.language == "auto" else lambda _text: chosen.language
    document = {
        "name": source.name,
        "title": converted.title or "",
        "path": path,
        "format": source.suffix.lower().lstrip("."),
        "size": size,
        "sha256": digest,
        "encoding": converted.encoding or "",
        "language": speaks(converted.markdown),
        "pages": converted.pages,
        "characters": len(converted.markdown),
        "state": "remarks" if converted.remarks else "done",
        "remarks": list(converted.remarks),
        "method": "text",
        "edited": False,
        "splitting": chosen.splitting.model_dump(),
    }
    headings = outline(converted.markdown)
    locators = [[spot.start, spot.end, spot.page, spot.section] for spot in converted.locators]
    text = {
        "markdown": converted.markdown,
        "outline": [[h.level, h.title, h.start] for h in headings],
        "locators": locators,
    }
    found = split(converted.markdown, chosen.splitting)
    return Prepared(document, text, chunk_rows(converted.markdown, found, locators, speaks))


def store(connection: Connection, project_id: int, prepared: Prepared) -> tuple[int, list[int]]:
    """Store a document with its text and chunks; return the ids given."""
    moment = now()
    row = {**prepared.document, "project_id": project_id, "created_at": moment}
    document_id = insert_one(connection, DOCUMENT, row)
    connection.execute(insert(TEXT).values(document_id=document_id, **prepared.text))
    owned = {"project_id": project_id, "document_id": document_id, "created_at": moment}
    if not prepared.chunks:
        return document_id, []
    rows = [{**chunk, **owned} for chunk in prepared.chunks]
    return document_id, insert_many(connection, CHUNK, rows)
