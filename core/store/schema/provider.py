"""Model services and models as the user set them up: what differs from, or adds to, the table that comes along."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from core.store.schema.columns import document


class Provider(SQLModel, table=True):
    """A provider the user changed or added; `entry` holds the fields of `resources/providers.toml` that differ."""

    __tablename__ = "provider"

    id: str = Field(primary_key=True)
    entry: dict[str, Any] = document(dict)
    own: bool = False
    hidden: bool = False
    created_at: int
    updated_at: int


class KnownModel(SQLModel, table=True):
    """One model of a provider: listed by it or named by the user, with settings and what was learnt about it.

    `settings` holds the fields of `ModelSettings` the user set, `habits` what the model was seen to refuse, `size`
    bytes on disk for local ones, `context` its length in tokens where the server told it.
    """

    __tablename__ = "model"
    __table_args__ = (Index("ix_model_name", "provider", "name", unique=True),)

    id: int | None = Field(default=None, primary_key=True)
    provider: str
    name: str
    own: bool = False
    settings: dict[str, Any] = document(dict)
    habits: dict[str, Any] = document(dict)
    size: int | None = None
    context: int | None = None
    checked: dict[str, Any] = document(dict)
    created_at: int
    updated_at: int
