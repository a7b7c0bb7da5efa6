"""One model: its head with name and verbs, and what it was asked and said."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.chat.turns import Answer
from desktop.playground.answers import AnswersView
from desktop.translate import Retranslating
from desktop.widgets.buttons import IconButton
from desktop.widgets.labels import Dot, Elided, hairline, label

TONES = {"writing": "accent", "ok": "good", "stopped": "warn", "failed": "bad"}
NARROWEST = 40


class ModelColumn(Retranslating, QFrame):
    """A column.

    Signals:
        choose, remove, stop, again: what its buttons ask for.
    """

    choose = Signal()
    remove = Signal()
    stop = Signal()
    again = Signal()

    def __init__(self, model: str) -> None:
        super().__init__()
        self.setProperty("look", "rail")
        self.model = model
        self._answer: Answer | None = None
        self._shown: tuple[str, bool] | None = None
        self.dot = Dot("faint")
        self.name = Elided(look="bold")
        self.state = label(look="second")
        self.change = IconButton("chevron-down", on_click=self.choose.emit)
        self.stopper = IconButton("stop", on_click=self.stop.emit)
        self.retry = IconButton("retry", on_click=self.again.emit)
        self.copy = IconButton("copy", on_click=lambda: self.view.copy_answer())
        self.close_ = IconButton("close", on_click=self.remove.emit)
        self.view = AnswersView()
        self.view.again.connect(self.again)
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
        row.addStretch(1)
        row.addWidget(self.state)
        for button in (self.stopper, self.retry, self.copy, self.close_):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(hairline())
        column.addWidget(self.view, 1)
        self.show_answer(None)
        self.retranslate()

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
        provider, _, name = self.model.partition("/")
        self.name.set(name or provider)
        self.name.setToolTip(self.model)
        self.change.set_name(self.tr("Choose another model"))
        self.stopper.set_name(self.tr("Stop this answer"))
        self.retry.set_name(self.tr("Ask again"))
        self.copy.set_name(self.tr("Copy the newest answer"))
        self.close_.set_name(self.tr("Remove the model"))
        self.view.setAccessibleName(self.tr("Answers of {0}").format(self.model))
        self._say_state()
