"""Inserting rows and knowing their ids."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, Table, select, text
from sqlalchemy.sql.schema import ScalarElementColumnDefault

#: leaves out the rows that break a unique rule
UNLESS_THERE = " ON CONFLICT DO NOTHING"
# Rows of one statement. Few sizes: each makes a statement of its own, which the driver keeps.
_STEPS = (32, 8, 1)


def insert_one(connection: Connection, target: Table, values: dict[str, Any]) -> int:
    """Insert one row and return its id."""
    (made,) = insert_many(connection, target, [values])
    return made


def insert_many(connection: Connection, target: Table, rows: list[dict[str, Any]]) -> list[int]:
    """Insert rows and return their ids in order. Must run in a write transaction.

    The ids are drawn beforehand, which AUTOINCREMENT allows under the write lock: a few prepared statements then serve
    every batch, where INSERT … RETURNING makes a new one, and keeps it, for every number of rows.
    """
    numbered = _numbered(connection, target, rows)
    insert_all(connection, target, numbered)
    return [row["id"] for row in numbered]


def insert_new(connection: Connection, target: Table, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Insert the rows that break no unique rule; return those, each with its "id"."""
    numbered = _numbered(connection, target, rows)
    if not numbered:
        return []
    insert_all(connection, target, numbered, ending=UNLESS_THERE)
    between = target.c.id.between(numbered[0]["id"], numbered[-1]["id"])
    written = set(connection.execute(select(target.c.id).where(between)).scalars())
    return [row for row in numbered if row["id"] in written]


def insert_all(connection: Connection, target: Table, rows: list[dict[str, Any]], *, ending: str = "") -> None:
    """Insert rows that name the same columns, many with one statement; `ending` stands after the values.

    With one statement a row the driver lets other threads run at each, and then waits until they let it go on: beside
    a busy event loop it took up to a second to write what takes 40 ms.
    """
    if not rows:
        return
    usual = _usual(target, rows[0])
    names = (*rows[0], *usual)
    bound = [(name, _bound(target, name, connection.dialect)) for name in names]
    start = 0
    for step in _STEPS:
        while len(rows) - start >= step:
            values: list[Any] = []
            for row in rows[start : start + step]:
                whole = {**usual, **row} if usual else row
                values += [whole[name] if bind is None else bind(whole[name]) for name, bind in bound]
            connection.exec_driver_sql(_statement(target.name, names, step) + ending, tuple(values))
            start += step


def _usual(target: Table, row: dict[str, Any]) -> dict[str, Any]:
    """Return the values of columns that a row does not name, where they have one of their own."""
    missing = [(column.name, column.default) for column in target.c if column.name not in row]
    return {name: default.arg for name, default in missing if isinstance(default, ScalarElementColumnDefault)}


def _bound(target: Table, name: str, dialect: Dialect) -> Callable[[Any], Any] | None:
    """Return what turns a value of a column into one the driver takes, None where it takes any."""
    return target.c[name].type.dialect_impl(dialect).bind_processor(dialect)


@lru_cache(maxsize=128)
def _statement(target: str, names: tuple[str, ...], number: int) -> str:
    columns = ", ".join(f'"{name}"' for name in names)
    row = f"({', '.join('?' * len(names))})"
    return f'INSERT INTO "{target}" ({columns}) VALUES {", ".join([row] * number)}'  # noqa: S608 - names of the schema


def _numbered(connection: Connection, target: Table, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    query = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
    first = int(connection.execute(query, {"name": target.name}).scalar() or 0) + 1
    return [{**row, "id": number} for number, row in enumerate(rows, first)]
