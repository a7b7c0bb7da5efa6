"""The Playground on the real engine and a model service on loopback: asked, stopped, refused, kept and put back."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from core.chat import pictures, service
from core.models import known, providers
from core.store.schema import Call
from core.store.schema.columns import table
from desktop.panes import PANES
from desktop.playground import rows
from desktop.playground.pane import PlaygroundPane
from desktop.preferences import Preferences
from desktop.session import Session
from desktop.theme import Theme
from desktop.translate import Languages
from desktop.window import MainWindow
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server

SPEC, OTHER = "bench/small", "bench/large"
LONG = (
    "# 止回阀 Check valve\n\nIt lets water pass **one way**. {{x}} costs $5.\n\n- 一\n- two\n\n"
    "| a | b |\n|---|---|\n| 1 | 2 |\n\n"
    + ("The spring closes it, 弹簧使其关闭。 " * 30)
)


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


def shown(qtbot: QtBot, window: MainWindow) -> PlaygroundPane:
    window.open("playground")
    made = window.pane("playground")
    assert isinstance(made, PlaygroundPane)
    until(qtbot, lambda: len(made._every) >= 2 and bool(made.columns.columns))
    made.talking._set_models([SPEC])
    return made


def until(qtbot: QtBot, there: Callable[[], bool]) -> None:
    qtbot.waitUntil(there, timeout=30_000)


def answer(pane: PlaygroundPane, model: str = SPEC) -> Any:
    return pane.talking.newest(model)


def is_over(pane: PlaygroundPane) -> Callable[[], bool]:
    return lambda: bool(pane.talking.chat.turns) and not pane.talking.writing() and not pane.talking._saving


def ask(qtbot: QtBot, pane: PlaygroundPane, text: str) -> None:
    pane.composer.text.setPlainText(text)
    qtbot.keyClick(pane.composer.text, Qt.Key.Key_Return)


def text_of(pane: PlaygroundPane, part: str, column: int = 0) -> list[str]:
    view = pane.columns.columns[column].view
    return [view._row(n).text for n in range(len(view.blocks)) if view._row(n).part == part]


def test_two_models_answer_side_by_side_and_go_on_from_their_own(
    qtbot: QtBot, pane: PlaygroundPane, session: Session, loopback: Server
) -> None:
    pane.talking.put_model(OTHER, 1)
    loopback.behaviour = Behaviour(answer=LONG, between=0.02)
    seen: list[int] = []
    pane.talking.grew.connect(lambda model: seen.append(len(answer(pane).text)) if model == SPEC else None)
    ask(qtbot, pane, "What is it? 何为 {{y}} $1？")
    until(qtbot, is_over(pane))
    assert len(seen) > 3
    assert all(before <= after for before, after in pairwise(seen[:-1]))
    for model in (SPEC, OTHER):
        assert answer(pane, model).text == LONG.strip()
        assert answer(pane, model).state == "ok"
        assert answer(pane, model).cost == 0.0
    for column in (0, 1):
        assert "".join(text_of(pane, rows.ANSWER, column)).strip() == LONG.strip()
        (figures,) = text_of(pane, rows.END, column)
        assert "first token" in figures
        assert "no cost" in figures
        kinds = {b.block.kind for b in pane.columns.columns[column].view.blocks if b.part == rows.ANSWER}
        assert kinds == {"heading", "text", "item", "table"}
    assert pane.title.full() == "What is it? 何为 {{y}} $1？"
    loopback.behaviour = Behaviour(answer="Short. 短。")
    ask(qtbot, pane, "And now?")
    until(qtbot, lambda: is_over(pane)() and len(pane.talking.chat.turns) == 2)
    roles = [message["role"] for message in loopback.bodies[-1]["messages"]]
    assert roles == ["user", "assistant", "user"]
    assert loopback.bodies[-1]["messages"][0]["content"] == "What is it? 何为 {{y}} $1？"
    with session.workspace.read() as connection:
        kept = service.opened(connection, pane.talking.chat.id)
        calls = list(connection.execute(select(table(Call))))
    assert [turn.of(OTHER).text for turn in kept.turns if turn.of(OTHER)] == [LONG.strip(), "Short. 短。"]
    assert [(row.stage, row.state) for row in calls] == [("chat", "ok")] * 4


def test_escape_stops_one_may_go_on_and_retry_asks_again(qtbot: QtBot, pane: PlaygroundPane, loopback: Server) -> None:
    pane.talking.put_model(OTHER, 1)
    loopback.behaviour = Behaviour(answer=LONG, between=0.1)
    ask(qtbot, pane, "Slowly")
    until(qtbot, lambda: bool(answer(pane).text and answer(pane, OTHER).text))
    assert pane.composer.stop.isVisible()
    pane.columns.columns[0].stopper.click()
    until(qtbot, lambda: answer(pane).state == "stopped")
    assert answer(pane, OTHER).state == "writing"
    assert LONG.startswith(answer(pane).text)
    pane.window_.actions_table.run("playground.stop")
    until(qtbot, is_over(pane))
    assert answer(pane, OTHER).state == "stopped"
    until(qtbot, lambda: loopback.stats()["streams_left"] == 2)
    assert "stopped" in text_of(pane, rows.END)[0]
    loopback.behaviour = Behaviour(answer="Whole.")
    pane.window_.actions_table.run("playground.retry")
    until(qtbot, lambda: is_over(pane)() and answer(pane).text == answer(pane, OTHER).text == "Whole.")
    assert [len(turn.answers) for turn in pane.talking.chat.turns] == [2]


def test_failure_is_a_sentence_in_its_column(qtbot: QtBot, pane: PlaygroundPane, loopback: Server) -> None:
    loopback.behaviour = Behaviour(script=["401"], answer="Now.")
    ask(qtbot, pane, "?")
    until(qtbot, lambda: is_over(pane)() and answer(pane).state == "failed")
    (sentence,) = text_of(pane, rows.END)
    assert "Bench" in sentence or "bench" in sentence
    assert "key" in sentence.lower()
    view = pane.columns.columns[0].view
    view.follow(rows.AGAIN, 0)
    until(qtbot, lambda: is_over(pane)() and answer(pane).text == "Now.")


def test_engine_killed_in_the_middle_leaves_what_came(
    qtbot: QtBot, pane: PlaygroundPane, session: Session, loopback: Server
) -> None:
    loopback.behaviour = Behaviour(answer=LONG, between=0.1)
    ask(qtbot, pane, "Slowly")
    until(qtbot, lambda: len(answer(pane).text) > 20)
    pid = session.hub.pid()
    assert pid is not None
    os.kill(pid, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
    until(qtbot, lambda: answer(pane).state == "failed")
    assert LONG.startswith(answer(pane).text)
    assert len(answer(pane).text) > 20
    assert "The engine stopped" in text_of(pane, rows.END)[0]
    until(qtbot, is_over(pane))
    with session.workspace.read() as connection:
        assert service.opened(connection, pane.talking.chat.id).turns[0].answers[0].text == answer(pane).text
    loopback.behaviour = Behaviour(answer="Again.")
    until(qtbot, lambda: session.hub.pid() not in (None, pid))
    pane.talking.retry(SPEC)
    until(qtbot, lambda: answer(pane).text == "Again.")


def test_thinking_stays_folded_until_it_is_asked_for(qtbot: QtBot, pane: PlaygroundPane, loopback: Server) -> None:
    loopback.behaviour = Behaviour(script=["think_tags"], answer="Yes. 是")
    ask(qtbot, pane, "Is it?")
    until(qtbot, is_over(pane))
    assert answer(pane).text == "Yes. 是"
    assert answer(pane).thinking
    assert text_of(pane, rows.THOUGHT) == []
    assert text_of(pane, rows.HEAD)[0].startswith("▸")
    pane.window_.actions_table.run("playground.thinking")
    assert "\n".join(text_of(pane, rows.THOUGHT)) == answer(pane).thinking.strip()
    view = pane.columns.columns[0].view
    head = next(n for n in range(len(view.blocks)) if view._row(n).part == rows.HEAD)
    point = QPoint(30, round(view.top_of(head) + view.heights[head] / 2 - 3))
    assert view.link_at(point.toPointF())[0] == rows.FOLD
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert text_of(pane, rows.THOUGHT) == []
    pane.window_.actions_table.run("playground.copy")
    assert QGuiApplication.clipboard().text() == "Yes. 是"


def test_pictures_are_pasted_kept_and_sent(
    qtbot: QtBot, pane: PlaygroundPane, session: Session, loopback: Server, tmp_path: Path
) -> None:
    image = QImage(3000, 1000, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    path = tmp_path / "泵 pump.png"
    image.save(str(path))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    pane.composer.text.insertFromMimeData(mime)
    until(qtbot, lambda: len(pane.composer.names) == 1)
    mime = QMimeData()
    mime.setImageData(image.copy(0, 0, 40, 40))
    pane.composer.text.insertFromMimeData(mime)
    until(qtbot, lambda: len(pane.composer.names) == 2)
    qtbot.keyClick(pane.composer.text, Qt.Key.Key_Return)
    until(qtbot, is_over(pane))
    parts = loopback.bodies[-1]["messages"][0]["content"]
    assert [part["type"] for part in parts] == ["image_url", "image_url"]
    assert parts[0]["image_url"]["url"].startswith("data:image/jpeg;base64,")
    large = QImage(str(pictures.folder(session.workspace) / pane.talking.chat.turns[0].pictures[0]))
    assert large.width() == 2048
    assert large.height() in (682, 683)
    assert pane.composer.names == []
    bad = tmp_path / "no.png"
    bad.write_bytes(b"nothing")
    pane.composer.take([bad])
    until(qtbot, lambda: "picture" in pane.window_.messages.text())


def test_settings_go_along_and_are_remembered(
    qtbot: QtBot, pane: PlaygroundPane, session: Session, loopback: Server
) -> None:
    pane.window_.actions_table.run("playground.setup")
    pane.setup.system.setPlainText("Be a pump. 你是水泵 {{x}}")
    pane.setup.numbers["temperature"].setText("0")
    pane.setup.numbers["max_tokens"].setText("12")
    pane.setup.numbers["top_p"].setText("7")
    assert pane.setup.numbers["top_p"].property("wrong")
    ask(qtbot, pane, "Who?")
    until(qtbot, is_over(pane))
    body = loopback.bodies[-1]
    assert (body["temperature"], body["max_tokens"], "top_p" in body) == (0, 12, False)
    assert body["messages"][0] == {"role": "system", "content": "Be a pump. 你是水泵 {{x}}"}
    first = pane.talking.chat.id
    pane.new()
    assert pane.talking.chat.setup.system == "Be a pump. 你是水泵 {{x}}"
    pane.open(first)
    until(qtbot, lambda: pane.talking.chat.id == first)
    assert pane.setup.numbers["temperature"].text() == "0"


def test_conversations_are_searched_renamed_deleted_and_put_back(
    qtbot: QtBot, pane: PlaygroundPane, loopback: Server
) -> None:
    loopback.behaviour = Behaviour(answer="Three bar. 三巴。")
    ask(qtbot, pane, "First pump")
    until(qtbot, lambda: is_over(pane)() and len(pane.history.ids()) == 1)
    first = pane.talking.chat.id
    pane.window_.actions_table.run("item.new")
    ask(qtbot, pane, "第二个阀门")
    until(qtbot, lambda: is_over(pane)() and len(pane.history.ids()) == 2)
    second = pane.talking.chat.id
    pane.history.search.setText("阀门")
    until(qtbot, lambda: pane.history.ids() == [second])
    pane.history.search.setText("")
    until(qtbot, lambda: len(pane.history.ids()) == 2)
    pane.window_.actions_table.run("playground.next")
    until(qtbot, lambda: pane.talking.chat.id == first)
    assert text_of(pane, rows.QUESTION) == ["First pump"]
    pane.window_.actions_table.run("edit.delete")
    until(qtbot, lambda: pane.history.ids() == [second] and pane.talking.chat.id == second)
    pane.window_.actions_table.run("edit.undo")
    until(qtbot, lambda: pane.history.ids() == [second, first])
    pane.open(first)
    until(qtbot, lambda: pane.talking.chat.id == first)
    assert "".join(text_of(pane, rows.ANSWER)) == "Three bar. 三巴。"


def test_answers_go_on_behind_another_conversation_and_pane(
    qtbot: QtBot, pane: PlaygroundPane, loopback: Server
) -> None:
    loopback.behaviour = Behaviour(answer=LONG, between=0.02)
    ask(qtbot, pane, "Slowly")
    until(qtbot, lambda: bool(answer(pane).text) and bool(pane.talking.chat.id))
    talking, id = pane.talking, pane.talking.chat.id
    pane.new()
    pane.composer.text.setPlainText("half a thought 半句")
    pane.window_.open("projects")
    until(qtbot, lambda: not talking.writing() and not talking._saving)
    pane.window_.open("playground")
    assert pane.composer.text.toPlainText() == "half a thought 半句"
    pane.open(id)
    until(qtbot, lambda: pane.talking.chat.id == id)
    assert "".join(text_of(pane, rows.ANSWER)).strip() == LONG.strip()
    assert pane.composer.text.toPlainText() == ""


def test_nothing_known_says_where_to_get_a_model(qtbot: QtBot, quiet: PlaygroundPane) -> None:
    beginning = quiet.columns.beginning
    assert beginning.isVisible()
    assert [button.isVisible() for button in (*beginning.buttons, beginning.models)] == [True] * 3 + [False]
    quiet.talking._set_models([])
    assert beginning.models.isVisible()
    assert not quiet.composer.send.isEnabled()
    assert "built-in engine" in beginning.note.text()
    quiet.pick_model("")
    qtbot.wait(1)


def test_growing_costs_little_even_when_the_answer_is_long(qtbot: QtBot, quiet: PlaygroundPane) -> None:
    """The work of a step follows what came, not what is there: a frame, with room for a busy machine."""
    talking = quiet.talking
    talking.chat.turns.append(service.Turn(text="Long"))
    made = talking.chat.turns[0].begin(SPEC)
    quiet.columns.grow_all()
    whole, spent = LONG * 40, list[float]()
    for end in range(0, len(whole), 400):
        made.text = whole[:end]
        began = time.perf_counter()
        quiet.columns.grow(SPEC)
        quiet.columns.columns[0].view.viewport().repaint()
        spent.append(time.perf_counter() - began)
    made.text, made.state = whole, "ok"
    quiet.columns.grow(SPEC)
    assert "".join(text_of(quiet, rows.ANSWER)) == whole
    view = quiet.columns.columns[0].view
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum() > 0
    late = sorted(spent[len(spent) // 2 :])
    assert late[len(late) // 2] < 0.05
