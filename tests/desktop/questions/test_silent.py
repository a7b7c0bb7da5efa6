"""What is said at the end of a job about documents without a question."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.llm.providers import BUILT_IN
from desktop.questions import silent
from desktop.session import Session
from desktop.theme import Theme
from desktop.translate import Languages
from tests.desktop.opened import comes, filled, opened


@pytest.mark.parametrize(
    ("repeated", "providers", "why"),
    [
        (["a", "b"], {BUILT_IN}, " They say what other documents say: their questions were asked there."),
        ([], {BUILT_IN}, " A model asks of running text too."),
        (["a"], {"ollama"}, ""),
    ],
)
def test_the_reason_is_named(
    qtbot: QtBot, theme: Theme, languages: Languages, session: Session, tmp_path: Path,
    repeated: list[str], providers: set[str], why: str,
) -> None:  # fmt: skip
    window = opened(qtbot, session, languages, tmp_path)
    silent.say(window, ["a", "b"], repeated, providers)
    assert window.messages.text() == "2 documents gave no question." + why
    window.messages.dismiss()
    silent.say(window, [], [], providers)
    assert window.messages.text() == ""


def test_documents_without_a_question_are_found(
    qtbot: QtBot, theme: Theme, languages: Languages, session: Session, tmp_path: Path
) -> None:
    window, built = opened(qtbot, session, languages, tmp_path), filled(session)
    job = {"job_id": 1, "project_id": built.project}
    session.workspace.write(lambda c: c.exec_driver_sql("DELETE FROM question"))
    silent.look(window, job)
    comes(qtbot, lambda: "gave no question" in window.messages.text())
