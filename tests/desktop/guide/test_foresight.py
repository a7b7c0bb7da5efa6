"""What a model would take is said before the start; an Ollama without a model is not one that does not run."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.guide.foresight import coarse
from desktop.guide.pane import GuidePane
from desktop.window import MainWindow
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server

TEXT = "## 第一条 检修\n\n检修周期是指设备两次检修之间的时间。经营者应当作出答复，并保存记录。\n\n" * 100


@pytest.fixture
def guide(working: MainWindow) -> GuidePane:
    working.open("guide")
    pane = working.pane("guide")
    assert isinstance(pane, GuidePane)
    return pane


def choose(guide: GuidePane, address: str) -> None:
    fields = guide.chooser.provider
    guide.chooser.by_provider.button.setChecked(True)
    fields.provider.setCurrentIndex(fields.provider.findData("openai-compatible"))
    fields.address.setText(address)
    fields.name.setEditText("large")


def test_calls_tokens_and_money_are_guessed_for_a_model_alone(
    guide: GuidePane, working: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF broken")
    guide.choice.add([tmp_path])
    qtbot.waitUntil(lambda: len(guide.choice.paths) == 2)
    assert guide.make.guess.isHidden()
    choose(guide, "http://127.0.0.1:9/v1")
    qtbot.waitUntil(lambda: "Takes about" in guide.make.guess.text())
    words = guide.make.guess.text()
    assert "nothing to pay" in words
    assert "cannot be judged" in words
    choose(guide, "https://models.example.org/v1")
    assert "unknown" in guide.make.guess.text()
    calls = int(words.split("about ")[1].split(" ")[0].replace(",", ""))
    assert 20 < calls < 40
    guide.chooser.by_engine.button.setChecked(True)
    assert guide.make.guess.isHidden()


def test_a_guess_has_two_digits() -> None:
    assert [coarse(count) for count in (0, 7, 42, 128, 4418, 5_090_356)] == [0, 7, 42, 130, 4400, 5_100_000]


def test_ollama_without_a_model_and_no_ollama_say_different_things(
    guide: GuidePane, qtbot: QtBot, loopback: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    chooser = guide.chooser
    chooser.by_ollama.button.setChecked(True)
    qtbot.waitUntil(lambda: not chooser.ollama.looking and chooser.ollama.models is not None)
    said = []
    for behaviour in (None, Behaviour(ollama=())):
        if behaviour is not None:
            monkeypatch.setenv("OLLAMA_HOST", f"127.0.0.1:{loopback.port}")
            loopback.behaviour = behaviour
        chooser.ollama.look()
        qtbot.waitUntil(lambda: not chooser.ollama.looking)
        said.append((chooser.by_ollama.badge.text(), chooser.ollama.note.text(), chooser.missing()))
    assert said[0][0] == "not running"
    assert "does not answer" in said[0][1]
    assert said[1][0] == "no model yet"
    assert "ollama pull" in said[1][1]
    assert all(first != second for first, second in zip(*said, strict=True))
    assert not guide.make.start.isEnabled()
