"""Edits that can be undone: what goes, with all that hangs on it, and what changes is kept as one undo row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from core.changes import ChangeSet
from core.clock import now
from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.store.inserting import insert_one
from core.store.paging import among
from core.store.schema import Undo, metadata
from core.store.schema.columns import table

KEPT = 50


def remove(
    connection: Connection, target: Table, ids: Iterable[int], project_id: int, label: str
) -> tuple[int, ChangeSet]:
    """Delete rows and everything that cascades from them; return the undo id and what changed.

    Links that become empty (SET NULL) are kept too, so that undoing restores the ids on both sides.
    """
    edit = Edit(connection, project_id, label)
    edit.remove(target, ids)
    return edit.finish()


class Edit:
    """One edit of any number of rows in one transaction, recorded while it is made so that it can be undone.

    Call `change` before rows are updated, `remove` to delete, `add` after rows were inserted, `finish` at the end.
    An edit too large for one transaction is made in several; all but the first name that one's undo id as `whole`.
    """

    def __init__(self, connection: Connection, project_id: int, label: str, whole: int | None = None) -> None:
        self.connection = connection
        self.changes = ChangeSet()
        self._kept: dict[str, Any] = {"project_id": project_id, "label": label, "rows": [], "links": []}
        self._kept["whole"] = whole or None
        self._before: dict[tuple[str, tuple[str, ...]], dict[int, list[Any]]] = {}
        self._added: dict[str, list[int]] = {}
        self._count = 0

    def change(self, target: Table, ids: Iterable[int], columns: Sequence[str] = ()) -> None:
        """Remember the present values of rows that are about to be updated; of each row the first time only.

        Name the columns that will change where the others are large: only those are kept and put back.
        """
        key = target.primary_key.columns[0]
        before = self._before.setdefault((target.name, tuple(columns)), {})
        whole = self._before.get((target.name, ()), {})
        fresh = set(self._added.get(target.name, ()))
        wanted = [i for i in ids if i not in before and i not in whole and i not in fresh]
        query = select(key, *(target.c[name] for name in columns)) if columns else select(target)
        for row in self.connection.execute(query.where(among(key, wanted))):
            before[row[0]] = list(row)
        self.changes.update(target.name, wanted)

    def remove(self, target: Table, ids: Iterable[int]) -> None:
        """Delete rows and everything that cascades from them."""
        taken, links = _collect(self.connection, target, list(ids))
        for name, found in taken.items():
            self._kept["rows"].append([name, [list(row) for row in found.values()]])
            self.changes.remove(name, list(found))
        self._kept["links"] += links
        self._count += len(taken[target.name])
        key = target.primary_key.columns[0]
        self.connection.execute(delete(target).where(among(key, list(taken[target.name]))))
        for child, _column, row_id, _value in links:
            if row_id not in taken.get(child, {}):
                self.changes.update(child, [row_id])

    def add(self, target: Table, ids: Iterable[int]) -> None:
        """Note rows that were inserted; undoing deletes them with all that hangs on them by then."""
        found = list(ids)
        self._added.setdefault(target.name, []).extend(found)
        self.changes.add(target.name, found)

    def finish(self, count: int | None = None) -> tuple[int, ChangeSet]:
        """Store the undo row and return its id and what changed; `count` is what the user counts as edited.

        Where nothing changed there is nothing to undo: the id is 0.
        """
        if not self.changes:
            return 0, self.changes
        undo, project_id = table(Undo), self._kept["project_id"]
        values = {
            **self._kept,
            "count": self._count if count is None else count,
            # The newest first: where a row was remembered twice, the first memory is put back last.
            "changed": [
                [name, list(rows.values()), *([list(columns)] if columns else [])]
                for (name, columns), rows in reversed(self._before.items())
                if rows
            ],
            "added": [[name, ids] for name, ids in self._added.items() if ids],
            "created_at": now(),
        }
        undo_id = insert_one(self.connection, undo, values)
        of_project, edit = undo.c.project_id == project_id, func.coalesce(undo.c.whole, undo.c.id)
        old = select(edit).where(of_project).distinct().order_by(edit.desc()).offset(KEPT).limit(1)
        self.connection.execute(delete(undo).where(of_project, edit <= old.scalar_subquery()))
        return undo_id, self.changes


def parts(connection: Connection, undo_id: int) -> list[int]:
    """Return the undo ids of all parts of an edit, in the order in which they are to be put back."""
    return list(connection.execute(_parts(undo_id)).scalars())


def restore(connection: Connection, undo_id: int) -> ChangeSet:
    """Undo an edit: put back what it removed, give what it changed its old values, delete what it added. 0 is none.

    Raises:
        LorewrightError: it was put back already, or is too old.
    """
    changes = ChangeSet()
    for part in (parts(connection, undo_id) or [undo_id]) if undo_id else ():
        changes.merge(restore_part(connection, part))
    return changes


def restore_part(connection: Connection, undo_id: int) -> ChangeSet:
    """Do what `restore` does for one part of an edit, for large ones: they are put back in parts as they were made.

    Raises:
        LorewrightError: it was put back already, is too old, or hangs on what is gone.
    """
    undo = table(Undo)
    row = connection.execute(select(undo).where(undo.c.id == undo_id)).mappings().first()
    if row is None:
        raise LorewrightError(QT_TRANSLATE_NOOP("Errors", "There is nothing left to undo."))
    changes = ChangeSet()
    try:
        _put_back(connection, row["rows"], changes)
    except IntegrityError as error:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "What was deleted belongs to something that was itself deleted later."),
            QT_TRANSLATE_NOOP("Errors", "Undo the later deletion first."),
        ) from error
    # One prepared statement a column: a deletion of thousands of documents empties hundreds of thousands of links.
    links: dict[tuple[str, str], list[dict[str, int]]] = {}
    for name, column, row_id, value in row["links"]:
        links.setdefault((name, column), []).append({"row": row_id, "to": value})
    for (name, column), places in links.items():
        target = metadata.tables[name]
        where = (target.primary_key.columns[0] == bindparam("row"), target.c[column].is_(None))
        connection.execute(update(target).where(*where).values({column: bindparam("to")}), places)
        changes.update(name, [place["row"] for place in places])
    for name, rows, *columns in row["changed"]:
        _give_back(connection, metadata.tables[name], rows, *columns)
        changes.update(name, [values[0] for values in rows])
    for name, added in row["added"]:
        target = metadata.tables[name]
        connection.execute(delete(target).where(among(target.primary_key.columns[0], added)))
        changes.remove(name, added)
    connection.execute(delete(undo).where(undo.c.id == undo_id))
    return changes


def _put_back(connection: Connection, kept: list[list[Any]], changes: ChangeSet) -> None:
    """Insert removed rows again, parents first: an edit may have removed what hangs on a row before the row."""
    order = {t.name: n for n, t in enumerate(metadata.sorted_tables)}
    for name, rows in sorted(kept, key=lambda entry: order[entry[0]]):
        target = metadata.tables[name]
        key, names = target.primary_key.columns[0], [column.name for column in target.columns]
        if key.foreign_keys and rows:
            # A proposal made since for the same chunk or document gives way to the one that comes back.
            connection.execute(delete(target).where(among(key, [values[0] for values in rows])))
        if rows:
            # A row kept by an older version ends before the columns that came since; they get their defaults.
            connection.execute(insert(target), [dict(zip(names, values, strict=False)) for values in rows])
        changes.add(name, [values[0] for values in rows])


def latest(connection: Connection, project_id: int) -> tuple[int, str, int] | None:
    """Return (id, label, count) of the newest edit that can be undone, with all its parts."""
    undo = table(Undo)
    query = select(func.coalesce(undo.c.whole, undo.c.id)).where(undo.c.project_id == project_id)
    newest = connection.execute(query.order_by(undo.c.id.desc()).limit(1)).scalar()
    if newest is None:
        return None
    wanted = undo.c.id.in_(_parts(newest).scalar_subquery())
    label, count = connection.execute(select(func.min(undo.c.label), func.sum(undo.c.count)).where(wanted)).one()
    return int(newest), str(label), int(count)


def _give_back(connection: Connection, target: Table, rows: list[list[Any]], columns: Sequence[str] = ()) -> None:
    """Give rows that are still there the values of the named columns again, of all columns when none is named."""
    key = target.primary_key.columns[0]
    names = columns or [column.name for column in target.columns if column is not key][: len(rows[0]) - 1]
    values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
    places = [
        {"row": row[0], **{f"new_{name}": value for name, value in zip(names, row[1:], strict=True)}} for row in rows
    ]
    connection.execute(update(target).where(key == bindparam("row")).values(values), places)


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
        for row in connection.execute(select(current).where(among(key, [i for i in wanted if i not in found]))):
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
            rows = connection.execute(select(key, column).where(among(column, ids))).all()
            if reference.ondelete == "CASCADE":
                queue.append((child, [row[0] for row in rows]))
            else:
                links.extend([child.name, column.name, row[0], row[1]] for row in rows)


def _parts(undo_id: int) -> Select[Any]:
    undo = table(Undo)
    whole = select(func.coalesce(undo.c.whole, undo.c.id)).where(undo.c.id == undo_id).scalar_subquery()
    first = func.coalesce(whole, undo_id)
    return select(undo.c.id).where((undo.c.id == first) | (undo.c.whole == first)).order_by(undo.c.id.desc())
