"""Chunks that a running job reads must not change under it: whose they are, and the sentence that says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.jobs import owner, states
from core.store.paging import among
from core.store.schema import Chunk, Job, Question
from core.store.schema.columns import table

CHUNK, QUESTION, JOB = table(Chunk), table(Question), table(Job)
# Which option of a job names what it works on; one that names nothing works on the whole project. An import names
# files: which documents they take the place of turns out on the way.
USES = {
    "import": "documents",
    "questions": "chunks",
    "clean": "chunks",
    "answers": "questions",
    "chunks": "documents",
    "convert": "documents",
}


def refuse(connection: Connection, project_id: int, chunks: Sequence[int], own: int = 0) -> None:
    """Let no chunk be changed that a running job, other than the job `own`, works on.

    Raises:
        InvalidUse: such a job runs; the sentence names it.
    """
    wanted = (JOB.c.project_id == project_id, JOB.c.state == states.RUNNING, JOB.c.kind.in_(USES), JOB.c.id != own)
    for job in connection.execute(select(JOB.c.id, JOB.c.kind, JOB.c.options, JOB.c.owner).where(*wanted)):
        named = job.options.get(USES[job.kind]) or []
        if _only_adds(job.kind, job.options):
            continue
        if owner.alive(job.owner) and _touches(connection, job.kind, named, chunks):
            raise InvalidUse(
                QT_TRANSLATE_NOOP("Errors", "Job {job} is working on these chunks."),
                QT_TRANSLATE_NOOP("Errors", "Wait until it ends, or pause it, then change them."),
                job=job.id,
            )


def _only_adds(kind: str, options: dict[str, Any]) -> bool:
    """Return whether an import leaves alone what is there."""
    return kind == "import" and "replace" not in (options.get("same"), options.get("version"))


def _touches(connection: Connection, kind: str, named: Any, chunks: Sequence[int]) -> bool:
    if not named:
        return True
    option = USES[kind]
    if option == "chunks":
        return not set(named).isdisjoint(chunks)
    found = select(CHUNK.c.id).where(among(CHUNK.c.id, chunks))
    if option == "documents":
        found = found.where(among(CHUNK.c.document_id, named))
    else:
        found = found.join(QUESTION, QUESTION.c.chunk_id == CHUNK.c.id).where(among(QUESTION.c.id, named))
    return connection.execute(found.limit(1)).first() is not None
