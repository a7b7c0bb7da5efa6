"""The foldable part over the columns: system prompt, temperature, top-p, longest answer, thinking."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from core.chat.turns import Setup
from desktop.translate import Retranslating
from desktop.widgets.frames import Panel
from desktop.widgets.labels import label
from desktop.widgets.segments import Segments

HEIGHT = 74
FIELD = 96
AUTO, ON, OFF = "auto", "on", "off"


class SetupPanel(Retranslating, Panel):
    """An empty field is left to the model's own settings.

    Signals:
        changed(dict): fields of `Setup` that are others now.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__("sunken")
        self._showing = False
        self.system = QPlainTextEdit()
        self.system.setTabChangesFocus(True)
        self.system.setFixedHeight(HEIGHT)
        self.numbers = {name: QLineEdit() for name in ("temperature", "top_p", "max_tokens")}
        self.thinking = Segments((AUTO, ON, OFF))
        self._titles = {name: label(look="second") for name in ("system", *self.numbers, "thinking")}
        self._lay_out()
        self.system.textChanged.connect(lambda: self._tell("system", self.system.toPlainText()))
        for name, field in self.numbers.items():
            field.textChanged.connect(lambda _text, name=name: self._number(name))
        self.thinking.chosen.connect(lambda key: self._tell("thinking", {ON: True, OFF: False}.get(key)))
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(20)
        for name, field in self.numbers.items():
            field.setFixedWidth(FIELD)
            row.addWidget(_titled(self._titles[name], field))
        row.addWidget(_titled(self._titles["thinking"], self.thinking))
        row.addStretch(1)
        self.body.setContentsMargins(20, 12, 20, 14)
        self.body.setSpacing(4)
        self.body.addWidget(self._titles["system"])
        self.body.addWidget(self.system)
        self.body.addSpacing(8)
        self.body.addLayout(row)

    def show_setup(self, setup: Setup) -> None:
        """Show the settings of a conversation."""
        self._showing = True
        if self.system.toPlainText() != setup.system:
            self.system.setPlainText(setup.system)
        for name, field in self.numbers.items():
            value = getattr(setup, name)
            field.setText(
                "" if value is None else QLocale().toString(value, "g", 6) if name != "max_tokens" else str(value)
            )
        self.thinking.choose(AUTO if setup.thinking is None else ON if setup.thinking else OFF)
        self._showing = False

    def _number(self, name: str) -> None:
        text = self.numbers[name].text().strip()
        value: float | int | None = None
        if text:
            found = QLocale().toDouble(text)
            point = float(found[0]) if found[1] else _plain(text)
            value = None if point is None else int(point) if name == "max_tokens" else point
        wrong = bool(text) and (value is None or not _fits(name, value))
        self.numbers[name].setProperty("wrong", wrong)
        self.numbers[name].style().polish(self.numbers[name])
        if not wrong:
            self._tell(name, value)

    def _tell(self, name: str, value: Any) -> None:
        if not self._showing:
            self.changed.emit({name: value})

    def retranslate(self) -> None:
        """Set all visible strings again."""
        texts = {
            "system": self.tr("System prompt"),
            "temperature": self.tr("Temperature"),
            "top_p": self.tr("Top-p"),
            "max_tokens": self.tr("Longest answer"),
            "thinking": self.tr("Thinking"),
        }
        for name, text in texts.items():
            self._titles[name].setText(text)
        self.system.setAccessibleName(texts["system"])
        self.system.setPlaceholderText(
            self.tr("What the models are to be, for all that follows. Empty: nothing is sent.")
        )
        for name, field in self.numbers.items():
            field.setAccessibleName(texts[name])
            field.setPlaceholderText(self.tr("as set"))
        self.numbers["temperature"].setToolTip(self.tr("0 to 2; 0 is sent as 0. Empty: what is set for the model."))
        self.numbers["top_p"].setToolTip(self.tr("Over 0, up to 1. Empty: what is set for the model."))
        self.numbers["max_tokens"].setToolTip(self.tr("In tokens. Empty: what is set for the model."))
        self.thinking.set_words(texts["thinking"], (self.tr("as set"), self.tr("on"), self.tr("off")))


def _titled(title: QWidget, field: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(title)
    column.addWidget(field, 1)  # a lower field stands in the middle of the row, its title with those beside it
    return made


def _plain(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _fits(name: str, value: float) -> bool:
    try:
        Setup.model_validate({name: value})
    except ValueError:
        return False
    return True
