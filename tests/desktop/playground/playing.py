"""A Playground with two models on loopback: driving it, and reading what it shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.playground.pane import PlaygroundPane
from desktop.window import MainWindow

SPEC, OTHER = "bench/small", "bench/large"
LONG = (
    "# 止回阀 Check valve\n\nIt lets water pass **one way**. {{x}} costs $5.\n\n- 一\n- two\n\n"
    "| a | b |\n|---|---|\n| 1 | 2 |\n\n" + ("The spring closes it, 弹簧使其关闭。 " * 30)
)


def shown(qtbot: QtBot, window: MainWindow) -> PlaygroundPane:
    window.open("playground")
    made = window.pane("playground")
    assert isinstance(made, PlaygroundPane)
    until(qtbot, lambda: len(made.every) >= 2 and bool(made.columns.columns))
    made.talking._use(made.talking.chat.setup.model_copy(update={"models": [SPEC]}))
    return made


def until(qtbot: QtBot, there: Callable[[], bool]) -> None:
    qtbot.waitUntil(there, timeout=30_000)


def answer(pane: PlaygroundPane, model: str = SPEC) -> Any:
    return pane.talking.newest(model)


def is_over(pane: PlaygroundPane) -> Callable[[], bool]:
    return lambda: bool(pane.talking.chat.turns) and not pane.talking.writing() and not pane.talking._saving


def ask(qtbot: QtBot, pane: PlaygroundPane, text: str) -> None:
    pane.composer.text.setPlainText(text)
    qtbot.keyClick(pane.composer.text, Qt.Key.Key_Return)


def text_of(pane: PlaygroundPane, part: str, column: int = 0) -> list[str]:
    view = pane.columns.columns[column].view
    return [view.row(n).text for n in range(len(view.blocks)) if view.row(n).part == part]
