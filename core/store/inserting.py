"""Inserting rows and knowing their ids."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, insert, select, text
from sqlalchemy.dialects.sqlite import insert as sqlite_insert


def insert_one(connection: Connection, target: Table, values: dict[str, Any]) -> int:
    """Insert one row and return its id."""
    (made,) = insert_many(connection, target, [values])
    return made


def insert_many(connection: Connection, target: Table, rows: list[dict[str, Any]]) -> list[int]:
    """Insert rows and return their ids in order. Must run in a write transaction.

    The ids are drawn beforehand, which AUTOINCREMENT allows under the write lock: one prepared statement then serves
    every batch, where INSERT … RETURNING makes a new one, and keeps it, for every number of rows.
    """
    numbered = _numbered(connection, target, rows)
    if numbered:
        connection.execute(insert(target), numbered)
    return [row["id"] for row in numbered]


def insert_new(connection: Connection, target: Table, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Insert the rows that break no unique rule; return those, each with its "id"."""
    numbered = _numbered(connection, target, rows)
    if not numbered:
        return []
    connection.execute(sqlite_insert(target).on_conflict_do_nothing(), numbered)
    between = target.c.id.between(numbered[0]["id"], numbered[-1]["id"])
    written = set(connection.execute(select(target.c.id).where(between)).scalars())
    return [row for row in numbered if row["id"] in written]


def _numbered(connection: Connection, target: Table, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    query = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
    first = int(connection.execute(query, {"name": target.name}).scalar() or 0) + 1
    return [{**row, "id": number} for number, row in enumerate(rows, first)]
