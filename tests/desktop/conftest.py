"""The window with the demo panes, its own preferences file, and no message left in the log."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.workspace import Workspace
from desktop.pane import Pane
from desktop.panes import HIDDEN, PANES, PaneSpec
from desktop.preferences import Preferences
from desktop.session import Session
from desktop.theme import Theme, current
from desktop.translate import Languages
from desktop.window import MainWindow
from tests.desktop import demo


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the offscreen platform say what it cannot do; every other warning of Qt fails the test."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.qt_log_ignore("^This plugin does not support "))


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme at its own size, and again afterwards."""
    qapp.setStyle("Fusion")
    used = current()
    used.use("light", 1.0)
    yield used
    if (used.mode, used.factor) != ("light", 1.0):
        # The windows of the test are not deleted yet, and every widget of theirs would be dressed anew.
        used.use("light", 1.0)


@pytest.fixture
def languages(qapp: QApplication) -> Iterator[Languages]:
    """Translators, back to English afterwards."""
    made = Languages(qapp)
    made.use("en")
    yield made
    made.use("en")
    made.deleteLater()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, languages: Languages, tmp_path: Path) -> MainWindow:
    """The shown window on its demo list."""
    made = MainWindow(None, demo.PANES, Preferences(str(tmp_path / "window.ini")), languages)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    made.open("datasets")
    qtbot.waitExposed(made)
    return made


class PlainPane(Pane):
    """Stands where another pane is asked for; shows nothing."""

    def retranslate(self) -> None:
        """There are no words."""


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    """A session on a fresh data folder; its engine is not started, edits are published."""
    made = Session(Workspace(tmp_path / "data"))
    made.hub._timer.start()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def working(qtbot: QtBot, theme: Theme, languages: Languages, tmp_path: Path, session: Session) -> MainWindow:
    """The shown window on real data; only Projects and First steps are real panes."""
    panes = tuple(
        spec
        if spec.id == "projects" or spec.group == HIDDEN
        else PaneSpec(spec.id, spec.title, spec.icon, spec.group, PlainPane)
        for spec in (*PANES, *(s for s in demo.PANES if s.id not in {spec.id for spec in PANES}))
    )
    made = MainWindow(session, panes, Preferences(str(tmp_path / "window.ini")), languages)
    session.changed.connect(made.take)
    session.failed.connect(made.fail)
    session.hub.failed.connect(lambda _job, error: made.fail(error))
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    qtbot.waitExposed(made)
    return made
