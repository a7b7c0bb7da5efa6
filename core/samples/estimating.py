"""What answering questions would take: counted in one query, no text is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func

from core.llm.messages import Model
from core.samples.answering import AnswerOptions, GenerateAnswers
from core.stages import estimate as stages
from core.stages.estimate import Estimate
from core.store.schema import Chunk, Question
from core.store.schema.columns import table

CHUNK, QUESTION = table(Chunk), table(Question)
# A paragraph; nobody knows before how much a model will say.
ANSWER_TOKENS = 220


@dataclass(frozen=True)
class Volume:
    """The questions without an answer, as rows of (language, how many, characters, bytes) of question and chunk."""

    rows: tuple[tuple[str, int, int, int], ...] = ()

    @property
    def questions(self) -> int:
        """How many questions there are."""
        return sum(count for _language, count, _characters, _octets in self.rows)


def volume(connection: Connection, project_id: int, questions: Sequence[int] = ()) -> Volume:
    """Count the questions a job would answer: those of `questions` (all of the project when empty) without a sample."""
    job = GenerateAnswers(AnswerOptions(questions=list(questions)), project_id)
    characters = func.length(QUESTION.c.text) + CHUNK.c.size
    octets = stages.octets(QUESTION.c.text) + stages.octets(CHUNK.c.text)
    query = job.query(QUESTION.c.language, func.count(), func.sum(characters), func.sum(octets))
    found = connection.execute(query.join(CHUNK, CHUNK.c.id == QUESTION.c.chunk_id).group_by(QUESTION.c.language))
    return Volume(tuple((str(row[0]), int(row[1]), int(row[2]), int(row[3])) for row in found))


def estimate(found: Volume, model: Model) -> Estimate:
    """Return calls, tokens and money for a volume."""
    prompt = sum(
        count * stages.overhead("answer", language, {}) + stages.tokens_of(characters, octets)
        for language, count, characters, octets in found.rows
    )
    return stages.estimate(model, found.questions, prompt, found.questions * ANSWER_TOKENS)
