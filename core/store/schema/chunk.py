"""Chunks: the pieces of a document that questions are made from."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy import text as sql
from sqlmodel import Field, SQLModel

from core.store.schema.columns import document, parent


class Chunk(SQLModel, table=True):
    """A piece of a document.

    `start` and `end` are characters of the document's converted text, `headings` the path above it. `original` is the
    text as it was split, kept when `text` was edited or cleaned since.
    """

    __tablename__ = "chunk"
    __table_args__ = (
        Index("ix_chunk_project", "project_id", "id"),
        Index("ix_chunk_document", "document_id", "position"),
        Index("ix_chunk_size", "project_id", "size", "id"),
        # The few that are edited or oversize: both flags lie behind the text, where a scan would read all of it.
        Index("ix_chunk_edited", "project_id", "id", sqlite_where=sql("original IS NOT NULL")),
        Index("ix_chunk_oversize", "project_id", "id", sqlite_where=sql("oversize = 1")),
    )

    id: int | None = Field(default=None, primary_key=True)
    project_id: int = parent("project.id")
    document_id: int = parent("document.id")
    position: int
    start: int
    end: int
    text: str
    size: int
    headings: list[str] = document(list)
    page: int | None = None
    section: str | None = None
    language: str = "en"
    oversize: bool = False
    created_at: int
    original: str | None = None
