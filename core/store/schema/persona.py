"""Genre–audience pairs: for whom and in which kind of text a document's questions and answers are written."""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from core.store.schema.columns import parent


class Persona(SQLModel, table=True):
    """One genre–audience pair of a document; only `active` ones are followed."""

    __tablename__ = "persona"
    __table_args__ = (
        Index("ix_persona_document", "document_id", "position"),
        Index("ix_persona_project", "project_id", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    project_id: int = parent("project.id")
    document_id: int = parent("document.id")
    position: int
    genre: str
    genre_description: str = ""
    audience: str
    audience_description: str = ""
    active: bool = True
    created_at: int
