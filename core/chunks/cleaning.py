"""The job that proposes cleaned texts of chunks: by a model, or by rules where the built-in engine is chosen."""

from __future__ import annotations

from typing import Any

from pydantic import Field
from sqlalchemy import Connection, Select, String, cast, func, select

from core.changes import ChangeSet
from core.chunks import guarding, proposals
from core.chunks.guarding import Guards
from core.chunks.rules import CleaningRules, preview
from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.jobs.job import Context, Item, ItemFailed, Outcome
from core.llm.repeating import ENDED
from core.prompts.echo import echoes
from core.stages import estimate as stages
from core.stages.estimate import Estimate
from core.stages.modeljob import ModelJob, ModelOptions
from core.store.paging import among
from core.store.schema import Chunk, Cleaning, Document, JobItem
from core.store.schema.columns import table
from core.store.undo import Edit

CHUNK, CLEANING, DOCUMENT, ITEM = table(Chunk), table(Cleaning), table(Document), table(JobItem)
RULES = "rules"


class CleanOptions(ModelOptions):
    """Which chunks to clean, by what, and what becomes of the result."""

    rules: CleaningRules = Field(default=CleaningRules(), title=QT_TRANSLATE_NOOP("Forms", "Rules"))
    guards: Guards = Field(default=Guards(), title=QT_TRANSLATE_NOOP("Forms", "What a model may change"))
    accept: bool = Field(
        default=False,
        title=QT_TRANSLATE_NOOP("Forms", "Accept at once"),
        description=QT_TRANSLATE_NOOP("Forms", "Otherwise every cleaned text waits for a decision."),
    )
    only_missing: bool = Field(
        default=True,
        title=QT_TRANSLATE_NOOP("Forms", "Only chunks without a proposal"),
        description=QT_TRANSLATE_NOOP("Forms", "Leave out chunks whose cleaned text waits for a decision."),
    )
    chunks: list[int] = Field(default_factory=list, title="Chunks", json_schema_extra={"hidden": True})
    documents: list[int] = Field(default_factory=list, title="Documents", json_schema_extra={"hidden": True})


class CleanChunks(ModelJob[CleanOptions]):
    """One item a chunk; one that needs no cleaning brings nothing."""

    kind = "clean"
    title = QT_TRANSLATE_NOOP("Jobs", "Clean chunks")
    Options = CleanOptions
    stage = "clean"

    def __init__(self, options: CleanOptions, project_id: int, job_id: int = 0) -> None:
        super().__init__(options, project_id, job_id)
        self._whole: int | None = None

    def plan(self, connection: Connection, after: int, limit: int) -> list[Item]:
        """Plan chunks in order of id."""
        columns = (CHUNK.c.id, CHUNK.c.text, CHUNK.c.headings, CHUNK.c.language, CHUNK.c.position)
        query = self.query(*columns, DOCUMENT.c.name, DOCUMENT.c.title)
        query = query.join(DOCUMENT, DOCUMENT.c.id == CHUNK.c.document_id)
        found = connection.execute(query.where(CHUNK.c.id > after).order_by(CHUNK.c.id).limit(limit))
        return [Item(f"chunk:{row.id}", row.id, f"{row.name} · {row.position + 1}", row) for row in found]

    def count(self, connection: Connection) -> int:
        """Count the chunks to clean."""
        return int(connection.execute(self.query(func.count())).scalar_one())

    def query(self, *columns: Any) -> Select[Any]:
        """Return the query of the chunks to clean that this job did not end yet."""
        query = select(*columns).select_from(CHUNK).where(CHUNK.c.project_id == self.project_id)
        if self.options.chunks:
            query = query.where(among(CHUNK.c.id, self.options.chunks))
        if self.options.documents:
            query = query.where(among(CHUNK.c.document_id, self.options.documents))
        if self.options.only_missing:
            query = query.where(CHUNK.c.id.not_in(select(CLEANING.c.chunk_id)))
        ended = select(ITEM.c.id).where(ITEM.c.job_id == self.job_id, ITEM.c.key == "chunk:" + cast(CHUNK.c.id, String))
        return query.where(~ended.exists())

    async def run_one(self, item: Item, context: Context) -> Outcome:
        """Clean one chunk; the value is the text, None where nothing changed."""
        row = item.data
        if self.built_in:
            cleaned = (await context.pools.run(preview, row.text, self.options.rules)).text
            return Outcome(cleaned if cleaned != row.text else None)
        variables = {"text": row.text, "headings": " > ".join(row.headings), "document": row.title or row.name}
        said, reply, calls, prompt = await self.say(context, "clean", row.language, variables, None)
        try:
            if reply.finish == "length":
                raise guarding.cut_off()
            if reply.finish in ENDED:
                raise guarding.too_long()
            if said.strip() != guarding.NOTHING and echoes(said, prompt, row.text):
                raise guarding.echoed()
            cleaned = guarding.unwrapped(said, row.text)
            guarding.check(cleaned, row.text, self.options.guards)
        except LorewrightError as error:
            raise ItemFailed(error, reply.said, calls) from error
        return Outcome(cleaned if cleaned != row.text else None, calls)

    def commit(self, connection: Connection, batch: list[tuple[Item, Any]]) -> tuple[ChangeSet, list[int]]:
        """Keep the texts for a decision, or put them into their chunks; a chunk deleted meanwhile is passed over."""
        texts = {item.id: text for item, text in batch if text is not None}
        there = set(connection.execute(select(CHUNK.c.id).where(among(CHUNK.c.id, list(texts)))).scalars())
        texts = {chunk: text for chunk, text in texts.items() if chunk in there}
        if not texts:
            return ChangeSet(), [0] * len(batch)
        if self.options.accept:
            edit = Edit(connection, self.project_id, proposals.LABEL, self._whole)
            undo_id, changes = edit.finish(proposals.put(edit, texts))
            self._whole = self._whole or undo_id
        else:
            changes = proposals.propose(connection, self.project_id, texts, RULES if self.built_in else self.origin())
        return changes, [int(item.id in texts) for item, _text in batch]


def estimate(connection: Connection, project_id: int, options: CleanOptions) -> Estimate:
    """Return calls, tokens and money for a job with these options: every chunk goes there and comes back."""
    job = CleanChunks(options, project_id)
    columns = (CHUNK.c.language, func.count(), func.sum(CHUNK.c.size), func.sum(stages.octets(CHUNK.c.text)))
    items = there = back = 0
    for language, count, characters, octets in connection.execute(job.query(*columns).group_by(CHUNK.c.language)):
        text = stages.tokens_of(characters, octets)
        items += count
        there += count * stages.overhead("clean", language, {}) + text
        back += text
    return stages.estimate(options.model, items, there, back)
