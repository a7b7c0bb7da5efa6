"""A table model over an array of ids whose rows are fetched a page at a time when they are painted."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.translate import between
from desktop.widgets.columns import Column

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[list[int]], dict[int, tuple[Any, ...]]]
Role = Qt.ItemDataRole

PAGE: Final = 128
PAGES: Final = 64


class PagedModel(QAbstractTableModel):
    """Shows `len(ids)` rows and keeps only the pages in view.

    Args:
        columns: what each value of a row looks like.
        ids: all row ids in their order; 8 bytes a row.
        fetch: gets up to 128 ids, returns `{id: row values in column order}`; ids that are gone are left out.
            A page costs a millisecond or two from SQLite, so it is called while painting.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        ids: array[int] | None = None,
        fetch: Fetch = lambda _ids: {},
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._ids = array("q", ids or ())
        self._fetch = fetch
        self._pages: OrderedDict[int, list[tuple[Any, ...] | None]] = OrderedDict()

    @property
    def ids(self) -> array[int]:
        """All ids in order; not to be changed by the caller."""
        return self._ids

    def set_ids(self, ids: Iterable[int]) -> None:
        """Replace all rows (another filter, another order)."""
        self.beginResetModel()
        self._ids = ids if isinstance(ids, array) else array("q", ids)
        self._pages.clear()
        self.endResetModel()

    def append_ids(self, ids: Iterable[int]) -> None:
        """Add rows at the end."""
        more = array("q", ids)
        if not more:
            return
        first = len(self._ids)
        self.beginInsertRows(QModelIndex(), first, first + len(more) - 1)
        self._ids.extend(more)
        self.endInsertRows()

    def refresh(self, ids: Iterable[int] | None) -> None:
        """Fetch these rows (None: all) again when they are next painted; rows that were never shown cost nothing."""
        wanted = None if ids is None else set(ids)
        for page in list(self._pages):
            first = page * PAGE
            rows = range(first, min(first + PAGE, len(self._ids)))
            hit = rows if wanted is None else [row for row in rows if self._ids[row] in wanted]
            if hit:
                del self._pages[page]
                self.dataChanged.emit(self.index(hit[0], 0), self.index(hit[-1], len(self.columns) - 1))

    def id_at(self, row: int) -> int:
        """Return the id of a row."""
        return self._ids[row]

    def row_of(self, wanted: int) -> int:
        """Return the row of an id, or -1."""
        try:
            return self._ids.index(wanted)
        except ValueError:
            return -1

    def values(self, row: int) -> tuple[Any, ...] | None:
        """Return the values of a row, or None when it is gone."""
        page, offset = divmod(row, PAGE)
        rows = self._pages.setdefault(page, [])
        self._pages.move_to_end(page)
        if offset >= len(rows):
            # A page that rows were added to keeps what it has: it may be the one in view.
            ids = self._ids[page * PAGE + len(rows) : (page + 1) * PAGE].tolist()
            found = self._fetch(ids)
            rows.extend(found.get(one) for one in ids)
            while len(self._pages) > PAGES:
                self._pages.popitem(last=False)
        return rows[offset] if offset < len(rows) else None

    def first_page(self, ids: array[int]) -> dict[int, tuple[Any, ...]]:
        """Fetch what a list of these ids begins with; may run on another thread where `fetch` may."""
        return self._fetch(ids[:PAGE].tolist())

    def hold(self, found: dict[int, tuple[Any, ...]]) -> None:
        """Take what `first_page` fetched, as far as it is what the list goes on with; what was painted stays."""
        page = self._pages.setdefault(0, [])
        page.extend(found[one] for one in takewhile(found.__contains__, self._ids[len(page) : PAGE]))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt override
        """Return the number of ids."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt override
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return text for display and accessibility, the id for UserRole, nothing else."""
        if role not in (Role.DisplayRole, Role.AccessibleTextRole, Role.UserRole):
            return None
        if not index.isValid():
            return None
        if role == Role.UserRole:
            return self._ids[index.row()]
        values = self.values(index.row())
        column = self.columns[index.column()]
        words = "…" if values is None else column.words(values[index.column()])
        return words if role == Role.DisplayRole else between(": ", column.title(), words)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Return the translated heading."""
        if way == Qt.Orientation.Horizontal and role == Role.DisplayRole and 0 <= section < len(self.columns):
            return self.columns[section].title()
        return None

    def retranslate(self) -> None:
        """Ask for headings and words again after a change of language."""
        if self.columns:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))
