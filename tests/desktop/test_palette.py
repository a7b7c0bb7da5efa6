"""The command palette: what matches, in which order, by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.commands import Command, score
from desktop.widgets.table import BigTable
from desktop.window import MainWindow


def test_word_starts_and_runs_count_more() -> None:
    assert score("exp", "Export…") > score("exp", "An export") > score("exp", "eat xylophone pie") > 0
    assert score("zz", "Export") == 0
    assert score("数据", "打开数据集") > score("数集", "打开数据集") > 0
    assert score("", "anything") > 0


def test_typing_picking_and_running(window: MainWindow, qtbot: QtBot) -> None:
    ran: list[str] = []
    window.palette_.providers.append(lambda: [Command("Cardiology 2026", lambda: ran.append("project"), "Project")])
    window.actions_table.run("app.palette")
    palette = window.palette_
    assert palette.isVisible()
    qtbot.keyClicks(palette.field, "cardio")
    assert [command.text for command in palette.lines.commands] == ["Cardiology 2026"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert ran == ["project"]
    assert not palette.isVisible()


def test_arrows_wrap_and_escape_closes(window: MainWindow, qtbot: QtBot) -> None:
    palette = window.palette_
    palette.open()
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == palette.lines.rowCount() - 1
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 0
    qtbot.keyClicks(palette.field, "qqqq")
    assert palette.lines.rowCount() == 0
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    palette.open()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_escape_gives_the_keyboard_back(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    table = window.pane("datasets").findChild(BigTable)
    table.setFocus()
    window.palette_.open()
    qtbot.waitUntil(window.palette_.field.hasFocus)
    qtbot.keyClick(window.palette_.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(table.hasFocus)


def test_choosing_a_pane_shows_it(window: MainWindow, qtbot: QtBot) -> None:
    window.palette_.open()
    qtbot.keyClicks(window.palette_.field, "domain")
    qtbot.keyClick(window.palette_.field, Qt.Key.Key_Return)
    assert window.shown_pane() == "tree"
