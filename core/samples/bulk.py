"""One field of any number of samples, changed and changed back in a few statements."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Connection, Select, bindparam, func, insert, literal, null, select, update

from core.changes import ChangeSet
from core.clock import now
from core.store.schema import Revision, Sample
from core.store.schema.columns import table

SAMPLE, REVISION = table(Sample), table(Revision)
# Columns nothing else follows from; question and answer also stand in the messages.
FIELDS = frozenset({"state", "rating", "note", "tag_id"})
WRITTEN = ("sample_id", "actor", "before", "after", "created_at")


def fits(fields: dict[str, Any]) -> bool:
    """Say whether an edit can be done here: one field that nothing else follows from."""
    return len(fields) == 1 and not fields.keys() - FIELDS


def edit(connection: Connection, matching: Select[Any], fields: dict[str, Any]) -> tuple[range, ChangeSet]:
    """Set a field of every sample a one-column query of ids selects; returns the ids of the revisions."""
    ((name, value),) = fields.items()
    column = SAMPLE.c[name]
    new = null() if value is None else bindparam("value", value)
    found = select(
        SAMPLE.c.id,
        literal("user"),
        func.json_object(name, column, type_=JSON),
        func.json_object(name, new, type_=JSON),
        literal(now()),
    ).where(SAMPLE.c.id.in_(matching), column.is_distinct_from(value))
    made = _write(connection, found.order_by(SAMPLE.c.id))
    touched = select(REVISION.c.sample_id).where(_between(made))
    changed = update(SAMPLE).where(SAMPLE.c.id.in_(touched)).values({name: value, "updated_at": now()})
    connection.execute(changed)
    return made, _changes(connection, made)


def revert(connection: Connection, revisions: range) -> tuple[range, ChangeSet]:
    """Set back what `edit` or `revert` did; returns the ids of the new revisions."""
    first = connection.execute(select(REVISION.c.before).where(_between(revisions)).limit(1)).scalar()
    if not first:
        return range(0), ChangeSet()
    (name,) = first
    column = SAMPLE.c[name]
    found = (
        select(
            REVISION.c.sample_id,
            literal("user"),
            func.json_object(name, column, type_=JSON),
            REVISION.c.before,
            literal(now()),
        )
        .join(SAMPLE, SAMPLE.c.id == REVISION.c.sample_id)
        .where(_between(revisions))
        .order_by(REVISION.c.id)
    )
    made = _write(connection, found)
    former = func.json_extract(REVISION.c.before, f"$.{name}")
    back = update(SAMPLE).where(_between(revisions), REVISION.c.sample_id == SAMPLE.c.id)
    connection.execute(back.values({name: former, "updated_at": now()}))
    return made, _changes(connection, made)


def _write(connection: Connection, found: Select[Any]) -> range:
    """Insert revisions; in a transaction of the one writer their ids follow each other."""
    last = select(func.coalesce(func.max(REVISION.c.id), 0))
    before = int(connection.execute(last).scalar_one())
    connection.execute(insert(REVISION).from_select(WRITTEN, found))
    return range(before + 1, int(connection.execute(last).scalar_one()) + 1)


def _between(revisions: range) -> Any:
    return REVISION.c.id.between(revisions.start, revisions.stop - 1)


def _changes(connection: Connection, revisions: range) -> ChangeSet:
    ids = connection.execute(select(REVISION.c.sample_id).where(_between(revisions))).scalars()
    return ChangeSet().update("sample", ids)
