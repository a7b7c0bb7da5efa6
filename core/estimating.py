"""What a stage of a project would take, from its real prompts and a sample of its real texts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, func, select

from core.chunks import cleaning
from core.chunks.cleaning import CleanChunks, CleanOptions
from core.documents.methods.foreseeing import Seen
from core.documents.methods.looking import STAGE
from core.documents.methods.vision import VisionSettings
from core.domain import estimating as tree
from core.domain import revising
from core.domain import service as tags
from core.domain.revising import RevisionOptions
from core.domain.suggesting import OUTLINE_CHARACTERS, TreeOptions, read_outlines, shown
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.llm.messages import Model
from core.llm.vocabulary import count
from core.models import habits, known
from core.personas import generating as personas
from core.personas.generating import GeneratePersonas, PersonaOptions
from core.questions import estimating as questions
from core.questions.generating import TAGS_SHOWN, GenerateQuestions, QuestionOptions
from core.samples import estimating as answers
from core.samples.answering import AnswerOptions, GenerateAnswers
from core.stages.choice import is_built_in
from core.stages.estimate import Estimate, tokens
from core.stages.measure import Counter, Measure, Sample, frame, measure, spread
from core.stages.replies import replies
from core.store.paging import among
from core.store.schema import Chunk, Document, Job, Question
from core.store.schema.columns import table

CHUNK, DOCUMENT, JOB, QUESTION = table(Chunk), table(Document), table(Job), table(Question)
OPTIONS: dict[str, type[Any]] = {
    "questions": QuestionOptions,
    "answers": AnswerOptions,
    "tree": TreeOptions,
    "revise": RevisionOptions,
    "clean": CleanOptions,
    "personas": PersonaOptions,
}
PROMPTS = {
    "questions": "questions",
    "answers": "answer",
    "tree": "domain-tree",
    "revise": "tree-revise",
    "clean": "clean",
    "personas": "personas",
}
# Stages whose replies are as long as the text makes them, and the options of others that say how much is asked for.
BY_TEXT = frozenset({"clean", "tree", "revise"})
MORE = ("per_chunk", "per_characters", "count")


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
    if kind == "revise":
        return tree.revision(connection, project_id, options)
    if kind == "clean":
        return cleaning.estimate(connection, project_id, options)
    if kind == "personas":
        return personas.estimate(personas.volume(connection, project_id, options.documents), options)
    raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "There is no estimate for “{kind}”."), kind=kind)


def measured(connection: Connection, project_id: int, kind: str, options: Any, counter: Counter = count) -> Measure:
    """Return how far the rule is off for a job's texts, and what its model was seen to say and to take."""
    model: Model = options.model
    if is_built_in(model):
        return Measure()
    samples = _samples(connection, project_id, kind, options)
    variables = _variables(connection, project_id, kind, options)
    row = known.get(connection, model.provider, model.name)
    said = row is not None and habits.spelled(row)
    found = measure(connection, project_id, model, kind, PROMPTS[kind], samples, variables, counter, said=said)
    more = _more(connection, project_id, kind, options, found.replies.job)
    return replace(found, by_text=kind in BY_TEXT, more=more)


def _more(connection: Connection, project_id: int, kind: str, options: Any, job: int) -> float:
    """Return how many times as much is asked for, by the rule, as with the options of an earlier job."""
    former = connection.execute(select(JOB.c.options).where(JOB.c.id == job)).scalar() if job else None
    told = {name: former[name] for name in MORE if former and name in former and hasattr(options, name)}
    if not told or all(getattr(options, name) == value for name, value in told.items()):
        return 1.0
    before = by_rule(connection, project_id, kind, options.model_copy(update=told)).completion_tokens
    return by_rule(connection, project_id, kind, options).completion_tokens / before if before else 1.0


def _variables(connection: Connection, project_id: int, kind: str, options: Any) -> dict[str, Any]:
    """Return what stands in a prompt beside the text, as the rule has it."""
    if kind == "questions":
        return {"tags": tuple(label for _id, _parent, label in tags.rows(connection, project_id)[:TAGS_SHOWN])}
    if kind == "tree":
        return {"depth": str(options.depth)}
    return {}


def pages(connection: Connection, project_id: int, found: Seen, settings: VisionSettings) -> Estimate:
    """Return what a vision model would take to read files that were looked at; `items` are their pages."""
    model = settings.model
    frames = {}
    for language in found.languages(settings):
        both = (frame(connection, project_id, prompt, language, {}) for prompt in ("page", "page-headings"))
        around, ordering = (tokens(text) for text in both)
        frames[language] = (around, ordering)
    ruled = found.estimate(settings, frames)
    if not ruled.calls:
        return ruled
    # Of each document so many pages are shown at once, and of documents two.
    at_once = min(model.parallel, settings.at_once * min(2, found.files))
    # An item there is a page, not what a job works on: a file.
    seen = replace(replies(connection, model, STAGE), item=None, share=None, again=1.0)
    return Measure(1.0, seen).applied(ruled, model.model_copy(update={"parallel": at_once}))


def _samples(connection: Connection, project_id: int, kind: str, options: Any) -> list[Sample]:
    if kind == "tree":
        outlines, language = read_outlines(connection, project_id)
        return [(language, shown(outlines, OUTLINE_CHARACTERS), "")] if outlines else []
    if kind == "revise":
        ground = revising.read(connection, project_id, options)
        filled, _seen = revising.variables(ground, options.headings)
        return [(ground.language, "\n".join(filled.values()), "")]
    if kind == "personas":
        told = personas.told(connection, spread(connection, GeneratePersonas(options, project_id).query(DOCUMENT.c.id)))
        return [(language, "\n".join(filled.values()), "") for language, filled in told.values()]
    about = (CHUNK.c.headings, func.coalesce(func.nullif(DOCUMENT.c.title, ""), DOCUMENT.c.name))
    if kind == "answers":
        job = GenerateAnswers(options, project_id)
        ids = spread(connection, job.query(QUESTION.c.id))
        text = QUESTION.c.text + "\n" + CHUNK.c.text
        query = select(QUESTION.c.language, text, *about).join(CHUNK, CHUNK.c.id == QUESTION.c.chunk_id)
        query = query.where(among(QUESTION.c.id, ids))
    else:
        chunks = GenerateQuestions(options, project_id) if kind == "questions" else CleanChunks(options, project_id)
        ids = spread(connection, chunks.query(CHUNK.c.id))
        query = select(CHUNK.c.language, CHUNK.c.text, *about).where(among(CHUNK.c.id, ids))
    found = connection.execute(query.join(DOCUMENT, DOCUMENT.c.id == CHUNK.c.document_id))
    return [
        (str(language), str(text), "\n".join(filter(None, (" > ".join(headings), str(title)))))
        for language, text, headings, title in found
    ]
