"""A list to pick one thing from by typing: tags in their tree, documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from desktop.theme import current
from desktop.translate import Retranslating
from desktop.widgets.labels import label
from desktop.widgets.search import SearchField

Role = Qt.ItemDataRole
WIDTH: Final = 320
ROWS: Final = 10
MOVES: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def steered(event: QEvent, view: QAbstractItemView, entered: Callable[[], object]) -> bool:
    """Take a key of a search field for the list below it: one that moves there, or Enter; say whether it was one."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    if event.key() in MOVES:
        view.event(QKeyEvent(event.type(), event.key(), event.modifiers()))
        return True
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        entered()
        return True
    return False


@dataclass(frozen=True)
class Choice:
    """One line: what it stands for, its word, and the words above it in a tree."""

    key: object
    text: str
    above: tuple[str, ...] = ()

    def line(self, flat: bool) -> str:
        """Return what the line says: indented in a tree, with its path among the found ones."""
        return " / ".join((*self.above, self.text)) if flat else "    " * len(self.above) + self.text


class Choices(QAbstractListModel):
    """The choices that match what was typed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._all: list[tuple[str, Choice]] = []
        self._typed = ""
        self.shown: list[Choice] = []

    def set(self, choices: Sequence[Choice]) -> None:
        """Take other choices."""
        self._all = [(choice.line(flat=True).casefold(), choice) for choice in choices]
        self.narrow(self._typed)

    def narrow(self, typed: str) -> None:
        """Show the choices that contain every typed word."""
        self.beginResetModel()
        self._typed = typed
        words = typed.casefold().split()
        self.shown = [choice for line, choice in self._all if all(word in line for word in words)]
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt override
        """Return how many match."""
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Role.DisplayRole) -> str | None:
        """Return the line, and the whole path as the tooltip."""
        if not index.isValid():
            return None
        choice = self.shown[index.row()]
        if role == Role.DisplayRole:
            return choice.line(flat=bool(self._typed))
        return choice.line(flat=True) if role in (Role.ToolTipRole, Role.AccessibleTextRole) else None


class Picker(Retranslating, QFrame):
    """A popup with a search field over a list; Enter or a click picks, Escape closes.

    Args:
        placeholder: translated hint of the search field.
        empty: translated sentence for when there is nothing to pick from.

    Signals:
        picked: the key of the choice.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget, placeholder: str, empty: str = "") -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "popup")
        self._empty = empty
        self._chosen: object = None
        self.search = SearchField(placeholder, wait=0)
        self.list = QListView()
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(placeholder)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.choices = Choices(self)
        self.list.setModel(self.choices)
        self._note = label(look="second", wrap=True)
        self._note.setContentsMargins(6, 4, 6, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for widget in (self.search, self._note, self.list):
            column.addWidget(widget)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list.clicked.connect(self._pick)
        self.setFixedWidth(WIDTH)
        self.set_choices(())

    def set_choices(self, choices: Sequence[Choice], chosen: object = None) -> None:
        """Show choices, the cursor on the one whose key is `chosen`."""
        self._chosen = chosen
        self.choices.set(choices)
        self._settle()

    def words_of(self, key: object) -> str:
        """Return the word of a choice that is shown."""
        return next((choice.text for choice in self.choices.shown if choice.key == key), "")

    def open_below(self, widget: QWidget) -> None:
        """Show the popup below a widget, or above it where the screen ends."""
        rows = max(3, min(ROWS, self.choices.rowCount()))
        self.list.setFixedHeight(rows * current().scaled(32) + 4)
        self.adjustSize()
        place = widget.mapToGlobal(QPoint(0, widget.height() + 4))
        screen = widget.screen().availableGeometry()
        if place.y() + self.height() > screen.bottom():
            place = widget.mapToGlobal(QPoint(0, -self.height() - 4))
        place.setX(max(screen.left(), min(place.x(), screen.right() - self.width())))
        self.move(place)
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def retranslate(self) -> None:
        """Nothing of its own: the words come from the caller, and the popup closes before a language is chosen."""

    def _narrow(self, typed: str) -> None:
        self.choices.narrow(typed)
        self._settle()

    def _settle(self) -> None:
        shown = self.choices.shown
        self._note.setText("" if shown else self._empty if not self.search.text() else "–")
        self._note.setVisible(not shown and bool(self._note.text()))
        if shown:
            row = next((n for n, choice in enumerate(shown) if choice.key == self._chosen), 0)
            self.list.setCurrentIndex(self.choices.index(row, 0))
            self.list.scrollTo(self.list.currentIndex())

    def _pick(self, index: QModelIndex) -> None:
        if index.isValid():
            key = self.choices.shown[index.row()].key
            self.close()
            self.picked.emit(key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list and pick from it while the cursor stays in the search field."""
        return steered(event, self.list, lambda: self._pick(self.list.currentIndex())) or super().eventFilter(
            watched, event
        )


def pick(
    anchor: QWidget, placeholder: str, choices: Sequence[Choice], on_pick: Callable[[object], object],
    *, chosen: object = None, empty: str = "",
) -> Picker:  # fmt: skip
    """Open a picker below a widget and return it."""
    picker = Picker(anchor, placeholder, empty)
    picker.set_choices(choices, chosen)
    picker.picked.connect(lambda key: on_pick(key))
    picker.open_below(anchor)
    return picker
