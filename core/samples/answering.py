"""The job that answers questions: one call an answer, grounded in the chunk."""

from __future__ import annotations

from typing import Any

from pydantic import Field
from sqlalchemy import Connection, Select, func, select

from core.changes import ChangeSet
from core.clock import now
from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.jobs.job import CallRecord, Context, Item, ItemFailed, Outcome
from core.llm import extractive
from core.llm.repeating import ENDED
from core.prompts.echo import circles, echoes, withholds
from core.questions import listing
from core.samples.turns import messages
from core.stages.modeljob import ModelJob, ModelOptions
from core.store.inserting import insert_many
from core.store.paging import among
from core.store.schema import Chunk, Document, Question, Sample
from core.store.schema.columns import table

QUESTION, CHUNK, DOCUMENT, SAMPLE = table(Question), table(Chunk), table(Document), table(Sample)


class AnswerOptions(ModelOptions):
    """Which questions to answer."""

    questions: list[int] = Field(default_factory=list, title="Questions", json_schema_extra={"hidden": True})


class GenerateAnswers(ModelJob[AnswerOptions]):
    """One item a question that has no sample yet."""

    kind = "answers"
    title = QT_TRANSLATE_NOOP("Jobs", "Generate answers")
    Options = AnswerOptions
    stage = "answers"

    def plan(self, connection: Connection, after: int, limit: int) -> list[Item]:
        """Plan unanswered questions in order of id."""
        columns = (
            QUESTION.c.id,
            QUESTION.c.text.label("question"),
            QUESTION.c.tag_id,
            QUESTION.c.language,
            CHUNK.c.id.label("chunk_id"),
            CHUNK.c.text,
            CHUNK.c.headings,
            CHUNK.c.document_id,
            DOCUMENT.c.name,
            DOCUMENT.c.title,
        )
        query = self.query(*columns).join(CHUNK, CHUNK.c.id == QUESTION.c.chunk_id)
        query = query.join(DOCUMENT, DOCUMENT.c.id == CHUNK.c.document_id)
        found = connection.execute(query.where(QUESTION.c.id > after).order_by(QUESTION.c.id).limit(limit))
        return [Item(f"question:{row.id}", row.id, row.question, row) for row in found]

    def count(self, connection: Connection) -> int:
        """Count the questions without an answer."""
        return int(connection.execute(self.query(func.count())).scalar_one())

    def query(self, *columns: Any) -> Select[Any]:
        """Return a query of the questions to answer."""
        query = (
            select(*columns).select_from(QUESTION).where(QUESTION.c.project_id == self.project_id, ~listing.answered())
        )
        return query.where(among(QUESTION.c.id, self.options.questions)) if self.options.questions else query

    async def run_one(self, item: Item, context: Context) -> Outcome:
        """Answer one question."""
        row = item.data
        if self.built_in:
            arguments = (row.question, row.text, tuple(row.headings), row.language)
            found = await context.pools.run(extractive.answer, *arguments)
            if found is None:
                raise LorewrightError(
                    QT_TRANSLATE_NOOP("Errors", "No sentence of the chunk answers this question."),
                    QT_TRANSLATE_NOOP(
                        "Errors", "Answer it by hand, delete it, or use a model that can put it in words."
                    ),
                )
            return Outcome({"answer": found.text, "quotes": [list(span) for span in found.spans]})
        variables = {
            "question": row.question,
            "text": row.text,
            "headings": " > ".join(row.headings),
            "document": row.title or row.name,
        }
        text, reply, calls, prompt = await self.say(context, "answer", row.language, variables, None)
        if not text.strip():
            raise ItemFailed(empty(reply.finish), reply.said, calls)
        if reply.finish in ENDED or circles(text):
            raise ItemFailed(endless(), reply.said, calls)
        if reply.finish == "length":
            raise ItemFailed(cut_off(), reply.said, calls)
        if withholds(text, row.question):
            raise ItemFailed(empty(reply.finish), reply.said, calls)
        if echoes(text, prompt, f"{row.question}\n{row.text}"):
            raise ItemFailed(no_answer(), reply.said, calls)
        value = {
            "answer": text.strip(),
            "reasoning": reply.reasoning,
            # What supports a model's own words is found when somebody looks (see `quotes`): here it would cost more
            # than everything else that is done with a reply.
            "quotes": [],
            "prompt": prompt.stamp,
            "call": calls[-1],
        }
        return Outcome(value, calls)

    def commit(self, connection: Connection, batch: list[tuple[Item, Any]]) -> tuple[ChangeSet, list[int]]:
        """Write one sample an answer."""
        moment = now()
        rows = [self._row(item.data, value, moment) for item, value in batch]
        added = insert_many(connection, SAMPLE, rows)
        changes = ChangeSet().add("sample", added).update("question", [item.id for item, _value in batch])
        return changes, [1] * len(batch)

    def _row(self, row: Any, value: dict[str, Any], moment: int) -> dict[str, Any]:
        call: CallRecord | None = value.get("call")
        model = self.options.model
        settings = {"temperature": model.temperature, "top_p": model.top_p, "max_tokens": model.max_tokens}
        return {
            "project_id": self.project_id,
            "question_id": row.id,
            "chunk_id": row.chunk_id,
            "document_id": row.document_id,
            "tag_id": row.tag_id,
            "job_id": self.job_id,
            "kind": "qa",
            "messages": messages(row.question, value["answer"]),
            "question": row.question,
            "answer": value["answer"],
            "reasoning": value.get("reasoning"),
            "state": "open",
            "note": "",
            "language": row.language,
            "quotes": value["quotes"],
            "model": call.spec if call else self.origin(),
            "prompt": value.get("prompt", ""),
            "parameters": {key: setting for key, setting in settings.items() if setting is not None},
            "prompt_tokens": call.prompt_tokens if call else 0,
            "completion_tokens": call.completion_tokens if call else 0,
            "cost": call.cost if call else 0.0,
            "created_at": moment,
            "updated_at": moment,
        }


def no_answer() -> LorewrightError:
    """Return the error for a reply that says the chunk holds no answer, or only repeats what was asked of it."""
    return LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "The model found no answer in the chunk, or only repeated its instructions."),
        QT_TRANSLATE_NOOP("Errors", "Delete the question, answer it by hand, or use a stronger model."),
    )


def empty(finish: str | None) -> LorewrightError:
    """Return the error for a reply without an answer in it."""
    if finish == "length":
        return LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "The model used up its tokens before it came to an answer."),
            QT_TRANSLATE_NOOP("Errors", "Raise the model's limit of tokens, or switch its thinking off."),
        )
    return LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "The model replied without an answer."),
        QT_TRANSLATE_NOOP("Errors", "Retry, or choose another model."),
    )


def endless() -> LorewrightError:
    """Return the error for a reply that says the same over and over."""
    return LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "The model repeated itself instead of answering."),
        QT_TRANSLATE_NOOP("Errors", "Retry, or use a stronger model."),
    )


def cut_off() -> LorewrightError:
    """Return the error for an answer that stops in the middle."""
    return LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "The model used up its tokens in the middle of its answer."),
        QT_TRANSLATE_NOOP("Errors", "Raise the model's limit of tokens, or switch its thinking off."),
    )
