"""The job that brings documents in: copy, convert, split and store, one file at a time, each whole or not at all."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, Field
from sqlalchemy import Connection

from core.changes import ChangeSet
from core.chunks import busy, service, storing
from core.chunks.preparing import Noted, prepare, reading
from core.chunks.splitting import Splitting
from core.chunks.storing import Brought, Way
from core.documents.importing import Present, Twin, files, path_of, shown, size_of, text_of
from core.documents.keeping import sweep, take
from core.documents.methods import method, missing, suited, taken, validated
from core.documents.planning import planned, tidy
from core.errors import QT_TRANSLATE_NOOP
from core.jobs import history
from core.jobs.job import Context, Item, Job, Outcome
from core.store.undo import Edit


class ImportOptions(BaseModel):
    """Which files to bring in, how to read and split them, and what to do with those that are there already.

    `same` is for files whose content is there, `version` for files of the same name with other content: a document of
    which there is a new version. Replacing keeps the questions on chunks that stay the same, and can be undone.
    """

    paths: list[str] = Field(title="Files and folders")
    splitting: Splitting = Field(default=Splitting(), title="Splitting")
    language: Literal["auto", "zh", "en"] = Field(
        default="auto",
        title="Language",
        description="The language of prompts and questions; auto follows each document.",
    )
    method: str = Field(default="text", title="Method")
    settings: dict[str, Any] = Field(default_factory=dict, title="Settings of the method")
    encoding: str = Field(default="", title="Encoding", description="Of text files; empty detects it.")
    same: Literal["skip", "replace", "keep"] = Field(default="skip", title="Files that are here already")
    version: Literal["keep", "replace", "skip"] = Field(default="keep", title="New versions")


class ImportDocuments(Job[ImportOptions]):
    """Imports files. One that is passed over says why; a broken one is kept as a failed row."""

    kind = "import"
    title = QT_TRANSLATE_NOOP("Jobs", "Import documents")
    needed = True
    passing = True
    Options = ImportOptions

    def __init__(self, options: ImportOptions, project_id: int, job_id: int = 0) -> None:
        super().__init__(options, project_id, job_id)
        self._whole: int | None = None

    def plan(self, _connection: Connection, after: int, limit: int) -> list[Item]:
        """Plan one item a file; folders are opened, in order of name."""
        page = self._files()[after + 1 : after + 1 + limit]
        return [Item(f"file:{place}", n, shown(path_of(place)), place) for n, place in enumerate(page, start=after + 1)]

    def count(self, connection: Connection) -> int:
        """Count the files that have not ended."""
        return len(self._files()) - history.count_ended(connection, self.job_id)

    def weights(self, _connection: Connection) -> dict[str, float]:
        """Return the sizes of the files: among letters there is a book."""
        return self._sizes

    def parallel(self) -> int:
        """Keep the children busy: while they convert, the next files are copied. Services have a pace of their own."""
        return 2 if method(self.options.method).needs in ("model", "service") else self._workers + 2

    def _files(self) -> list[str]:
        if not hasattr(self, "_found"):
            self._found = [text_of(path) for path in self._scan()]
        return self._found

    def _scan(self) -> list[Path]:
        return files([path_of(path) for path in self.options.paths], taken(self.options.method))

    async def open(self, context: Context) -> None:
        """Fix which files it is about, and clear away what nothing refers to any more.

        Raises:
            LorewrightError: the method cannot be used here.
        """
        validated(method(self.options.method), self.options.settings)
        if (lack := missing(self.options.method)) is not None:
            raise lack
        self._stopped, self._workers, self._made = threading.Event(), context.pools.workers, set[int]()
        self._sources = context.workspace.sources(context.project_id)
        self._noted = Noted(context)
        self._found = await asyncio.to_thread(self._begin, context)
        with context.workspace.read() as connection:
            self._present = Present(connection, context.project_id)

    def _begin(self, context: Context) -> list[str]:
        sweep(self._sources)
        tidy(context.workspace, context.project_id, self.job_id)
        found = planned(context.workspace, context.project_id, self.job_id, self._files)
        self._sizes = {f"file:{place}": float(size_of(path_of(place))) for place in found}
        return found

    async def close(self) -> None:
        """Stop copying: a thread that copies cannot be cancelled from outside."""
        if hasattr(self, "_stopped"):
            self._stopped.set()

    async def run_one(self, item: Item, context: Context) -> Outcome:
        """Hash and copy one file in a thread, which leaves no half copy when it is stopped; convert it in a child."""
        source = path_of(item.data)
        digest, size = await asyncio.to_thread(take, source, self._sources, self._stopped.is_set)
        chosen = self.options
        twin = self._present.same(source, digest) or self._present.older(source)
        way = self._way(twin)
        brought = Brought(item.data, item.label, digest, size, way, twin)
        if way == "skip":
            return Outcome(brought)
        if twin is not None and way == "replace":
            with context.workspace.read() as connection:
                busy.refuse(connection, context.project_id, service.ids_of(connection, twin.document), self.job_id)
        brought.method = suited(chosen.method, source)
        how = reading(context, digest, source, item.label, brought.method, chosen.settings, chosen.encoding)
        tell = self._noted.teller(how, item.key)
        brought.prepared, calls = await prepare(how, chosen.splitting, chosen.language, context, tell)
        return Outcome(brought, calls)

    def _way(self, twin: Twin | None) -> Way:
        if twin is None:
            return "add"
        if twin.kind == "content":
            # What comes twice within one import is taken once, unless both are to be kept.
            new = not twin.document or twin.document in self._made
            return "skip" if new and self.options.same == "replace" else self.options.same
        return "add" if self.options.version == "keep" else self.options.version

    def commit(self, connection: Connection, batch: list[tuple[Item, Any]]) -> tuple[ChangeSet, list[int]]:
        """Store documents with their text and chunks, all replacements of a run as one edit that can be undone."""
        edit = Edit(connection, self.project_id, "replaced", self._whole)
        changes = storing.forget_failed(connection, self.project_id, [item.data for item, _value in batch])
        present = storing.digests(connection, self.project_id, [value.digest for _item, value in batch])
        rows, fresh = [], list[Brought]()
        for _item, brought in batch:
            self._settle(brought, present)
            if brought.way == "replace" and not storing.replace(edit, brought, self.options.splitting):
                brought.way, brought.twin = "add", None
            if brought.way in ("add", "keep"):
                brought.name = self._present.free(brought.label) if brought.way == "keep" else brought.label
                fresh.append(brought)
            present.setdefault(brought.digest, (0, brought.label))
            rows.append(0 if brought.way == "skip" else 1)
        self._learn(fresh, storing.add(connection, self.project_id, fresh, changes), batch)
        if edit.changes:
            undo_id, replaced = edit.finish(sum(1 for _item, brought in batch if brought.way == "replace"))
            self._whole = self._whole or undo_id
            changes.merge(replaced)
        return changes, rows

    def _settle(self, brought: Brought, present: dict[str, tuple[int, str]]) -> None:
        """Decide again under the write lock: the same content may have come since."""
        found = present.get(brought.digest)
        if (
            found is not None
            and brought.prepared is not None
            and (brought.twin is None or brought.twin.kind == "version")
        ):
            brought.twin = Twin(path_of(brought.path), *found, "content")
            brought.way = self._way(brought.twin)

    def _learn(self, fresh: list[Brought], made: list[int], batch: list[tuple[Item, Any]]) -> None:
        """Remember what was stored, for the files to come and for the remarks on those of this batch."""
        ids: dict[str, int] = {}
        for brought, document_id in zip(fresh, made, strict=True):
            self._present.add(document_id, brought.name, brought.path, brought.digest)
            ids.setdefault(brought.digest, document_id)
        self._made.update(made)
        for _item, brought in batch:
            if brought.twin is not None and not brought.twin.document:
                brought.twin = replace(brought.twin, document=ids.get(brought.digest, 0))

    def remark(self, value: Any) -> dict[str, Any]:
        """Say of a file what it is like among those that were there, or that its text was read instead."""
        return storing.remark(value, self.options.method) if isinstance(value, Brought) else {}

    def failed(self, connection: Connection, batch: list[tuple[Item, dict[str, Any]]]) -> ChangeSet:
        """Keep a row for each file that could not be read, with the reason: nobody should have to look for it."""
        chosen = self.options
        changes = storing.forget_failed(connection, self.project_id, [item.data for item, _error in batch])
        kept = {"encoding": chosen.encoding, "splitting": chosen.splitting.model_dump()}
        rows = []
        for item, error in batch:
            kept["method"] = suited(chosen.method, path_of(item.data))
            rows.append(storing.failed_row(self.project_id, item.data, item.label, error, kept))
        return changes.add("document", storing.add_rows(connection, rows))
