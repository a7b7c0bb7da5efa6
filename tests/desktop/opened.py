"""The window on real data with the real panes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.preferences import Preferences
from desktop.session import Session
from desktop.translate import Languages
from desktop.window import MainWindow
from tests.helpers.building import Built, build


def opened(qtbot: QtBot, session: Session, languages: Languages, folder: Path) -> MainWindow:
    """Return a shown window with all panes, told of edits as the program tells it."""
    made = MainWindow(session, preferences=Preferences(str(folder / "window.ini")), languages=languages)
    session.changed.connect(made.take)
    session.failed.connect(made.fail)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    qtbot.waitExposed(made)
    return made


def filled(session: Session, documents: int = 2, chunks: int = 3, questions: int = 4) -> Built:
    """Fill a project and bring it to the front."""
    built = build(session.workspace, documents, chunks, questions)
    session.open_project(built.project)
    return built


def focus(qtbot: QtBot, widget: QWidget) -> None:
    """Put the focus on a widget of an active window; shortcuts work in no other."""
    widget.window().activateWindow()
    widget.setFocus()
    comes(qtbot, lambda: widget.window().isActiveWindow() and widget.hasFocus())


def press(
    qtbot: QtBot, widget: QWidget, key: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key where the focus is, else on `widget`."""
    qtbot.keyClick(widget.window().focusWidget() or widget, key, with_)


def comes(qtbot: QtBot, what: Callable[[], object]) -> None:
    """Wait until something is so."""
    qtbot.waitUntil(lambda: bool(what()), timeout=30_000)
