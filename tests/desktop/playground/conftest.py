"""The window with the Playground alone, and two models on loopback."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from core.models import known, providers
from desktop.panes import PANES
from desktop.playground.pane import PlaygroundPane
from desktop.preferences import Preferences
from desktop.session import Session
from desktop.theme import Theme
from desktop.translate import Languages
from desktop.window import MainWindow
from tests.desktop.playground.playing import shown
from tests.helpers.server import Server


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, languages: Languages, tmp_path: Path, session: Session, loopback: Server
) -> MainWindow:
    def set_up(connection: Any) -> None:
        providers.add(connection, {"title": "Bench", "base_url": loopback.url}, "bench")
        known.add(connection, "bench", "small")
        known.add(connection, "bench", "large")

    session.workspace.write(set_up)
    panes = tuple(spec for spec in PANES if spec.id in ("projects", "playground"))
    made = MainWindow(session, panes, Preferences(str(tmp_path / "window.ini")), languages)
    session.changed.connect(made.take)
    session.failed.connect(made.fail)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


@pytest.fixture
def pane(qtbot: QtBot, window: MainWindow, session: Session) -> PlaygroundPane:
    """The pane with one model and a running engine."""
    session.hub.start()
    return shown(qtbot, window)


@pytest.fixture
def quiet(qtbot: QtBot, window: MainWindow) -> PlaygroundPane:
    """The pane without an engine."""
    return shown(qtbot, window)
