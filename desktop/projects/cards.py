"""Project cards: a grid that paints them, so that hundreds cost no more than a screenful."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop.projects.painting import HEIGHT, CardPainter, more_place
from desktop.projects.words import CardWords
from desktop.theme import current

if TYPE_CHECKING:
    from core.projects.service import Card

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
WIDEST: Final = 420
EDGE: Final = 14
GAP: Final = 12


class CardModel(QAbstractListModel):
    """The cards that match, with their words ready to paint."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cards: list[Card] = []
        self._words: dict[int, CardWords] = {}
        self.opened = 0

    def set_cards(self, cards: Sequence[Card], opened: int) -> None:
        """Show other cards; `opened` is the project in front."""
        self.beginResetModel()
        self._cards, self.opened = list(cards), opened
        self._words.clear()
        self.endResetModel()

    def card(self, index: Index) -> Card:
        """Return the card at an index."""
        return self._cards[index.row()]

    def words(self, index: Index) -> CardWords:
        """Return what a card says, put together once."""
        card = self.card(index)
        found = self._words.get(card.id)
        if found is None:
            found = self._words[card.id] = CardWords.of(card, card.id == self.opened)
        return found

    def forget_words(self) -> None:
        """Put the words together again, after a change of language or of day."""
        self._words.clear()
        if self._cards:
            self.dataChanged.emit(self.index(0), self.index(len(self._cards) - 1))

    def row_of(self, project_id: int) -> int:
        """Return the row of a project, -1 when it is not shown."""
        return next((row for row, card in enumerate(self._cards) if card.id == project_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt override
        """Return how many match."""
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Role.DisplayRole) -> str | None:
        """Return the name; for assistive technology all that the card says."""
        if not index.isValid():
            return None
        if role == Role.DisplayRole:
            return self.card(index).name
        if role in (Role.AccessibleTextRole, Role.ToolTipRole):
            return self.words(index).spoken() if role == Role.AccessibleTextRole else self.card(index).description
        return None


class CardGrid(QListView):
    """As many cards side by side as fit.

    Signals:
        chosen: id of the project to open, after a click or Enter.
        menu_asked: id of a project and the global place for its menu.
        current_changed: id of the project the keyboard is on, 0 for none.
    """

    chosen = Signal(int)
    menu_asked = Signal(int, QPoint)
    current_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = CardModel(self)
        self.setModel(self.cards)
        self.setItemDelegate(CardPainter(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._pressed = QPersistentModelIndex()
        self.selectionModel().currentChanged.connect(lambda now, _old: self.current_changed.emit(self._id(now)))
        current().changed.connect(self._measure)

    def set_cards(self, cards: Sequence[Card], opened: int) -> None:
        """Show cards and keep the keyboard on the project it was on."""
        before = self.current_id()
        self.cards.set_cards(cards, opened)
        row = self.cards.row_of(before)
        if row >= 0:
            self.setCurrentIndex(self.cards.index(row))
        self.current_changed.emit(self.current_id())

    def current_id(self) -> int:
        """Return the project the keyboard is on, 0 for none."""
        return self._id(self.currentIndex())

    def current_card(self) -> Card | None:
        """Return the card the keyboard is on."""
        index = self.currentIndex()
        return self.cards.card(index) if index.isValid() else None

    def go_to(self, project_id: int) -> None:
        """Put the keyboard on a project, if it is shown."""
        row = self.cards.row_of(project_id)
        if row >= 0:
            self.setCurrentIndex(self.cards.index(row))
            self.scrollTo(self.currentIndex())

    def _id(self, index: Index) -> int:
        return self.cards.card(index).id if index.isValid() else 0

    def _measure(self) -> None:
        # Qt keeps the room of the scroll bar free while it lays out, whether the bar is there or not.
        room = max(200, self.width() - self.verticalScrollBar().sizeHint().width() - 2)
        side_by_side = max(1, -(-room // (WIDEST + GAP)))
        self.setGridSize(QSize(room // side_by_side, current().scaled(HEIGHT) + GAP))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out again."""
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay the cards on the window's ground; lists have the surface's."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), current().role("window"))
        painter.end()
        super().paintEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember what was pressed; the menu opens at once."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = QPersistentModelIndex(index) if left else QPersistentModelIndex()
        if index.isValid() and (not left or self._on_more(index, event.position().toPoint())):
            self._pressed = QPersistentModelIndex()
            self.setCurrentIndex(index)
            self.menu_asked.emit(self._id(index), event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the card that was pressed and let go."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._pressed == index:
            self.chosen.emit(self._id(index))
        self._pressed = QPersistentModelIndex()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the hand over a card."""
        super().mouseMoveEvent(event)
        over = self.indexAt(event.position().toPoint()).isValid()
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, the menu key opens the menu."""
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self._id(index))
        elif index.isValid() and event.key() == Qt.Key.Key_Menu:
            corner = more_place(self.visualRect(index)).bottomLeft()
            self.menu_asked.emit(self._id(index), self.viewport().mapToGlobal(corner))
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Repaint the card the pointer left."""
        if event.type() == QEvent.Type.Leave:
            self.viewport().update()
        return super().viewportEvent(event)

    def _on_more(self, index: QModelIndex, place: QPoint) -> bool:
        area: QRect = more_place(self.visualRect(index))
        return area.contains(place)
