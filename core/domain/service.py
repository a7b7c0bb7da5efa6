"""Reading and editing the tags of a project; everything tagged follows because it refers to the id."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, func, select, update

from core.changes import ChangeSet
from core.domain.tree import Branch, Leaf, clean
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.store import undo
from core.store.inserting import insert_one
from core.store.schema import Question, Tag
from core.store.schema.columns import table

TAG = table(Tag)


def rows(connection: Connection, project_id: int) -> list[tuple[int, int | None, str]]:
    """Return (id, parent, label) of every tag, siblings in their order."""
    query = select(TAG.c.id, TAG.c.parent_id, TAG.c.label).where(TAG.c.project_id == project_id)
    found = connection.execute(query.order_by(TAG.c.position, TAG.c.id))
    return [(row.id, row.parent_id, row.label) for row in found]


def leaves(connection: Connection, project_id: int) -> list[Leaf]:
    """Return every tag with its path, parents before children."""
    children: dict[int | None, list[tuple[int, str]]] = {}
    for tag_id, parent_id, label in rows(connection, project_id):
        children.setdefault(parent_id, []).append((tag_id, label))
    found: list[Leaf] = []
    stack = [(tag_id, label, ()) for tag_id, label in reversed(children.get(None, []))]
    while stack:
        tag_id, label, above = stack.pop()
        path: tuple[str, ...] = (*above, label)
        found.append(Leaf(tag_id, label, path))
        stack.extend((child, name, path) for child, name in reversed(children.get(tag_id, [])))  # type: ignore[misc]
    return found


def label(connection: Connection, tag_id: int) -> str | None:
    """Return the label of a tag, None when it is gone."""
    return connection.execute(select(TAG.c.label).where(TAG.c.id == tag_id)).scalar()


def below(connection: Connection, tag_id: int) -> list[int]:
    """Return a tag and all tags below it."""
    tree = select(TAG.c.id).where(TAG.c.id == tag_id).cte("tree", recursive=True)
    tree = tree.union_all(select(TAG.c.id).join(tree, TAG.c.parent_id == tree.c.id))
    return list(connection.execute(select(tree.c.id)).scalars())


def counts(connection: Connection, project_id: int) -> dict[int, int]:
    """Return how many questions carry each tag itself."""
    question = table(Question)
    query = select(question.c.tag_id, func.count()).where(
        question.c.project_id == project_id, question.c.tag_id.is_not(None)
    )
    return {row[0]: row[1] for row in connection.execute(query.group_by(question.c.tag_id))}


def add_tree(
    connection: Connection,
    project_id: int,
    branches: Iterable[Branch],
    parent_id: int | None = None,
    *,
    by_hand: bool = False,
) -> list[int]:
    """Insert a tree below a tag (or at the top) and return the new ids; `by_hand` keeps jobs from changing it."""
    found: list[int] = []
    start = _next(connection, project_id, parent_id)
    for position, branch in enumerate(branches, start):
        values = {"project_id": project_id, "parent_id": parent_id, "label": branch.label, "position": position}
        tag_id = insert_one(connection, TAG, {**values, "by_hand": by_hand})
        found.append(tag_id)
        found.extend(add_tree(connection, project_id, branch.children, tag_id, by_hand=by_hand))
    return found


def tree(connection: Connection, project_id: int) -> list[Branch]:
    """Return the whole tree as plain data, for export."""
    roots: list[Branch] = []
    found = rows(connection, project_id)
    branches = {tag_id: Branch(label=label) for tag_id, _parent, label in found}
    for tag_id, parent_id, _label in found:
        (roots if parent_id is None else branches[parent_id].children).append(branches[tag_id])
    return roots


def add(
    connection: Connection, project_id: int, label: str, parent_id: int | None, before: int | None = None
) -> tuple[int, ChangeSet]:
    """Add one tag, before a sibling or as the last one, and return its id.

    Raises:
        InvalidUse: the label is empty.
    """
    (tag_id,) = add_tree(connection, project_id, [Branch(label=_checked(label))], parent_id, by_hand=True)
    changes = ChangeSet().add("tag", [tag_id])
    if before is not None:
        changes.merge(place(connection, [tag_id], parent_id, before))
    return tag_id, changes


def rename(connection: Connection, tag_id: int, label: str) -> ChangeSet:
    """Rename a tag; from then on it counts as made by hand.

    Raises:
        InvalidUse: the label is empty.
    """
    connection.execute(update(TAG).where(TAG.c.id == tag_id).values(label=_checked(label), by_hand=True))
    return ChangeSet().update("tag", [tag_id])


def move(connection: Connection, tag_id: int, parent_id: int | None, position: int) -> ChangeSet:
    """Put a tag under another one (or at the top) at a position among its new siblings.

    Raises:
        InvalidUse: the new parent is the tag itself or below it.
    """
    others = [one for one in _children(connection, tag_id, parent_id) if one != tag_id]
    before = others[position] if 0 <= position < len(others) else None
    return place(connection, [tag_id], parent_id, before)


def place(connection: Connection, ids: Sequence[int], parent_id: int | None, before: int | None) -> ChangeSet:
    """Put tags, in this order, under another one (or at the top), before a sibling or as the last ones.

    Raises:
        InvalidUse: the new parent is one of the tags or below one.
    """
    if not ids:
        return ChangeSet()
    above = parent_id
    while above is not None:
        if above in ids:
            raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "A tag cannot be moved below itself."))
        above = connection.execute(select(TAG.c.parent_id).where(TAG.c.id == above)).scalar()
    former = _children(connection, ids[0], parent_id)
    order = [one for one in former if one not in ids]
    start = order.index(before) if before in order else len(order)
    order[start:start] = ids
    connection.execute(update(TAG).where(TAG.c.id.in_(ids)).values(parent_id=parent_id))
    # Only what really moved is written: a tag may have thousands of siblings.
    moved = [{"row": one, "to": n} for n, one in enumerate(order) if former.get(one) != n or one in ids]
    connection.execute(update(TAG).where(TAG.c.id == bindparam("row")).values(position=bindparam("to")), moved)
    return ChangeSet().update("tag", [row["row"] for row in moved])


def _children(connection: Connection, tag_id: int, parent_id: int | None) -> dict[int, int]:
    """Return {tag: position} of the tags below a parent in the project of `tag_id`, in their order."""
    project = select(TAG.c.project_id).where(TAG.c.id == tag_id).scalar_subquery()
    above = TAG.c.parent_id.is_(None) if parent_id is None else TAG.c.parent_id == parent_id
    query = select(TAG.c.id, TAG.c.position).where(TAG.c.project_id == project, above)
    return {row[0]: row[1] for row in connection.execute(query.order_by(TAG.c.position, TAG.c.id))}


def remove(connection: Connection, project_id: int, ids: list[int]) -> tuple[int, ChangeSet]:
    """Delete tags with what is below them; what was tagged stays, without a tag. Returns the undo id."""
    return undo.remove(connection, TAG, ids, project_id, "tags")


def _checked(label: str) -> str:
    text = clean(label) if label.strip() else ""
    if not text:
        raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "A tag needs a name."))
    return " ".join(label.split())


def _next(connection: Connection, project_id: int, parent_id: int | None) -> int:
    where = TAG.c.parent_id.is_(None) if parent_id is None else TAG.c.parent_id == parent_id
    query = select(func.max(TAG.c.position)).where(TAG.c.project_id == project_id, where)
    last = connection.execute(query).scalar()
    return 0 if last is None else int(last) + 1
