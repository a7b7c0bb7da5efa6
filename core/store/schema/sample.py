"""Samples: the rows of the dataset, one table for every kind, and the history of their edits."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field, SQLModel

from core.store.schema.columns import document, link, parent


class Sample(SQLModel, table=True):
    """A row of the dataset.

    `kind` is qa for now; `messages` holds the whole exchange, `question`, `answer` and `reasoning` are the
    columns lists sort and search by. `quotes` are `[start, end]` characters of the chunk that support the answer.
    `state` is open, accepted or rejected. `cost` is None when the price is unknown.
    """

    __tablename__ = "sample"
    __table_args__ = (
        Index("ix_sample_project", "project_id", "id"),
        Index("ix_sample_state", "project_id", "state", "id"),
        Index("ix_sample_question", "question_id"),
        Index("ix_sample_chunk", "chunk_id", "id"),
        Index("ix_sample_tag", "project_id", "tag_id", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    project_id: int = parent("project.id")
    question_id: int | None = link("question.id")
    chunk_id: int | None = link("chunk.id")
    document_id: int | None = link("document.id", index=True)
    tag_id: int | None = link("tag.id", index=True)
    job_id: int | None = link("job.id", index=True)
    kind: str = "qa"
    messages: list[dict[str, Any]] = document(list)
    question: str
    answer: str
    reasoning: str | None = None
    state: str = "open"
    rating: int | None = None
    note: str = ""
    language: str = "en"
    quotes: list[list[int]] = document(list)
    model: str = ""
    prompt: str = ""
    parameters: dict[str, Any] = document(dict)
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    cost: float | None = None
    created_at: int
    updated_at: int


class Revision(SQLModel, table=True):
    """One edit of a sample, append-only: the fields that changed, as they were before and after."""

    __tablename__ = "revision"
    __table_args__ = (Index("ix_revision_sample", "sample_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    sample_id: int = parent("sample.id")
    actor: str = "user"
    before: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    after: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    created_at: int
