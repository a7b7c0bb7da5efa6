"""The rail: the panes in pipeline order, folded to icons where the window is narrow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop import icons
from desktop.panes import FOOT, HIDDEN, PaneSpec
from desktop.theme import current
from desktop.translate import Retranslating, between, number
from desktop.widgets.buttons import POINTER, IconButton
from desktop.widgets.labels import hairline

WIDE: Final = 224
FOLDED: Final = 60
HEADER: Final = 56


class RailItem(QAbstractButton):
    """One entry: icon, title, count; an accent bar when it is the one shown."""

    def __init__(self, spec: PaneSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.folded = False
        self._count: int | None = None
        self._ring = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_count(self, count: int | None) -> None:
        """Show a number on the right, or none."""
        self._count = count
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        """Set title, tooltip and accessible name."""
        title = self.spec.words()
        counted = title if self._count is None else between(", ", title, number(self._count))
        self.setText(title)
        self.setAccessibleName(counted)
        self.setToolTip(counted if self.folded else "")

    def sizeHint(self) -> QSize:
        """36 pixels high and as wide as the rail."""
        return QSize(40, current().scaled(36))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for keyboard focus only."""
        self._ring = event.reason() not in POINTER
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Drop the ring."""
        self._ring = False
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows the pane, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the entry."""
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(8, 1, -8, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(theme.role("accent_tint" if self.isChecked() else "hover"))
            painter.drawRoundedRect(area, 6, 6)
        if self.isChecked():
            painter.setBrush(theme.role("accent"))
            painter.drawRoundedRect(QRectF(area.left() - 0.5, area.top() + 8, 3, area.height() - 16), 1.5, 1.5)
        middle = area.center().y()
        left = area.center().x() - 8 if self.folded else area.left() + 15
        icons.paint(
            painter,
            QRectF(left, middle - 8, 16, 16),
            self.spec.icon,
            theme.role("accent" if self.isChecked() else "muted"),
        )
        if not self.folded:
            self._paint_words(painter, area)
        if self._ring:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.role("accent"), 2))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 5, 5)
        painter.end()

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        theme, right = current(), area.right() - 10
        if self._count is not None:
            painter.setFont(theme.font("second"))
            painter.setPen(theme.role("muted" if self.isChecked() else "faint"))
            words = number(self._count)
            width = painter.fontMetrics().horizontalAdvance(words) + 2
            painter.drawText(
                QRectF(right - width, area.top(), width, area.height()), Qt.AlignmentFlag.AlignVCenter, words
            )
            right -= width + 8
        painter.setFont(theme.font(bold=self.isChecked()))
        painter.setPen(theme.role("text" if self.isChecked() else "muted"))
        room = QRectF(area.left() + 43, area.top(), right - area.left() - 43, area.height())
        title = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, title)


class Brand(QWidget):
    """The mark and, unfolded, the name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folded = False
        self.setFixedHeight(HEADER)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw mark and name."""
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = (self.width() - 26) / 2 if self.folded else 16
        icons.paint_mark(painter, QRectF(left, (HEADER - 26) / 2, 26, 26))
        if not self.folded:
            painter.setFont(theme.font("header", bold=True))
            painter.setPen(theme.role("text"))
            painter.drawText(QRectF(52, 0, self.width() - 56, HEADER), Qt.AlignmentFlag.AlignVCenter, "Lorewright")
        painter.end()


class Rail(Retranslating, QFrame):
    """The list of panes.

    Signals:
        chosen: id of the pane to show.
        theme_asked: the theme button.
        language_asked: the language button.
    """

    chosen = Signal(str)
    theme_asked = Signal()
    language_asked = Signal()

    def __init__(self, panes: Sequence[PaneSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "rail")
        self.folded = False
        panes = [spec for spec in panes if spec.group != HIDDEN]
        self._items = {spec.id: RailItem(spec) for spec in panes}
        self._brand = Brand()
        self.theme_button = IconButton("moon", on_click=self.theme_asked.emit)
        self.language_button = IconButton("language", on_click=self.language_asked.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(0)
        column.addWidget(self._brand)
        column.addSpacing(14)
        self._add(column, [spec for spec in panes if spec.group != FOOT])
        column.addStretch(1)
        holder = QHBoxLayout()
        holder.setContentsMargins(16, 0, 16, 8)
        holder.addWidget(hairline())
        column.addLayout(holder)
        self._add(column, [spec for spec in panes if spec.group == FOOT])
        self._switches = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._switches.setContentsMargins(14, 4, 14, 0)
        self._switches.setSpacing(4)
        self._switches.addWidget(self.theme_button)
        self._switches.addWidget(self.language_button)
        self._switches.addStretch(1)
        column.addLayout(self._switches)
        current().changed.connect(self._restyle)
        self.fold(False)
        self.retranslate()

    def _add(self, column: QVBoxLayout, specs: list[PaneSpec]) -> None:
        before = specs[0].group if specs else ""
        for spec in specs:
            if spec.group != before:
                column.addSpacing(14)
                before = spec.group
            item = self._items[spec.id]
            item.clicked.connect(lambda _on=False, name=spec.id: self.chosen.emit(name))
            column.addWidget(item)

    def fold(self, folded: bool) -> None:
        """Show icons only, or everything."""
        self.folded = self._brand.folded = folded
        self.setFixedWidth(FOLDED if folded else current().scaled(WIDE))
        ways = QBoxLayout.Direction
        self._switches.setDirection(ways.TopToBottom if folded else ways.LeftToRight)
        for item in self._items.values():
            item.folded = folded
            item.retranslate()

    def show_chosen(self, pane: str) -> None:
        """Mark the pane that is shown; one that is not on the rail leaves no mark."""
        for name, item in self._items.items():
            # Of exclusive buttons one is always on, unless each is let go.
            item.setAutoExclusive(pane in self._items)
            item.setChecked(name == pane)

    def set_counts(self, counts: dict[str, int]) -> None:
        """Show counts by their keys; keys that are absent show nothing."""
        for item in self._items.values():
            item.set_count(counts.get(item.spec.count) if item.spec.count else None)

    def item(self, pane: str) -> RailItem:
        """Return the entry of a pane."""
        return self._items[pane]

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.setAccessibleName(self.tr("Panes"))
        self.theme_button.set_name(self.tr("Theme"))
        self.language_button.set_name(self.tr("Language"))
        for item in self._items.values():
            item.retranslate()
        self._restyle()

    def _restyle(self) -> None:
        icons.tint(self.theme_button, "sun" if current().dark else "moon")
        self.setFixedWidth(FOLDED if self.folded else current().scaled(WIDE))
        self.update()
