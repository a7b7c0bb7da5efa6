"""The job that asks questions of chunks."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field, TypeAdapter
from sqlalchemy import ColumnElement, Connection, Select, String, cast, func, or_, select, true

from core.changes import ChangeSet
from core.clock import now
from core.documents.outline import Heading, outline
from core.domain import service as tags
from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.jobs import states
from core.jobs.job import Context, Item, ItemFailed, Outcome
from core.llm import extractive
from core.llm.providers import BUILT_IN
from core.prompts.catalogue import Prompt
from core.prompts.echo import borrows, echoes, samples, shreds
from core.questions.nearest import Nearest
from core.questions.wording import distinct, fingerprint, without_mark
from core.stages.modeljob import ModelJob, ModelOptions
from core.store.inserting import insert_new
from core.store.paging import among
from core.store.schema import Chunk, Document, JobItem, Question
from core.store.schema import Job as JobRow
from core.store.schema.columns import table

CHUNK, DOCUMENT, QUESTION = table(Chunk), table(Document), table(Question)
# A model is shown at most this many tags; the ones closest to the chunk's headings come first.
TAGS_SHOWN = 60


def _asked(value: Any) -> Any:
    # Small models often answer with plain strings instead of objects; nothing is lost by taking them.
    return {"question": value} if isinstance(value, str) else value


class Asked(BaseModel):
    """One question of a model's reply."""

    question: str = Field(min_length=3, max_length=2000)
    tag: str | None = None


SHAPE = TypeAdapter(list[Annotated[Asked, BeforeValidator(_asked)]])


class QuestionOptions(ModelOptions):
    """How many questions of which chunks."""

    per_characters: int = Field(
        default=240,
        ge=40,
        le=10_000,
        title=QT_TRANSLATE_NOOP("Forms", "One question per"),
        json_schema_extra={"unit": QT_TRANSLATE_NOOP("Forms", "characters"), "step": 20},
    )
    per_chunk: int = Field(
        default=0,
        ge=0,
        le=100,
        title=QT_TRANSLATE_NOOP("Forms", "Questions per chunk"),
        description=QT_TRANSLATE_NOOP("Forms", "A fixed number instead; 0 follows the length."),
    )
    unmarked: float = Field(
        default=0.6,
        ge=0,
        le=1,
        title=QT_TRANSLATE_NOOP("Forms", "Without question mark"),
        description=QT_TRANSLATE_NOOP(
            "Forms", "Share of questions asked without their mark, from 0 to 1: people often leave it out."
        ),
        json_schema_extra={"step": 0.1},
    )
    chunks: list[int] = Field(default_factory=list, title="Chunks", json_schema_extra={"hidden": True})
    only_missing: bool = Field(
        default=True,
        title=QT_TRANSLATE_NOOP("Forms", "Only chunks not asked yet"),
        description=QT_TRANSLATE_NOOP("Forms", "Leave out chunks that were asked before."),
    )


class GenerateQuestions(ModelJob[QuestionOptions]):
    """One item a chunk. Near-duplicates in a chunk and duplicates in the project are left out."""

    kind = "questions"
    title = QT_TRANSLATE_NOOP("Jobs", "Generate questions")
    Options = QuestionOptions
    stage = "questions"

    def plan(self, connection: Connection, after: int, limit: int) -> list[Item]:
        """Plan chunks in order of id."""
        query = self.query(
            CHUNK.c.id, CHUNK.c.text, CHUNK.c.headings, CHUNK.c.language, DOCUMENT.c.name, DOCUMENT.c.title
        )
        query = query.join(DOCUMENT, DOCUMENT.c.id == CHUNK.c.document_id).add_columns(CHUNK.c.position)
        found = connection.execute(query.where(CHUNK.c.id > after).order_by(CHUNK.c.id).limit(limit))
        return [Item(f"chunk:{row.id}", row.id, f"{row.name} · {row.position + 1}", row) for row in found]

    def count(self, connection: Connection) -> int:
        """Count the chunks to ask."""
        return int(connection.execute(self.query(func.count())).scalar_one())

    def query(self, *columns: Any) -> Select[Any]:
        """Return the query of the chunks to ask."""
        query = select(*columns).select_from(CHUNK).where(CHUNK.c.project_id == self.project_id)
        if self.options.chunks:
            query = query.where(among(CHUNK.c.id, self.options.chunks))
        if self.options.only_missing:
            query = query.where(~asked_before(self.project_id, by_model=not self.built_in))
        return query

    def wanted(self, size: int) -> int:
        """Return how many questions a chunk of this many characters gets, at least one."""
        return self.options.per_chunk or max(1, size // self.options.per_characters)

    async def open(self, context: Context) -> None:
        """Read the tags once: questions are filed under those there are when the job starts."""
        with context.workspace.read() as connection:
            leaves = tags.leaves(connection, self.project_id)
        self._ids = {leaf.label.casefold(): leaf.id for leaf in reversed(leaves)}
        self._nearest = Nearest([leaf.label for leaf in leaves])
        self._filing = extractive.Filing([(leaf.id, leaf.label) for leaf in leaves] if self.built_in else [])

    async def run_one(self, item: Item, context: Context) -> Outcome:
        """Ask questions of one chunk."""
        row = item.data
        count = self.wanted(len(row.text))
        if self.built_in:
            found = await context.pools.run(
                extract, row.text, tuple(row.headings), row.language, count, row.title or row.name
            )
            return Outcome([(text, self._filing.tag(text, path), "") for text, path in found])
        variables = {
            "text": row.text,
            "count": str(count),
            "headings": " > ".join(row.headings),
            "document": row.title or row.name,
            "tags": "\n".join(f"- {label}" for label in self._nearest.first(" ".join(row.headings), TAGS_SHOWN)),
        }
        value, reply, calls, prompt = await self.say(context, "questions", row.language, variables, SHAPE)
        version = prompt.stamp
        own = [one for one in value if not _from_prompt(one, prompt, row.text, variables["tags"])]
        asked = [(one.question.strip(), self._tag(one.tag), version) for one in own]
        kept = distinct([one for one in asked if any(map(str.isalnum, one[0]))])
        if not kept:
            raise ItemFailed(_nothing(repeated=bool(value) and not own), reply.said, calls)
        return Outcome(kept[: max(count, 1) * 2], calls)

    def commit(self, connection: Connection, batch: list[tuple[Item, Any]]) -> tuple[ChangeSet, list[int]]:
        """Write the questions; one the project has already is passed over."""
        moment = now()
        rows = [
            self._row(item, text, tag_id, prompt, moment) for item, found in batch for text, tag_id, prompt in found
        ]
        if not rows:
            return ChangeSet(), [0] * len(batch)
        written = insert_new(connection, QUESTION, rows)
        per_chunk = Counter(row["chunk_id"] for row in written)
        return ChangeSet().add("question", [row["id"] for row in written]), [
            per_chunk[item.id] for item, _found in batch
        ]

    def _row(self, item: Item, text: str, tag_id: int | None, prompt: str, moment: int) -> dict[str, Any]:
        return {
            "project_id": self.project_id,
            "chunk_id": item.id,
            "tag_id": tag_id,
            "job_id": self.job_id,
            "text": without_mark(text, self.options.unmarked),
            "fingerprint": fingerprint(text),
            "language": item.data.language,
            "origin": "extractive" if self.built_in else "model",
            "model": self.origin(),
            "prompt": prompt,
            "created_at": moment,
        }

    def _tag(self, label: str | None) -> int | None:
        return self._ids.get(label.rsplit(" / ", 1)[-1].strip().casefold()) if label else None


def _nothing(*, repeated: bool) -> LorewrightError:
    """Return the error of a chunk without questions; `repeated` where there were some, all of them the prompt's."""
    found = QT_TRANSLATE_NOOP("Errors", "The model found nothing to ask in this chunk.")
    said = QT_TRANSLATE_NOOP("Errors", "The model repeated its instructions instead of asking about this chunk.")
    todo = QT_TRANSLATE_NOOP("Errors", "Retry, choose another model, or leave this chunk out.")
    return LorewrightError(said if repeated else found, todo)


def _from_prompt(asked: Asked, prompt: Prompt, text: str, tags: str) -> bool:
    question = asked.question.strip()
    filed = samples(asked.tag, prompt, f"{text}\n{tags}")
    return filed or shreds(question, text) or echoes(question, prompt, text) or borrows(question, prompt, text)


def asked_before(project_id: int, *, by_model: bool) -> Any:
    """Return the condition "a job of this project asked this chunk already", with or without questions coming of it.

    What the built-in engine passed over counts for itself alone: a model asks of running text too.
    """
    item, job = table(JobItem), table(JobRow)
    counts: ColumnElement[bool] = true()
    if by_model:
        counts = or_(item.c.rows > 0, func.json_extract(job.c.options, "$.model.provider") != BUILT_IN)
    return (
        select(item.c.id)
        .join(job, job.c.id == item.c.job_id)
        .where(
            item.c.key == "chunk:" + cast(CHUNK.c.id, String),
            item.c.state == states.ITEM_DONE,
            job.c.kind == GenerateQuestions.kind,
            job.c.project_id == project_id,
            counts,
        )
        .exists()
    )


def extract(
    text: str, headings: tuple[str, ...], language: str, count: int, title: str
) -> list[tuple[str, tuple[str, ...]]]:
    """Ask with the built-in engine; return each question with the headings over it. Runs in a child process."""
    found = extractive.questions(text, headings, language, count, title)
    inner = outline(text)
    return [(one.question, above(headings, inner, one.spans[0][0])) for one in found]


def above(headings: tuple[str, ...], inner: list[Heading], place: int) -> tuple[str, ...]:
    """Return the headings over one place of a chunk: the path it begins under, then those within it."""
    path: list[Heading] = []
    for heading in inner:
        if heading.start > place:
            break
        path = [*(over for over in path if over.level < heading.level), heading]
    kept = headings if not path else tuple(title for title in headings if title not in {h.title for h in inner})
    return (*kept, *(heading.title for heading in path))
