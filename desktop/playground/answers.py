"""The column of one model's answers: rows that grow at the end ten times a second without laying out the rest again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent, QPainter, QShowEvent

from core.chat.turns import Answer, Turn
from desktop.playground import rows
from desktop.playground.rows import Row
from desktop.widgets.blockscroll import EDGE
from desktop.widgets.markdowntext import LINE_HEIGHT, Laid
from desktop.widgets.selecting import SelectableView

#: new rows that are laid out at once; more come in turns
AT_ONCE = 12


class AnswersView(SelectableView):
    """What one model was asked and said. The view follows the end while the end is in sight.

    Signals:
        again: the newest question is to be asked again.
    """

    again = Signal()

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
        self._whole()
        number = len(self._turns) - 1
        turn = self._turns[number]
        answer = turn.of(self._model)
        if number >= len(self._starts):
            self._starts.append(len(self.blocks))
            self._replace(len(self.blocks), list(self._rows(number)))
            self._to_end()
            return
        start = self._starts[number]
        first = next((n for n in range(start, len(self.blocks)) if self._row(n).part == rows.ANSWER), -1)
        head = [*rows.question(number, turn), *rows.thinking(number, answer, unfolded=number in self._unfolded)]
        if first < 0 or answer is None or first - start != len(head):
            self._merge(start, list(self._rows(number)))
            return
        here = [self._row(n) for n in range(first, len(self.blocks) - 1)]
        from_ = rows.anchor(here)
        known = sum(len(row.text) for row in here[:from_])
        if answer.state != "writing" and "".join(row.text for row in here[:from_]) != answer.text[:known]:
            # At the end the whole reply is told once more, and may have been cleaned.
            from_ = known = 0
        from_ += first
        tail = [*rows.markdown(number, answer.text[known:]), rows.end(number, answer)]
        self._merge(from_, tail)
        self._merge_head(start, head)

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
        return text

    def source(self, first: int, last: int) -> str:
        """Return the text of rows."""
        return "\n".join(self._row(n).text for n in range(first, last + 1))

    def _row(self, place: int) -> Row:
        row: Any = self.blocks[place]
        return row  # type: ignore[no-any-return]

    def _rows(self, number: int) -> Iterator[Row]:
        turn: Turn = self._turns[number]
        answer: Answer | None = turn.of(self._model)
        return rows.of_turn(number, turn, answer, unfolded=number in self._unfolded)

    def _fill(self) -> None:
        self._starts = []
        self.unselect()
        source: Any = self._all()
        self.set_blocks(source)
        self._whole()

    def _all(self) -> Iterator[Row]:
        place = 0
        for number in range(len(self._turns)):
            self._starts.append(place)
            for row in self._rows(number):
                place += 1
                yield row

    def _whole(self) -> None:
        """Take all rows: a conversation is short beside a book."""
        while self._source is not None:
            self._take_more()
        self._announced = True
        self._set_range()

    # Growing

    def _merge(self, first: int, new: list[Row]) -> None:
        """Put rows in place of all from `first` on, leaving alone what is the same."""
        same = 0
        while same < len(new) and first + same < len(self.blocks) and self._row(first + same) == new[same]:
            same += 1
        if first + same < len(self.blocks) or same < len(new):
            self._replace(first + same, new[same:])

    def _merge_head(self, start: int, head: list[Row]) -> None:
        for place, row in enumerate(head, start=start):
            if self._row(place) != row:
                changed: Any = row
                self.blocks[place] = changed
                self._laid.pop(place, None)
                self._lay(place)

    def _replace(self, first: int, new: list[Row]) -> None:
        bar = self.verticalScrollBar()
        follows = bar.value() >= bar.maximum() - 2
        heights = [self.heights[n] for n in range(first, len(self.blocks))]
        for place in range(first, len(self.blocks)):
            self._laid.pop(place, None)
        del self.blocks[first:]
        self.heights.cut(first)
        for place, row in enumerate(new):
            block: Any = row
            self.blocks.append(block)
            known = place < len(heights) and place < len(new) - 1
            self.heights.append(heights[place] if known else self.guess(row, self._width))
        for place in range(first, min(len(self.blocks), first + AT_ONCE)):
            self._lay(place)
        former = bar.value()
        self._set_range()
        if follows:
            self._put(bar.maximum())
        self.settle(repaint=False)
        self._repaint(first, bar.value() - former)

    def _repaint(self, first: int, moved: int) -> None:
        """Paint what is new; what stays the same is moved up."""
        view = self.viewport()
        if abs(moved) >= view.height():
            view.update()
            return
        if moved:
            view.scroll(0, -moved)
        top = max(0, int(self.top_of(first)) - 12)
        view.update(0, top, view.width(), view.height() - top)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the newest turn: now the height is known."""
        super().showEvent(event)
        if not event.spontaneous() and self.blocks and self._fresh:
            QTimer.singleShot(0, self, self._to_newest)

    def _to_newest(self) -> None:
        """Bring the newest question to the upper edge, so that it is at one height in all columns."""
        self._fresh = False
        self.show_row(self._starts[-1])

    def _to_end(self) -> None:
        for place in range(max(0, len(self.blocks) - AT_ONCE), len(self.blocks)):
            if place not in self._laid:
                self._lay(place)
        self._set_range()
        self._put(self.verticalScrollBar().maximum())
        self.settle()

    # How rows look

    def lay(self, block: Any, width: float) -> Laid:
        """Lay a row out."""
        return rows.laid(block, width)

    def guess(self, block: Any, width: float) -> float:
        """Guess from the number of characters."""
        row: Row = block
        px = self.theme.px("body")
        wide = sum(letter > "\u2e80" for letter in row.text[:200]) / max(1, min(200, len(row.text)))
        letters = len(row.text) * px * (0.52 + 0.5 * wide) / max(60.0, width)
        lines = max(row.block.lines, int(letters) + 1)
        return lines * px * LINE_HEIGHT + (34 if row.part in (rows.QUESTION, rows.END) else 6)

    def paint_behind(self, painter: QPainter, row: int, area: QRectF, laid: Laid) -> None:
        """Paint the ground of questions, failures and code, and the lines beside quotations and thoughts."""
        theme, whole = self.theme, QRectF(EDGE, area.top(), self.column_width(), area.height())
        painter.setPen(Qt.PenStyle.NoPen)
        if laid.behind == "question":
            first, last = self._row(row).block.data
            painter.fillRect(whole.adjusted(0, -8 if first else 0, 0, 8 if last else 0), theme.role("accent_tint"))
        elif laid.behind == "failed":
            painter.fillRect(whole.adjusted(0, -8, 0, 8), theme.role("bad_tint"))
        elif laid.behind == "code":
            first, last = self._row(row).block.data
            painter.fillRect(whole.adjusted(0, -8 if first else 0, 0, 8 if last else 0), theme.role("sunken"))
        elif laid.behind in ("quote", "thought"):
            painter.fillRect(QRectF(EDGE, area.top(), 3, self.heights[row] - laid.above), theme.role("strong"))
        elif laid.behind == "rule":
            painter.fillRect(QRectF(EDGE, area.center().y(), self.column_width(), 1), theme.role("border"))

    # Links

    def link_at(self, point: QPointF) -> tuple[str, int]:
        """Return the link at a point of the viewport, and its turn."""
        row = self.row_at(point.y())
        if row < 0 or row not in self._laid or self._row(row).part not in (rows.HEAD, rows.END):
            return "", -1
        laid = self._laid[row]
        inner = QPointF(point.x() - EDGE - laid.left, point.y() - self.top_of(row) - laid.above)
        return laid.document.documentLayout().anchorAt(inner), self._row(row).turn

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
