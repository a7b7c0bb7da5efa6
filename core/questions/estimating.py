"""What generating questions would take: read once, then worked out for any density while the form is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func

from core.domain import service as tags
from core.questions.generating import TAGS_SHOWN, GenerateQuestions, QuestionOptions
from core.stages import estimate as stages
from core.stages.estimate import Estimate
from core.store.schema import Chunk
from core.store.schema.columns import table

CHUNK = table(Chunk)
# A question as a JSON object with its tag.
QUESTION_TOKENS = 40


@dataclass(frozen=True)
class Volume:
    """The chunks that would be asked, as counts: (language, size in characters, how many, bytes together)."""

    sizes: tuple[tuple[str, int, int, int], ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def chunks(self) -> int:
        """How many chunks there are."""
        return sum(count for _language, _size, count, _octets in self.sizes)


def volume(connection: Connection, project_id: int, chunks: Sequence[int] = (), only_missing: bool = True) -> Volume:
    """Count the chunks a job with these options would ask; no text is loaded."""
    job = GenerateQuestions(QuestionOptions(chunks=list(chunks), only_missing=only_missing), project_id)
    columns = (CHUNK.c.language, CHUNK.c.size, func.count(), func.sum(stages.octets(CHUNK.c.text)))
    found = connection.execute(job.query(*columns).group_by(CHUNK.c.language, CHUNK.c.size))
    labels = tuple(label for _id, _parent, label in tags.rows(connection, project_id)[:TAGS_SHOWN])
    return Volume(tuple((str(row[0]), int(row[1]), int(row[2]), int(row[3])) for row in found), labels)


def questions(found: Volume, options: QuestionOptions) -> int:
    """Return how many questions would be asked for."""
    job = GenerateQuestions(options, 0)
    return sum(job.wanted(size) * count for _language, size, count, _octets in found.sizes)


def estimate(found: Volume, options: QuestionOptions) -> Estimate:
    """Return calls, tokens and money for a volume."""
    prompt = 0
    for language in sorted({row[0] for row in found.sizes}):
        rows = [row for row in found.sizes if row[0] == language]
        count = sum(row[2] for row in rows)
        prompt += count * stages.overhead("questions", language, {"tags": found.tags})
        prompt += sum(stages.tokens_of(row[1] * row[2], row[3]) for row in rows)
    return stages.estimate(options.model, found.chunks, prompt, questions(found, options) * QUESTION_TOKENS)
