"""Selecting and copying words in a view of blocks, with the mouse and the keyboard."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
)

from desktop.widgets.blockplaces import EDGE
from desktop.widgets.blockview import BlockView
from desktop.widgets.markdowntext import Laid

Place = tuple[int, int]
#: more blocks than this are copied as the Markdown they come from: nobody laid them out
MOST: Final = 300
AFTER_MS: Final = 400


class SelectableView(BlockView):
    """A block view whose words can be selected and copied; tells screen readers what is in sight."""

    def __init__(self) -> None:
        super().__init__()
        self._from: Place = (0, 0)
        self._to: Place = (0, 0)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._tell = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._tell.timeout.connect(self._describe)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._tell.start())

    def source(self, first: int, last: int) -> str:
        """Return the text behind blocks `first` to `last`, for copying more than was laid out."""
        raise NotImplementedError(type(self).__name__)

    def unselect(self) -> None:
        """Select nothing."""
        self._from = self._to = (0, 0)
        self.viewport().update()

    def selected_text(self) -> str:
        """Return the words that are selected."""
        (first, start), (last, end) = sorted((self._from, self._to))
        if (first, start) == (last, end):
            return ""
        if last - first > MOST:
            return self.source(first, last)
        parts = []
        for row in range(first, last + 1):
            words = self.laid(row).document.toPlainText()
            stop = end if row == last else len(words)
            parts.append(words[start if row == first else 0 : stop])
        return "\n".join(parts).replace("\u2028", "\n")

    def select_all(self) -> None:
        """Select everything."""
        if self.blocks:
            last = len(self.blocks) - 1
            self._from, self._to = (0, 0), (last, self.laid(last).document.characterCount() - 1)
            self.viewport().update()

    def copy(self) -> None:
        """Put the selected words on the clipboard."""
        text = self.selected_text()
        if text:
            QGuiApplication.clipboard().setText(text)

    def selections(self, row: int, laid: Laid) -> list[QAbstractTextDocumentLayout.Selection]:
        """Return the selected part of a block."""
        (first, start), (last, end) = sorted((self._from, self._to))
        if not first <= row <= last or (first, start) == (last, end):
            return []
        most = laid.document.characterCount() - 1
        made = QAbstractTextDocumentLayout.Selection()
        cursor = QTextCursor(laid.document)
        cursor.setPosition(min(most, start) if row == first else 0)
        cursor.setPosition(min(most, end) if row == last else most, QTextCursor.MoveMode.KeepAnchor)
        made.cursor = cursor
        made.format.setBackground(self.theme.role("accent"))
        made.format.setForeground(self.theme.role("on_accent"))
        return [made]

    def _hit(self, point: QPointF) -> Place | None:
        row = self.row_at(point.y())
        if row < 0:
            return None
        laid = self.laid(row)
        inner = QPointF(point.x() - EDGE - laid.left, point.y() - self.top_of(row) - laid.above)
        place = laid.document.documentLayout().hitTest(inner, Qt.HitTestAccuracy.FuzzyHit)
        return row, max(0, place)

    def _describe(self) -> None:
        row, bottom, words = max(0, self.row_at(0)), self.viewport().height(), list[str]()
        while row < len(self.blocks) and self.top_of(row) < bottom:
            words.append(self.laid(row).document.toPlainText())
            row += 1
        self.setAccessibleDescription("\n".join(words))

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select."""
        hit = self._hit(event.position())
        if event.button() == Qt.MouseButton.LeftButton and hit is not None:
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._from = hit
            self._to = hit
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select up to the pointer; beyond the edge the view follows."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            return
        beyond = min(0.0, event.position().y()) + max(0.0, event.position().y() - self.viewport().height())
        if beyond:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(beyond))
        hit = self._hit(event.position())
        if hit is not None:
            self._to = hit
            self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word under the pointer."""
        hit = self._hit(event.position())
        if hit is not None:
            cursor = QTextCursor(self.laid(hit[0]).document)
            cursor.setPosition(hit[1])
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
            self._from, self._to = (hit[0], cursor.selectionStart()), (hit[0], cursor.selectionEnd())
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy and select all."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell what is in sight."""
        super().focusInEvent(event)
        self._tell.start()
