"""Where a message floats: out of the way of what is being typed."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme import Theme
from desktop.widgets.messages import ABOVE, MessageBar
from tests.desktop.widgets.test_parts import show_active


def test_a_message_makes_way_for_what_is_typed(qtbot: QtBot, theme: Theme) -> None:
    pane = QWidget()
    qtbot.addWidget(pane)
    pane.resize(900, 600)
    search, text, button = QLineEdit(), QPlainTextEdit(), QPushButton("names to insert")
    column = QVBoxLayout(pane)
    for part in (search, QPushButton("title"), text, button):
        column.addWidget(part)
    bar = MessageBar(pane)
    show_active(qtbot, pane)

    def covers(*parts: QWidget) -> list[bool]:
        return [bar.geometry().intersects(QRect(part.geometry())) for part in parts]

    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    bar.say("The seal could not be read.", "bad", "Show", lambda: None)
    below = 600 - ABOVE
    assert bar.geometry().bottom() + 1 == below, "at the lower edge where nobody types"
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    assert covers(text, button) == [False, False]
    assert bar.y() < 10
    place = bar.geometry()
    bar.take_keyboard()
    assert bar._action.hasFocus()
    assert bar.geometry() == place, "a button that is about to be pressed stays"
    search.setFocus()
    qtbot.waitUntil(search.hasFocus)
    assert covers(search) == [False]
    text.setReadOnly(True)
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    assert bar.geometry().bottom() + 1 == below, "what is only read is not typed in"
    bar.dismiss()
    text.setReadOnly(False)
    bar.say("again", "bad")
    assert covers(text) == [False]
