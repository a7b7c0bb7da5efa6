"""Buttons by the keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QVBoxLayout
from pytestqt.qtbot import QtBot

from desktop.filters import PickChip
from desktop.theme import Theme
from desktop.widgets.buttons import Button, IconButton

Pressed = Callable[[], object]


@pytest.mark.parametrize(
    "made",
    [lambda on: Button("保存", on_click=on), lambda on: IconButton("close", "Close", on), PickChip],
    ids=["button", "icon", "chip"],
)
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_like_the_space_bar(
    qtbot: QtBot, theme: Theme, made: Callable[[Pressed], QAbstractButton], key: Qt.Key
) -> None:
    pressed: list[int] = []
    button = made(lambda: pressed.append(1))
    qtbot.addWidget(button)
    button.show()
    qtbot.keyClick(button, key)
    assert pressed == [1]


def test_enter_in_a_dialog_presses_the_button_it_is_in(qtbot: QtBot, theme: Theme) -> None:
    """Who has gone to Cancel does not mean the button that stands out."""
    dialog, pressed = QDialog(), list[str]()
    qtbot.addWidget(dialog)
    body = QVBoxLayout(dialog)
    buttons = [Button(word, on_click=lambda word=word: pressed.append(word)) for word in ("Delete", "Cancel")]
    for button in buttons:
        body.addWidget(button)
    buttons[0].setDefault(True)
    dialog.show()
    buttons[1].setFocus()
    qtbot.keyClick(buttons[1], Qt.Key.Key_Return)
    assert pressed == ["Cancel"]
