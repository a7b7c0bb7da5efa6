"""The Prompts pane on real data: chosen, edited, checked, saved, compared, restored, brought in and tried."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from core.llm.messages import Model
from core.projects import service as projects
from core.prompts import catalogue, overrides
from core.store.schema.columns import table
from core.store.schema.prompt import PromptText
from desktop.prompts.pane import NO_PROJECT, PromptsPane
from desktop.session import Session
from desktop.theme import Theme
from desktop.translate import Languages
from tests.desktop.opened import comes, focus, opened
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server


def kept(session: Session, project: int, id: str = "questions", language: str = "en") -> overrides.Standing:
    with session.workspace.read() as connection:
        return overrides.standing(connection, project, id, language)


def entry(pane: PromptsPane, id: str) -> str:
    return next(line.mark for line in pane.list.model_.entries if line.id == id)


def test_text_is_saved_undone_and_restored(qtbot: QtBot, pane: PromptsPane, session: Session, project: int) -> None:
    editor = pane.editor
    assert not editor.save.isEnabled()
    editor.parts.user.appendPlainText("Ask in verse. 用诗体提问。")
    assert entry(pane, "questions") == "not saved"
    assert editor.save.isEnabled()
    pane.window_.actions_table.run("prompts.save")
    qtbot.waitUntil(lambda: kept(session, project).prompt.own and entry(pane, "questions") == "own text")
    assert kept(session, project).prompt.user.endswith("用诗体提问。")
    pane.window_.actions_table.run("edit.undo")
    qtbot.waitUntil(lambda: not kept(session, project).prompt.own and entry(pane, "questions") == "")
    assert "verse" not in editor.parts.user.text()
    pane.window_.actions_table.run("edit.redo")
    qtbot.waitUntil(lambda: entry(pane, "questions") == "own text")
    pane.window_.actions_table.run("prompts.restore")
    qtbot.waitUntil(lambda: not kept(session, project).prompt.own and entry(pane, "questions") == "")


def test_wrong_variables_are_told_while_typing(qtbot: QtBot, pane: PromptsPane) -> None:
    editor = pane.editor
    text = editor.parts.user.text()
    editor.parts.user.setPlainText(text.replace("{{count}}", "{{cuont}}"))
    assert [remark.kind for remark in editor.remarks] == ["unknown", "unknown", "missing"]
    assert "{{cuont}}" in editor.line.words.text()
    assert not editor.save.isEnabled()
    assert pane.try_out() is None
    qtbot.mouseClick(editor.line.go, Qt.MouseButton.LeftButton)
    assert editor.parts.user.textCursor().selectedText() == "{{cuont}}"
    editor.parts.user.setPlainText(text)
    assert editor.remarks == []
    assert editor.draft() is None


def test_half_a_variable_is_pointed_at_while_typing(qtbot: QtBot, pane: PromptsPane) -> None:
    editor = pane.editor
    text = editor.parts.user.text()
    editor.parts.user.setPlainText(f"{text}\n再看 {{{{text 一遍。")
    line = text.count("\n") + 2
    assert editor.line.words.text().startswith(f"User part, line {line}: {{{{text is sent as it stands")
    assert editor.save.isEnabled(), "braces may be meant"
    qtbot.mouseClick(editor.line.go, Qt.MouseButton.LeftButton)
    assert editor.parts.user.textCursor().selectedText() == "{{text"
    editor.parts.user.setPlainText(text)
    assert editor.remarks == []


def test_draft_outlives_a_look_at_another_prompt(pane: PromptsPane) -> None:
    pane.editor.parts.system.setPlainText("Be exact.")
    pane.open("answer")
    assert pane.editor.parts.system.text() == catalogue.load("answer", "en").system
    pane.window_.actions_table.run("prompts.language")
    assert pane.editor.title.text() == catalogue.load("answer", "en").title, "named as the window speaks"
    assert pane.editor.parts.system.text() == catalogue.load("answer", "zh").system
    pane.open(("questions", "en"))
    assert pane.editor.parts.system.text() == "Be exact."
    assert pane.editor.badge.text() == "not saved"


def test_keys_go_through_prompts_and_insert_variables(qtbot: QtBot, pane: PromptsPane) -> None:
    table_ = pane.window_.actions_table
    seen = set()
    for _ in range(20):
        table_.run("prompts.next")
        seen.add(pane._place[0])
    assert seen == {prompt.id for prompt in catalogue.all()}
    pane.open(("answer", "zh"))
    pane.window_.activateWindow()
    qtbot.waitUntil(pane.window_.isActiveWindow)
    pane.editor.parts.user.setFocus()
    qtbot.waitUntil(pane.editor.parts.user.hasFocus)
    table_.run("prompts.insert")
    menu = pane.editor.chips.findChild(QMenu)
    assert menu is not None
    assert [action.text().split("}}")[0] for action in menu.actions()][-1] == "{{fence"
    menu.actions()[0].trigger()
    menu.close()
    assert pane.editor.parts.user.text().startswith("{{question}}文档")


def test_chips_insert_and_explain(qtbot: QtBot, pane: PromptsPane) -> None:
    chips = pane.editor.chips
    assert set(chips.chips) == {*catalogue.load("questions", "en").variables, "fence"}
    qtbot.mouseClick(chips.chips["tags"], Qt.MouseButton.LeftButton)
    assert pane.editor.parts.user.text().startswith("{{tags}}")
    pane.window_.activateWindow()
    chips.chips["count"].setFocus()
    qtbot.waitUntil(lambda: "How many questions are wanted." in chips.meaning.text())
    for chip in chips.chips.values():
        assert chip.accessibleName()


def test_difference_is_shown(qtbot: QtBot, pane: PromptsPane) -> None:
    table_ = pane.window_.actions_table
    table_.run("prompts.compare")
    assert pane.editor.same.isVisible()
    table_.run("prompts.compare")
    pane.editor.parts.user.appendPlainText("One more line.")
    table_.run("prompts.compare")
    qtbot.waitUntil(lambda: pane.editor.diff.changes() == 1)
    assert pane.editor.diff.isVisible()


def test_changed_default_and_broken_text_are_marked(
    qtbot: QtBot, pane: PromptsPane, session: Session, project: int
) -> None:
    default = catalogue.load("answer", "en")

    def edit(connection: object) -> object:
        return overrides.save(connection, project, "answer", "en", default.system, default.user + " X")  # type: ignore[arg-type]

    session.workspace.write(edit)
    session.workspace.write(lambda c: c.execute(table(PromptText).update().values(base="older")))
    pane.reload()
    qtbot.waitUntil(lambda: entry(pane, "answer") == "default changed")
    pane.open("answer")
    assert pane.editor.notice.isVisible()
    qtbot.mouseClick(pane.editor.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: entry(pane, "answer") == "own text")
    session.workspace.write(lambda c: c.execute(table(PromptText).update().values(user="{{passage}}")))
    pane.reload()
    qtbot.waitUntil(lambda: entry(pane, "answer") == "cannot be used")


def test_prompt_is_tried_on_a_chunk(
    qtbot: QtBot, pane: PromptsPane, session: Session, project: int, loopback: Server
) -> None:
    model = Model(provider="openai-compatible", name="small", base_url=loopback.url)
    session.workspace.write(lambda c: projects.set_model(c, project, model))
    pane.editor.parts.user.appendPlainText("Ask about intervals.")
    sheet = pane.try_out()
    assert sheet is not None
    qtbot.waitUntil(lambda: sheet.primary.isEnabled() and sheet.picker.list.count() == 3)
    sheet.picker.list.setCurrentRow(1)
    qtbot.waitUntil(lambda: "Ask about intervals." in sheet.text.toPlainText())
    sheet.run()
    qtbot.waitUntil(lambda: sheet._came is not None, timeout=20_000)
    assert sheet.views.choice() == "data"
    assert sheet.text.accessibleName() == "Data"
    assert json.loads(sheet.text.toPlainText())[0]["question"]
    assert "take this reply" in sheet.verdict.text()
    assert "Ask about intervals." in loopback.bodies[-1]["messages"][-1]["content"]
    loopback.behaviour = Behaviour(script=["prose"])
    sheet.run()
    qtbot.waitUntil(lambda: sheet._came is not None and bool(sheet._came.problem), timeout=20_000)
    assert "The reply is prose and holds no JSON." in sheet.verdict.text()
    loopback.behaviour = Behaviour(script=["401"])
    sheet.run()
    qtbot.waitUntil(lambda: bool(sheet._wrong), timeout=20_000)
    assert "key" in sheet.verdict.text()
    loopback.behaviour = Behaviour(latency=30)
    sheet.run()
    sheet.break_off()
    assert sheet.verdict.text() == "Stopped."
    sheet.close()


def test_a_search_for_a_chunk_says_that_nothing_matches(qtbot: QtBot, pane: PromptsPane) -> None:
    sheet = pane.try_out()
    assert sheet is not None
    chunks = sheet.picker.list
    qtbot.waitUntil(lambda: chunks.count() == 3)
    sheet.picker.search.setText("nowhere to be found")
    qtbot.waitUntil(lambda: chunks.count() == 1)
    assert chunks.item(0).text() == "Nothing matches."
    assert sheet.picker.chunk() == 0
    assert chunks.focusPolicy() == Qt.FocusPolicy.NoFocus, "there is nothing to come to"
    sheet.picker.search.setText("")
    qtbot.waitUntil(lambda: chunks.count() == 3)
    assert sheet.picker.chunk() > 0
    sheet.close()


def test_enter_in_the_search_for_a_chunk_searches_and_calls_nobody(
    qtbot: QtBot, pane: PromptsPane, session: Session, project: int, loopback: Server
) -> None:
    model = Model(provider="openai-compatible", name="small", base_url=loopback.url)
    session.workspace.write(lambda c: projects.set_model(c, project, model))
    sheet = pane.try_out()
    assert sheet is not None
    qtbot.waitUntil(lambda: sheet.primary.isEnabled() and sheet.picker.list.count() == 3)
    focus(qtbot, sheet.picker.search)
    first = sheet.picker.chunk()
    qtbot.keyClick(sheet.picker.search, Qt.Key.Key_Down)
    assert sheet.picker.list.currentRow() == 1
    assert sheet.picker.search.hasFocus()
    assert sheet.picker.chunk() != first
    qtbot.keyClicks(sheet.picker.search, "zzz")
    qtbot.keyClick(sheet.picker.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.picker.list.count() == 1 and not sheet.picker.chunk())
    assert sheet._errand is None
    assert loopback.bodies == []
    sheet.close()


def test_built_in_engine_takes_no_prompts(qtbot: QtBot, pane: PromptsPane) -> None:
    sheet = pane.try_out()
    assert sheet is not None
    qtbot.waitUntil(lambda: "without prompts" in sheet.note.text())
    assert not sheet.primary.isEnabled()
    sheet.close()


def test_without_a_project_the_next_step_is_named(qtbot: QtBot, pane: PromptsPane, session: Session) -> None:
    session.open_project(0)
    qtbot.waitUntil(lambda: pane.pages.currentIndex() == NO_PROJECT)


def test_the_keyboard_waits_for_the_list_and_reads_on(
    qtbot: QtBot, theme: Theme, languages: Languages, tmp_path: Path, session: Session, project: int
) -> None:
    window = opened(qtbot, session, languages, tmp_path)
    session.open_project(project)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.rail.setFocus()
    window.actions_table.run("go.prompts")
    made = window.pane("prompts")
    assert isinstance(made, PromptsPane)
    comes(qtbot, lambda: window.focusWidget() is made.list)
    focus(qtbot, made.list)
    made.editor.parts.user.setFocus()
    for chip in made.editor.chips.chips.values():
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert chip.hasFocus()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert made.editor.test.hasFocus(), "nothing is to be saved"
