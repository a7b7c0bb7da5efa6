"""Model calls: what was paid for, written in the same transaction as what it brought."""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from core.store.schema.columns import link


class Call(SQLModel, table=True):
    """One call of a model. Tokens are None where the server named none, `cost` where the price is unknown."""

    __tablename__ = "call"
    __table_args__ = (Index("ix_call_project", "project_id", "created_at"),)

    id: int | None = Field(default=None, primary_key=True)
    project_id: int | None = link("project.id")
    job_id: int | None = link("job.id", index=True)
    key: str = ""
    stage: str
    provider: str
    model: str
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    cost: float | None = None
    latency_ms: int = 0
    state: str = "ok"
    created_at: int
