"""The tree of tags as a Qt model over ids: edits show at once, and what jobs change is taken over.

The rows are Qt's own items. A model that answers every question about structure in Python takes a quarter of a
second to lay out ten thousand open tags, and again after each edit; items take a few milliseconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from desktop.domain.nodes import Forest, Node
from desktop.translate import between, number

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
LABEL, OWN, TOTAL = 0, 1, 2
TAGS: Final = "application/x-lorewright-tags"
LABELS: Final = "application/x-lorewright-labels"
NOWHERE: Final = QModelIndex()


class TagItem(QStandardItem):
    """A row that knows its tag."""

    def __init__(self, node: Node) -> None:
        super().__init__(node.label)
        self.tag = node.id


class TagModel(QStandardItemModel):
    """Columns: label, questions of the tag, questions with those below.

    Signals:
        renamed: id and new label, typed by the user and shown already.
        placed: ids, id of the new parent (0 for the top) and of the tag they go before (0 for the end); not done yet.
        added: labels dropped from elsewhere, parent and before as above; not done yet.
        rebuilding: all rows are about to go.
        rebuilt: all rows came anew.
    """

    renamed = Signal(int, str)
    placed = Signal(list, int, int)
    added = Signal(list, int, int)
    rebuilding = Signal()
    rebuilt = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(0, TOTAL + 1, parent)
        self.forest = Forest()
        # The model owns the items; without these references their Python halves, which know the tags, would go.
        self._items: dict[int, TagItem] = {}

    # Rows

    def tag(self, index: Index) -> int:
        """Return the tag of an index, 0 for an invalid one."""
        item = self.itemFromIndex(index.sibling(index.row(), LABEL)) if index.isValid() else None
        return item.tag if isinstance(item, TagItem) else 0

    def index_of(self, tag_id: int, column: int = LABEL) -> QModelIndex:
        """Return the index of a tag, invalid when it is gone."""
        item = self._items.get(tag_id)
        return QModelIndex() if item is None else item.index().siblingAtColumn(column)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return labels as the items hold them, and counts, paths and words from the nodes."""
        column = index.column()
        if column == LABEL and role not in (Role.ToolTipRole, Role.AccessibleTextRole):
            return super().data(index, role)
        if role not in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole):
            return None
        node = self.forest.get(self.tag(index))
        if column == LABEL:
            asked = self.tr("%n question(s)", "", node.total)
            return " › ".join(node.path()) if role == Role.ToolTipRole else between(", ", node.label, asked)
        value = node.own if column == OWN else node.total
        return number(value) if value and role != Role.ToolTipRole else ""

    def headerData(self, section: int, way: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Return the translated heading."""
        if way != Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            return (self.tr("Tag"), self.tr("Questions"), self.tr("With below"))[section]
        if role == Role.TextAlignmentRole and section != LABEL:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    # Edits by the user

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Show a new label and tell it; empty and unchanged ones are passed over."""
        if role != Role.EditRole or index.column() != LABEL:
            return super().setData(index, value, role)
        tag_id, label = self.tag(index), " ".join(str(value).split())
        if not tag_id or not label or label == self.forest.get(tag_id).label:
            return False
        self.rename(tag_id, label)
        self.renamed.emit(tag_id, label)
        return True

    def mimeTypes(self) -> list[str]:
        """Return what can be dropped: tags of this tree, and labels from elsewhere."""
        return [TAGS, LABELS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the dragged tags."""
        ids = dict.fromkeys(self.tag(index) for index in indexes)
        data = QMimeData()
        data.setData(TAGS, QByteArray(",".join(map(str, ids)).encode()))
        data.setText("\n".join(self.forest.get(one).label for one in ids))
        return data

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index) -> bool:
        """Tell what was dropped where; the rows follow when the edit is done."""
        above = self.forest.get(self.tag(parent))
        before = above.children[row].id if 0 <= row < len(above.children) else 0
        if data.hasFormat(TAGS):
            ids = [int(one) for one in bytes(data.data(TAGS).data()).decode().split(",") if one]
            self.placed.emit(self.forest.outermost(ids), above.id, before)
        elif data.hasFormat(LABELS):
            self.added.emit(bytes(data.data(LABELS).data()).decode().split("\n"), above.id, before)
        # Never "done": Qt would take the dragged rows out, and they have moved by then.
        return False

    # Changes to show

    def set_forest(self, forest: Forest) -> None:
        """Take the tags as they are in the store, with as few rows coming and going as possible."""
        old, self.forest = self.forest, forest
        if _common(old, forest) != _common(forest, old):
            self._build()
            return
        gone = [tag_id for tag_id in old.nodes if tag_id not in forest.nodes]
        for tag_id in old.outermost(gone):
            index = self.index_of(tag_id)
            self.removeRow(index.row(), index.parent())
        for tag_id in gone:
            self._items.pop(tag_id, None)
        for tag_id in forest.outermost(tag_id for tag_id in forest.nodes if tag_id not in old.nodes):
            node = forest.nodes[tag_id]
            self._put(self._grow(node), node, forest.parent(node).children.index(node))
        for tag_id, item in self._items.items():
            node, former = forest.nodes[tag_id], old.nodes.get(tag_id)
            if former is not None and former.label != node.label:
                item.setText(node.label)
        self._tell_counts()

    def rename(self, tag_id: int, label: str) -> None:
        """Show another label."""
        if tag_id in self._items:
            self.forest.nodes[tag_id].label = label
            self._items[tag_id].setText(label)

    def insert(self, tag_id: int, label: str, parent_id: int, before: int) -> None:
        """Show a new tag below another (0 for the top), before a sibling (0 for the end)."""
        if tag_id not in self.forest.nodes:
            node = Node(tag_id, label, self.forest.nodes.get(parent_id))
            row = self._row(self.forest.parent(node), before)
            self.forest.insert(node, row)
            self._put(self._grow(node), node, row)

    def place(self, tag_id: int, parent_id: int, before: int) -> None:
        """Show a tag at another place; parent and before as in `insert`."""
        node, above = self.forest.nodes[tag_id], self.forest.nodes.get(parent_id)
        if before == tag_id:
            return
        kids = [one for one in (above or self.forest.top).children if one is not node]
        row = next((place for place, one in enumerate(kids) if one.id == before), len(kids))
        item = self._take(tag_id)
        self.forest.move(node, above, row)
        self._put(item, node, row)
        self._tell_counts()

    def retranslate(self) -> None:
        """Ask for the headings again."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, LABEL, TOTAL)

    # Items

    def _row(self, parent: Node, before: int) -> int:
        return next((row for row, one in enumerate(parent.children) if one.id == before), len(parent.children))

    def _build(self) -> None:
        self.rebuilding.emit()
        self.clear()
        self.setColumnCount(TOTAL + 1)
        self._items.clear()
        self.invisibleRootItem().appendRows([self._grow(node) for node in self.forest.top.children])
        self.rebuilt.emit()

    def _grow(self, node: Node) -> TagItem:
        """Return the row of a tag with those below it."""
        item = self._items[node.id] = TagItem(node)
        if node.children:
            item.setColumnCount(TOTAL + 1)  # else the counts of the rows below have no place
            item.appendRows([self._grow(child) for child in node.children])
        return item

    def _take(self, tag_id: int) -> QStandardItem:
        index = self._items[tag_id].index()
        above = self.itemFromIndex(index.parent()) if index.parent().isValid() else self.invisibleRootItem()
        return above.takeRow(index.row())[LABEL]

    def _put(self, item: QStandardItem, node: Node, row: int) -> None:
        above = self._items[node.parent.id] if node.parent is not None else self.invisibleRootItem()
        above.setColumnCount(TOTAL + 1)
        # As a list: PySide hands a single item to the row without giving it up, and both would delete it.
        above.insertRow(row, [item])

    def _tell_counts(self) -> None:
        """Have the counts painted again; only the rows in sight are asked."""
        if self.rowCount():
            self.dataChanged.emit(self.index(0, OWN), self.index(self.rowCount() - 1, TOTAL))


def _common(forest: Forest, other: Forest) -> list[tuple[int, int]]:
    """Return the shape of a forest, of the tags that another one has as well."""
    if forest.nodes.keys() == other.nodes.keys():
        return forest.shape()
    return [(tag_id, parent) for tag_id, parent in forest.shape() if tag_id in other.nodes]
