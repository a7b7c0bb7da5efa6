"""Reading a tree of tags into memory, and writing what became of it as one edit that can be undone."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, select, update

from core.changes import ChangeSet
from core.domain.standing import Standing
from core.store.inserting import insert_one
from core.store.paging import among
from core.store.schema import Question, Sample, Tag
from core.store.schema.columns import table
from core.store.undo import Edit

QUESTION, SAMPLE, TAG = table(Question), table(Sample), table(Tag)
#: what an edit of this kind is called in the list of those that can be undone
LABEL = "tree"


def size(connection: Connection, project_id: int) -> int:
    """Return how many tags a project has."""
    return int(connection.execute(select(func.count()).where(TAG.c.project_id == project_id)).scalar_one())


def standing(connection: Connection, project_id: int) -> Standing:
    """Return the tree of a project with what is filed under each tag."""
    query = select(TAG.c.id, TAG.c.parent_id, TAG.c.label, TAG.c.by_hand).where(TAG.c.project_id == project_id)
    rows = [tuple(row) for row in connection.execute(query.order_by(TAG.c.position, TAG.c.id))]
    used: dict[int, int] = {}
    for carrier in (QUESTION, SAMPLE):
        of_tag = carrier.c.tag_id
        carried = select(of_tag, func.count()).where(carrier.c.project_id == project_id, of_tag.is_not(None))
        for tag_id, count in connection.execute(carried.group_by(of_tag)):
            used[tag_id] = used.get(tag_id, 0) + count
    return Standing.of(rows, used)


def write(connection: Connection, project_id: int, tree: Standing, count: int) -> tuple[int, ChangeSet]:
    """Write a tree that was changed in memory; return the undo id (0 when nothing changed) and what changed.

    What is filed under a tag that goes is filed under the one that takes over.
    """
    edit = Edit(connection, project_id, LABEL)
    query = select(TAG.c.id, TAG.c.parent_id, TAG.c.label).where(TAG.c.project_id == project_id)
    before = {row[0]: (row[1], row[2]) for row in connection.execute(query)}
    ids = _insert(edit, project_id, tree)
    _rewrite(edit, project_id, tree, before, ids)
    heirs = {tag_id: tree.heir(tag_id) for tag_id in tree.gone if tag_id > 0}
    for carrier in (QUESTION, SAMPLE):
        _refile(edit, carrier, {one: ids.get(heir, heir) for one, heir in heirs.items() if heir is not None})
    # The outermost ones: what is below goes with them, and comes back after them.
    edit.remove(TAG, [one for one in heirs if before[one][0] not in heirs])
    return edit.finish(count)


def _insert(edit: Edit, project_id: int, tree: Standing) -> dict[int, int]:
    """Insert the new tags, parents first, as the last ones of their siblings; return {number in memory: id}."""
    ids: dict[int, int] = {}
    places = _Places(edit.connection, project_id)
    stack = list(reversed(tree.children(None)))
    while stack:
        tag_id = stack.pop()
        if tag_id < 0:
            above = tree.parent[tag_id]
            parent = ids.get(above, above) if above is not None else None
            row = {"project_id": project_id, "parent_id": parent, "label": tree.label[tag_id], "by_hand": False}
            ids[tag_id] = insert_one(edit.connection, TAG, {**row, "position": places.next(parent)})
        stack.extend(reversed(tree.children(tag_id)))
    edit.add(TAG, ids.values())
    return ids


def _rewrite(
    edit: Edit, project_id: int, tree: Standing, before: dict[int, tuple[int | None, str]], ids: dict[int, int]
) -> None:
    """Give tags their new names and places; one that moved stands last among its siblings."""
    places = _Places(edit.connection, project_id)
    rows: list[dict[str, Any]] = []
    for tag_id, label in tree.label.items():
        above = tree.parent[tag_id]
        parent = ids.get(above, above) if above is not None else None
        if tag_id > 0 and before[tag_id] != (parent, label):
            moved = before[tag_id][0] != parent
            rows.append({"row": tag_id, "to": parent, "name": label, "at": places.next(parent) if moved else None})
    if rows:
        edit.change(TAG, [row["row"] for row in rows], ("parent_id", "label", "position"))
        place: Any = func.coalesce(bindparam("at"), TAG.c.position)
        values: dict[str, Any] = {"parent_id": bindparam("to"), "label": bindparam("name"), "position": place}
        edit.connection.execute(update(TAG).where(TAG.c.id == bindparam("row")).values(values), rows)


def _refile(edit: Edit, carrier: Table, heirs: dict[int, int]) -> None:
    query = select(carrier.c.id, carrier.c.tag_id).where(among(carrier.c.tag_id, list(heirs)))
    found = {row[0]: heirs[row[1]] for row in edit.connection.execute(query)}
    if found:
        edit.change(carrier, found, ("tag_id",))
        places = [{"row": one, "to": tag_id} for one, tag_id in found.items()]
        statement = update(carrier).where(carrier.c.id == bindparam("row")).values(tag_id=bindparam("to"))
        edit.connection.execute(statement, places)


class _Places:
    """The next free position below each tag."""

    def __init__(self, connection: Connection, project_id: int) -> None:
        query = select(TAG.c.parent_id, func.max(TAG.c.position)).where(TAG.c.project_id == project_id)
        self._last: dict[int | None, int] = {
            row[0]: row[1] for row in connection.execute(query.group_by(TAG.c.parent_id))
        }

    def next(self, parent_id: int | None) -> int:
        """Return a position behind all others, taken from now on."""
        self._last[parent_id] = self._last.get(parent_id, -1) + 1
        return self._last[parent_id]
