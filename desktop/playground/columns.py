"""The columns side by side, or what to begin with where nothing was asked yet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.playground.column import ModelColumn
from desktop.playground.conversation import Talking
from desktop.translate import Retranslating
from desktop.widgets.buttons import Button
from desktop.widgets.labels import Picture, label
from desktop.widgets.taborder import lead_in

WIDTH: Final = 460


class Beginning(Retranslating, QWidget):
    """An icon, a sentence and three questions to begin with.

    Signals:
        example(str): a question was chosen.
    """

    example = Signal(str)

    def __init__(self, on_models: Callable[[], object]) -> None:
        super().__init__()
        self.title, self.words = label(look="header"), label(look="muted", wrap=True)
        self.note = label(look="faint", wrap=True)
        self.buttons = [Button(on_click=partial(self._choose, n)) for n in range(3)]
        self.models = Button(kind="primary", on_click=on_models)
        self._known = True
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Picture("chat", "faint", 40), 0, middle)
        column.addSpacing(4)
        for text in (self.title, self.words):
            text.setAlignment(middle)
            column.addWidget(text, 0, middle)
        self.words.setFixedWidth(WIDTH)
        column.addSpacing(10)
        for button in (*self.buttons, self.models):
            column.addWidget(button, 0, middle)
        column.addSpacing(10)
        self.note.setFixedWidth(WIDTH)
        self.note.setAlignment(middle)
        column.addWidget(self.note, 0, middle)
        column.addStretch(3)
        self.retranslate()

    def set_known(self, known: bool) -> None:
        """Say whether there is a model to ask."""
        self._known = known
        for button in self.buttons:
            button.setVisible(known)
        self.models.setVisible(not known)
        self.retranslate()

    def _choose(self, place: int) -> None:
        self.example.emit(self.buttons[place].text())

    def retranslate(self) -> None:
        """Set all visible strings again."""
        if self._known:
            self.title.setText(self.tr("Ask up to three models at once"))
            self.words.setText(
                self.tr("Their answers come side by side, with the time, the tokens and the cost of each. For example:")
            )
        else:
            self.title.setText(self.tr("No model is known yet"))
            self.words.setText(
                self.tr(
                    "Install a model with Ollama, enter the key of a provider, or add a model file; then ask it here."
                )
            )
        self.models.setText(self.tr("Set up models"))
        questions = (
            self.tr("Explain in three sentences what a check valve does."),
            self.tr("Write five exam questions about photosynthesis, with answers."),
            self.tr("Put this into a table: copper melts at 1085 °C, iron at 1538 °C, tin at 232 °C."),
        )
        for button, question in zip(self.buttons, questions, strict=True):
            button.setText(question)
        self.note.setText(
            self.tr("The built-in engine takes text apart and holds no conversation; it is not among them.")
        )
        for text in (self.words, self.note):
            text.ensurePolished()
            text.setMinimumHeight(0)
            text.setMinimumHeight(max(0, text.heightForWidth(WIDTH)))


class Columns(QWidget):
    """The columns of the conversation in front; where nothing was asked yet, their heads and what to begin with.

    Signals:
        choose(str): another model is wanted in this seat.
        tune(str): the settings of this seat are wanted.
        copied(str): what was put on the clipboard, as a sentence.
        lacking(str): the key of this provider is to be entered.
    """

    choose = Signal(str)
    tune = Signal(str)
    copied = Signal(str)
    lacking = Signal(str)

    def __init__(self, on_models: Callable[[], object]) -> None:
        super().__init__()
        self.columns: list[ModelColumn] = []
        self._talking: Talking | None = None
        self.beginning = Beginning(on_models)
        self._inner = QWidget()
        self._row = QHBoxLayout(self._inner)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._inner)
        column.addWidget(self.beginning, 1)

    def show_talking(self, talking: Talking) -> None:
        """Show a conversation; columns whose seat stays keep their place."""
        other = talking is not self._talking
        self._talking = talking
        setup = talking.chat.setup
        for column in [one for one in self.columns if one.seat not in setup.models or other]:
            self.columns.remove(column)
            self._row.removeWidget(column)
            column.deleteLater()
        there = {column.seat: column for column in self.columns}
        self.columns = [there.get(seat) or self._made(seat) for seat in setup.models]
        for place, column in enumerate(self.columns):
            self._row.insertWidget(place, column, 1)
            column.set_only(len(setup.models) == 1)
            column.show_tuning(setup.tuning(column.seat))
        special = any(column.is_special() for column in self.columns)
        for column in self.columns:
            column.own.setVisible(special)  # in all or none: the answers begin at one height
        lead_in(self, [part for column in self.columns for part in column.controls()])
        self.follow()

    def follow(self) -> None:
        """Show the page that fits: nothing was asked yet, or the columns."""
        talking = self._talking
        if talking is None:
            return
        self.beginning.set_known(bool(talking.chat.setup.models))
        asked = bool(talking.chat.turns and talking.chat.setup.models)
        policy = QSizePolicy.Policy.Expanding if asked else QSizePolicy.Policy.Maximum
        self._inner.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        self._inner.setVisible(bool(self.columns))
        self.beginning.setVisible(not asked)
        for column in self.columns:
            column.view.setVisible(asked)
        if asked:
            for column in self.columns:
                column.show_answer(talking.newest(column.seat))

    def grow(self, seat: str) -> None:
        """Show what came to an answer."""
        for column in self.columns:
            if column.seat == seat and self._talking is not None:
                column.show_answer(self._talking.newest(seat))
                column.view.grow()

    def grow_all(self) -> None:
        """Show a new turn."""
        self.follow()
        for column in self.columns:
            column.view.grow()

    def refill(self) -> None:
        """Set the rows again, in another language."""
        for column in self.columns:
            column.view.reword()

    def column(self) -> ModelColumn | None:
        """Return the column with the focus, else the first."""
        focus: QWidget | None = self.focusWidget()
        for column in self.columns:
            if focus is not None and column.isAncestorOf(focus):
                return column
        return self.columns[0] if self.columns else None

    def _made(self, seat: str) -> ModelColumn:
        talking = self._talking
        assert talking is not None  # noqa: S101 - columns are made while a conversation is shown
        column = ModelColumn(seat)
        column.choose.connect(lambda: self.choose.emit(seat))
        column.tune.connect(lambda: self.tune.emit(seat))
        column.remove.connect(lambda: talking.remove_model(seat))
        column.stop.connect(lambda: talking.stop(seat))
        column.again.connect(lambda: talking.retry(seat))
        column.view.copied.connect(self.copied)
        column.view.lacking.connect(self.lacking)
        column.view.show_turns(talking.chat.turns, seat)
        return column
