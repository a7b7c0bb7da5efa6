"""The changes a model proposes to a tree of tags, and those the built-in engine finds in the outlines alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pydantic import BaseModel, TypeAdapter

from core.domain.standing import Standing, key
from core.llm import extractive

#: why a change is passed over
UNKNOWN, BY_HAND, IMPOSSIBLE, NONSENSE = "unknown", "by_hand", "impossible", "nonsense"
#: headings of a document, as (title, [(level, heading)])
Outline = tuple[str, list[tuple[int, str]]]


class Change(BaseModel):
    """One change: "add" (label, to), "rename" (topic, label), "move" and "merge" (topic, to), "remove" (topic).

    A new tag names itself by a negative `topic`, so that later changes can refer to it; `to` 0 is the top.
    """

    change: str
    topic: int = 0
    label: str = ""
    to: int = 0


SHAPE = TypeAdapter(list[Change])


def apply(tree: Standing, changes: Iterable[Change]) -> tuple[int, dict[str, int]]:
    """Make the changes in their order; return how many were made, and how many were passed over for which reason."""
    made, names, refused = 0, dict[int, int](), dict[str, int]()
    for change in changes:
        reason = _one(tree, change, names)
        if reason:
            refused[reason] = refused.get(reason, 0) + 1
        else:
            made += 1
    return made, refused


def _one(tree: Standing, change: Change, names: dict[int, int]) -> str:
    """Make one change; return why it was not made, else ""."""
    verb = change.change.strip().casefold()
    to, topic = names.get(change.to, change.to), names.get(change.topic, change.topic)
    if verb not in ("add", "rename", "move", "merge", "remove"):
        return NONSENSE
    if (to and to not in tree.parent and verb in ("add", "move", "merge")) or (verb == "merge" and not to):
        return UNKNOWN
    if verb == "add":
        added = tree.add(change.label, to or None)
        if change.topic < 0 and added is not None:
            names[change.topic] = added
        return "" if added is not None else IMPOSSIBLE
    if topic not in tree.parent:
        return UNKNOWN
    if topic in tree.kept:
        return BY_HAND
    done = {
        "rename": lambda: tree.rename(topic, change.label),
        "move": lambda: tree.move(topic, to or None),
        "merge": lambda: tree.merge(topic, to),
        "remove": lambda: tree.remove(topic),
    }[verb]()
    return "" if done else IMPOSSIBLE


def grown(outlines: Sequence[Outline], language: str, several: bool, depth: int) -> list[extractive.Node]:
    """Return what the built-in engine makes of outlines; with `several`, other documents feed the tree as well."""
    # The engine puts headings below a title only where there are several documents; one without headings counts.
    return extractive.tree([*outlines, *([("", [])] if several else [])], language, depth)


def graft(tree: Standing, nodes: Iterable[extractive.Node], depth: int) -> int:
    """Add the headings the tree lacks, each below the one above it in its document; return how many were added.

    A heading that is anywhere in the tree stays where it is.
    """
    known: dict[tuple[str, ...], int] = {}
    for tag_id, label in tree.label.items():
        known.setdefault(key(label), tag_id)
    return sum(_grow(tree, node, None, known, depth) for node in nodes)


def _grow(
    tree: Standing, node: extractive.Node, above: int | None, known: dict[tuple[str, ...], int], depth: int
) -> int:
    own, added = known.get(key(node.label)), 0
    if own is None:
        own = tree.add(node.label, above) if len(tree.path(above)) < depth else None
        if own is None:
            return 0
        known[key(node.label)] = own
        added = 1
    return added + sum(_grow(tree, child, own, known, depth) for child in node.children)


def prune(tree: Standing, loose: Iterable[int]) -> int:
    """Remove tags that nothing feeds any more, the deepest first; those that are used, kept or not empty stay."""
    found = [tag_id for tag_id in loose if tag_id in tree.parent and tag_id not in tree.kept]
    removed = 0
    for tag_id in sorted(found, key=lambda one: -len(tree.path(one))):
        if not tree.used.get(tag_id) and not tree.children(tag_id):
            removed += tree.remove(tag_id)
    return removed
