"""Proposed texts that wait for a decision: a cleaned chunk, a document converted by another method."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer
from sqlmodel import Field, SQLModel

from core.store.schema.columns import document, parent


class Cleaning(SQLModel, table=True):
    """A cleaned text of a chunk; accepting it puts it into the chunk, rejecting it deletes this row."""

    __tablename__ = "cleaning"
    __table_args__ = (Index("ix_cleaning_project", "project_id", "chunk_id"),)

    chunk_id: int = Field(sa_column=Column(Integer, ForeignKey("chunk.id", ondelete="CASCADE"), primary_key=True))
    project_id: int = parent("project.id")
    text: str
    by: str
    created_at: int


class Conversion(SQLModel, table=True):
    """A document read again by another method; accepting it replaces the document's text and chunks."""

    __tablename__ = "conversion"
    __table_args__ = (Index("ix_conversion_project", "project_id", "document_id"),)

    document_id: int = Field(sa_column=Column(Integer, ForeignKey("document.id", ondelete="CASCADE"), primary_key=True))
    project_id: int = parent("project.id")
    method: str
    encoding: str = ""
    pages: int | None = None
    markdown: str
    outline: list[list[Any]] = document(list)
    locators: list[list[Any]] = document(list)
    remarks: list[dict[str, Any]] = document(list)
    created_at: int
