"""Conversations of the Playground: settings, search, deleting and putting back, going on behind another pane."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.chat import service
from core.chat.service import Conversation
from core.chat.turns import Turn
from core.projects import service as projects
from desktop.engine.talk import Talk
from desktop.playground import rows
from desktop.playground.column import ModelColumn
from desktop.playground.pane import PlaygroundPane
from desktop.restoring import undo_step
from desktop.session import Session
from desktop.undoing import UndoStack
from desktop.widgets.picker import Picker
from tests.desktop.playground.playing import LONG, SPEC, answer, ask, is_over, text_of, until
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server


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


def test_a_deleted_conversation_comes_back_from_any_pane_and_after_a_restart(
    qtbot: QtBot, quiet: PlaygroundPane, session: Session
) -> None:
    project = session.workspace.write(lambda c: projects.create(c, "阀门"))
    session.open_project(project)
    turn = Turn(text="Which valve? 哪个阀？")
    turn.begin(SPEC).state = "ok"
    made = Conversation(0, "Valve 阀", quiet.talking.chat.setup, [turn])
    id = session.workspace.write(lambda c: service.save(c, made, project))[0]
    quiet.reload()
    until(qtbot, lambda: quiet.history.ids() == [id])
    window = quiet.window_
    for undo in (
        # The button of the message, Ctrl+Z in another pane, Ctrl+Z here when nothing done here is left.
        lambda: window.messages._action.click(),
        lambda: undo_step(window, UndoStack(session, quiet)),
        lambda: (quiet.stack_.clear(), window.open("playground"), window.actions_table.run("edit.undo")),
    ):
        quiet.open(id)
        until(qtbot, lambda: quiet.talking.chat.id == id)
        window.actions_table.run("edit.delete")
        until(qtbot, lambda: quiet.history.ids() == [] and "deleted" in window.messages.text())
        window.open("projects")
        undo()
        until(qtbot, lambda: [entry.id for entry in session.read(service.listed)] == [id])
        window.open("playground")
        until(qtbot, lambda: quiet.history.ids() == [id])


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


def test_the_keyboard_begins_where_questions_are_written(qtbot: QtBot, quiet: PlaygroundPane) -> None:
    window = quiet.window_
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    quiet.take_keyboard()
    assert quiet.composer.text.hasFocus()
    quiet.add_model.setFocus()
    window.header.menu_button.setFocus()
    quiet.take_keyboard()
    assert quiet.add_model.hasFocus(), "where it was last comes first"
    quiet.take_keyboard()
    assert quiet.composer.text.hasFocus(), "asked for once more, the beginning"
    quiet.add_model.setFocus()
    quiet.verbs.pick_model("")
    picker = next(one for one in quiet.findChildren(Picker) if one.isVisible())
    picker.picked.emit(quiet.every[0][0])
    assert quiet.composer.text.hasFocus(), "a question comes next"


def test_ctrl_z_puts_a_conversation_back_while_nothing_is_typed(qtbot: QtBot, quiet: PlaygroundPane) -> None:
    asks = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    text = quiet.composer.text
    for typed in ("", "x"):
        QTest.keyClicks(text, typed)
        asks.ignore()
        text.event(asks)
        assert asks.isAccepted() is bool(typed), "what was typed is taken back first"


def test_nothing_known_says_where_to_get_a_model(qtbot: QtBot, quiet: PlaygroundPane) -> None:
    beginning = quiet.columns.beginning
    assert beginning.isVisible()
    assert [button.isVisible() for button in (*beginning.buttons, beginning.models)] == [True] * 3 + [False]
    quiet.talking._use(quiet.talking.chat.setup.model_copy(update={"models": []}))
    assert beginning.models.isVisible()
    assert not quiet.composer.send.isEnabled()
    assert "built-in engine" in beginning.note.text()
    quiet.verbs.pick_model("")
    qtbot.wait(1)


def test_growing_costs_little_even_when_the_answer_is_long(qtbot: QtBot, quiet: PlaygroundPane) -> None:
    """The work of a step follows what came, not what is there."""
    talking = quiet.talking
    talking.chat.turns.append(Turn(text="Long"))
    made = talking.chat.turns[0].begin(SPEC)
    quiet.columns.grow_all()
    view = quiet.columns.columns[0].view
    whole, laid_out = LONG * 40, list[int]()
    lay = view.lay
    view.lay = lambda block, width: (laid_out.append(1), lay(block, width))[1]  # type: ignore[method-assign]
    counts = []
    for end in range(0, len(whole), 400):
        made.text = whole[:end]
        laid_out.clear()
        quiet.columns.grow(SPEC)
        view.viewport().repaint()
        counts.append(len(laid_out))
    made.text, made.state = whole, "ok"
    quiet.columns.grow(SPEC)
    assert "".join(text_of(quiet, rows.ANSWER)) == whole
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum() > 0
    assert len(view.blocks) > 10 * max(counts), "each step lays out what came and what is in sight, not the whole"


def test_nothing_waits_for_an_engine_that_is_gone(qtbot: QtBot, session: Session) -> None:
    sent: list[dict[str, Any]] = []
    ends: list[dict[str, Any]] = []
    talk = Talk(sent.append, session)
    talk.ended.connect(ends.append)
    first, second = talk.number(), talk.number()
    talk.ask(first, {"messages": []})
    talk.take({"event": "piece", "id": first, "text": "so far 至此", "reasoning": ""})
    talk.died(again=True)
    talk.take({"event": "piece", "id": first, "text": "late", "reasoning": ""})
    with qtbot.waitSignal(talk.spoke) as spoken:
        talk.flush()
    assert spoken.args == [{first: ("so far 至此", "")}]
    assert [(end["event"], end["id"]) for end in ends] == [("refused", first)]
    assert [command["do"] for command in sent] == ["ask", "stop"]
    talk.died(again=False)
    talk.ask(second, {"messages": []})
    talk.flush()
    assert ends[-1]["id"] == second
    assert "cannot be started" in ends[-1]["error"]["what"]
    assert len(sent) == 2


def test_the_keyboard_goes_round_as_the_pane_is_read(qtbot: QtBot, quiet: PlaygroundPane) -> None:
    window = quiet.window_
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    until(qtbot, lambda: len(quiet.columns.findChildren(ModelColumn)) == len(quiet.columns.columns) > 0)
    history = quiet.history
    quiet.fresh.setFocus()
    expected = [history.search, history.list, quiet.add_model, quiet.fold]
    expected += [part for column in quiet.columns.columns for part in column.controls() if part.isVisible()]
    for part in [*expected, *quiet.columns.beginning.buttons, quiet.composer.text]:
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert part.hasFocus(), part.accessibleName()
