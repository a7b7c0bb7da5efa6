"""From dropped files to a tree on the screen, with the real engine."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot
from sqlalchemy import Connection

from core.documents import listing, service
from core.projects import service as projects
from desktop.documents import ended
from desktop.documents.importing import start
from desktop.documents.passwords import PasswordSheet
from desktop.documents.tree import revise
from desktop.domain import revised
from desktop.session import Session
from desktop.theme import Theme
from desktop.translate import Languages
from tests.desktop.opened import opened
from tests.helpers.pdfs import pdf, text


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
    session.hub.ended.connect(lambda job: revised.say(window, job) if job["kind"] == "revise" else None)
    late = folder / "late.md"
    late.write_text("# 违约责任\n\n违约责任是指不履行合同的后果。\n", encoding="utf-8")

    def names(connection: Connection) -> dict[str, int]:
        return {name: one for one, name in listing.names(connection, session.project_id)}

    start(window, [str(late)])
    qtbot.waitUntil(lambda: "late.md" in session.read(names), timeout=30_000)
    revise(window, [session.read(names)["late.md"]])
    qtbot.waitUntil(lambda: "1 change" in window.messages.text(), timeout=30_000)
    qtbot.waitUntil(lambda: "违约责任" in {node.label for node in tree.model.forest.nodes.values()}, timeout=30_000)
    window.messages._action.click()
    qtbot.waitUntil(lambda: "违约责任" not in {node.label for node in tree.model.forest.nodes.values()}, timeout=30_000)


def test_a_sealed_file_opens_with_its_password_which_is_kept_nowhere(
    qtbot: QtBot, theme: Theme, languages: Languages, session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "sealed.pdf"
    path.write_bytes(pdf([[text(72, 700, "The price is secret until the auction.")]], password="Rosebud 7"))
    window = opened(qtbot, session, languages, tmp_path)
    session.open_project(session.workspace.write(lambda c: projects.create(c, "Sealed")))
    session.hub.start()
    session.hub.ended.connect(lambda job: ended.say(window, job))
    window.open("documents")
    pane = window.pane("documents")
    start(window, [str(path)])
    qtbot.waitUntil(lambda: pane.list.failed() == 1, timeout=30_000)
    (waiting,) = session.read(lambda c: service.locked(c, session.project_id))
    sheet = PasswordSheet(window, [waiting], waiting[0])
    sheet.open()
    sheet.line.setText("Rosebud 7")
    sheet.accept()
    qtbot.waitUntil(lambda: pane.list.total() == 1 and pane.list.failed() == 0, timeout=30_000)
    qtbot.waitUntil(lambda: not session.secrets.memory(), timeout=30_000)
    assert pane.list.model.values(0)[8] == "text"
    assert b"Rosebud" not in session.workspace.path.read_bytes()
    assert "1 failed" in window.messages.text()
    window.messages.dismiss()
    qtbot.waitUntil(lambda: "1 document" in window.messages.text(), timeout=30_000)
