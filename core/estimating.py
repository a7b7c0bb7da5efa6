"""What a stage of a project would take, from its real prompts and a sample of its real texts."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from core.chunks import cleaning
from core.chunks.cleaning import CleanChunks, CleanOptions
from core.domain import estimating as tree
from core.domain import service as tags
from core.domain.suggesting import OUTLINE_CHARACTERS, TreeOptions, read_outlines, shown
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.llm.messages import Model
from core.llm.vocabulary import count
from core.personas import generating as personas
from core.personas.generating import SHOWN, GeneratePersonas, PersonaOptions
from core.questions import estimating as questions
from core.questions.generating import TAGS_SHOWN, GenerateQuestions, QuestionOptions
from core.samples import estimating as answers
from core.samples.answering import AnswerOptions, GenerateAnswers
from core.stages.choice import is_built_in
from core.stages.estimate import Estimate
from core.stages.measure import Counter, Measure, measure, spread
from core.store.paging import among
from core.store.schema import Chunk, Document, Question
from core.store.schema.columns import table

CHUNK, DOCUMENT, QUESTION = table(Chunk), table(Document), table(Question)
FIRST = 6  # chunks of a document that its beginning is put together from
OPTIONS: dict[str, type[Any]] = {
    "questions": QuestionOptions,
    "answers": AnswerOptions,
    "tree": TreeOptions,
    "clean": CleanOptions,
    "personas": PersonaOptions,
}
PROMPTS = {
    "questions": "questions",
    "answers": "answer",
    "tree": "domain-tree",
    "clean": "clean",
    "personas": "personas",
}


def estimate(connection: Connection, project_id: int, kind: str, options: Any, counter: Counter = count) -> Estimate:
    """Return what a job of a kind would take."""
    ruled = by_rule(connection, project_id, kind, options)
    if not ruled.calls:
        return ruled
    return measured(connection, project_id, kind, options, counter).applied(ruled, options.model)


def by_rule(connection: Connection, project_id: int, kind: str, options: Any) -> Estimate:
    """Return what a job would take by the lengths of its texts alone.

    Raises:
        InvalidUse: jobs of this kind call no model that could be estimated.
    """
    if kind == "questions":
        volume = questions.volume(connection, project_id, options.chunks, options.only_missing)
        return questions.estimate(volume, options)
    if kind == "answers":
        return answers.estimate(answers.volume(connection, project_id, options.questions), options.model)
    if kind == "tree":
        return tree.estimate(connection, project_id, options)
    if kind == "clean":
        return cleaning.estimate(connection, project_id, options)
    if kind == "personas":
        return personas.estimate(connection, project_id, options)
    raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "There is no estimate for “{kind}”."), kind=kind)


def measured(connection: Connection, project_id: int, kind: str, options: Any, counter: Counter = count) -> Measure:
    """Return how far the rule is off for a job's texts, and what its model was seen to say and to take."""
    model: Model = options.model
    if is_built_in(model):
        return Measure()
    samples = _samples(connection, project_id, kind, options)
    variables = _variables(connection, project_id, kind, options)
    return measure(connection, project_id, model, kind, PROMPTS[kind], samples, variables, counter)


def _variables(connection: Connection, project_id: int, kind: str, options: Any) -> dict[str, Any]:
    """Return what stands in a prompt beside the text, as the rule has it."""
    if kind == "questions":
        return {"tags": tuple(label for _id, _parent, label in tags.rows(connection, project_id)[:TAGS_SHOWN])}
    if kind == "tree":
        return {"depth": str(options.depth)}
    return {"count": "5"} if kind == "personas" else {}


def _samples(connection: Connection, project_id: int, kind: str, options: Any) -> list[tuple[str, str]]:
    if kind == "tree":
        outlines, language = read_outlines(connection, project_id)
        return [(language, shown(outlines, OUTLINE_CHARACTERS))] if outlines else []
    if kind == "answers":
        job = GenerateAnswers(options, project_id)
        ids = spread(connection, job.query(QUESTION.c.id))
        text = QUESTION.c.text + "\n" + CHUNK.c.text
        query = select(QUESTION.c.language, text).join(CHUNK, CHUNK.c.id == QUESTION.c.chunk_id)
        found = connection.execute(query.where(among(QUESTION.c.id, ids)))
    elif kind == "personas":
        ids = spread(connection, GeneratePersonas(options, project_id).query(DOCUMENT.c.id))
        return list(_beginnings(connection, ids).values())
    else:
        chunks = GenerateQuestions(options, project_id) if kind == "questions" else CleanChunks(options, project_id)
        ids = spread(connection, chunks.query(CHUNK.c.id))
        found = connection.execute(select(CHUNK.c.language, CHUNK.c.text).where(among(CHUNK.c.id, ids)))
    return [(str(language), str(text)) for language, text in found]


def _beginnings(connection: Connection, documents: list[int]) -> dict[int, tuple[str, str]]:
    """Return language and beginning of documents, put together from their first chunks."""
    columns = (CHUNK.c.document_id, CHUNK.c.language, CHUNK.c.text)
    query = select(*columns).where(among(CHUNK.c.document_id, documents), CHUNK.c.position < FIRST)
    found: dict[int, tuple[str, str]] = {}
    for document, language, text in connection.execute(query.order_by(CHUNK.c.document_id, CHUNK.c.position)):
        found[document] = (language, (found.get(document, ("", ""))[1] + text)[:SHOWN])
    return found
