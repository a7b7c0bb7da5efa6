"""Settings of the program, one row a changed field; what is not here has its default."""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class Setting(SQLModel, table=True):
    """The value of one field of a section of settings, as JSON: a column of JSON would take numbers for its own."""

    __tablename__ = "setting"

    section: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    value: str
    updated_at: int
