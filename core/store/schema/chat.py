"""The playground's conversations."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from core.store.schema.columns import document, link


class Chat(SQLModel, table=True):
    """A conversation with up to three models side by side; `turns` hold what was said and what each model replied."""

    __tablename__ = "chat"
    __table_args__ = (Index("ix_chat_used", "updated_at", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    project_id: int | None = link("project.id", index=True)
    title: str = ""
    settings: dict[str, Any] = document(dict)
    turns: list[dict[str, Any]] = document(list)
    created_at: int
    updated_at: int
