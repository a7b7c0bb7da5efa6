"""The difference between two texts, line by line with the words that differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from desktop.translate import Retranslating
from desktop.widgets.blockplaces import EDGE
from desktop.widgets.diffrows import Row, opened, rows
from desktop.widgets.markdownblocks import Block
from desktop.widgets.markdowntext import Laid
from desktop.widgets.selecting import SelectableView

GUTTER: Final = 26
SIGNS: Final = {"gone": "−", "new": "+"}
TINTS: Final = {"gone": "bad", "new": "good"}


class DiffView(Retranslating, SelectableView):
    """What goes is marked with − and what comes with +; long stretches that stay are folded and open at a click.

    Signals:
        at_change: number of the change in front, from 1, and how many there are; 0 of 0 when the texts are the same.
    """

    at_change = Signal(int, int)

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._rows: list[Row] = []
        self._changes: list[int] = []
        self._at = -1
        self._letters = 0.8
        self.filled.connect(self._found)
        self.retranslate()

    def set_parts(self, parts: Sequence[tuple[str, str]]) -> None:
        """Show a difference: ("same" | "gone" | "new", text) in order, what goes before what comes in its place."""
        sample = "".join(text[:4000] for _kind, text in parts[:8])
        self._letters = 0.52 + 0.5 * sum(letter > "\u2e80" for letter in sample) / max(1, len(sample))
        self._begin(rows(parts))

    def changes(self) -> int:
        """Return how many changes there are, as far as they are known."""
        return len(self._changes)

    def next_change(self) -> None:
        """Go to the change after the one in front; from the last one to the first."""
        self._go(self._at + 1 if self._at + 1 < len(self._changes) else 0)

    def previous_change(self) -> None:
        """Go to the change before the one in front; from the first one to the last."""
        self._go(self._at - 1 if self._at > 0 else len(self._changes) - 1)

    def source(self, first: int, last: int) -> str:
        """Return the words of rows."""
        return "\n".join("".join(words for words, _differs in row.segments) for row in self._rows[first : last + 1])

    def _begin(self, source: Iterator[Row]) -> None:
        self._rows, self._changes, self._at = [], [], -1
        self.unselect()
        self.set_blocks(self._kept(source))

    def _kept(self, source: Iterator[Row]) -> Iterator[Block]:
        for number, row in enumerate(source):
            self._rows.append(row)
            if row.first:
                self._changes.append(number)
            size = sum(len(words) for words, _differs in row.segments)
            yield Block(row.kind, number, number + 1, 1, size)

    def _found(self) -> None:
        if self._changes and self._at < 0:
            self._go(0)
        elif not self._changes:
            self.at_change.emit(0, 0)

    def _go(self, number: int) -> None:
        if self._changes:
            self._at = number
            row = self._changes[number]
            self.show_row(max(0, row - 2))
            self.viewport().update()
            self.at_change.emit(number + 1, len(self._changes))

    def _open(self, number: int) -> None:
        """Show the lines of a fold."""
        value, at = self.verticalScrollBar().value(), self._at
        shown = [*self._rows[:number], *opened(self._rows[number]), *self._rows[number + 1 :]]
        self._begin(iter(shown))
        self._at = at
        self._put(value)
        self.settle()

    # How rows look

    def lay(self, block: Block, width: float) -> Laid:
        """Lay a row out."""
        theme, row = self.theme, self._rows[block.start]
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(theme.font("second" if row.kind == "fold" else "body"))
        shape = QTextBlockFormat()
        shape.setLineHeight(round(theme.px("body") * 1.6), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        cursor = QTextCursor(document)
        cursor.setBlockFormat(shape)
        if row.kind == "fold":
            look = QTextCharFormat()
            look.setForeground(theme.role("accent"))
            cursor.insertText(self.tr("… %n line(s) unchanged", "", row.lines), look)
        for words, differs in row.segments:
            cursor.insertText(words, self._look(row.kind, differs))
        document.setTextWidth(max(60.0, width - GUTTER))
        return Laid(document, 2, 2, GUTTER, row.kind)

    def _look(self, kind: str, differs: bool) -> QTextCharFormat:
        look = QTextCharFormat()
        if kind == "same":
            look.setForeground(self.theme.role("muted"))
        elif differs:
            look.setForeground(self.theme.role(TINTS[kind]))
            look.setFontUnderline(kind == "new")
            look.setFontStrikeOut(kind == "gone")
        return look

    def guess(self, block: Block, width: float) -> float:
        """Guess from the number of characters."""
        px = self.theme.px("body")
        return max(1, ceil(block.data * px * self._letters / max(60, width - GUTTER))) * px * 1.6 + 4

    def paint_behind(self, painter: QPainter, row: int, area: QRectF, laid: Laid) -> None:
        """Paint the tint and the sign of a line, and the bar beside the change in front."""
        theme, kind = self.theme, laid.behind
        whole = QRectF(0, area.top() - 2, self.viewport().width(), area.height() + 4)
        if kind in TINTS:
            painter.fillRect(whole, theme.role(f"{TINTS[kind]}_tint"))
            if not self._rows[row].goes_on:
                painter.setPen(theme.role(TINTS[kind]))
                painter.setFont(theme.font(bold=True))
                line = QRectF(EDGE, area.top(), GUTTER, theme.px("body") * 1.6)
                painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, SIGNS[kind])
            if self._is_in_front(row):
                painter.fillRect(QRectF(0, whole.top(), 3, whole.height()), theme.role("accent"))
        elif kind == "fold":
            painter.fillRect(whole, theme.role("sunken"))

    def _is_in_front(self, row: int) -> bool:
        if self._at < 0:
            return False
        start = self._changes[self._at]
        return row >= start and all(
            self._rows[n].kind in TINTS and (n == start or not self._rows[n].first) for n in range(start, row + 1)
        )

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open a fold, else begin to select."""
        row = self.row_at(event.position().y())
        if 0 <= row < len(self._rows) and self._rows[row].kind == "fold":
            self._open(row)
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N and P go from change to change."""
        if event.key() == Qt.Key.Key_N:
            self.next_change()
        elif event.key() == Qt.Key.Key_P:
            self.previous_change()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.restyle()
