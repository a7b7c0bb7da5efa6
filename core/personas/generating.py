"""The job that finds genre–audience pairs for documents.

Method: MAGA, "Massive Genre-Audience Reformulation" (arXiv 2502.04235), stage 1: per document five pairs; a genre is
purpose, structure, style and depth, an audience is who reads, with what knowledge and for what reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter
from sqlalchemy import Connection, Select, case, func, select

from core.changes import ChangeSet
from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.jobs.job import Context, Item, ItemFailed, Outcome
from core.personas.service import DESCRIPTION, LABEL, TITLE, Pair, give
from core.prompts.echo import echoes
from core.stages import estimate as stages
from core.stages.estimate import Estimate
from core.stages.measure import spread
from core.stages.modeljob import ModelJob, ModelOptions
from core.store.paging import among
from core.store.schema import Document, DocumentText
from core.store.schema.columns import table
from core.store.undo import Edit

DOCUMENT, TEXT = table(Document), table(DocumentText)
#: characters of the document that a model is shown: its beginning, middle and end
SHOWN = 6_000
HEADINGS = 60
# A pair as JSON: two titles and two descriptions of two sentences.
PAIR_TOKENS = 160


class Half(BaseModel):
    """A genre or an audience in a model's reply."""

    model_config = ConfigDict(str_strip_whitespace=True)

    title: str = Field(min_length=1)
    description: str = ""


class Found(BaseModel):
    """A pair in a model's reply."""

    genre: Half
    audience: Half

    def pair(self) -> Pair:
        """Return it as a pair, its texts cut to what a pair may hold."""
        return Pair(
            genre=self.genre.title[:TITLE],
            genre_description=self.genre.description[:DESCRIPTION],
            audience=self.audience.title[:TITLE],
            audience_description=self.audience.description[:DESCRIPTION],
        )


SHAPE = TypeAdapter(list[Found])


class PersonaOptions(ModelOptions):
    """How many pairs for which documents."""

    count: int = Field(default=5, ge=1, le=10, title=QT_TRANSLATE_NOOP("Forms", "Pairs per document"))
    replace: bool = Field(
        default=False,
        title=QT_TRANSLATE_NOOP("Forms", "Replace the pairs there are"),
        description=QT_TRANSLATE_NOOP("Forms", "Otherwise the new ones are added to them."),
    )
    documents: list[int] = Field(default_factory=list, title="Documents", json_schema_extra={"hidden": True})


class GeneratePersonas(ModelJob[PersonaOptions]):
    """One item a document; no documents named means all that could be read."""

    kind = "personas"
    title = QT_TRANSLATE_NOOP("Jobs", "Find genre–audience pairs")
    Options = PersonaOptions
    stage = "personas"

    def query(self, *columns: Any) -> Select[Any]:
        """Return the query of the documents to work on."""
        found = select(*columns).select_from(DOCUMENT)
        found = found.where(DOCUMENT.c.project_id == self.project_id, DOCUMENT.c.state != "failed")
        return found.where(among(DOCUMENT.c.id, self.options.documents)) if self.options.documents else found

    def plan(self, connection: Connection, after: int, limit: int) -> list[Item]:
        """Plan documents in order of id; their text is read when their turn comes."""
        query = self.query(DOCUMENT.c.id, DOCUMENT.c.name, DOCUMENT.c.title, DOCUMENT.c.language)
        found = connection.execute(query.where(DOCUMENT.c.id > after).order_by(DOCUMENT.c.id).limit(limit))
        return [Item(f"document:{row.id}", row.id, row.name, row) for row in found]

    def count(self, connection: Connection) -> int:
        """Count the documents."""
        return int(connection.execute(self.query(func.count())).scalar_one())

    async def run_one(self, item: Item, context: Context) -> Outcome:
        """Find the pairs of one document."""
        if self.built_in:
            raise LorewrightError(
                QT_TRANSLATE_NOOP("Errors", "The built-in engine finds no genre–audience pairs."),
                QT_TRANSLATE_NOOP("Errors", "Choose a model, or add the pairs by hand."),
            )
        with context.workspace.read() as connection:
            language, filled = told(connection, [item.id])[item.id]
        shown, variables = filled["text"], {**filled, "count": str(self.options.count)}
        value, reply, calls, prompt = await self.say(context, "personas", language, variables, SHAPE)
        pairs: dict[tuple[str, str], Pair] = {}
        for one in value:
            pair = one.pair()
            if not echoes(f"{pair.genre} {pair.genre_description} {pair.audience_description}", prompt, shown):
                pairs.setdefault(pair.key(), pair)
        if not pairs:
            error = LorewrightError(
                QT_TRANSLATE_NOOP("Errors", "The model found no genre and audience for this document."),
                QT_TRANSLATE_NOOP("Errors", "Retry, choose another model, or add the pairs by hand."),
            )
            raise ItemFailed(error, reply.said, calls)
        return Outcome(list(pairs.values())[: self.options.count], calls)

    def commit(self, connection: Connection, batch: list[tuple[Item, Any]]) -> tuple[ChangeSet, list[int]]:
        """Write the pairs; what they replace can be put back."""
        edit = Edit(connection, self.project_id, LABEL)
        wanted = {item.id: pairs for item, pairs in batch}
        got = give(edit, self.project_id, wanted, replace=self.options.replace)
        # What is only added needs no undo of its own: like the rows of every job it can be deleted.
        changes = edit.finish(len(batch))[1] if self.options.replace else edit.changes
        return changes, [got[item.id] for item, _pairs in batch]


def told(connection: Connection, documents: Sequence[int]) -> dict[int, tuple[str, dict[str, str]]]:
    """Return {id: (language, what the prompt is filled with beside the count)} of documents."""
    half, quarter = SHOWN // 2, SHOWN // 4
    # Cut by the database: a long document need not come here whole for the few pages that are shown of it.
    parts = (
        func.substr(TEXT.c.markdown, 1, half),
        func.substr(TEXT.c.markdown, func.length(TEXT.c.markdown) / 2 + 1, quarter),
        func.substr(TEXT.c.markdown, -quarter, quarter),
    )
    long = func.length(TEXT.c.markdown) > SHOWN
    text = case((long, parts[0]), else_=TEXT.c.markdown), *(case((long, part), else_="") for part in parts[1:])
    query = select(DOCUMENT.c.id, DOCUMENT.c.language, DOCUMENT.c.title, DOCUMENT.c.name, TEXT.c.outline, *text)
    query = query.join(TEXT, TEXT.c.document_id == DOCUMENT.c.id).where(among(DOCUMENT.c.id, documents))
    found = {}
    for one, language, title, name, outline, first, middle, last in connection.execute(query):
        shown = "\n\n[…]\n\n".join(part.strip() for part in (first, middle, last)) if middle or last else first
        headings = "\n".join("  " * (level - 1) + label for level, label, *_rest in outline[:HEADINGS])
        found[one] = (language, {"text": shown, "outline": headings, "document": title or name})
    return found


@dataclass(frozen=True)
class Volume:
    """Documents to be read, and about how many tokens all of their prompts have together."""

    documents: int = 0
    tokens: int = 0


def volume(connection: Connection, project_id: int, documents: Sequence[int]) -> Volume:
    """Return what would be sent for documents (none named: all): the prompts of up to 200 stand for the rest."""
    job = GeneratePersonas(PersonaOptions(documents=list(documents)), project_id)
    filled = told(connection, spread(connection, job.query(DOCUMENT.c.id)))
    some = sum(stages.overhead("personas", language, {**values, "count": "5"}) for language, values in filled.values())
    count = job.count(connection)
    return Volume(count, round(some * count / max(1, len(filled))))


def estimate(found: Volume, options: PersonaOptions) -> Estimate:
    """Return calls, tokens and money for a volume; `items` are the documents."""
    return stages.estimate(options.model, found.documents, found.tokens, found.documents * options.count * PAIR_TOKENS)
