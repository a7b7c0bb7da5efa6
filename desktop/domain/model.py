"""The tree of tags as a Qt model over ids: edits show at once, and what jobs change is taken over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop.domain.nodes import Forest, Node
from desktop.theme import current
from desktop.translate import number

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
LABEL, OWN, TOTAL = 0, 1, 2
TAGS: Final = "application/x-lorewright-tags"
LABELS: Final = "application/x-lorewright-labels"
NOWHERE: Final = QModelIndex()


class TagModel(QAbstractItemModel):
    """Columns: label, questions of the tag, questions with those below. The internal id of an index is the tag's.

    Signals:
        renamed: id and new label, typed by the user and shown already.
        placed: ids, id of the new parent (0 for the top) and of the tag they go before (0 for the end); not done yet.
        added: labels dropped from elsewhere, parent and before as above; not done yet.
    """

    renamed = Signal(int, str)
    placed = Signal(list, int, int)
    added = Signal(list, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.forest = Forest()
        self.search = ""
        self.matching = 0

    # Rows

    def node(self, index: Index) -> Node:
        """Return the node of an index, the top for an invalid one."""
        return self.forest.nodes.get(index.internalId(), self.forest.top) if index.isValid() else self.forest.top

    def index_of(self, tag_id: int, column: int = LABEL) -> QModelIndex:
        """Return the index of a tag, invalid when it is gone or hidden by the search."""
        node = self.forest.nodes.get(tag_id)
        if node is None or node.row >= len(self.forest.parent(node).kids):
            return QModelIndex()
        if self.forest.parent(node).kids[node.row] is not node:
            return QModelIndex()
        return self.createIndex(node.row, column, node.id)

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        """Return the index of a child."""
        kids = self.node(parent).kids
        if 0 <= row < len(kids) and 0 <= column <= TOTAL:
            return self.createIndex(row, column, kids[row].id)
        return QModelIndex()

    def parent(self, index: Index = NOWHERE) -> QModelIndex:
        """Return the index above."""
        above = self.node(index).parent if index.isValid() else None
        return QModelIndex() if above is None else self.createIndex(above.row, LABEL, above.id)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many children are shown."""
        return 0 if parent.column() > LABEL else len(self.node(parent).kids)

    def columnCount(self, _parent: Index = NOWHERE) -> int:
        """Return the number of columns."""
        return TOTAL + 1

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return label or counts; counts in the second rank."""
        if not index.isValid():
            return None
        node, column = self.node(index), index.column()
        if role in (Role.DisplayRole, Role.EditRole):
            return node.label if column == LABEL else self._count(node, column)
        if role == Role.ToolTipRole and column == LABEL:
            return " › ".join(node.path())
        if role == Role.AccessibleTextRole and column == LABEL:
            return f"{node.label}, {self.tr('%n question(s)', '', node.total)}"
        if column != LABEL and role == Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if column != LABEL and role == Role.ForegroundRole:
            return current().role("muted")
        return None

    def _count(self, node: Node, column: int) -> str:
        value = node.own if column == OWN else node.total
        return number(value) if value else ""

    def headerData(self, section: int, way: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Return the translated heading."""
        if way != Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            return (self.tr("Tag"), self.tr("Questions"), self.tr("With below"))[section]
        if role == Role.TextAlignmentRole and section != LABEL:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let tags be renamed and dragged, and dropped onto; not while a search hides their siblings."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags if self.search else Qt.ItemFlag.ItemIsDropEnabled
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == LABEL:
            found |= Qt.ItemFlag.ItemIsEditable
        if not self.search:
            found |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return found

    # Edits by the user

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Show a new label and tell it; empty and unchanged ones are passed over."""
        node, label = self.node(index), " ".join(str(value).split())
        if role != Role.EditRole or not index.isValid() or not label or label == node.label:
            return False
        self.rename(node.id, label)
        self.renamed.emit(node.id, label)
        return True

    def mimeTypes(self) -> list[str]:
        """Return what can be dropped: tags of this tree, and labels from elsewhere."""
        return [TAGS, LABELS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the dragged tags."""
        ids = dict.fromkeys(index.internalId() for index in indexes)
        data = QMimeData()
        data.setData(TAGS, QByteArray(",".join(map(str, ids)).encode()))
        data.setText("\n".join(self.forest.nodes[one].label for one in ids))
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        """Tags move; labels from elsewhere are copied."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index) -> bool:
        """Tell what was dropped where; the rows follow when the edit is done."""
        above = self.node(parent)
        before = above.kids[row].id if 0 <= row < len(above.kids) else 0
        if data.hasFormat(TAGS):
            ids = [int(one) for one in bytes(data.data(TAGS).data()).decode().split(",") if one]
            self.placed.emit(self.outermost(ids), above.id, before)
            return True
        if data.hasFormat(LABELS):
            self.added.emit(bytes(data.data(LABELS).data()).decode().split("\n"), above.id, before)
            return True
        return False

    def outermost(self, ids: Iterable[int]) -> list[int]:
        """Return the tags that are not below another one of them, in display order."""
        wanted = {one for one in ids if one in self.forest.nodes}
        found = []
        for one in wanted:
            above = self.forest.nodes[one].parent
            while above is not None and above.id not in wanted:
                above = above.parent
            if above is None:
                found.append(one)
        order = {node.id: place for place, node in enumerate(self.forest.top.below())} if len(found) > 1 else {}
        return sorted(found, key=lambda one: order.get(one, 0))

    # Changes to show

    def set_forest(self, forest: Forest) -> bool:
        """Take the tags as they are in the store; returns whether rows came, went or moved, else only words changed."""
        if forest.shape() == self.forest.shape():
            for tag_id, node in forest.nodes.items():
                mine = self.forest.nodes[tag_id]
                if (mine.label, mine.own, mine.total) != (node.label, node.own, node.total):
                    mine.label, mine.own, mine.total = node.label, node.own, node.total
                    self._tell(tag_id)
            return False
        self.beginResetModel()
        self.forest = forest
        self.matching = forest.narrow(self.search)
        self.endResetModel()
        return True

    def set_search(self, search: str) -> None:
        """Show only what matches; an empty text shows all."""
        self.beginResetModel()
        self.search = search
        self.matching = self.forest.narrow(search)
        self.endResetModel()

    def rename(self, tag_id: int, label: str) -> None:
        """Show another label."""
        if tag_id in self.forest.nodes:
            self.forest.nodes[tag_id].label = label
            self._tell(tag_id)

    def insert(self, tag_id: int, label: str, parent_id: int, before: int) -> None:
        """Show a new tag below another (0 for the top), before a sibling (0 for the end)."""
        if tag_id in self.forest.nodes:
            return
        above = self.forest.nodes.get(parent_id)
        kids = self.forest.parent(Node(0, "", above)).children
        row = next((one.row for one in kids if one.id == before), len(kids))
        node = Node(tag_id, label, above)
        self.beginInsertRows(self.index_of(parent_id), row, row)
        self.forest.insert(node, row)
        self.endInsertRows()

    def place(self, tag_id: int, parent_id: int, before: int) -> None:
        """Show a tag at another place; parent and before as in `insert`."""
        node, above = self.forest.nodes[tag_id], self.forest.nodes.get(parent_id)
        old, new = self.forest.parent(node), above or self.forest.top
        row = next((one.row for one in new.children if one.id == before), len(new.children))
        if not self.beginMoveRows(self.index_of(old.id), node.row, node.row, self.index_of(new.id), row):
            return  # it stands there already
        self.forest.move(node, above, row)
        self.endMoveRows()

    def _tell(self, tag_id: int) -> None:
        index = self.index_of(tag_id)
        if index.isValid():
            self.dataChanged.emit(index, self.index_of(tag_id, TOTAL))

    def retranslate(self) -> None:
        """Ask for the headings again."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, LABEL, TOTAL)
