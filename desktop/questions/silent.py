"""Says at the end of a job which documents gave no question, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from core.jobs import needs
from core.llm.providers import BUILT_IN
from core.questions.silence import silent
from desktop.translate import sentences

if TYPE_CHECKING:
    from desktop.window import MainWindow


def look(window: MainWindow, job: dict[str, Any]) -> None:
    """Look for documents without a question and tell of them."""
    window.context.query(
        lambda c: (*silent(c, job["project_id"]), needs.providers(c, job["job_id"])),
        lambda found: say(window, *found),
        window,
    )


def say(window: MainWindow, names: list[str], repeated: list[str], providers: set[str]) -> None:
    """Tell how many documents gave none; `repeated` are those whose text others say too."""
    if not names:
        return
    text, why = QCoreApplication.translate("Program", "%n document(s) gave no question.", "", len(names)), ""
    if len(repeated) == len(names):
        why = QCoreApplication.translate(
            "Program", "They say what other documents say: their questions were asked there."
        )
    elif providers == {BUILT_IN}:
        why = QCoreApplication.translate("Program", "A model asks of running text too.")
    more = QCoreApplication.translate("Program", "Documents")
    window.say(sentences(text, why), "warn", more, lambda: window.open("documents"))
