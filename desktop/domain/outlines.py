"""The headings of all documents, read only: what a tree can be made from."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

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
from PySide6.QtWidgets import QAbstractItemView, QWidget

from core.documents import listing
from core.domain.tree import clean
from desktop.domain.model import LABELS
from desktop.translate import Retranslating
from desktop.widgets.tree import PlainTree

if TYPE_CHECKING:
    from desktop.session import Session

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
PAGE: Final = 128
#: documents that are shown first, and further ones at each arrival at the end: Qt asks five things of every one of them
#: before it paints the first
AT_ONCE: Final = 500
#: an internal id holds the document's row and, below these bits, the heading's number + 1
BITS: Final = 20
NUMBER: Final = (1 << BITS) - 1
#: put together once: the view asks for them twice for every document there is
OF_DOCUMENT: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
OF_HEADING: Final = OF_DOCUMENT | Qt.ItemFlag.ItemIsDragEnabled
NOWHERE: Final = QModelIndex()


class Outline:
    """The headings of one document: titles, and who stands below whom (-1 is the document)."""

    def __init__(self, headings: Sequence[Sequence[Any]]) -> None:
        self.titles = [str(heading[1]) or "–" for heading in headings[: (1 << BITS) - 2]]
        self.above: list[int] = []
        self.rows: list[int] = []
        self.below: dict[int, list[int]] = {-1: []}
        stack: list[tuple[int, int]] = []
        for number in range(len(self.titles)):
            level = int(headings[number][0])
            while stack and stack[-1][0] >= level:
                stack.pop()
            parent = stack[-1][1] if stack else -1
            self.above.append(parent)
            self.rows.append(len(self.below.setdefault(parent, [])))
            self.below[parent].append(number)
            stack.append((level, number))


class OutlineModel(QAbstractItemModel):
    """Documents, and below each its headings, read when it is opened."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ids: array[int] = array("q")
        self._shown = 0
        self._names: dict[int, str] = {}
        self._outlines: dict[int, Outline] = {}

    def set_ids(self, ids: array[int]) -> None:
        """Show other documents."""
        if ids != self._ids:
            self.beginResetModel()
            self._ids, self._shown = ids, min(AT_ONCE, len(ids))
            self._names.clear()
            self._outlines.clear()
            self.endResetModel()

    def show_more(self) -> None:
        """Show further documents, if there are any."""
        shown = min(self._shown + AT_ONCE, len(self._ids))
        if shown > self._shown:
            self.beginInsertRows(NOWHERE, self._shown, shown - 1)
            self._shown = shown
            self.endInsertRows()

    def title(self, index: Index) -> str:
        """Return the words of a row."""
        row, number = place(index)
        return self._name(row) if number < 0 else self._outlines[self._ids[row]].titles[number]

    def is_heading(self, index: Index) -> bool:
        """Return whether a row is a heading, not a document."""
        return place(index)[1] >= 0

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        """Return the index of a child."""
        if not parent.isValid():
            return self.createIndex(row, column, row << BITS) if 0 <= row < self._shown else QModelIndex()
        document, number = place(parent)
        kids = self._kids(document, number)
        return (
            self.createIndex(row, column, document << BITS | kids[row] + 1) if 0 <= row < len(kids) else QModelIndex()
        )

    def parent(self, index: Index = NOWHERE) -> QModelIndex:
        """Return the index above."""
        document, number = place(index) if index.isValid() else (0, -1)
        if number < 0:
            return QModelIndex()
        outline = self._outlines[self._ids[document]]
        above = outline.above[number]
        row = outline.rows[above] if above >= 0 else document
        return self.createIndex(row, 0, document << BITS | above + 1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many children were read."""
        return len(self._kids(*place(parent))) if parent.isValid() else self._shown

    def columnCount(self, _parent: Index = NOWHERE) -> int:
        """There is one column."""
        return 1

    def hasChildren(self, parent: Index = NOWHERE) -> bool:
        """Return whether there may be headings below; a document that was not opened yet may have some."""
        if self.canFetchMore(parent):
            return True
        return self.rowCount(parent) > 0

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether a document's headings are still to be read."""
        row, number = place(parent) if parent.isValid() else (0, 0)
        return number < 0 and self._ids[row] not in self._outlines

    def fetchMore(self, parent: Index) -> None:
        """Read the headings of a document."""
        if not self.canFetchMore(parent):
            return
        document_id = self._ids[parent.row()]
        outline = Outline(self._session.read(lambda c: listing.outline(c, document_id)))
        if outline.below[-1]:
            self.beginInsertRows(self.createIndex(parent.row(), 0, parent.internalId()), 0, len(outline.below[-1]) - 1)
        self._outlines[document_id] = outline
        if outline.below[-1]:
            self.endInsertRows()

    def data(self, index: Index, role: int = Role.DisplayRole) -> str | None:
        """Return the name or the title."""
        if index.isValid() and role in (Role.DisplayRole, Role.ToolTipRole):
            return self.title(index)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let headings be dragged into the tree."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return OF_HEADING if index.internalId() & NUMBER else OF_DOCUMENT

    def mimeTypes(self) -> list[str]:
        """Return what a drag carries."""
        return [LABELS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the dragged headings without their numbering."""
        data = QMimeData()
        data.setData(LABELS, QByteArray("\n".join(self.labels(indexes)).encode()))
        return data

    def labels(self, indexes: Sequence[Index]) -> list[str]:
        """Return headings as labels of tags."""
        return [clean(self.title(index)) for index in indexes if self.is_heading(index)]

    def _kids(self, document: int, number: int) -> list[int]:
        outline = self._outlines.get(self._ids[document])
        return outline.below.get(number, []) if outline is not None else []

    def _name(self, row: int) -> str:
        document_id = self._ids[row]
        if document_id not in self._names:
            start = row - row % PAGE
            page = self._ids[start : start + PAGE].tolist()
            rows = self._session.read(lambda c: listing.rows(c, page))
            self._names.update({one: rows[one][1] if one in rows else "…" for one in page})
        return self._names[document_id]


class OutlineView(Retranslating, PlainTree):
    """The tree of documents and headings.

    Signals:
        taken: the labels of headings the user wants as tags.
    """

    taken = Signal(list)

    def __init__(self, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outlines = model
        self.setModel(model)
        self.setHeaderHidden(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setExpandsOnDoubleClick(True)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(lambda value: model.show_more() if value == bar.maximum() > 0 else None)
        self.retranslate()

    def labels(self) -> list[str]:
        """Return the selected headings as labels."""
        return self._outlines.labels(self.selectionModel().selectedRows())

    def take(self) -> None:
        """Tell which headings are wanted as tags."""
        if self.labels():
            self.taken.emit(self.labels())

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.setAccessibleName(self.tr("Headings of the documents"))


def place(index: Index) -> tuple[int, int]:
    """Return the document's row and the heading's number, -1 for the document itself."""
    found = index.internalId()
    return found >> BITS, (found & NUMBER) - 1
