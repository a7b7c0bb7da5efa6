"""What the Prompts pane says in Chinese: full-width marks, and one name for one thing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.prompts import catalogue
from desktop.prompts.pane import PromptsPane
from desktop.session import Session
from desktop.theme import Theme
from desktop.translate import Languages
from tests.desktop.opened import comes, opened
from tests.helpers.building import build


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme, languages: Languages, tmp_path: Path, session: Session) -> PromptsPane:
    """The pane in a Chinese window, with the Chinese prompt for questions in front."""
    session.open_project(build(session.workspace, 1, 3, 1).project)
    languages.use("zh_CN")
    window = opened(qtbot, session, languages, tmp_path)
    window.open("prompts")
    made = window.pane("prompts")
    assert isinstance(made, PromptsPane)
    comes(qtbot, lambda: bool(made._standings))
    made.open(("questions", "zh"))
    return made


def test_the_check_joins_its_words_as_chinese_does(pane: PromptsPane) -> None:
    editor = pane.editor
    editor.parts.user.setPlainText("{{cuont}} {{colour}}")
    words = editor.line.words.text()
    assert "text、" in words
    assert "。（另有" in words
    assert ", " not in words
    assert ": " not in words


def test_what_a_variable_and_a_prompt_is_called_is_joined_as_chinese_does(pane: PromptsPane) -> None:
    editor = pane.editor
    editor.chips._explain("text")
    assert editor.chips.meaning.text().startswith(f"text：{catalogue.load('questions', 'zh').variables['text']}")
    assert " " not in editor.chips.meaning.text()
    editor.parts.user.appendPlainText("。")
    model = pane.list.model_
    row = next(row for row, entry in enumerate(model.entries) if entry.id == "questions")
    entry = model.entries[row]
    assert model.data(model.index(row), Qt.ItemDataRole.ToolTipRole) == f"{entry.title}：{entry.mark}"


@pytest.mark.parametrize(("language", "comma", "colon"), [("en", ", ", ": "), ("zh_CN", "，", "：")])
def test_the_check_calls_a_part_what_its_field_is_called(
    pane: PromptsPane, languages: Languages, language: str, comma: str, colon: str, qtbot: QtBot
) -> None:
    editor = pane.editor
    languages.use(language)
    comes(qtbot, lambda: ("模型" in editor.parts.system.accessibleName()) == (language == "zh_CN"))
    for part in (editor.parts.system, editor.parts.user):
        before = part.text()
        part.setPlainText(f"{before}\n{{{{cuont}}}}")
        said, _line, _rest = editor.line.words.text().partition(comma)
        assert part.accessibleName().startswith(f"{said}{colon}")
        part.setPlainText(before)
