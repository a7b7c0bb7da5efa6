"""The tags of a project in memory: a forest of nodes with their counts, apart from any view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection

from core.domain import service


class Node:
    """A tag with its questions: `own` are its own, `total` with those of all tags below."""

    __slots__ = ("children", "id", "label", "own", "parent", "total")

    def __init__(self, tag_id: int, label: str, parent: Node | None, own: int = 0) -> None:
        self.id = tag_id
        self.label = label
        self.parent = parent
        self.children: list[Node] = []
        self.own = own
        self.total = own

    def path(self) -> list[str]:
        """Return the labels from the top to this tag."""
        found: list[str] = []
        node: Node | None = self
        while node is not None:
            found.append(node.label)
            node = node.parent
        return found[::-1]

    def below(self) -> Iterator[Node]:
        """Yield this tag and all below it, parents first."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))


@dataclass
class Forest:
    """All tags of a project. `top` is a node without a tag, above the outermost ones."""

    nodes: dict[int, Node] = field(default_factory=dict)
    top: Node = field(default_factory=lambda: Node(0, "", None))
    _shape: list[tuple[int, int]] | None = None

    def parent(self, node: Node) -> Node:
        """Return the node above, the top for the outermost ones."""
        return node.parent or self.top

    def get(self, tag_id: int) -> Node:
        """Return a node, the top for 0 and for tags that are gone."""
        return self.nodes.get(tag_id, self.top)

    def shape(self) -> list[tuple[int, int]]:
        """Return (tag, parent) in display order: two forests of one shape differ in words and counts alone."""
        if self._shape is None:
            self._shape = [(child.id, node.id) for node in self.top.below() for child in node.children]
        return self._shape

    def outermost(self, ids: Iterable[int]) -> list[int]:
        """Return the tags that are not below another one of them, in display order."""
        wanted = {one for one in ids if one in self.nodes}
        if len(wanted) < 2:
            return list(wanted)
        found = []
        stack = list(reversed(self.top.children))
        while stack:
            node = stack.pop()
            if node.id in wanted:
                found.append(node.id)
            else:
                stack.extend(reversed(node.children))
        return found

    def matching(self, search: str) -> tuple[set[int], int]:
        """Return the tags to show for a search, with those above and below the matching ones, and how many match."""
        wanted = search.casefold()
        found = [node for node in self.nodes.values() if wanted in node.label.casefold()]
        kept: set[int] = set()
        for node in found:
            if node.id not in kept:
                kept.update(one.id for one in node.below())
            above = node.parent
            while above is not None and above.id not in kept:
                kept.add(above.id)
                above = above.parent
        return kept, len(found)

    # Edits

    def insert(self, node: Node, row: int) -> None:
        """Put a new node among its siblings."""
        self.parent(node).children.insert(row, node)
        self.nodes[node.id] = node
        self._shape = None

    def move(self, node: Node, above: Node | None, row: int) -> None:
        """Put a node at another place; `row` counts without it. Totals follow."""
        old, new = self.parent(node), above or self.top
        old.children.remove(node)
        new.children.insert(row, node)
        for start, sign in ((old, -1), (new, 1)):
            one: Node | None = start
            while one is not None:
                one.total += sign * node.total
                one = one.parent
        node.parent = above
        self._shape = None

    def count(self) -> None:
        """Add up the questions below each tag."""
        for node in reversed(list(self.top.below())):
            node.total = node.own + sum(child.total for child in node.children)


def load(connection: Connection, project_id: int) -> Forest:
    """Read the tags of a project with their counts; two queries whatever their number."""
    forest = Forest()
    counts = service.counts(connection, project_id)
    rows = service.rows(connection, project_id)
    for tag_id, _parent, label in rows:
        forest.nodes[tag_id] = Node(tag_id, label, None, counts.get(tag_id, 0))
    for tag_id, parent_id, _label in rows:
        node = forest.nodes[tag_id]
        node.parent = forest.nodes.get(parent_id) if parent_id is not None else None
        forest.parent(node).children.append(node)
    forest.count()
    forest.shape()
    return forest
