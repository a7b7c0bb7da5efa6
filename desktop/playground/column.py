"""One model: its head with name and verbs, and what it was asked and said."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.chat import seats
from core.chat.turns import Answer, Tuning
from desktop.playground import words
from desktop.playground.answers import AnswersView
from desktop.translate import Retranslating
from desktop.widgets.buttons import IconButton
from desktop.widgets.labels import Dot, Elided, hairline, label

TONES = {"writing": "accent", "ok": "good", "stopped": "warn", "failed": "bad"}
NARROWEST = 40
#: from here on there is room for the state in words beside the name
ROOMY: Final = 360


class ModelColumn(Retranslating, QFrame):
    """A column.

    Signals:
        choose, tune, remove, stop, again: what its buttons ask for.
    """

    choose = Signal()
    tune = Signal()
    remove = Signal()
    stop = Signal()
    again = Signal()

    def __init__(self, seat: str) -> None:
        super().__init__()
        self.setProperty("look", "rail")
        self.seat = seat
        self._tuning = Tuning()
        self._answer: Answer | None = None
        self._shown: tuple[str, bool] | None = None
        self.dot = Dot("faint")
        self.name = Elided(look="bold")
        self.own = Elided(look="second")
        self.own.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.state = label(look="second")
        self.change = IconButton("chevron-down", on_click=self.choose.emit)
        self.tuner = IconButton("settings", on_click=self.tune.emit)
        self.stopper = IconButton("stop", on_click=self.stop.emit)
        self.retry = IconButton("retry", on_click=self.again.emit)
        self.copy = IconButton("copy", on_click=lambda: self.view.copy_answer())
        self.close_ = IconButton("close", on_click=self.remove.emit)
        self.view = AnswersView()
        self.view.again.connect(self.again)
        self._lay_out()
        self.show_answer(None)
        self.retranslate()

    def _lay_out(self) -> None:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 6, 8, 6)
        row.setSpacing(4)
        row.addWidget(self.dot)
        row.addSpacing(2)
        self.name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.name.setMinimumWidth(NARROWEST)
        row.addWidget(self.name)
        row.addWidget(self.change)
        row.addWidget(self.tuner)
        row.addStretch(1)
        row.addWidget(self.state)
        for button in (self.stopper, self.retry, self.copy, self.close_):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        below = QHBoxLayout()
        below.setContentsMargins(36, 0, 12, 0)
        below.addWidget(self.own)
        column.addLayout(below)
        column.addWidget(hairline())
        column.addWidget(self.view, 1)

    def controls(self) -> list[QWidget]:
        """Return what the keyboard comes to, in the order it is read."""
        return [self.change, self.tuner, self.stopper, self.retry, self.copy, self.close_, self.view]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a narrow head to the name: the dot stays, and the answer itself says how it ended."""
        super().resizeEvent(event)
        self.state.setVisible(self.width() >= ROOMY)

    def show_answer(self, answer: Answer | None) -> None:
        """Show how the newest answer stands."""
        state = answer.state if answer is not None else ""
        begun = bool(answer and answer.text)
        self._answer = answer
        if (state, begun) == self._shown:
            return
        self._shown = (state, begun)
        self.dot.set(TONES.get(state, "faint"))
        self.stopper.setVisible(state == "writing")
        self.retry.setVisible(state in ("failed", "stopped"))
        self.copy.setVisible(begun and state != "writing")
        self._say_state()

    def show_tuning(self, tuning: Tuning) -> None:
        """Show what is set for this column alone."""
        self._tuning = tuning
        self._say_own()

    def is_special(self) -> bool:
        """Return whether there is something to tell it apart by: settings of its own, or a number."""
        return bool(self.own.full())

    def _say_own(self) -> None:
        number = seats.number_of(self.seat)
        parts = ("" if number == 1 else f"#{number}", words.tuning(self._tuning))
        self.own.set(" · ".join(part for part in parts if part))
        # With nothing to say it is as high as its neighbours.
        self.own.setFixedHeight(self.own.fontMetrics().lineSpacing() + 8)

    def _say_state(self) -> None:
        words = {
            "writing": self.tr("writing"),
            "stopped": self.tr("stopped"),
            "failed": self.tr("failed"),
        }
        self.state.setText(words.get(self._answer.state, "") if self._answer is not None else "")

    def set_only(self, only: bool) -> None:
        """The last column cannot be taken away."""
        self.close_.setVisible(not only)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        shown = seats.words(self.seat)
        provider, _, name = seats.model_of(self.seat).partition("/")
        self.name.set(name or provider)
        self.name.setToolTip(shown)
        self._say_own()
        self.tuner.set_name(self.tr("Settings of this column"))
        self.change.set_name(self.tr("Choose another model"))
        self.stopper.set_name(self.tr("Stop this answer"))
        self.retry.set_name(self.tr("Ask again"))
        self.copy.set_name(self.tr("Copy the newest answer"))
        self.close_.set_name(self.tr("Remove the model"))
        self.view.setAccessibleName(self.tr("Answers of {0}").format(shown))
        self._say_state()
