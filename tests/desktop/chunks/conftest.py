"""The window on a small project with all its chunks in front."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.chunks.view import ChunksView
from desktop.documents.pane import DocumentsPane
from desktop.session import Session
from desktop.theme import Theme
from desktop.translate import Languages
from desktop.window import MainWindow
from tests.desktop.opened import comes, filled, focus, opened
from tests.helpers.building import Built


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, languages: Languages, session: Session, tmp_path: Path) -> MainWindow:
    return opened(qtbot, session, languages, tmp_path)


@pytest.fixture
def built(session: Session) -> Built:
    return filled(session, documents=4, chunks=5, questions=1)


@pytest.fixture
def view(window: MainWindow, built: Built, qtbot: QtBot) -> ChunksView:
    window.open("documents", {"chunks": "all"})
    pane = window.pane("documents")
    assert isinstance(pane, DocumentsPane)
    comes(qtbot, lambda: pane.switching.view is not None and pane.switching.view.list.total == 20)
    found = pane.switching.view
    assert found is not None
    comes(qtbot, lambda: found.list.model.rowCount() == 20 and found.detail.chunk_id > 0)
    focus(qtbot, found.list.table)
    return found
