"""Exporting from the window: the form, its preview, and a real export by the engine."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest
from pytestqt.qtbot import QtBot

from core.exchange.reading import load
from desktop.datasets.exportsheet import ExportSheet
from desktop.datasets.pane import DatasetsPane
from desktop.session import Session
from desktop.theme import Theme
from desktop.translate import Languages
from desktop.window import MainWindow
from tests.desktop.opened import comes, filled, opened


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, languages: Languages, session: Session, tmp_path: Path) -> MainWindow:
    return opened(qtbot, session, languages, tmp_path)


@pytest.fixture
def pane(window: MainWindow, session: Session, qtbot: QtBot) -> DatasetsPane:
    filled(session)
    window.open("datasets")
    shown = window.pane("datasets")
    assert isinstance(shown, DatasetsPane)
    comes(qtbot, lambda: shown.list.model.rowCount() == 12 and shown.list.total == 24)
    return shown


def ask(pane: DatasetsPane, qtbot: QtBot) -> ExportSheet:
    pane.window_.actions_table.run("item.export")
    comes(qtbot, lambda: pane.window_.findChild(ExportSheet))
    sheet = pane.window_.findChild(ExportSheet)
    assert isinstance(sheet, ExportSheet)
    return sheet


def test_the_preview_follows_every_choice(pane: DatasetsPane, qtbot: QtBot) -> None:
    sheet = ask(pane, qtbot)
    assert sheet.states.checked() == {"open", "accepted"}
    assert sheet.primary.text() == "Export 18"
    comes(qtbot, lambda: sheet.preview.toPlainText())
    row = orjson.loads(sheet.preview.toPlainText())
    assert set(row) == {"instruction", "input", "output"}
    sheet.form.set_value({"format": "sharegpt", "reasoning": True, "source": True, "system": "你是工程师。"})
    comes(qtbot, lambda: "conversations" in sheet.preview.toPlainText())
    row = orjson.loads(sheet.preview.toPlainText())
    assert row["conversations"][0] == {"from": "system", "value": "你是工程师。"}
    assert row["metadata"]["source"]["document"] == "manual-0000.md"
    sheet.reject()


def test_what_cannot_be_written_is_said(pane: DatasetsPane, tmp_path: Path, qtbot: QtBot) -> None:
    sheet = ask(pane, qtbot)
    for path, words in (
        (tmp_path / "none" / "a.jsonl", "Choose a folder that exists."),
        (tmp_path / "a.doc", "Let it end in one of these: .json, .jsonl."),
    ):
        sheet.path.setText(str(path))
        assert words in sheet.note.text()
        assert not sheet.primary.isEnabled()
    sheet.path.setText(str(tmp_path / "a.jsonl"))
    assert sheet.primary.isEnabled()
    sheet.states.set_checked(())
    sheet.states.changed.emit(set())
    assert sheet.note.text() == "No sample is in these states."
    sheet.reject()


def test_a_selection_is_exported_as_such(pane: DatasetsPane, tmp_path: Path, qtbot: QtBot) -> None:
    pane.list.table.go_to_row(0)
    pane.list.table.selectionModel().select(
        pane.list.model.index(3, 0),
        pane.list.table.selectionModel().SelectionFlag.Select | pane.list.table.selectionModel().SelectionFlag.Rows,
    )
    sheet = ask(pane, qtbot)
    options = sheet.options()
    assert options is not None
    assert options.samples == pane.list.table.selection().ids
    assert sheet.count() == 2
    sheet.reject()


def test_the_engine_writes_the_file(pane: DatasetsPane, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    session.hub.start()
    sheet = ask(pane, qtbot)
    path = tmp_path / "数据.jsonl"
    sheet.path.setText(str(path))
    sheet.accept()
    qtbot.waitUntil(lambda: "数据.jsonl" in pane.window_.messages.text(), timeout=30_000)
    assert pane.window_.messages.text().startswith("18 sample")
    assert len(load(path)) == 18
