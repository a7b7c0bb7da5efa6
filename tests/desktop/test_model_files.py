"""Model files in the Models pane and where a model is chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from core.models import files, known
from desktop.models.chooser import ModelChooser
from desktop.models.filesheet import FileSheet
from desktop.models.pane import ModelsPane
from desktop.session import Session
from desktop.window import MainWindow
from tests.helpers.tinymodel import tiny_adapter, tiny_model


@pytest.fixture
def pane(working: MainWindow, session: Session, qtbot: QtBot) -> ModelsPane:
    shown = ModelsPane(working)
    working.actions_table.set_pane("models")
    session.changed.connect(shown.take)
    qtbot.addWidget(shown)
    shown.resize(1280, 800)
    shown.show()
    qtbot.waitUntil(lambda: bool(shown.list.model.ids))
    shown.open(files.PROVIDER)
    qtbot.waitUntil(lambda: shown.provider() == files.PROVIDER)
    return shown


def _drop(pane: ModelsPane, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    none = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
    pane.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, *none))


def _with_file(pane: ModelsPane, path: Path, qtbot: QtBot) -> None:
    _drop(pane, path)
    qtbot.waitUntil(lambda: bool(pane.offers.model.ids))
    qtbot.waitUntil(lambda: pane.files.card._facts is not None, timeout=20_000)


def test_a_dropped_file_is_told_before_it_is_loaded(pane: ModelsPane, tmp_path: Path, qtbot: QtBot) -> None:
    _with_file(pane, tiny_model(tmp_path / "小模型.gguf", name="Tiny"), qtbot)
    card = pane.files.card
    assert card.title.text() == "Tiny"
    assert "llama" in card.values["what"].full()
    assert "free" in card.values["memory"].full()
    assert card.values["place"].full()
    assert not card.values["adapters"].isVisible()
    assert pane.refresh_button.isHidden()
    assert pane.sections.isHidden()


def test_what_is_no_model_is_told(pane: ModelsPane, working: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "m.gguf"
    path.write_bytes(b"no model")
    failed: list[BaseException] = []
    working.fail = failed.append  # type: ignore[method-assign,assignment]
    _drop(pane, path)
    qtbot.waitUntil(lambda: bool(failed))
    assert "m.gguf" in str(failed[0])


def test_a_file_is_set_up_with_an_adapter(pane: ModelsPane, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    _with_file(pane, tiny_model(tmp_path / "m.gguf"), qtbot)
    pane.files.ask_set_up()
    sheets: list[FileSheet] = []
    qtbot.waitUntil(lambda: bool(sheets.extend(pane.window_.findChildren(FileSheet)) or sheets))
    sheet = sheets[0]
    sheet.add_adapter(str(tiny_adapter(tmp_path / "lora.gguf")), 0.5)
    sheet.context.setValue(256)
    sheet.accept()
    qtbot.waitUntil(lambda: "lora.gguf" in pane.files.card.values["adapters"].full())
    row = session.read(lambda c: known.get(c, files.PROVIDER, "m"))
    settings = files.settings_of(row, "m")
    assert (settings.context, settings.gpu_layers) == (256, None)
    assert settings.adapters == ((str(tmp_path / "lora.gguf"), 0.5),)


def test_a_check_says_how_long_loading_took(pane: ModelsPane, tmp_path: Path, qtbot: QtBot) -> None:
    _with_file(pane, tiny_model(tmp_path / "m.gguf"), qtbot)
    pane._run("models.check")
    qtbot.waitUntil(lambda: bool(pane.offers.all()[0].row.checked), timeout=30_000)
    (offer,) = pane.offers.all()
    assert offer.row.checked["ok"]
    qtbot.waitUntil(lambda: pane.files.card.values["loading"].isVisible())
    assert "took" in pane.files.card.values["loading"].full()


def test_a_model_file_can_be_chosen(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    path = tiny_model(tmp_path / "m.gguf")
    session.workspace.write(lambda c: files.add(c, path))
    chooser = ModelChooser(session)
    qtbot.addWidget(chooser)
    assert not chooser.by_file.isHidden()
    chooser.by_file.button.setChecked(True)
    model = chooser.model()
    assert model is not None
    assert model.gguf is not None
    other = ModelChooser(session)
    qtbot.addWidget(other)
    other.set_model(model)
    assert other.by_file.button.isChecked()
    assert other.model() == model


def test_the_small_model_is_listed_when_it_is_chosen(session: Session, qtbot: QtBot) -> None:
    starter = files.starter_model()
    chooser = ModelChooser(session)
    qtbot.addWidget(chooser)
    # It is offered where it is installed, and nowhere else.
    assert chooser.by_file.isHidden() == (starter is None)
    chooser.by_file.button.setChecked(True)
    names = [starter.stem] if starter else []
    qtbot.waitUntil(lambda: [row.name for row in session.read(lambda c: known.listed(c, files.PROVIDER))] == names)
    qtbot.waitUntil(lambda: (model := chooser.model()) is None or [model.name] == names)
