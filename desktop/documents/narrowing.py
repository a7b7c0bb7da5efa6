"""What narrows the list of documents: chips for what is to be done about them, and a menu of what they are."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from core.documents.listing import DocumentFilter
from desktop.documents import words
from desktop.filters import PickChip
from desktop.translate import Retranslating, listed, number
from desktop.widgets.chips import Chip, FilterChips
from desktop.widgets.search import SearchField

if TYPE_CHECKING:
    from collections.abc import Callable

#: chips beside those of the states -> what they stand for in a filter
KINDS: Final[dict[str, dict[str, bool]]] = {
    "unsplit": {"chunked": False},
    "unasked": {"asked": False},
    "edited": {"edited": True},
    "waiting": {"waiting": True},
}
#: pixels of the search field, and to how many it gives way where the list is narrow
SEARCH, SMALL = 200, 130
#: pixels that chips stand lower than the search field beside them
LOWER: Final = 4
#: pixels below which menu and search stand under the chips
NARROW: Final = 480
#: what the menu filters by -> the field of the filter
PARTS: Final = {"format": "formats", "method": "methods", "language": "languages"}


class YieldingSearch(SearchField):
    """A search field that leaves room to the chips beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(SMALL)
        self.setMaximumWidth(SEARCH)

    def sizeHint(self) -> QSize:
        """Return its usual size."""
        return QSize(SEARCH, super().sizeHint().height())


class Narrowing(Retranslating, QWidget):
    """Chips, menu and search field in one line that wraps, in a narrow list in two.

    Chips of which no document has what they stand for stay away, but for the states: a calm line says more.

    Signals:
        changed: another filter.
        sort_asked: the key of a column to order by.

    Attributes:
        orders: returns (key, title) of what the list can be ordered by.
    """

    changed = Signal()
    sort_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.orders: Callable[[], list[tuple[str, str]]] = list
        self._values: dict[str, dict[str, int]] = {}
        self._counts: dict[str, int] = {}
        self._picked: dict[str, tuple[str, ...]] = {}
        self.chips = FilterChips()
        self.more = PickChip(self.open_menu)
        self.search = YieldingSearch()
        self._narrow = False
        self._lay_out()
        self.chips.changed.connect(lambda _on: self.changed.emit())
        self.search.searched.connect(lambda _text: self.changed.emit())
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._line, self._below = QHBoxLayout(), QHBoxLayout()
        self._beside = QVBoxLayout()
        for row in (self._line, self._below):
            row.setSpacing(8)
            column.addLayout(row)
        # Chips are lower than the search field: their first line stands in the middle of it.
        for place, part, share in ((QVBoxLayout(), self.chips, 1), (self._beside, self.more, 0)):
            place.setContentsMargins(0, LOWER, 0, 0)
            place.addWidget(part)
            place.addStretch(1)
            self._line.addLayout(place, share)
        self._line.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let menu and search have a line of their own where beside them there is room for one chip only."""
        super().resizeEvent(event)
        if (narrow := event.size().width() < NARROW) != self._narrow:
            self._narrow = narrow
            if narrow:
                self._below.addWidget(self.more)
                self._below.addStretch(1)
                self._below.addWidget(self.search)
            else:
                self._beside.insertWidget(0, self.more)
                self._line.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
                self._below.takeAt(0)

    def filter(self) -> DocumentFilter:
        """Return the filter on the screen."""
        on = self.chips.checked()
        found = DocumentFilter(self.search.text().strip(), tuple(key for key in words.STATES if key in on))
        parts: dict[str, Any] = {PARTS[name]: values for name, values in self._picked.items() if values}
        for key, fields in KINDS.items():
            if key in on:
                parts.update(fields)
        return replace(found, **parts)

    def show_only(self, key: str) -> None:
        """Filter by one chip and nothing else."""
        self._clear()
        self.set_numbers(self._counts, self._values, keep=key)
        self.chips.set_checked({key})
        self.changed.emit()

    def clear(self) -> None:
        """Show all documents."""
        self._clear()
        self.retranslate()
        self.changed.emit()

    def _clear(self) -> None:
        self.chips.set_checked(())
        self.search.clear()
        self._picked = {}

    def set_numbers(self, counts: dict[str, int], values: dict[str, dict[str, int]], keep: str = "") -> None:
        """Show how many documents each chip and each line of the menu holds."""
        self._counts, self._values = counts, values
        on = self.chips.checked() | {keep}
        names = self._names()
        kinds = [key for key in KINDS if values.get("is", {}).get(key) or key in on]
        chips = [Chip(key, names[key], counts.get(key, 0)) for key in words.STATES]
        chips += [Chip(key, names[key], values.get("is", {}).get(key, 0)) for key in kinds]
        self.chips.set_chips(chips)
        self._say_more()

    # The menu

    def open_menu(self) -> None:
        """Open the menu of formats, methods and languages."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        self.fill(menu)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))

    def fill(self, menu: QMenu) -> None:
        """Fill a menu: a menu of its own for each property, with a line for each value and its number."""
        headings = {"format": self.tr("Format"), "method": self.tr("Method"), "language": self.tr("Language")}
        for name, heading in headings.items():
            inner = menu.addMenu(heading)
            for value, count in sorted(self._values.get(name, {}).items(), key=lambda one: -one[1]):
                action = inner.addAction(f"{SHOWN[name](value)}   {number(count)}")
                action.setCheckable(True)
                action.setChecked(value in self._picked.get(name, ()))
                action.triggered.connect(partial(self.pick, name, value))
        order = menu.addMenu(self.tr("Order"))
        for key, title in self.orders():
            order.addAction(title).triggered.connect(partial(self._ask_order, key))
        menu.addSeparator()
        everything = menu.addAction(self.tr("Any of them"))
        everything.setEnabled(any(self._picked.values()))
        everything.triggered.connect(lambda _on=False: self.pick_none())

    def pick(self, name: str, value: str, _on: bool = False) -> None:
        """Filter by a value, or no longer: `name` is format, method or language."""
        former = self._picked.get(name, ())
        changed = tuple(one for one in former if one != value) if value in former else (*former, value)
        self._picked = {**self._picked, name: changed}
        self._say_more()
        self.changed.emit()

    def _ask_order(self, key: str, _on: bool = False) -> None:
        self.sort_asked.emit(key)

    def pick_none(self) -> None:
        """Filter by no format, method or language."""
        self._picked = {}
        self._say_more()
        self.changed.emit()

    # Words

    def _say_more(self) -> None:
        chosen = [SHOWN[name](value) for name, values in self._picked.items() for value in values]
        self.more.show_choice(self.tr("Filter"), listed(chosen))

    def _names(self) -> dict[str, str]:
        return {
            "done": self.tr("Ready"),
            "remarks": self.tr("With remarks"),
            "failed": self.tr("Failed"),
            "unsplit": self.tr("No chunks"),
            "unasked": self.tr("No questions"),
            "edited": self.tr("Edited"),
            "waiting": self.tr("To decide"),
        }

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.search.set_placeholder(self.tr("Search names"))
        self.chips.setAccessibleName(self.tr("State"))
        self.chips.set_hint(self.tr("Several can be on: states add up, the others narrow the list further."))
        self.set_numbers(self._counts, self._values)


SHOWN: Final[dict[str, Callable[[str], str]]] = {
    "format": lambda value: words.format_words(value),
    "method": lambda value: words.method_words(value),
    "language": lambda value: words.language_words(value),
}
