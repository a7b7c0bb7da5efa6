"""Keys of the user's own: they work, are shown everywhere, and conflicts are named."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from desktop.actiontable import ACTIONS
from desktop.keymap import keymap, normal
from desktop.widgets.buttons import Button
from desktop.widgets.letting import is_for_the_window
from desktop.window import MainWindow


@pytest.fixture(autouse=True)
def _own_keys(window: MainWindow) -> object:
    yield
    keymap().use({})


def test_a_key_of_ones_own_works_and_the_old_one_no_longer(window: MainWindow, qtbot: QtBot) -> None:
    done: list[str] = []
    window.actions_table.bind("item.refresh", lambda: done.append("refreshed"))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert done == ["refreshed"]
    keymap().use({"item.refresh": "Ctrl+Y"})
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert done == ["refreshed"]
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert len(done) == 2
    keymap().use({"item.refresh": ""})
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert len(done) == 2


def test_buttons_and_the_palette_show_the_key_in_force(window: MainWindow, qtbot: QtBot) -> None:
    button = Button("Edit", action="questions.edit")
    qtbot.addWidget(button)
    assert button.key == "E"
    before = button.sizeHint().width()
    keymap().use({"questions.edit": "Ctrl+Shift+E", "item.refresh": "Ctrl+Y"})
    assert button.key == "Ctrl+Shift+E"
    assert button.sizeHint().width() > before
    window.actions_table.bind("item.refresh", lambda: None)
    keys = {command.english: command.key for command in window._action_commands()}
    assert keys["Refresh"] == "Ctrl+Y"


def test_conflicts_are_those_that_meet_in_a_pane() -> None:
    keys = keymap()
    # E edits in several panes, each for itself.
    assert keys.conflicts("questions.edit", "E") == []
    assert keys.conflicts("questions.edit", "t") == ["questions.tag"]
    # A key of every pane is in the way of all.
    assert keys.conflicts("questions.edit", "Ctrl+K") == ["app.palette"]
    assert "questions.edit" in keys.conflicts("item.refresh", "E")
    assert keys.conflicts("item.refresh", "") == []


def test_the_table_itself_is_free_of_conflicts() -> None:
    for spec in ACTIONS:
        assert keymap().conflicts(spec.id, spec.shortcut) == [], spec.id


def test_what_is_no_key_is_passed_over() -> None:
    keymap().use({"item.refresh": "nonsense", "questions.edit": 7, "gone.action": "Ctrl+Y", "item.new": "Ctrl+N"})
    assert keymap().own() == {"gone.action": "Ctrl+Y"}
    assert keymap().shortcut("item.refresh") == "F5"
    assert normal("ctrl+shift+a") == "Ctrl+Shift+A"
    assert normal("Ctrl+K, Ctrl+C") == ""


@pytest.mark.parametrize(
    ("key", "modifiers", "left"),
    [
        (Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier, True),
        (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, False),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, False),
        (Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier, False),
        (Qt.Key.Key_E, Qt.KeyboardModifier.NoModifier, False),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, False),
    ],
)
def test_a_field_leaves_the_window_its_keys_and_keeps_its_own(
    window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier, left: bool
) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
    event.accept()  # as the field itself would, which on X11 takes Ctrl+E for the key End
    assert is_for_the_window(event) is left
    assert event.isAccepted() is not left
    assert not is_for_the_window(QKeyEvent(QEvent.Type.KeyPress, key, modifiers))
