"""Settings of the program, one row a changed field; what is not here has its default."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel


class Setting(SQLModel, table=True):
    """The value of one field of a section of settings."""

    __tablename__ = "setting"

    section: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    value: Any = Field(default=None, sa_column=Column(JSON, nullable=True))
    updated_at: int
