"""The job that finds genre–audience pairs for documents.

Method: MAGA, "Massive Genre-Audience Reformulation" (arXiv 2502.04235), stage 1: per document five pairs; a genre is
purpose, structure, style and depth, an audience is who reads, with what knowledge and for what reason.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter
from sqlalchemy import Connection, Select, func, select

from core.changes import ChangeSet
from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.jobs.job import Context, Item, ItemFailed, Outcome
from core.personas.service import DESCRIPTION, LABEL, TITLE, Pair, give
from core.prompts.echo import echoes
from core.stages import estimate as stages
from core.stages.estimate import Estimate
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
        row = item.data
        with context.workspace.read() as connection:
            found = select(TEXT.c.markdown, TEXT.c.outline).where(TEXT.c.document_id == item.id)
            markdown, outline = connection.execute(found).one()
        shown = sample(markdown)
        variables = {
            "text": shown,
            "outline": "\n".join("  " * (level - 1) + title for level, title, *_rest in outline[:HEADINGS]),
            "document": row.title or row.name,
            "count": str(self.options.count),
        }
        value, reply, calls, prompt = await self.say(context, "personas", row.language, variables, SHAPE)
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
            raise ItemFailed(error, reply.raw, calls)
        return Outcome(list(pairs.values())[: self.options.count], calls)

    def commit(self, connection: Connection, batch: list[tuple[Item, Any]]) -> tuple[ChangeSet, list[int]]:
        """Write the pairs; what they replace can be put back."""
        edit = Edit(connection, self.project_id, LABEL)
        wanted = {item.id: pairs for item, pairs in batch}
        got = give(edit, self.project_id, wanted, replace=self.options.replace)
        # What is only added needs no undo of its own: like the rows of every job it can be deleted.
        changes = edit.finish(len(batch))[1] if self.options.replace else edit.changes
        return changes, [got[item.id] for item, _pairs in batch]


def sample(markdown: str, size: int = SHOWN) -> str:
    """Return a text whole when it is short, else its beginning, a part of its middle and its end."""
    if len(markdown) <= size:
        return markdown
    half, quarter = size // 2, size // 4
    middle = len(markdown) // 2
    parts = (markdown[:half], markdown[middle : middle + quarter], markdown[-quarter:])
    return "\n\n[…]\n\n".join(part.strip() for part in parts)


def estimate(connection: Connection, project_id: int, options: PersonaOptions) -> Estimate:
    """Return calls, tokens and money for the documents of a job; no text is loaded."""
    job = GeneratePersonas(options, project_id)
    shown = func.sum(func.min(DOCUMENT.c.characters, SHOWN))
    rows = connection.execute(job.query(DOCUMENT.c.language, func.count(), shown).group_by(DOCUMENT.c.language)).all()
    prompt = items = 0
    for language, count, characters in rows:
        items += count
        # The text is not read here: three bytes a character is what Chinese takes, one what English does.
        prompt += stages.tokens_of(characters, characters * (3 if language == "zh" else 1))
        prompt += count * stages.overhead("personas", language, {"count": "5"})
    return stages.estimate(options.model, items, prompt, items * options.count * PAIR_TOKENS)
