"""Prompts as a project has them instead of those that come with the program."""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from core.store.schema.columns import parent


class PromptText(SQLModel, table=True):
    """A project's own system and user part of a prompt.

    `base` is the hash of the default it was made from: when the program comes with another one, the user is told.
    """

    __tablename__ = "prompt_text"
    __table_args__ = (Index("ix_prompt_text", "project_id", "prompt", "language", unique=True),)

    id: int | None = Field(default=None, primary_key=True)
    project_id: int = parent("project.id")
    prompt: str
    language: str
    system: str
    user: str
    base: str
    created_at: int
    updated_at: int
