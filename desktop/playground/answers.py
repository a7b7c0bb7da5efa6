"""What was asked and said in one column: folded thinking, an answer that is chosen, links to copy and to ask again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QMouseEvent, QPainter, QShowEvent

from core.chat.turns import Answer, Turn
from desktop.models.missingkey import lacking
from desktop.playground import rows
from desktop.playground.answermenu import open_menu
from desktop.playground.growing import GrowingView
from desktop.playground.rows import Row
from desktop.widgets.blockplaces import EDGE
from desktop.widgets.markdowntext import Laid


class AnswersView(GrowingView):
    """What was asked and said in one column. The view follows the end while the end is in sight.

    Signals:
        again: the newest question is to be asked again.
        lacking(str): the key of this provider is to be entered.
        copied(str): what was put on the clipboard, as a sentence.
    """

    again = Signal()
    lacking = Signal(str)
    copied = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._turns: list[Turn] = []
        self._seat = ""
        self._chosen = -1
        self._unfolded: set[int] = set()
        self._starts: list[int] = []
        self._fresh = False
        self.viewport().setMouseTracking(True)

    # Content

    def show_turns(self, turns: list[Turn], seat: str) -> None:
        """Show what was said in a seat, from the newest turn on."""
        self._turns, self._seat, self._fresh, self._chosen = turns, seat, True, -1
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
        answer = turn.of(self._seat)
        if number >= len(self._starts):
            self._starts.append(len(self.blocks))
            self._chosen = -1
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
            every = {n for n, one in enumerate(self._turns) if (a := one.of(self._seat)) and a.thinking}
            self._unfolded = set() if self._unfolded >= every else every
        else:
            self._unfolded ^= {turn}
        self.reword()

    def reword(self) -> None:
        """Set the rows again, in another language or with other thinking unfolded, and stay where it was."""
        line = self.edge()
        self._fill()
        if line[0] >= 0:
            self.show_row(*line)

    # One turn

    def newest(self) -> int:
        """Return the number of the newest turn, -1 for none."""
        return len(self._turns) - 1

    def turn(self, number: int) -> Turn:
        """Return a turn."""
        return self._turns[number]

    def answer(self, number: int) -> Answer | None:
        """Return what was said in a turn."""
        return self._turns[number].of(self._seat)

    def chosen(self) -> int:
        """Return the turn that was chosen, else the newest; -1 where there is none."""
        return self._chosen if self._chosen >= 0 else self.newest()

    def step(self, way: int) -> None:
        """Choose the turn before (-1) or after (1) the chosen one, at first the newest, and bring it into sight."""
        if self._turns:
            place = self._chosen + way if self._chosen >= 0 else self.newest()
            self._chosen = min(max(0, place), self.newest())
            self.show_row(self._starts[self._chosen])
            self.viewport().update()

    def copy_answer(self, turn: int = -1) -> str:
        """Put an answer on the clipboard, as Markdown; return it."""
        answer = self.answer(turn) if self._turns else None
        return self._put_away(answer.text if answer is not None else "", self.tr("The answer is on the clipboard."))

    def copy_question(self, turn: int) -> str:
        """Put a question on the clipboard; return it."""
        return self._put_away(self.turn(turn).text, self.tr("The question is on the clipboard."))

    def _put_away(self, text: str, said: str) -> str:
        if text:
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(said)
        return text

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the turn under the pointer, of the chosen one when asked for by key."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        row = -1 if by_key else self.row_at(event.pos().y())
        turn = self.row(row).turn if row >= 0 else self.chosen()
        if turn < 0:
            return
        top = QPoint(EDGE, max(0, round(self.top_of(self._starts[turn]))))
        open_menu(self, turn, self.viewport().mapToGlobal(top) if by_key else event.globalPos())

    def paint_behind(self, painter: QPainter, row: int, area: QRectF, laid: Laid) -> None:
        """Mark the chosen turn at its edge."""
        super().paint_behind(painter, row, area, laid)
        if self.row(row).turn == self._chosen:
            bar = QRectF(EDGE - 12, self.top_of(row), 3, self.heights[row])
            painter.fillRect(bar, self.theme.role("accent"))

    # Rows

    def _rows(self, number: int) -> Iterator[Row]:
        turn: Turn = self._turns[number]
        answer: Answer | None = turn.of(self._seat)
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
        elif link == rows.KEY and (answer := self.answer(turn)) is not None:
            self.lacking.emit(lacking(answer.error))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over links."""
        over = self.link_at(event.position())[0] and not event.buttons()
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)
        super().mouseMoveEvent(event)
