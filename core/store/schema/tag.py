"""Tags: the nodes of a project's domain tree. Everything tagged refers to the id, so renaming is free."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer
from sqlmodel import Field, SQLModel

from core.store.schema.columns import parent


class Tag(SQLModel, table=True):
    """A node of the domain tree; `position` orders the children of one parent.

    `by_hand` says that somebody made or named it: no job renames, moves or removes it.
    """

    __tablename__ = "tag"
    __table_args__ = (Index("ix_tag_project", "project_id", "parent_id", "position"),)

    id: int | None = Field(default=None, primary_key=True)
    project_id: int = parent("project.id")
    parent_id: int | None = Field(
        default=None, sa_column=Column(Integer, ForeignKey("tag.id", ondelete="CASCADE"), nullable=True, index=True)
    )
    label: str
    position: int = 0
    by_hand: bool = False
