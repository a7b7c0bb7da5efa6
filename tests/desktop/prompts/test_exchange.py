"""A project's own prompts to a file and from one: what is taken, replaced, left out and refused."""

from __future__ import annotations

import json
from pathlib import Path

from pytestqt.qtbot import QtBot

from core.prompts import catalogue, overrides
from desktop.prompts.pane import PromptsPane
from desktop.session import Session


def kept(session: Session, project: int, id: str = "questions", language: str = "en") -> overrides.Standing:
    with session.workspace.read() as connection:
        return overrides.standing(connection, project, id, language)


def entry(pane: PromptsPane, id: str) -> str:
    return next(line.mark for line in pane.list.model_.entries if line.id == id)


def test_set_goes_to_a_file_and_back(
    qtbot: QtBot, pane: PromptsPane, session: Session, project: int, tmp_path: Path
) -> None:
    file = tmp_path / "提示词.json"
    pane.editor.parts.user.appendPlainText("Be brief.")
    pane.save()
    qtbot.waitUntil(lambda: entry(pane, "questions") == "own text")
    pane.files.write(file)
    qtbot.waitUntil(file.exists)
    qtbot.waitUntil(lambda: bool(file.read_text(encoding="utf-8")))
    pane.restore()
    qtbot.waitUntil(lambda: not kept(session, project).prompt.own and entry(pane, "questions") != "own text")
    data = json.loads(file.read_text(encoding="utf-8"))
    data["prompts"].append({"id": "arena", "language": "en", "user": "x"})
    file.write_text(json.dumps(data), encoding="utf-8")
    pane.files.take_over(file)
    qtbot.waitUntil(lambda: entry(pane, "questions") == "own text")
    pane.stack_.undo()
    qtbot.waitUntil(lambda: not kept(session, project).prompt.own)


def test_what_an_import_does_to_the_own_texts_is_told(
    qtbot: QtBot, pane: PromptsPane, session: Session, project: int, tmp_path: Path
) -> None:
    said = pane.window_.messages.text
    text = catalogue.load("questions", "en").user
    one = {"id": "questions", "language": "en", "user": f"{text}\nBe brief."}
    file = tmp_path / "set.json"
    file.write_text(json.dumps({"format": "lorewright-prompts", "version": 1, "prompts": [one]}), encoding="utf-16")
    pane.editor.parts.user.appendPlainText("Be long.")
    pane.save()
    qtbot.waitUntil(lambda: kept(session, project).prompt.own)
    pane.files.take_over(file)
    qtbot.waitUntil(lambda: said().startswith("1 prompt imported. 1 own text"))
    pane.files.take_over(file)
    qtbot.waitUntil(lambda: said() == "No prompt was imported. What the file holds is in use already.")
    one["user"] = "{{passage}}"
    strange = {"id": "arena", "language": "en", "user": "x"}
    data = {"format": "lorewright-prompts", "version": 1, "prompts": [one, strange]}
    file.write_text(json.dumps(data), encoding="utf-8")
    pane.files.take_over(file)
    left = f"Left out, unknown here or unusable: arena.en, {catalogue.load('questions', 'en').title} (English)."
    qtbot.waitUntil(lambda: said() == f"No prompt was imported. {left}")
    assert kept(session, project).prompt.user.endswith("Be brief.")


def test_a_file_of_something_else_is_refused_in_words(qtbot: QtBot, pane: PromptsPane, tmp_path: Path) -> None:
    said = pane.window_.messages.text
    for content in (b"\x89PNG\r\n\x1a\n\xff\xfe", b"", b'{"format": 1}', b"[" * 100_000):
        pane.window_.messages.dismiss()
        file = tmp_path / "set.json"
        file.write_bytes(content)
        pane.files.take_over(file)
        qtbot.waitUntil(lambda: said().startswith("This file is no set of prompts. Choose a file"))
    pane.window_.messages.dismiss()
    pane.files.take_over(tmp_path / "gone.json")
    qtbot.waitUntil(lambda: "gone.json cannot be read or written" in said())


def test_a_file_that_cannot_be_written_leaves_what_was_there(
    qtbot: QtBot, pane: PromptsPane, session: Session, project: int, tmp_path: Path
) -> None:
    pane.files.write(tmp_path / "no folder" / "set.json")
    qtbot.waitUntil(lambda: "set.json" in pane.window_.messages.text())
    assert not (tmp_path / "no folder").exists()
