"""The header: project, running jobs, model, search and menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from desktop import icons
from desktop.theme import current
from desktop.translate import Retranslating
from desktop.tray import Tray
from desktop.widgets.buttons import EnterPresses, IconButton, key_text, paint_key

PROJECT_MAX = 420
MODEL_MAX = 260
SEARCH_WIDTH, WORD_AT = 150, 32


@dataclass(frozen=True)
class MenuRow:
    """One line of a header menu; a row without text is a separator."""

    text: str = ""
    on_click: Callable[[], object] | None = None
    checked: bool = False


Rows = Callable[[], list[MenuRow]]


def pop_up(rows: list[MenuRow], below: QWidget) -> QMenu:
    """Open a menu of rows at a widget, which Qt moves above it where the screen ends; returns it."""
    menu = QMenu(below)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for row in rows:
        if not row.text:
            menu.addSeparator()
            continue
        action = menu.addAction(row.text)
        action.setCheckable(row.checked)
        action.setChecked(row.checked)
        if row.on_click is not None:
            action.triggered.connect(lambda _on=False, then=row.on_click: then())
    menu.setMinimumWidth(max(180, below.width()))
    menu.popup(below.mapToGlobal(QPoint(0, below.height() + 4)))
    return menu


class HeaderButton(EnterPresses, QPushButton):
    """A word with a chevron that opens a menu; with a state dot for the model.

    Args:
        size: font size name.
        bold: whether the word is the header's title.
        dot: whether a state dot stands before the word.
        widest: pixels after which the word is shortened.
    """

    def __init__(self, size: str, *, bold: bool, dot: bool, widest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size, self._bold, self._dot, self._widest = size, bold, dot, widest
        self._role = "faint"
        self._word = ""
        self._rows: Rows | None = None
        if bold:
            self.setProperty("look", "quiet")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _on=False: self.open())

    def set(self, text: str, role: str = "faint") -> None:
        """Show a word and the role of its dot."""
        self._role = role
        self._word = text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.updateGeometry()
        self.update()

    def word(self) -> str:
        """Return the word shown."""
        return self._word

    def set_rows(self, rows: Rows) -> None:
        """Say what the menu holds; asked each time it opens."""
        self._rows = rows

    def open(self) -> None:
        """Open the menu below the button."""
        rows = self._rows() if self._rows is not None else []
        if rows:
            pop_up(rows, self)

    def sizeHint(self) -> QSize:
        """The word, its dot and its chevron."""
        width = QFontMetrics(current().font(self._size, self._bold), self).horizontalAdvance(self._word)
        return QSize(min(self._widest, 12 + (16 if self._dot else 0) + width + 10 + 14 + 10), current().scaled(32))

    def minimumSizeHint(self) -> QSize:
        """May be shortened a good deal."""
        return QSize(90, current().scaled(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the styled panel, then dot, word and chevron."""
        super().paintEvent(event)
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, middle = 12.0, self.height() / 2
        if self._dot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.role(self._role))
            painter.drawEllipse(QRectF(left, middle - 3.5, 7, 7))
            left += 16
        painter.setFont(theme.font(self._size, self._bold))
        painter.setPen(theme.role("text"))
        room = QRectF(left, 0, self.width() - left - 30, self.height())
        word = painter.fontMetrics().elidedText(self._word, Qt.TextElideMode.ElideRight, int(room.width()) + 2)
        painter.drawText(room.adjusted(0, 0, 4, 0), Qt.AlignmentFlag.AlignVCenter, word)
        icons.paint(painter, QRectF(self.width() - 24, middle - 6, 12, 12), "chevron-down", theme.role("faint"))
        painter.end()


class SearchButton(Retranslating, EnterPresses, QPushButton):
    """Looks like a search box, opens the command palette."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._word = ""
        current().changed.connect(self._widen)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self._word = self.tr("Search")
        self.setAccessibleName(self.tr("Search actions and projects, {0}").format(key_text("Ctrl+K")))
        self._widen()
        self.update()

    def _key_width(self) -> int:
        return max(18, QFontMetrics(current().font()).horizontalAdvance(key_text("Ctrl+K")) + 8)

    def _widen(self) -> None:
        word = QFontMetrics(current().font()).horizontalAdvance(self._word)
        self.setFixedWidth(max(SEARCH_WIDTH, WORD_AT + word + 14 + self._key_width() + 7))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the styled panel, then magnifier, word and key."""
        super().paintEvent(event)
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icons.paint(painter, QRectF(11, self.height() / 2 - 7, 14, 14), "search", theme.role("faint"))
        painter.setFont(theme.font())
        painter.setPen(theme.role("faint"))
        key = self.width() - self._key_width() - 7
        painter.drawText(QRectF(WORD_AT, 0, key - WORD_AT, self.height()), Qt.AlignmentFlag.AlignVCenter, self._word)
        paint_key(painter, self, key, "Ctrl+K")
        painter.end()


class Header(Retranslating, QFrame):
    """The bar on top.

    Signals:
        palette_asked: the search button.
    """

    palette_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "topbar")
        self.setFixedHeight(56)
        self._project = ""
        self._model = ("", "faint")
        self.project = HeaderButton("header", bold=True, dot=False, widest=PROJECT_MAX)
        self.tray = Tray()
        self.model = HeaderButton("body", bold=False, dot=True, widest=MODEL_MAX)
        self.search = SearchButton()
        self.search.clicked.connect(lambda _on=False: self.palette_asked.emit())
        self.menu = QMenu(self)
        self.menu_button = IconButton("menu")
        self.menu_button.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 12, 0)
        row.setSpacing(12)
        row.addWidget(self.project)
        row.addStretch(1)
        for widget in (self.tray, self.model, self.search, self.menu_button):
            row.addWidget(widget)
        self.retranslate()

    def project_name(self) -> str:
        """Return the name of the open project, empty when there is none."""
        return self._project

    def set_project(self, name: str) -> None:
        """Show the project's name; empty when none is open."""
        self.project.set(name or self.tr("No project open"))
        self._project = name

    def set_model(self, name: str, state: str = "faint") -> None:
        """Show the model and its state: good, warn, bad or faint (not checked)."""
        self.model.set(name or self.tr("No model chosen"), state if name else "warn")
        self._model = (name, state)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.menu_button.set_name(self.tr("Menu"))
        self.set_project(self._project)
        self.set_model(*self._model)
