"""Lists of any length: a query gives ids, ids give the rows of the page on the screen."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Connection, Select, func, select

# SQLite takes 32,766 variables a statement; pages are far smaller, but a caller may ask for more.
STEP = 900


def ids(connection: Connection, query: Select[Any]) -> array[int]:
    """Return the ids a one-column query selects, in its order, 8 bytes each.

    SQLite hands them over as one value: fetching a million rows one by one would hold up every other thread of Python.
    """
    inner = query.subquery()
    listed = connection.execute(select(func.json_group_array(inner.c[0]))).scalar_one()
    return array("q", orjson.loads(listed))


def rows(connection: Connection, query: Select[Any], key: ColumnElement[int], wanted: Sequence[int]) -> dict[int, Any]:
    """Return `{id: row}` of a query whose first column is the id; ids that are gone are missing."""
    found: dict[int, Any] = {}
    for start in range(0, len(wanted), STEP):
        part = list(wanted[start : start + STEP])
        for row in connection.execute(query.where(key.in_(part))):
            found[row[0]] = tuple(row)
    return found


def count(connection: Connection, query: Select[Any]) -> int:
    """Return how many rows a query selects."""
    return int(connection.execute(select(func.count()).select_from(query.subquery())).scalar_one())


def contains(column: ColumnElement[Any], text: str) -> ColumnElement[bool]:
    """Return the condition "column contains text", any script, ASCII case ignored, no wildcards."""
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return column.like(f"%{escaped}%", escape="\\")


def among(column: ColumnElement[Any], wanted: Sequence[int]) -> ColumnElement[bool]:
    """Return the condition "column is one of these ids", however many; they travel as one JSON value."""
    listed = func.json_each(orjson.dumps(list(wanted)).decode()).table_valued("value")
    return column.in_(select(listed.c.value))


def ordered(
    query: Select[Any], columns: Mapping[str, ColumnElement[Any]], key: ColumnElement[int], order: str
) -> Select[Any]:
    """Return a query in the order "name" or "-name" of `columns`, equal rows by id; by id for an unknown name."""
    column = columns.get(order.removeprefix("-"))
    falling = order.startswith("-")
    if column is None:
        return query.order_by(key.desc() if falling else key)
    # Empty values stand last either way: what has none is never what was looked for.
    return query.order_by(column.is_(None), column.desc() if falling else column, key)
