"""Model calls: what was paid for, written in the same transaction as what it brought."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer
from sqlmodel import Field, SQLModel

from core.store.schema.columns import document, link


class Call(SQLModel, table=True):
    """One call of a model. Tokens are None where the server named none, `cost` where the price is unknown.

    `currency` is that of the price, empty where nobody named one.
    `state` is ok, failed, cancelled, or cached: taken from the replies kept, at no cost. `error` names the kind of
    failure, `endpoint` the address where a model has several, `first_ms` the time to the first token of a stream and
    `bucket` the class of the latency (`core.llm.latency`).
    """

    __tablename__ = "call"
    __table_args__ = (
        Index("ix_call_project", "project_id", "created_at"),
        Index("ix_call_created", "created_at", "id"),
    )

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
    currency: str = ""
    latency_ms: int = 0
    state: str = "ok"
    error: str = ""
    endpoint: str = ""
    first_ms: int | None = None
    bucket: int = 0
    created_at: int


class CallText(SQLModel, table=True):
    """What was sent and what came back, kept for the number of days the user set."""

    __tablename__ = "call_text"
    __table_args__ = (Index("ix_call_text_created", "created_at"),)

    call_id: int = Field(sa_column=Column(Integer, ForeignKey("call.id", ondelete="CASCADE"), primary_key=True))
    messages: list[dict[str, Any]] = document(list)
    reply: str = ""
    reasoning: str = ""
    created_at: int


class KeptReply(SQLModel, table=True):
    """A reply kept to be used again for the very same request; `key` is a hash of model, messages and parameters."""

    __tablename__ = "kept_reply"
    __table_args__ = (Index("ix_kept_reply_used", "used_at"),)

    key: str = Field(primary_key=True)
    reply: dict[str, Any] = document(dict)
    size: int = 0
    created_at: int
    used_at: int


class UsageDay(SQLModel, table=True):
    """Calls added up by day (of this computer's time zone) and by everything a chart can ask for.

    A trigger on `call` keeps it, so that a chart over a million calls reads some ten thousand rows. `project_id` is 0
    for calls of no project, and stays what it was when the project is deleted. `unpriced` counts calls whose cost is
    unknown, `uncounted` those without tokens. `latencies` counts the answered calls of each class of latency
    (`core.llm.latency`); a row for each class would be six times the rows.
    """

    __tablename__ = "usage_day"
    __table_args__ = {"sqlite_with_rowid": False}

    day: str = Field(primary_key=True)
    project_id: int = Field(primary_key=True)
    provider: str = Field(primary_key=True)
    model: str = Field(primary_key=True)
    stage: str = Field(primary_key=True)
    state: str = Field(primary_key=True)
    currency: str = Field(primary_key=True)
    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: float = 0.0
    unpriced: int = 0
    uncounted: int = 0
    latency_ms: int = 0
    latencies: dict[str, int] = document(dict)
