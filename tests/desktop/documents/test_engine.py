"""From dropped files to a tree on the screen, with the real engine."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from core.projects import service as projects
from desktop.documents.importing import start
from desktop.session import Session
from desktop.theme import Theme
from desktop.translate import Languages
from tests.desktop.opened import opened


def test_imported_files_and_a_built_tree_appear(
    qtbot: QtBot, theme: Theme, languages: Languages, session: Session, tmp_path: Path
) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "合同法.md").write_text("# 合同法\n\n## 总则\n\n合同是民事主体之间的协议。\n", encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    window = opened(qtbot, session, languages, tmp_path)
    session.open_project(session.workspace.write(lambda c: projects.create(c, "Engine")))
    session.hub.start()
    window.open("documents")
    pane = window.pane("documents")
    start(window, [str(folder)])
    qtbot.waitUntil(lambda: pane.list.total() == 2 and pane.list.failed() == 1, timeout=30_000)
    assert {pane.list.model.values(row)[7][0] for row in range(2)} == {"done", "failed"}
    window.open("domain")
    tree = window.pane("domain")
    session.start_job("tree", {})
    qtbot.waitUntil(lambda: bool(tree.model.forest.nodes), timeout=30_000)
    labels = {node.label for node in tree.model.forest.nodes.values()}
    assert "总则" in labels
