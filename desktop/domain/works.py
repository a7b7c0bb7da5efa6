"""The edits of the tree, each with the edit that takes it back."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from core.changes import ChangeSet
from core.domain import service, writing
from core.domain.tree import Branch, walk
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.store import undo
from core.store.schema import Tag
from core.store.schema.columns import table
from desktop.undoing import Work

TAG = table(Tag)
Did = tuple[Work | None, ChangeSet]
#: tags put back one by one: (tag, parent, the sibling it stood before)
Places = list[tuple[int, int | None, int | None]]


def add(project_id: int, branches: Sequence[Branch], parent_id: int | None, before: int | None) -> Work:
    """Return the edit that adds tags with what is below them, before a sibling or as the last ones."""

    def work(connection: Connection, /) -> Did:
        ids = service.add_tree(connection, project_id, branches, parent_id, by_hand=True)
        changes = ChangeSet().add("tag", ids)
        outer = _outermost(ids, branches)
        if before is not None:
            changes.merge(service.place(connection, outer, parent_id, before))
        return remove(outer, project_id), changes

    return work


def rename(tag_id: int, label: str) -> Work:
    """Return the edit that renames a tag."""

    def work(connection: Connection, /) -> Did:
        former = service.label(connection, tag_id)
        return (rename(tag_id, former) if former else None), service.rename(connection, tag_id, label)

    return work


def place(ids: Sequence[int], parent_id: int | None, before: int | None) -> Work:
    """Return the edit that puts tags below another one, before a sibling or as the last ones."""

    def work(connection: Connection, /) -> Did:
        former = [_place(connection, tag_id) for tag_id in ids]
        return _put_back(former, place(ids, parent_id, before)), service.place(connection, ids, parent_id, before)

    return work


def remove(ids: Sequence[int], project_id: int) -> Work:
    """Return the edit that deletes tags with what is below them."""

    def work(connection: Connection, /) -> Did:
        undo_id, changes = service.remove(connection, project_id, list(ids))

        def restore(connection: Connection, /) -> Did:
            return remove(ids, project_id), undo.restore(connection, undo_id)

        return restore, changes

    return work


def merge(ids: Sequence[int], into: int, project_id: int) -> Work:
    """Return the edit that lets tags go into another one, which takes over what is below them and filed under them."""

    def work(connection: Connection, /) -> Did:
        tree = writing.standing(connection, project_id)
        merged = [into in tree.parent and one in tree.parent and tree.merge(one, into) for one in ids if one != into]
        if not any(merged):
            raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "A tag cannot be merged into one below it."))
        undo_id, changes = writing.write(connection, project_id, tree, sum(merged))

        def restore(connection: Connection, /) -> Did:
            return merge(ids, into, project_id), undo.restore(connection, undo_id)

        return restore, changes

    return work


def replace(project_id: int, branches: Sequence[Branch]) -> Work:
    """Return the edit that puts a tree in the place of the present one."""

    def work(connection: Connection, /) -> Did:
        old = [tag_id for tag_id, parent, _label in service.rows(connection, project_id) if parent is None]
        restore, changes = remove(old, project_id)(connection)
        drop, added = add(project_id, branches, None, None)(connection)

        def back(connection: Connection, /) -> Did:
            done = ChangeSet()
            for step in (drop, restore):
                if step is not None:
                    done.merge(step(connection)[1])
            return replace(project_id, branches), done

        return back, changes.merge(added)

    return work


def _outermost(ids: Sequence[int], branches: Sequence[Branch]) -> list[int]:
    """Return which of the new ids, parents before children, belong to the branches themselves."""
    found, place = [], 0
    for branch in branches:
        found.append(ids[place])
        place += 1 + sum(1 for _below in walk(branch.children))
    return found


def _put_back(former: Places, again: Work) -> Work:
    def work(connection: Connection, /) -> Did:
        changes = ChangeSet()
        # The last one first: what a tag stood before is in its place again when its turn comes.
        for tag_id, parent_id, before in reversed(former):
            changes.merge(service.place(connection, [tag_id], parent_id, before))
        return again, changes

    return work


def _place(connection: Connection, tag_id: int) -> tuple[int, int | None, int | None]:
    found = connection.execute(
        select(TAG.c.project_id, TAG.c.parent_id, TAG.c.position).where(TAG.c.id == tag_id)
    ).one()
    above = TAG.c.parent_id.is_(None) if found.parent_id is None else TAG.c.parent_id == found.parent_id
    after = (TAG.c.position > found.position) | ((TAG.c.position == found.position) & (TAG.c.id > tag_id))
    query = select(TAG.c.id).where(TAG.c.project_id == found.project_id, above, after)
    before = connection.execute(query.order_by(TAG.c.position, TAG.c.id).limit(1)).scalar()
    return tag_id, found.parent_id, before
