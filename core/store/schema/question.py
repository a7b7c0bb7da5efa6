"""Questions, each made from a chunk."""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from core.store.schema.columns import link, parent


class Question(SQLModel, table=True):
    """A question about a chunk. `fingerprint` is unique in a project: no question is asked twice."""

    __tablename__ = "question"
    __table_args__ = (
        Index("ix_question_fingerprint", "project_id", "fingerprint", unique=True),
        Index("ix_question_project", "project_id", "id"),
        Index("ix_question_chunk", "chunk_id", "id"),
        Index("ix_question_tag", "tag_id", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    project_id: int = parent("project.id")
    chunk_id: int = parent("chunk.id")
    tag_id: int | None = link("tag.id")
    job_id: int | None = link("job.id", index=True)
    text: str
    fingerprint: str
    language: str = "en"
    origin: str = "model"
    model: str = ""
    prompt: str = ""
    created_at: int
