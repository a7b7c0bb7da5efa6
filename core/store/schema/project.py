"""Projects: the parent of everything a user makes."""

from __future__ import annotations

from typing import Any

from sqlmodel import Field, SQLModel

from core.store.schema.columns import document


class Project(SQLModel, table=True):
    """A body of work: its documents, tree, questions and samples. `settings` holds its model and stage choices."""

    __tablename__ = "project"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    description: str = ""
    language: str = "auto"
    settings: dict[str, Any] = document(dict)
    archived: bool = False
    created_at: int
    used_at: int
