"""The Playground on the real engine and a model service on loopback: asked, stopped, refused, kept and put back."""

from __future__ import annotations

import os
import signal
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from core.chat import pictures, service
from core.chat.turns import Turn
from core.store.schema import Call
from core.store.schema.columns import table
from desktop.playground import rows
from desktop.playground.pane import PlaygroundPane
from desktop.session import Session
from desktop.translate import Languages
from desktop.widgets.dialog import FormDialog
from tests.desktop.playground.playing import LONG, OTHER, SPEC, answer, ask, is_over, text_of, until
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server


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
        assert "tokens/s" in figures
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


def test_no_speed_is_shown_where_none_can_be_told(qtbot: QtBot, pane: PlaygroundPane, loopback: Server) -> None:
    loopback.behaviour = Behaviour(answer="短。")
    ask(qtbot, pane, "At once 一次")
    until(qtbot, is_over(pane))
    (figures,) = text_of(pane, rows.END, 0)
    assert "first token" in figures
    assert "out" in figures
    assert "tokens/s" not in figures


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


def test_the_keyboard_stays_with_the_question_when_a_part_goes(qtbot: QtBot, pane: PlaygroundPane) -> None:
    run, window = pane.window_.actions_table.run, pane.window_
    run("playground.setup")
    assert window.focusWidget() is pane.setup.system
    run("playground.setup")
    assert window.focusWidget() is pane.composer.text
    pane.talking.put_model(OTHER, 1)
    pane.columns.columns[1].view.setFocus()
    run("playground.remove")
    until(qtbot, lambda: len(pane.columns.columns) == 1)
    assert window.focusWidget() is pane.composer.text


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
    head = next(n for n in range(len(view.blocks)) if view.row(n).part == rows.HEAD)
    point = QPoint(30, round(view.top_of(head) + view.heights[head] / 2 - 3))
    assert view.link_at(point.toPointF())[0] == rows.FOLD
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert text_of(pane, rows.THOUGHT) == []
    pane.window_.actions_table.run("playground.copy")
    assert QGuiApplication.clipboard().text() == "Yes. 是"
    assert "clipboard" in pane.window_.messages.text()


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


def test_one_model_answers_in_two_columns_with_settings_of_its_own(
    qtbot: QtBot, pane: PlaygroundPane, loopback: Server
) -> None:
    pane.talking.put_model(SPEC, 1)
    first, second = pane.columns.columns
    assert [first.name.full(), second.name.full()] == ["small", "small"]
    assert [first.own.full(), second.own.full()] == ["", "#2"]
    assert [first.own.isHidden(), second.own.isHidden()] == [False, False], "the answers begin at one height"
    pane.columns.tune.emit(second.seat)
    (form,) = (one for one in pane.window_.findChildren(FormDialog) if one.isVisible())
    form.form.widget("temperature").setText("1.5")
    form.primary.click()
    until(qtbot, lambda: second.own.full() == "#2 · temperature 1.5")
    assert first.own.full() == ""
    loopback.behaviour = Behaviour(answer="Yes. 是")
    ask(qtbot, pane, "?")
    until(qtbot, is_over(pane))
    assert [answer(pane, column.seat).text for column in (first, second)] == ["Yes. 是"] * 2
    assert sorted(body.get("temperature", -1) for body in loopback.bodies) == [-1, 1.5]
    id = pane.talking.chat.id
    pane.new()
    assert [column.own.full() for column in pane.columns.columns] == ["", "#2 · temperature 1.5"]
    pane.open(id)
    until(qtbot, lambda: pane.talking.chat.id == id)
    assert [text_of(pane, rows.ANSWER, column) for column in (0, 1)] == [["Yes. 是"]] * 2
    pane.columns.columns[0].close_.click()
    assert [column.own.full() for column in pane.columns.columns] == ["#2 · temperature 1.5"]


def test_every_answer_is_copied_by_key_and_from_the_menu(qtbot: QtBot, quiet: PlaygroundPane) -> None:
    turns = quiet.talking.chat.turns
    for number in range(5):
        turns.append(Turn(text=f"问题 {number}?"))
        made = turns[-1].begin(SPEC)
        made.text, made.state = f"Answer {number}. " + LONG, "ok"
    quiet.columns.follow()
    quiet.columns.refill()
    run, view, board = quiet.window_.actions_table.run, quiet.columns.columns[0].view, QGuiApplication.clipboard()
    run("playground.copy")
    assert board.text() == turns[4].answers[0].text
    for _step in range(3):
        run("playground.earlier")
    run("playground.copy")
    assert board.text() == turns[2].answers[0].text
    assert 0 <= view.top_of(view._starts[2]) < view.viewport().height()
    run("playground.later")
    key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    view.contextMenuEvent(key)
    menu = view.findChild(QMenu)
    texts = {action.text(): action for action in menu.actions()}
    texts["Copy the answer"].trigger()
    assert board.text() == turns[3].answers[0].text
    texts["Copy the question"].trigger()
    assert board.text() == "问题 3?"
    assert not texts["Copy what is selected"].isEnabled()
    assert "Ask again" not in texts, "only the newest is asked again"
    menu.close()
    top = QPoint(40, round(view.top_of(view._starts[3]) + 4))
    view.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, top, view.viewport().mapToGlobal(top)))
    menu = view.findChildren(QMenu)[-1]
    board.clear()
    menu.actions()[0].trigger()
    assert board.text() == turns[3].answers[0].text
    menu.close()
    until(qtbot, lambda: not view.findChildren(QMenu))


def test_another_language_leaves_the_place_and_the_choice(
    qtbot: QtBot, quiet: PlaygroundPane, languages: Languages
) -> None:
    turns = quiet.talking.chat.turns
    for number in range(5):
        turns.append(Turn(text=f"Question {number}?"))
        made = turns[-1].begin(SPEC)
        made.text, made.state = f"Answer {number}. " + LONG, "ok"
    quiet.columns.follow()
    quiet.columns.columns[0].view.show_turns(turns, SPEC)
    view = quiet.columns.columns[0].view
    until(qtbot, lambda: view.viewport().height() > 100 and view.is_settled())
    view.step(-1)
    view.step(-1)
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 40)
    before = (view.chosen(), view.row_at(0), view.top_of(view.row_at(0)))
    assert before[0] == 3
    languages.use("zh_CN")
    until(qtbot, lambda: quiet.add_model.text() != "Add model")
    assert (view.chosen(), view.row_at(0)) == before[:2]
    assert abs(view.top_of(view.row_at(0)) - before[2]) <= 1, "rows have heights of whole pixels"
