"""The tree itself: keeps what is open, selected and in view while tags come and go."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from desktop.domain.model import OWN, TOTAL, TagModel
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
        self._open: set[int] = set()
        self._all_open = False
        self._kept: tuple[int, list[int], int] = (0, [], 0)
        self._near: tuple[int, int] = (0, 0)
        self._set_up()
        self.setModel(model)
        self._set_up_columns()
        self.expanded.connect(lambda index: self._open.add(index.internalId()))
        self.collapsed.connect(self._forget)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
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
        """Return the tag under the cursor, 0 for none."""
        index = self.currentIndex()
        return int(index.internalId()) if index.isValid() else 0

    def selected_ids(self) -> list[int]:
        """Return the selected tags."""
        return [int(index.internalId()) for index in self.selectionModel().selectedRows()]

    def go_to(self, tag_id: int) -> bool:
        """Select a tag and bring it into view; False when it is gone or hidden."""
        index = self.tags.index_of(tag_id)
        if not index.isValid():
            return False
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def rename(self) -> None:
        """Open the editor on the tag under the cursor."""
        index = self.currentIndex()
        if index.isValid():
            self.edit(index.siblingAtColumn(0))

    def open_all(self) -> None:
        """Open all branches."""
        self._all_open = True
        self.expandAll()

    def close_all(self) -> None:
        """Close all branches."""
        self._all_open = False
        self._open.clear()
        self.collapseAll()

    # Keeping the place

    def _forget(self, index: QModelIndex) -> None:
        self._open.discard(index.internalId())
        if self._all_open:
            # From now on single branches are remembered: all but this one.
            self._all_open = False
            others = (node.id for node in self.tags.forest.nodes.values() if node.kids)
            self._open = {one for one in others if one != index.internalId()}

    def _keep(self) -> None:
        node = self.tags.forest.nodes.get(self.current_id())
        if node is None and self.tags.search:
            return  # the search hides what was selected; it comes back with the rest
        self._kept = (self.current_id(), self.selected_ids(), self.verticalScrollBar().value())
        self._near = (self.tags.forest.parent(node).id, node.row) if node is not None else (0, 0)

    def _restore(self) -> None:
        if self._all_open or (self.tags.search and self.tags.matching <= OPEN_UP_TO):
            self.expandAll()
        else:
            for tag_id in [one for one in self._open if one in self.tags.forest.nodes]:
                self.expand(self.tags.index_of(tag_id))
        cursor, chosen, place = self._kept
        picked = QItemSelection()
        for tag_id in chosen:
            index = self.tags.index_of(tag_id)
            if index.isValid():
                picked.select(index, index.siblingAtColumn(TOTAL))
        flags = QItemSelectionModel.SelectionFlag
        index = self.tags.index_of(cursor)
        if cursor and cursor not in self.tags.forest.nodes:
            index = self._neighbour()
            picked.select(index, index.siblingAtColumn(TOTAL))
        self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self.selectionModel().select(picked, flags.ClearAndSelect)
        self.verticalScrollBar().setValue(place)
        self.moved.emit()

    def _neighbour(self) -> QModelIndex:
        """Return what now stands where the lost cursor stood, or the tag above."""
        parent, row = self._near
        above = self.tags.forest.nodes.get(parent, self.tags.forest.top)
        if above.kids:
            return self.tags.index_of(above.kids[min(row, len(above.kids) - 1)].id)
        return self.tags.index_of(above.id)

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
