"""Trying a prompt out: filled with a real chunk, said to the model of its stage, read and checked as a job would."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, TypeAdapter
from sqlalchemy import Connection, insert, select

from core.clock import now
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.llm.asking import read
from core.llm.bounding import bounded
from core.llm.calls import CallRecord, collecting
from core.llm.messages import Model, Reply, Request
from core.llm.structured import NotAsAsked
from core.prompts.book import PromptBook
from core.prompts.catalogue import Prompt
from core.prompts.checking import WARNING, Remark, check
from core.prompts.echo import echoes
from core.prompts.rendering import render
from core.secrets import Secrets
from core.stages.choice import is_built_in
from core.stages.modeljob import ModelOptions, ended, form
from core.store.schema import Call, Chunk, Document, DocumentText, Question
from core.store.schema.columns import table
from core.workspace import Workspace

CHUNK, DOCUMENT, QUESTION, TEXT = table(Chunk), table(Document), table(Question), table(DocumentText)
#: prompts that are not filled from a chunk: they look at a picture, or speak of a reply
BY_EXAMPLE = ("page", "page-headings", "retry", "rest", "form")
_MOST = 20_000  # characters of a reply with data, beside what its material accounts for


@dataclass(frozen=True)
class Trial:
    """What came of trying a prompt.

    Attributes:
        messages: what was said to the model.
        reply: what it answered.
        value: the data in the reply, plain; the text of it where no data was asked for; None where it was refused.
        problem: why it was refused, "" when it was not.
        salvaged: the reply was cut off; a job would ask for the rest.
        remarks: what the check of the prompt says, and what a job would say of the reply.
        calls: what it took.
    """

    prompt: Prompt
    messages: list[dict[str, str]]
    reply: Reply
    value: Any = None
    problem: str = ""
    salvaged: bool = False
    remarks: tuple[Remark, ...] = ()
    calls: list[CallRecord] = field(default_factory=list)

    @property
    def cost(self) -> float | None:
        """What it cost, None where that is unknown."""
        return None if any(call.cost is None for call in self.calls) else sum(call.cost or 0 for call in self.calls)

    def as_dict(self) -> dict[str, Any]:
        """Return plain data for the command line."""
        return {
            "prompt": self.prompt.stamp,
            "messages": self.messages,
            "reply": self.reply.text,
            "reasoning": self.reply.reasoning,
            "model": self.reply.model,
            "value": self.value,
            "problem": self.problem,
            "salvaged": self.salvaged,
            "remarks": [remark.as_dict() for remark in self.remarks],
            "prompt_tokens": self.reply.usage.prompt_tokens,
            "completion_tokens": self.reply.usage.completion_tokens,
            "latency_ms": self.reply.latency_ms,
            "cost": self.cost,
        }


def first_chunk(connection: Connection, project_id: int) -> int | None:
    """Return a chunk to try prompts on, None when the project has none."""
    query = select(CHUNK.c.id).where(CHUNK.c.project_id == project_id).order_by(CHUNK.c.id).limit(1)
    found = connection.execute(query).scalar()
    return None if found is None else int(found)


def language_of(connection: Connection, project_id: int, chunk_id: int | None) -> str | None:
    """Return the language of a chunk, which is that of its prompts; None where there is no such chunk."""
    query = select(CHUNK.c.language).where(CHUNK.c.id == chunk_id, CHUNK.c.project_id == project_id)
    found = connection.execute(query).scalar()
    return None if found is None else str(found)


def variables(connection: Connection, project_id: int, prompt: Prompt, chunk_id: int | None) -> dict[str, str]:
    """Return what a job would put into a prompt for a chunk; without one, and for prompts about no chunk, the example.

    Raises:
        InvalidUse: the project has no such chunk.
    """
    if chunk_id is None or prompt.id in BY_EXAMPLE:
        return dict(prompt.example)
    row = _chunk(connection, project_id, chunk_id)
    about = {
        "text": row.text,
        "headings": " > ".join(row.headings),
        "document": row.title or row.name,
        "count": str(max(1, len(row.text) // 240)),
    }
    if prompt.id == "questions":
        about["tags"] = _tags(connection, project_id)
    elif prompt.id == "answer":
        about["question"] = _question(connection, chunk_id) or prompt.example["question"]
    elif prompt.id == "personas":
        about |= _document(connection, row.document_id)
    elif prompt.id == "domain-tree":
        about |= _outlines(connection, project_id)
    return {name: about.get(name, prompt.example.get(name, "")) for name in prompt.variables}


async def run(
    workspace: Workspace, secrets: Secrets, project_id: int, model: Model, prompt: Prompt, filled: dict[str, str]
) -> Trial:
    """Say a prompt to a model once and read the reply; the call is counted, and bound to the project's cap.

    Raises:
        InvalidUse: the model is the built-in engine, which takes no prompts.
        ModelError: the call failed.
        BudgetReached: it could pass the project's cap.
    """
    from core.jobs.outlets import Outlets
    from core.llm.client import Client
    from core.models.habits import Habits

    if is_built_in(model):
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "The built-in engine works without prompts."),
            QT_TRANSLATE_NOOP("Errors", "Choose a model to try this one out."),
        )
    messages, stage = render(prompt, filled), prompt.stage or "questions"
    schema = bounded(prompt.schema, filled.get("count")) if prompt.schema else None
    most = _MOST + 4 * sum(map(len, filled.values())) if schema else None
    said = form(PromptBook(workspace, project_id).load, prompt.asked or prompt.language, prompt)
    async with Client(secrets, habits=Habits(workspace)) as client:
        outlets = Outlets(workspace, client)
        row: Any = {"id": 0, "project_id": project_id, "cap": {}, "priority": 1}
        gateway = outlets.open(row, ModelOptions(model=model))
        with collecting() as calls:
            try:
                reply = await gateway.complete(Request(tuple(messages), model, stage, schema, most=most, form=said))
            finally:
                workspace.write(lambda connection: record(connection, project_id, calls))
                # The cap of the project counts the call from here on.
                outlets.close(gateway)
    return judged(prompt, filled, messages, reply, list(calls))


def judged(
    prompt: Prompt, filled: dict[str, str], messages: list[dict[str, str]], reply: Reply, calls: list[CallRecord]
) -> Trial:
    """Read a reply as a job would, and say what would become of it."""
    remarks = check(prompt, prompt.system, prompt.user)
    shape = _shape(prompt)
    try:
        parsed = read(reply, shape)
    except NotAsAsked as error:
        return Trial(prompt, messages, reply, None, str(error), False, tuple(remarks), calls)
    value = shape.dump_python(parsed.value, mode="json") if isinstance(shape, TypeAdapter) else parsed.value
    said = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    if echoes(said, prompt, "\n".join(filled.values())):
        remarks.append(
            Remark(
                WARNING,
                "echo",
                QT_TRANSLATE_NOOP("Errors", "The reply repeats the words of the prompt."),
                QT_TRANSLATE_NOOP("Errors", "A job would not take it; choose a more capable model."),
                "user",
            )
        )
    if parsed.ended:
        told = ended(parsed.ended)
        remarks.append(Remark(WARNING, "ended", told.what, told.todo, "user"))
    return Trial(prompt, messages, reply, value, "", parsed.salvaged and not parsed.ended, tuple(remarks), calls)


def record(connection: Connection, project_id: int, calls: list[CallRecord]) -> None:
    """Write the calls of a trial to the usage: they were paid like any other."""
    shared = {"project_id": project_id, "job_id": None, "key": "trial", "created_at": now()}
    if calls:
        connection.execute(insert(table(Call)), [{**call.as_dict(), **shared} for call in calls])


def _shape(prompt: Prompt) -> TypeAdapter[Any] | dict[str, Any] | None:
    """Return what the job behind a prompt takes, which forgives more than the schema that the model is shown."""
    if prompt.schema is None:
        return None
    if prompt.id == "questions":
        from core.questions.generating import SHAPE

        return SHAPE
    return prompt.schema


class _Row(BaseModel):
    text: str
    headings: list[str]
    document_id: int
    name: str
    title: str


def _chunk(connection: Connection, project_id: int, chunk_id: int) -> _Row:
    query = select(CHUNK.c.text, CHUNK.c.headings, CHUNK.c.document_id, DOCUMENT.c.name, DOCUMENT.c.title)
    query = query.join_from(CHUNK, DOCUMENT, DOCUMENT.c.id == CHUNK.c.document_id)
    row = connection.execute(query.where(CHUNK.c.id == chunk_id, CHUNK.c.project_id == project_id)).mappings().first()
    if row is None:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "This project has no chunk {chunk}."),
            QT_TRANSLATE_NOOP("Errors", "`lorewright chunks list` shows the numbers there are."),
            chunk=chunk_id,
        )
    return _Row(**{name: value if value is not None else "" for name, value in row.items()})


def _tags(connection: Connection, project_id: int) -> str:
    from core.domain import service
    from core.questions.generating import TAGS_SHOWN

    return "\n".join(f"- {leaf.label}" for leaf in service.leaves(connection, project_id)[:TAGS_SHOWN])


def _question(connection: Connection, chunk_id: int) -> str | None:
    query = select(QUESTION.c.text).where(QUESTION.c.chunk_id == chunk_id).order_by(QUESTION.c.id).limit(1)
    found = connection.execute(query).scalar()
    return None if found is None else str(found)


def _document(connection: Connection, document_id: int) -> dict[str, str]:
    from core.personas.generating import told

    _language, filled = told(connection, [document_id])[document_id]
    return {**filled, "count": "5"}


def _outlines(connection: Connection, project_id: int) -> dict[str, str]:
    from core.domain.suggesting import OUTLINE_CHARACTERS, read_outlines, shown

    outlines, _language = read_outlines(connection, project_id)
    return {"outlines": shown(outlines, OUTLINE_CHARACTERS), "depth": "2"}
