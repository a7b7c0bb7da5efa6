"""Every text a window has to show or to tell: of widgets, actions, item models, tooltips and accessible names."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QTabBar, QWidget

ROWS = 40
#: Qt names these once and for all
OF_QT = ("ScrollLeftButton", "ScrollRightButton")
#: what a widget or an action may have, by the name of its method
PARTS = (
    "text", "title", "placeholderText", "toolTip", "accessibleName", "accessibleDescription", "windowTitle",
    "suffix", "prefix", "specialValueText",
)  # fmt: skip
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


def texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """Yield (where, text) of a widget and everything in it, hidden pages too."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget.objectName() in OF_QT:
            continue
        where = f"{type(widget).__name__} {widget.objectName()}".strip()
        # A line that is shortened to its width has its whole text here.
        if callable(getattr(widget, "full", None)):
            yield f"{where}.full", widget.full()  # type: ignore[attr-defined]
        else:
            yield from _parts(widget, where)
        if isinstance(widget, QComboBox):
            yield from ((f"{where}[{n}]", widget.itemText(n)) for n in range(widget.count()))
        if isinstance(widget, QTabBar):
            yield from ((f"{where}[{n}]", widget.tabText(n)) for n in range(widget.count()))
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from ((f"{where}: {place}", text) for place, text in _items(widget.model(), QModelIndex(), ""))
    for action in root.findChildren(QAction):
        yield from _parts(action, f"action {action.objectName()}")


def _parts(thing: QWidget | QAction, where: str) -> Iterator[tuple[str, str]]:
    for part in PARTS:
        read = getattr(thing, part, None)
        found = read() if callable(read) else None
        if isinstance(found, str) and found.strip():
            yield f"{where}.{part}", found


def _items(model: QAbstractItemModel, parent: QModelIndex, path: str) -> Iterator[tuple[str, str]]:
    flat = isinstance(model, QAbstractListModel)  # it has one column, and keeps the question to itself
    columns = range(1 if flat else model.columnCount(parent))
    if not path:
        for column in columns:
            for role in ROLES:
                found = model.headerData(column, Qt.Orientation.Horizontal, role)
                if isinstance(found, str) and found:
                    yield f"head {column}", found
    for row in range(min(ROWS, model.rowCount(parent))):
        for column in columns:
            index = model.index(row, column, parent)
            for role in ROLES:
                found = model.data(index, role)
                if isinstance(found, str) and found:
                    yield f"{path}{row}.{column}", found
        if not flat:
            yield from _items(model, model.index(row, 0, parent), f"{path}{row}/")
