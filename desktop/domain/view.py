"""The tree itself: keeps what is open, selected and in view while tags come and go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from desktop.domain.model import OWN, TOTAL, TagModel
from desktop.domain.nodes import Node
from desktop.theme import current
from desktop.translate import Retranslating
from desktop.widgets.tree import CountPainter, PlainTree

#: a search that leaves no more than this opens all branches
OPEN_UP_TO = 2000


class TagView(Retranslating, PlainTree):
    """A tree over a TagModel.

    Signals:
        moved: the cursor or the selection is on other tags.
        opened: a tag was entered.
        menu_asked: global position for a context menu.
    """

    moved = Signal()
    opened = Signal(int)
    menu_asked = Signal(QPoint)

    def __init__(self, model: TagModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tags = model
        self.search = ""
        self._matching: set[int] = set()
        self._hidden: list[QPersistentModelIndex] = []
        self._searched: list[int] = []
        self._all_open = False
        self._kept: tuple[int, list[int], int, set[int]] = (0, [], 0, set())
        self._set_up()
        self.setModel(model)
        self._set_up_columns()
        self.collapsed.connect(lambda _index: self._mark_single())
        model.rebuilding.connect(self._keep)
        model.rebuilt.connect(self._restore)
        current().changed.connect(self._set_up_columns)
        self.retranslate()

    def _set_up(self) -> None:
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setExpandsOnDoubleClick(False)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setAutoExpandDelay(600)
        for section in (OWN, TOTAL):
            self.setItemDelegateForColumn(section, CountPainter(self))

    def _set_up_columns(self) -> None:
        heading = self.header()
        heading.setStretchLastSection(False)
        heading.setSectionsMovable(False)
        heading.setFixedHeight(current().scaled(30))
        heading.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for section in (OWN, TOTAL):
            heading.setSectionResizeMode(section, QHeaderView.ResizeMode.Fixed)
            heading.resizeSection(section, current().scaled(92))

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.setAccessibleName(self.tr("Domain tree"))
        self.tags.retranslate()

    # What is selected

    def current_id(self) -> int:
        """Return the tag under the cursor, 0 for none and for one that the search hides."""
        return self._shown(self.tags.tag(self.currentIndex()))

    def selected_ids(self) -> list[int]:
        """Return the selected tags that are in sight."""
        chosen = (self.tags.tag(index) for index in self.selectionModel().selectedRows())
        return [tag_id for tag_id in chosen if self._shown(tag_id)]

    def selected_count(self) -> int:
        """Return how many tags are selected; quicker than naming them."""
        if self.search:
            return len(self.selected_ids())
        spans = self.selectionModel().selection()
        return sum(spans.at(place).height() for place in range(spans.count()))

    def _shown(self, tag_id: int) -> int:
        return tag_id if not self.search or tag_id in self._matching else 0

    def go_to(self, tag_id: int) -> bool:
        """Select a tag and bring it into view; False when it is gone or hidden."""
        index = self.tags.index_of(tag_id)
        if not index.isValid():
            return False
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        return True

    def rename(self) -> None:
        """Open the editor on the tag under the cursor."""
        index = self.currentIndex()
        if index.isValid():
            self.edit(index.siblingAtColumn(0))

    def open_all(self) -> None:
        """Open all branches."""
        self.expandAll()
        self._all_open = True

    def close_all(self) -> None:
        """Close all branches."""
        self._all_open = False
        self.collapseAll()

    def opened_below(self, ids: Sequence[int]) -> list[int]:
        """Return which of these tags and those below them are open."""
        nodes = (node for tag_id in ids for node in self.tags.forest.get(tag_id).below() if node.children)
        return [node.id for node in nodes if self.isExpanded(self.tags.index_of(node.id))]

    def open_tags(self, ids: Sequence[int]) -> None:
        """Open these tags."""
        for tag_id in ids:
            self.expand(self.tags.index_of(tag_id))

    # Searching

    def narrow(self, search: str) -> int:
        """Show only what matches, with what is above and below it; return how many tags match.

        Only the rows where a hidden branch begins are touched: cursor, selection and what is open stay as they are.
        """
        for hidden in self._hidden:
            if hidden.isValid():
                self.setRowHidden(hidden.row(), hidden.parent(), False)
        for tag_id in self._searched:
            self.collapse(self.tags.index_of(tag_id))
        self._hidden, self._searched, self.search = [], [], search
        self.setDragEnabled(not search)
        self.setAcceptDrops(not search)
        forest = self.tags.forest
        if not search:
            self._matching = set()
            return len(forest.nodes)
        self._matching, count = forest.matching(search)
        shown = [forest.top, *(forest.nodes[one] for one in self._matching)]
        for child in (child for node in shown for child in node.children if child.id not in self._matching):
            index = self.tags.index_of(child.id)
            self.setRowHidden(index.row(), index.parent(), True)
            self._hidden.append(QPersistentModelIndex(index))
        self._open_found(shown[1:] if count <= OPEN_UP_TO else [])
        self.moved.emit()
        return count

    def _open_found(self, shown: list[Node]) -> None:
        for node in shown:
            index = self.tags.index_of(node.id)
            if node.children and not self.isExpanded(index):
                self.expand(index)
                self._searched.append(node.id)

    # Keeping the place while all rows come anew

    def _mark_single(self) -> None:
        self._all_open = False

    def _keep(self) -> None:
        wide = (one.id for one in self.tags.forest.nodes.values() if one.children) if not self._all_open else ()
        opened = {tag_id for tag_id in wide if self.isExpanded(self.tags.index_of(tag_id))}
        cursor, place = self.tags.tag(self.currentIndex()), self.verticalScrollBar().value()
        self._kept = (cursor, self.selected_ids(), place, opened)
        self._hidden, self._searched = [], []

    def _restore(self) -> None:
        self._set_up_columns()
        cursor, chosen, place, opened = self._kept
        if self._all_open:
            self.expandAll()
        else:
            self.open_tags(list(opened))
        picked = QItemSelection()
        for tag_id in chosen:
            index = self.tags.index_of(tag_id)
            if index.isValid():
                picked.select(index, index.siblingAtColumn(TOTAL))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self.tags.index_of(cursor), flags.NoUpdate)
        self.selectionModel().select(picked, flags.ClearAndSelect)
        self.verticalScrollBar().setValue(place)
        self.moved.emit()

    # Events

    def selectionChanged(self, picked: QItemSelection, dropped: QItemSelection) -> None:
        """Tell."""
        super().selectionChanged(picked, dropped)
        self.moved.emit()

    def currentChanged(self, new: QModelIndex, old: QModelIndex) -> None:
        """Tell."""
        super().currentChanged(new, old)
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the questions of a tag."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.current_id() and self.state() != QAbstractItemView.State.EditingState:
            self.opened.emit(self.current_id())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are actions, and the search field finds more."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the owner for a menu."""
        self.menu_asked.emit(event.globalPos())
