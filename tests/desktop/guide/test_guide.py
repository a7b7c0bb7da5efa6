"""From documents to an exported dataset with the real engine; failures, change, retry, cancel."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from core.jobs import history
from core.projects import service as projects
from desktop.guide.exporting import ask_file, file_name, shapes
from desktop.guide.pane import GuidePane
from desktop.session import Session
from desktop.window import MainWindow
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server

LONG = 60_000


@pytest.fixture
def guide(working: MainWindow, session: Session) -> GuidePane:
    session.hub.start()
    working.open("guide")
    pane = working.pane("guide")
    assert isinstance(pane, GuidePane)
    return pane


def use_service(guide: GuidePane, server: Server) -> None:
    fields = guide.chooser.provider
    guide.chooser.by_provider.button.setChecked(True)
    fields.provider.setCurrentIndex(fields.provider.findData("openai-compatible"))
    fields.address.setText(server.url)
    fields.name.setEditText("large")


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def begin(guide: GuidePane, qtbot: QtBot, paths: list[Path], server: Server, behaviour: Behaviour) -> None:
    """Start with these documents and a service that behaves so."""
    guide.choice.add(paths)
    qtbot.waitUntil(lambda: len(guide.choice.paths) == len(paths))
    use_service(guide, server)
    server.behaviour = behaviour
    qtbot.waitUntil(guide.make.start.isEnabled)
    guide.make.start.click()


def ends(guide: GuidePane, qtbot: QtBot) -> None:
    """Wait until the work under way ended."""
    qtbot.waitUntil(lambda: guide.making.phase == "ended", timeout=LONG)


TEXT = "".join(
    f"## 第{n}条 检修\n\n检修周期是指设备两次检修之间的时间，为{n}个月。"
    f"经营者应当在{n}日内作出答复，并保存记录至少三年。\n\n"
    for n in range(2, 9)
)


def test_the_samples_become_an_exported_dataset(
    guide: GuidePane, working: MainWindow, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    assert not guide.make.start.isEnabled()
    guide.choice.samples.click()
    assert guide.make.name.text() == "Sample project"
    guide.make.start.click()
    ends(guide, qtbot)
    counts = guide.making.counts
    assert counts["documents"] == 2, guide.making.stages
    assert counts["samples"] > 20, (guide.making.stages, guide.making.error)
    assert not guide.making.stopped(), (guide.making.stages, guide.making.counts)
    assert session.project_id == guide.making.project_id
    dialog = ask_file(working, "Sample project", guide.making.export)
    assert dialog.selectedFiles()[0].endswith("Sample project.jsonl")
    dialog.fileSelected.emit(str(tmp_path / "first.jsonl"))
    dialog.close()
    with qtbot.waitSignal(guide.making.exported, timeout=LONG):
        pass
    rows = [json.loads(line) for line in (tmp_path / "first.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) == counts["samples"]
    assert {"instruction", "output"} <= set(rows[0])
    assert "first.jsonl" in guide.make.detail.text()
    guide.make.buttons["review"].click()
    assert working.shown_pane() == "datasets"
    guide.make.buttons["another"].click()
    assert guide.making.phase == "idle"
    assert guide.choice.paths == []


def test_a_failure_says_why_and_retry_with_another_model_goes_on(
    guide: GuidePane, session: Session, qtbot: QtBot, tmp_path: Path, loopback: Server
) -> None:
    paths = [write(tmp_path, "a.md", TEXT), write(tmp_path, "b.pdf", "no pdf")]
    begin(guide, qtbot, paths, loopback, Behaviour(key="right"))
    ends(guide, qtbot)
    assert guide.making.stopped()
    assert "refused the key" in guide.make.stages.rows["tree"]._why.text()
    assert guide.make.result.text() == "Nothing was made yet"
    assert "Put the key right" in guide.make.detail.text()
    assert guide.make.may("again")
    assert guide.make.buttons["again"].text() == "Retry"
    assert not guide.make.may("export")
    guide.steps[1]._link.click()
    guide.chooser.by_engine.button.setChecked(True)
    guide.make.buttons["again"].click()
    ends(guide, qtbot)
    assert not guide.making.stopped(), (guide.making.stages, guide.making.counts)
    assert guide.making.counts["samples"] > 0
    assert guide.making.readable() == 1
    assert session.read(lambda c: projects.model(c, 1)).provider == "built-in"
    assert len(session.read(projects.cards)) == 1


def test_cancel_is_at_once_and_can_go_on(guide: GuidePane, qtbot: QtBot, tmp_path: Path, loopback: Server) -> None:
    begin(guide, qtbot, [write(tmp_path, "a.md", TEXT)], loopback, Behaviour(latency=30))
    qtbot.waitUntil(lambda: loopback.stats()["requests"] > 0, timeout=LONG)
    qtbot.waitUntil(lambda: guide.making.live.get("tree", {}).get("state") == "running", timeout=LONG)
    guide.make.buttons["cancel"].click()
    ends(guide, qtbot)
    assert guide.making.cancelled()
    assert guide.make.buttons["again"].text() == "Go on"
    loopback.behaviour = Behaviour()
    guide.make.buttons["again"].click()
    ends(guide, qtbot)
    assert guide.making.counts["samples"] > 0


def test_going_on_is_refused_while_a_command_works_in_the_project(
    guide: GuidePane, session: Session, qtbot: QtBot, tmp_path: Path, loopback: Server
) -> None:
    begin(guide, qtbot, [write(tmp_path, "a.md", TEXT)], loopback, Behaviour(key="right"))
    ends(guide, qtbot)
    says = "from core.jobs import owner; print(owner.me(), flush=True); input()"
    command = [sys.executable, "-c", says]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        name = other.stdout.readline().strip()
        project = guide.making.project_id
        job = session.workspace.write(lambda c: history.create(c, project, "tree", {}, None, None, {"owner": name}))
        guide.make.buttons["again"].click()
        ends(guide, qtbot)
        assert f"Job {job} is already running in another window or terminal." in guide.make.detail.text()
        assert session.read(lambda c: history.get(c, job)["state"]) == "queued"
        other.stdin.close()
    loopback.behaviour = Behaviour()
    guide.make.buttons["again"].click()
    ends(guide, qtbot)
    assert guide.making.counts["samples"] > 0


def test_dropped_folders_are_searched_and_rows_taken_off(working: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    working.open("guide")
    guide = working.pane("guide")
    assert isinstance(guide, GuidePane)
    folder = tmp_path / "手册"
    folder.mkdir()
    for number in range(8):
        write(folder, f"{number}.md", TEXT)
    write(folder, "picture.png", "")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    guide.choice.area.dropEvent(drop)
    qtbot.waitUntil(lambda: len(guide.choice.paths) == 8)
    assert guide.make.name.text() == "手册"
    assert "2" in guide.choice._more.text()
    guide.choice._list.itemAt(0).widget().off.click()
    assert len(guide.choice.paths) == 7


def test_file_names_fit_every_system(qapp: object) -> None:
    assert file_name('合同: "a/b"?') == "合同- -a-b"
    assert file_name("...") == "dataset"
    assert {(shape, ending) for _text, shape, ending in shapes()} == {
        (shape, ending) for shape in ("alpaca", "sharegpt", "openai") for ending in (".json", ".jsonl")
    }
