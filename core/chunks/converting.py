"""The job that reads documents again, by another method or in another encoding; what comes of it waits to be taken."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, Field
from sqlalchemy import Connection, Select, delete, func, insert, select, update
from sqlalchemy.engine import Row

from core.changes import ChangeSet
from core.chunks import busy, service
from core.chunks.preparing import Noted, Prepared, prepare, reading
from core.chunks.revising import accept_conversions, splitting_of
from core.chunks.storing import pieces_of
from core.clock import now
from core.documents.importing import path_of
from core.documents.keeping import kept, sweep, take
from core.documents.methods import method, missing, validated
from core.documents.planning import tidy
from core.errors import QT_TRANSLATE_NOOP, InvalidUse, LorewrightError
from core.jobs import history
from core.jobs.job import Context, Item, Job, Outcome
from core.store.paging import among
from core.store.schema import Conversion, Document, DocumentText
from core.store.schema.columns import table

DOCUMENT, TEXT, CONVERSION = table(Document), table(DocumentText), table(Conversion)
COLUMNS = ("id", "name", "path", "format", "sha256", "state", "splitting")


class ConvertOptions(BaseModel):
    """Which documents to read again (none named: all), how, and whether to take the result without asking."""

    documents: list[int] = Field(default_factory=list, title="Documents")
    method: str = Field(default="text", title="Method")
    settings: dict[str, Any] = Field(default_factory=dict, title="Settings of the method")
    encoding: str = Field(default="", title="Encoding", description="Of text files; empty detects it.")
    accept: bool = Field(default=False, title="Take the result at once")


@dataclass
class Reread:
    """A document that was read again; `accept` when there is nothing to decide, `same` when nothing differs."""

    document: int
    name: str
    digest: str
    size: int | None
    prepared: Prepared
    accept: bool
    same: bool = False


class ConvertDocuments(Job[ConvertOptions]):
    """One item a document, read from the copy the project keeps. One that had failed is taken over at once."""

    kind = "convert"
    title = QT_TRANSLATE_NOOP("Jobs", "Convert documents")
    Options = ConvertOptions

    def __init__(self, options: ConvertOptions, project_id: int, job_id: int = 0) -> None:
        super().__init__(options, project_id, job_id)
        self._whole: int | None = None

    def plan(self, connection: Connection, after: int, limit: int) -> list[Item]:
        """Plan documents in order of id."""
        query = self._query(*(DOCUMENT.c[name] for name in COLUMNS)).where(DOCUMENT.c.id > after)
        found = connection.execute(query.order_by(DOCUMENT.c.id).limit(limit))
        return [Item(f"document:{row.id}", row.id, row.name, row) for row in found]

    def count(self, connection: Connection) -> int:
        """Count the documents that have not ended."""
        whole = int(connection.execute(self._query(func.count())).scalar_one())
        return max(0, whole - history.count_ended(connection, self.job_id))

    def weights(self, connection: Connection) -> dict[str, float]:
        """Return the sizes of the documents: among letters there is a book."""
        found = connection.execute(self._query(DOCUMENT.c.id, DOCUMENT.c.size))
        return {f"document:{row.id}": float(row.size or 0) for row in found}

    def parallel(self) -> int:
        """Keep the children busy; models and services have a pace of their own."""
        return 2 if method(self.options.method).needs in ("model", "service") else self._workers + 1

    def _query(self, *columns: Any) -> Select[Any]:
        query = select(*columns).select_from(DOCUMENT).where(DOCUMENT.c.project_id == self.project_id)
        return query.where(among(DOCUMENT.c.id, self.options.documents)) if self.options.documents else query

    async def open(self, context: Context) -> None:
        """Make sure that the method can be used, and clear away what nothing refers to any more.

        Raises:
            LorewrightError: the method cannot be used here.
        """
        validated(method(self.options.method), self.options.settings)
        if (lack := missing(self.options.method)) is not None:
            raise lack
        self._stopped, self._workers, self._noted = threading.Event(), context.pools.workers, Noted(context)
        self._sources = context.workspace.sources(context.project_id)
        await asyncio.to_thread(sweep, self._sources)
        await asyncio.to_thread(tidy, context.workspace, context.project_id, self.job_id)

    async def close(self) -> None:
        """Stop copying: a thread that copies cannot be cancelled from outside."""
        if hasattr(self, "_stopped"):
            self._stopped.set()

    async def run_one(self, item: Item, context: Context) -> Outcome:
        """Read one document again from its copy."""
        row, chosen = item.data, self.options
        with context.workspace.read() as connection:
            busy.refuse(connection, context.project_id, service.ids_of(connection, row.id), self.job_id)
        digest, size = await asyncio.to_thread(self._copy, row)
        accept = chosen.accept or row.state == "failed"
        how = reading(context, digest, path_of(row.path), row.name, chosen.method, chosen.settings, chosen.encoding)
        splitting = splitting_of(row.splitting) if accept else None
        prepared, calls = await prepare(how, splitting, "auto", context, self._noted.teller(how, item.key))
        return Outcome(Reread(row.id, row.name, digest, size, prepared, accept), calls)

    def _copy(self, row: Row[Any]) -> tuple[str, int | None]:
        """Return hash and size (None: as known) of the copy of a document, made again where it is missing.

        Raises:
            LorewrightError: there is no copy, and the file it was made of is gone or has other content by now.
        """
        ending = f".{row.format}" if row.format else ""
        if row.sha256 and kept(self._sources, row.sha256, ending).exists():
            return row.sha256, None
        source = path_of(row.path)
        if source.is_file():
            digest, size = take(source, self._sources, self._stopped.is_set)
            if digest == row.sha256 or row.state == "failed":
                return digest, size
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "The copy of “{name}” that the project kept is gone."),
            QT_TRANSLATE_NOOP("Errors", "Import the file again."),
            name=row.name,
        )

    def commit(self, connection: Connection, batch: list[tuple[Item, Any]]) -> tuple[ChangeSet, list[int]]:
        """Let results wait for a decision; those without one to make take the place of the text at once."""
        changes, rows = ChangeSet(), []
        ids = [value.document for _item, value in batch]
        query = select(DOCUMENT.c.id, TEXT.c.markdown, DOCUMENT.c.method, TEXT.c.locators)
        query = query.outerjoin(TEXT, TEXT.c.document_id == DOCUMENT.c.id).where(DOCUMENT.c.id.in_(ids))
        present = {row.id: row for row in connection.execute(query)}
        taken: list[Reread] = []
        for _item, value in batch:
            text = value.prepared.text
            old = present.get(value.document)
            value.same = old is not None and (old.markdown, old.method, old.locators) == (
                text["markdown"],
                value.prepared.document["method"],
                text["locators"],
            )
            rows.append(0 if old is None or value.same else 1)
            connection.execute(delete(CONVERSION).where(CONVERSION.c.document_id == value.document))
            if rows[-1]:
                connection.execute(insert(CONVERSION).values(**self._row(value)))
                taken += [value] if value.accept else []
        changes.update("document", present)
        changes.merge(self._accept(connection, taken))
        return changes, rows

    def _row(self, value: Reread) -> dict[str, Any]:
        facts = value.prepared.document
        named = {name: facts[name] for name in ("method", "encoding", "pages", "remarks")}
        owned = {"document_id": value.document, "project_id": self.project_id, "created_at": now()}
        return {**named, **owned, **value.prepared.text}

    def _accept(self, connection: Connection, taken: list[Reread]) -> ChangeSet:
        if not taken:
            return ChangeSet()
        cuts = {value.document: pieces_of(value.prepared) for value in taken}
        try:
            undo_id, changes = accept_conversions(
                connection, list(cuts), pieces=cuts, own=self.job_id, whole=self._whole
            )
        except InvalidUse:
            # Another job began to use one of them meanwhile: they wait like any other.
            return ChangeSet()
        self._whole = self._whole or undo_id
        for value in taken:
            if value.size is not None:
                kept_as = {"sha256": value.digest, "size": value.size}
                connection.execute(update(DOCUMENT).where(DOCUMENT.c.id == value.document).values(**kept_as))
        return changes

    def remark(self, value: Any) -> dict[str, Any]:
        """Say of a document that it came out as it was."""
        if not isinstance(value, Reread) or not value.same:
            return {}
        what = QT_TRANSLATE_NOOP("Errors", "“{name}” came out the same as before.")
        return LorewrightError(what, name=value.name, document_id=value.document).as_dict()

    def failed(self, connection: Connection, batch: list[tuple[Item, dict[str, Any]]]) -> ChangeSet:
        """Give documents that had failed before the newer reason; the others keep their text."""
        changes = ChangeSet()
        for item, error in batch:
            where = (DOCUMENT.c.id == item.id, DOCUMENT.c.state == "failed")
            if connection.execute(update(DOCUMENT).where(*where).values(remarks=[error])).rowcount:
                changes.update("document", [item.id])
        return changes
