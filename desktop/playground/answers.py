"""What one model was asked and said: folded thinking, links to copy and to ask again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent, QShowEvent

from core.chat.turns import Answer, Turn
from desktop.playground import rows
from desktop.playground.growing import GrowingView
from desktop.playground.rows import Row
from desktop.widgets.blockscroll import EDGE


class AnswersView(GrowingView):
    """What one model was asked and said. The view follows the end while the end is in sight.

    Signals:
        again: the newest question is to be asked again.
        copied: an answer was put on the clipboard.
    """

    again = Signal()
    copied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._turns: list[Turn] = []
        self._model = ""
        self._unfolded: set[int] = set()
        self._starts: list[int] = []
        self._fresh = False
        self.viewport().setMouseTracking(True)

    # Content

    def show_turns(self, turns: list[Turn], model: str) -> None:
        """Show what was said with a model, from the newest turn on."""
        self._turns, self._model, self._fresh = turns, model, True
        self._fill()
        if self.blocks and self.viewport().height() > 1:
            self._to_newest()

    def grow(self) -> None:
        """Show what came to the newest turn; a new turn too."""
        if not self._turns:
            return
        self.whole()
        number = len(self._turns) - 1
        turn = self._turns[number]
        answer = turn.of(self._model)
        if number >= len(self._starts):
            self._starts.append(len(self.blocks))
            self.replace(len(self.blocks), list(self._rows(number)))
            self.to_end()
            return
        start = self._starts[number]
        first = next((n for n in range(start, len(self.blocks)) if self.row(n).part == rows.ANSWER), -1)
        head = [*rows.question(number, turn), *rows.thinking(number, answer, unfolded=number in self._unfolded)]
        if first < 0 or answer is None or first - start != len(head):
            self.merge(start, list(self._rows(number)))
            return
        here = [self.row(n) for n in range(first, len(self.blocks) - 1)]
        from_ = rows.anchor(here)
        known = sum(len(row.text) for row in here[:from_])
        if answer.state != "writing" and "".join(row.text for row in here[:from_]) != answer.text[:known]:
            # At the end the whole reply is told once more, and may have been cleaned.
            from_ = known = 0
        from_ += first
        tail = [*rows.markdown(number, answer.text[known:]), rows.end(number, answer)]
        self.merge(from_, tail)
        self.merge_head(start, head)

    def unfold(self, turn: int | None = None) -> None:
        """Unfold or fold the thinking of a turn, or of all."""
        if turn is None:
            every = {n for n, one in enumerate(self._turns) if (a := one.of(self._model)) and a.thinking}
            self._unfolded = set() if self._unfolded >= every else every
        else:
            self._unfolded ^= {turn}
        line = self.edge()
        self._fill()
        self.show_row(*line)

    def copy_answer(self, turn: int = -1) -> str:
        """Put an answer on the clipboard, as Markdown; return it."""
        answer = self._turns[turn].of(self._model) if self._turns else None
        text = answer.text if answer is not None else ""
        if text:
            QGuiApplication.clipboard().setText(text)
            self.copied.emit()
        return text

    def _rows(self, number: int) -> Iterator[Row]:
        turn: Turn = self._turns[number]
        answer: Answer | None = turn.of(self._model)
        return rows.of_turn(number, turn, answer, unfolded=number in self._unfolded)

    def _fill(self) -> None:
        self._starts = []
        self.unselect()
        source: Any = self._all()
        self.set_blocks(source)
        self.whole()

    def _all(self) -> Iterator[Row]:
        place = 0
        for number in range(len(self._turns)):
            self._starts.append(place)
            for row in self._rows(number):
                place += 1
                yield row

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the newest turn: now the height is known."""
        super().showEvent(event)
        if not event.spontaneous() and self.blocks and self._fresh:
            QTimer.singleShot(0, self, self._to_newest)

    def _to_newest(self) -> None:
        """Bring the newest question to the upper edge, so that it is at one height in all columns."""
        self._fresh = False
        self.show_row(self._starts[-1])

    # Links

    def link_at(self, point: QPointF) -> tuple[str, int]:
        """Return the link at a point of the viewport, and its turn."""
        row = self.row_at(point.y())
        if row < 0 or row not in self._laid or self.row(row).part not in (rows.HEAD, rows.END):
            return "", -1
        laid = self._laid[row]
        inner = QPointF(point.x() - EDGE - laid.left, point.y() - self.top_of(row) - laid.above)
        return laid.document.documentLayout().anchorAt(inner), self.row(row).turn

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Follow a link, or begin to select."""
        link, turn = self.link_at(event.position())
        if link and event.button() == Qt.MouseButton.LeftButton:
            self.follow(link, turn)
        else:
            super().mousePressEvent(event)

    def follow(self, link: str, turn: int) -> None:
        """Do what a link says."""
        if link == rows.COPY:
            self.copy_answer(turn)
        elif link == rows.FOLD:
            self.unfold(turn)
        elif link == rows.AGAIN:
            self.again.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over links."""
        over = self.link_at(event.position())[0] and not event.buttons()
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)
        super().mouseMoveEvent(event)
