"""Documents and, apart from them so that lists stay light, their converted text."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer
from sqlmodel import Field, SQLModel

from core.store.schema.columns import document, parent


class Document(SQLModel, table=True):
    """A file the user brought in.

    `state` is done, remarks or failed; `remarks` are errors as plain data. `method` is how it was read (a name of
    `core.documents.methods`), `edited` whether its Markdown was changed by hand since, `splitting` the strategy and the
    settings its chunks were made with.
    """

    __tablename__ = "document"
    __table_args__ = (
        Index("ix_document_project_hash", "project_id", "sha256"),
        Index("ix_document_project_name", "project_id", "name", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    project_id: int = parent("project.id")
    name: str
    title: str = ""
    path: str
    format: str
    size: int
    sha256: str
    encoding: str = ""
    language: str = "en"
    pages: int | None = None
    characters: int = 0
    state: str = "done"
    remarks: list[dict[str, Any]] = document(list)
    created_at: int
    method: str = "text"
    edited: bool = False
    splitting: dict[str, Any] = document(dict)


class DocumentText(SQLModel, table=True):
    """The Markdown of a document, its headings and the places (page, section) of its characters."""

    __tablename__ = "document_text"

    document_id: int = Field(sa_column=Column(Integer, ForeignKey("document.id", ondelete="CASCADE"), primary_key=True))
    markdown: str
    outline: list[list[Any]] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    locators: list[list[Any]] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
