"""Deleting rows so that it can be undone: what goes, with all that hangs on it, is kept as one undo row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from core.changes import ChangeSet
from core.clock import now
from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.store.inserting import insert_one
from core.store.paging import STEP
from core.store.schema import Undo, metadata
from core.store.schema.columns import table

KEPT = 50


def remove(
    connection: Connection, target: Table, ids: Iterable[int], project_id: int, label: str
) -> tuple[int, ChangeSet]:
    """Delete rows and everything that cascades from them; return the undo id and what changed.

    Links that become empty (SET NULL) are kept too, so that undoing restores the ids on both sides.
    """
    taken, links = _collect(connection, target, list(ids))
    changes = ChangeSet()
    kept = []
    for name, found in taken.items():
        kept.append([name, [list(row) for row in found.values()]])
        changes.remove(name, list(found))
    undo = table(Undo)
    values = {
        "project_id": project_id,
        "label": label,
        "count": len(taken[target.name]),
        "rows": kept,
        "links": links,
        "created_at": now(),
    }
    undo_id = insert_one(connection, undo, values)
    key = target.primary_key.columns[0]
    for part in _parts(list(taken[target.name])):
        connection.execute(delete(target).where(key.in_(part)))
    old = select(undo.c.id).where(undo.c.project_id == project_id).order_by(undo.c.id.desc()).offset(KEPT)
    connection.execute(delete(undo).where(undo.c.id.in_(old.scalar_subquery())))
    for child, _column, row_id, _value in links:
        if row_id not in taken.get(child, {}):
            changes.update(child, [row_id])
    return undo_id, changes


def restore(connection: Connection, undo_id: int) -> ChangeSet:
    """Put back what `remove` took.

    Raises:
        LorewrightError: it was put back already, or is too old.
    """
    undo = table(Undo)
    row = connection.execute(select(undo).where(undo.c.id == undo_id)).mappings().first()
    if row is None:
        raise LorewrightError(QT_TRANSLATE_NOOP("Errors", "There is nothing left to undo."))
    changes = ChangeSet()
    for name, rows in row["rows"]:
        target = metadata.tables[name]
        names = [column.name for column in target.columns]
        if rows:
            connection.execute(insert(target), [dict(zip(names, values, strict=True)) for values in rows])
        changes.add(name, [values[0] for values in rows])
    # One prepared statement a column: a deletion of thousands of documents empties hundreds of thousands of links.
    links: dict[tuple[str, str], list[dict[str, int]]] = {}
    for name, column, row_id, value in row["links"]:
        links.setdefault((name, column), []).append({"row": row_id, "to": value})
    for (name, column), places in links.items():
        target = metadata.tables[name]
        where = (target.primary_key.columns[0] == bindparam("row"), target.c[column].is_(None))
        connection.execute(update(target).where(*where).values({column: bindparam("to")}), places)
        changes.update(name, [place["row"] for place in places])
    connection.execute(delete(undo).where(undo.c.id == undo_id))
    return changes


def latest(connection: Connection, project_id: int) -> tuple[int, str, int] | None:
    """Return (id, label, count) of the newest deletion that can be undone."""
    undo = table(Undo)
    query = select(undo.c.id, undo.c.label, undo.c.count).where(undo.c.project_id == project_id)
    row = connection.execute(query.order_by(undo.c.id.desc()).limit(1)).first()
    return (row[0], row[1], row[2]) if row else None


def _collect(
    connection: Connection, target: Table, ids: list[int]
) -> tuple[dict[str, dict[int, Sequence[object]]], list[list[Any]]]:
    """Return the rows that would go, by table, parents first, and the links that would be emptied."""
    taken: dict[str, dict[int, Sequence[object]]] = {target.name: {}}
    links: list[list[Any]] = []
    queue: list[tuple[Table, list[int]]] = [(target, ids)]
    while queue:
        current, wanted = queue.pop(0)
        found = taken.setdefault(current.name, {})
        key = current.primary_key.columns[0]
        fresh = []
        for part in _parts([i for i in wanted if i not in found]):
            for row in connection.execute(select(current).where(key.in_(part))):
                found[row[0]] = tuple(row)
                fresh.append(row[0])
        if fresh:
            _children(connection, current, fresh, queue, links)
    order = {t.name: n for n, t in enumerate(metadata.sorted_tables)}
    return dict(sorted(taken.items(), key=lambda pair: order[pair[0]])), links


def _children(
    connection: Connection,
    current: Table,
    ids: list[int],
    queue: list[tuple[Table, list[int]]],
    links: list[list[Any]],
) -> None:
    for child in metadata.sorted_tables:
        for reference in child.foreign_keys:
            if reference.column.table is not current:
                continue
            column, key = reference.parent, child.primary_key.columns[0]
            for part in _parts(ids):
                rows = connection.execute(select(key, column).where(column.in_(part))).all()
                if reference.ondelete == "CASCADE":
                    queue.append((child, [row[0] for row in rows]))
                else:
                    links.extend([child.name, column.name, row[0], row[1]] for row in rows)


def _parts(ids: list[int]) -> list[list[int]]:
    return [ids[start : start + STEP] for start in range(0, len(ids), STEP)]
