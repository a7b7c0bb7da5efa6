"""The Prompts pane in its window."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.panes import PANES
from desktop.preferences import Preferences
from desktop.prompts.pane import PromptsPane
from desktop.session import Session
from desktop.theme import Theme
from desktop.translate import Languages
from desktop.window import MainWindow
from tests.helpers.building import build


@pytest.fixture
def project(session: Session) -> int:
    return build(session.workspace, 1, 3, 1).project


@pytest.fixture
def pane(
    qtbot: QtBot, theme: Theme, languages: Languages, tmp_path: Path, session: Session, project: int
) -> PromptsPane:
    """The pane in its window, with the English prompt for questions in front."""
    panes = tuple(spec for spec in PANES if spec.id in ("projects", "prompts"))
    window = MainWindow(session, panes, Preferences(str(tmp_path / "window.ini")), languages)
    session.changed.connect(window.take)
    session.failed.connect(window.fail)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    session.open_project(project)
    window.open("prompts")
    made = window.pane("prompts")
    assert isinstance(made, PromptsPane)
    qtbot.waitUntil(lambda: bool(made._standings))
    made.open(("questions", "en"))
    return made
