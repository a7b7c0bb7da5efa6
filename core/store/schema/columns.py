"""Column shapes that several tables share."""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy import JSON, Column, ForeignKey, Integer, Table
from sqlmodel import Field, SQLModel


def table(model: type[SQLModel]) -> Table:
    """Return the Core table of a model; jobs and lists use Core, single edits the model."""
    return cast(Table, model.__table__)  # type: ignore[attr-defined]


def parent(target: str, *, index: bool = False) -> Any:
    """Return a required reference whose row is deleted together with its parent."""
    return Field(sa_column=Column(Integer, ForeignKey(target, ondelete="CASCADE"), nullable=False, index=index))


def link(target: str, *, index: bool = False) -> Any:
    """Return an optional reference that becomes empty when its target is deleted."""
    column: Column[int] = Column(Integer, ForeignKey(target, ondelete="SET NULL"), nullable=True, index=index)
    return Field(default=None, sa_column=column)


def document(default: Any) -> Any:
    """Return a JSON column; `default` is a factory such as `dict`."""
    return Field(default_factory=default, sa_column=Column(JSON, nullable=False))
