"""What destructive edits took away, kept so that each can be undone."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field, SQLModel

from core.store.schema.columns import parent


class Undo(SQLModel, table=True):
    """What one edit took away, by table, in an order in which it can be put back.

    `rows` were removed, `links` emptied, `changed` had these values before, `added` (ids) were not there. A large
    edit is made in parts, each with its row: `whole` is the id of the first of them, empty in that row itself.
    """

    __tablename__ = "undo"
    # Found by these alone: what stands behind the removed rows in a record is slow to reach.
    __table_args__ = (Index("ix_undo_project", "project_id", "id"), Index("ix_undo_whole", "whole", "project_id"))

    id: int | None = Field(default=None, primary_key=True)
    project_id: int = parent("project.id")
    label: str
    count: int
    rows: list[list[Any]] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    links: list[list[Any]] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    changed: list[list[Any]] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    added: list[list[Any]] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    created_at: int
    whole: int | None = None
