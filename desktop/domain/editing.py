"""The edits of the tree: written first, then shown; deletions can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.changes import ChangeSet
from core.domain.tree import Branch
from desktop import restoring
from desktop.domain import works
from desktop.domain.model import TagModel
from desktop.domain.nodes import Node
from desktop.domain.view import TagView
from desktop.translate import sentences
from desktop.undoing import UndoStack

if TYPE_CHECKING:
    from desktop.window import MainWindow


class TagEditing(QObject):
    """What keys, buttons and drops do to the tree."""

    def __init__(self, window: MainWindow, model: TagModel, view: TagView) -> None:
        super().__init__(view)
        self._window, self._model, self._view = window, model, view
        self.stack = UndoStack(window.context, self)
        model.renamed.connect(self.rename)
        model.placed.connect(self.place)
        model.added.connect(self.add_labels)

    def _node(self) -> Node | None:
        return self._model.forest.nodes.get(self._view.current_id())

    # Adding and renaming

    def add_sibling(self) -> None:
        """Add a tag after the one under the cursor, and name it."""
        node = self._node()
        if node is None:
            self._add(0, 0)
            return
        parent = self._model.forest.parent(node)
        self._add(parent.id, _after(parent, node))

    def add_child(self) -> None:
        """Add a tag below the one under the cursor, and name it."""
        node = self._node()
        self._add(node.id if node is not None else 0, 0)

    def _add(self, parent_id: int, before: int) -> None:
        label = self.tr("New tag")
        work = works.add(self._window.context.project_id, [Branch(label=label)], parent_id or None, before or None)

        def show(changes: ChangeSet) -> None:
            tag_id = changes.added["tag"][0]
            self._model.insert(tag_id, label, parent_id, before)
            self._view.setFocus()
            self._view.go_to(tag_id)
            self._view.rename()

        self.stack.do(work, show, self._window.fail)

    def add_labels(self, labels: Sequence[str], parent_id: int, before: int) -> None:
        """Add tags with these labels, such as headings dropped onto the tree."""
        branches = [Branch(label=label) for label in labels if label.strip()]
        work = works.add(self._window.context.project_id, branches, parent_id or None, before or None)

        def show(changes: ChangeSet) -> None:
            for tag_id, branch in zip(changes.added["tag"], branches, strict=True):
                self._model.insert(tag_id, branch.label, parent_id, before)
            if parent_id:
                self._view.expand(self._model.index_of(parent_id))

        self.stack.do(work, show, self._window.fail)

    def rename(self, tag_id: int, label: str) -> None:
        """Write the label the tree shows already."""
        self.stack.do(works.rename(tag_id, label), None, self._window.fail)

    # Moving

    def place(self, ids: Sequence[int], parent_id: int, before: int) -> None:
        """Put tags below another one (0 for the top), before a sibling (0 for the end)."""

        def show(_changes: ChangeSet) -> None:
            known = [tag_id for tag_id in ids if tag_id in self._model.forest.nodes]
            opened = self._view.opened_below(known)
            for tag_id in known:
                self._model.place(tag_id, parent_id, before)
            self._view.open_tags([*opened, parent_id] if parent_id else opened)
            self._view.go_to(ids[0])

        self.stack.do(works.place(list(ids), parent_id or None, before or None), show, self._window.fail)

    def can_move(self) -> bool:
        """Return whether a tag is under the cursor and all its siblings are in sight."""
        return self._node() is not None and not self._view.search

    def move_by(self, step: int) -> None:
        """Move the tag up (-1) or down (1) among its siblings."""
        node = self._node()
        if node is None:
            return
        parent = self._model.forest.parent(node)
        row = parent.children.index(node) + step
        if 0 <= row < len(parent.children):
            other = parent.children[row]
            self.place([node.id], parent.id, other.id if step < 0 else _after(parent, other))

    def move_out(self) -> None:
        """Move the tag one level out, after the tag it was below."""
        node = self._node()
        if node is not None and node.parent is not None:
            above = self._model.forest.parent(node.parent)
            self.place([node.id], above.id, _after(above, node.parent))

    def move_in(self) -> None:
        """Move the tag below the one before it."""
        node = self._node()
        if node is not None:
            siblings = self._model.forest.parent(node).children
            row = siblings.index(node)
            if row:
                self.place([node.id], siblings[row - 1].id, 0)

    # Merging and deleting

    def can_merge(self) -> bool:
        """Return whether other tags are selected beside the one under the cursor."""
        return self._node() is not None and self._view.selected_count() > 1

    def merge(self) -> None:
        """Let the selected tags go into the one under the cursor, with what is filed under them and below them."""
        node, chosen = self._node(), self._view.selected_ids()
        others = [one for one in chosen if node is not None and one != node.id]
        if node is None or not others:
            return
        text = self.tr("%n tag(s) merged into “{0}”.", "", len(others)).format(node.label)
        self.stack.do(
            works.merge(others, node.id, self._window.context.project_id),
            lambda _changes: self._window.say(text, "good", self.tr("Undo"), self.undo),
            self._window.fail,
        )

    def delete(self) -> None:
        """Delete the selected tags with all below them; the message offers to put them back."""
        ids = self._model.forest.outermost(self._view.selected_ids())
        if not ids:
            return
        text = self._gone([self._model.forest.nodes[one] for one in ids])
        self.stack.do(
            works.remove(ids, self._window.context.project_id),
            lambda _changes: self._window.say(text, "info", self.tr("Undo"), self.undo),
            self._window.fail,
        )

    def undo(self) -> None:
        """Take the last step back, else the newest deletion, such as a tree that a job replaced."""
        restoring.undo_step(self._window, self.stack)

    def _gone(self, nodes: list[Node]) -> str:
        count, asked = sum(1 for node in nodes for _one in node.below()), sum(node.total for node in nodes)
        name = self.tr("“{0}” deleted.").format(nodes[0].label)
        parts = [name if count == 1 else self.tr("%n tag(s) deleted.", "", count)]
        if asked:
            stay = self.tr("%n question(s) stay, without a tag.", "", asked)
            parts.append(stay)
        return sentences(*parts)


def _after(parent: Node, node: Node) -> int:
    """Return the sibling that follows a tag, 0 when it is the last one."""
    row = parent.children.index(node) + 1
    return parent.children[row].id if row < len(parent.children) else 0
