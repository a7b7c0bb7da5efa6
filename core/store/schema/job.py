"""Jobs: every long action, and the items of it that ended."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from core.store.schema.columns import document, parent


class Job(SQLModel, table=True):
    """A long action: what kind, with which options, how far, and what follows it.

    `then` lists the jobs to create when this one ends, as `{"kind": …, "options": …}`. `owner` names the
    process that runs it, so that a job whose process died is told from one that runs. Of several jobs the one with
    the higher `priority` gets a model's free place first. `cap` bounds what it may spend ({"cost": 2.5} or
    {"tokens": 100000}), `hook` is a program to run at its end ({"arguments": [...]}), `ending` what came of that.
    """

    __tablename__ = "job"
    __table_args__ = (Index("ix_job_project", "project_id", "id"), Index("ix_job_state", "state", "id"))

    id: int | None = Field(default=None, primary_key=True)
    project_id: int = parent("project.id")
    kind: str
    options: dict[str, Any] = document(dict)
    then: list[dict[str, Any]] = document(list)
    follows: int | None = None
    state: str = "queued"
    total: int = 0
    done: int = 0
    failed: int = 0
    rows: int = 0
    owner: str = ""
    error: dict[str, Any] = document(dict)
    priority: int = 0
    cap: dict[str, Any] = document(dict)
    hook: dict[str, Any] = document(dict)
    ending: dict[str, Any] = document(dict)
    created_at: int
    started_at: int | None = None
    finished_at: int | None = None


class JobItem(SQLModel, table=True):
    """An item of a job that ended: done, or failed with its reason and the reply as it came."""

    __tablename__ = "job_item"
    __table_args__ = (
        UniqueConstraint("job_id", "key", name="uq_job_item"),
        Index("ix_job_item_state", "job_id", "state", "id"),
        Index("ix_job_item_key", "key", "state"),
    )

    id: int | None = Field(default=None, primary_key=True)
    job_id: int = parent("job.id")
    key: str
    label: str = ""
    state: str
    rows: int = 0
    error: dict[str, Any] = document(dict)
    raw: str = ""
    created_at: int
