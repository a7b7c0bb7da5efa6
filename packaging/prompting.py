"""What is done in the window before a picture of a prompt: its check, its trial, its difference, a set of prompts."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from runs import Row
from scenes import THOUGHT

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from core.changes import ChangeSet
    from desktop.window import MainWindow

REPLY: Final = '{"questions": ["What does a relief valve do?", "安全阀应当多久校验一次？", "Who may seal it?"]}'
OTHER: Final = "0" * 16  # the hash of a default that there never was


def tried(problem: str = "") -> Callable[[MainWindow], object]:
    """Let a reply come to the prompt that is tried, which a job would take, or refuse for a reason."""

    def do(_window: MainWindow) -> None:
        from PySide6.QtWidgets import QApplication

        from core.llm.messages import Reply, Usage
        from core.trials import Trial

        sheet: Any = QApplication.activeModalWidget()
        reply = Reply(REPLY, THOUGHT, Usage(612, 48), REPLY, "stop", 3_140, "deepseek-chat")
        value = None if problem else {"questions": ["What does a relief valve do?", "安全阀应当多久校验一次？"]}
        sheet.show_trial(Trial(sheet.prompt, [{"role": "user", "content": THOUGHT}], reply, value, problem))

    return do


def rewritten(window: MainWindow) -> None:
    """Write another text into the prompt that is shown."""
    edit = window.pane("prompts").editor.parts.user
    first, *lines = edit.text().split("\n")
    if "！" not in first:
        edit.setPlainText("\n".join((f"{first} Ask as an examiner would! 像考官那样提问！", *lines[1:])))


def compared(window: MainWindow) -> None:
    """Show how the text differs from the default."""
    window.pane("prompts").editor.show_difference(True)


def written(window: MainWindow) -> None:
    """Show the text again."""
    window.pane("prompts").editor.show_difference(False)


def plain(window: MainWindow) -> None:
    """Show the prompt for questions in the language of the window."""
    pane = window.pane("prompts")
    pane.editor.show_difference(False)
    pane.open(("questions", _language(window)))


def quiet(window: MainWindow) -> None:
    """Let the message bar go."""
    while window.messages.text():
        window.messages.dismiss()


def wrong(window: MainWindow) -> None:
    """Write what the check complains of, in both parts."""
    parts = window.pane("prompts").editor.parts
    parts.system.setPlainText(f"{parts.system.text()}\n{{{{tone}}}}")
    parts.user.setPlainText(parts.user.text().replace("{{count}}", "{{cuont}}", 1) + "\n{{text")


def nothing(_window: MainWindow) -> None:
    """Search for a chunk that is not there."""
    from PySide6.QtWidgets import QApplication

    sheet: Any = QApplication.activeModalWidget()
    sheet.picker.search.setText("zzz")


def outdated(window: MainWindow) -> None:
    """Let the default have changed since an own text was written."""
    from core.prompts import catalogue, overrides
    from core.store.schema.columns import table
    from core.store.schema.prompt import PromptText

    project, language = window.context.project_id, _language(window)
    default, text = catalogue.load("questions", language), table(PromptText)

    def write(connection: Connection) -> ChangeSet:
        user = default.user + "\nAsk as an examiner would! 像考官那样提问！"
        _undo, changes = overrides.save(connection, project, "questions", language, default.system, user)
        connection.execute(text.update().where(text.c.project_id == project).values(base=OTHER))
        return changes

    window.context.edit(write)


def brought(*, known: bool, more: str = "", base: str = "") -> Callable[[MainWindow], object]:
    """Take over a set of prompts: one that there is, beside it one that there is not, or something else."""

    def do(window: MainWindow) -> None:
        from core.prompts import catalogue

        pane, language = window.pane("prompts"), _language(window)
        user = f"{catalogue.load('questions', language).user}\n{THOUGHT}"
        system = catalogue.load("questions", language).system
        one = {"id": "questions", "language": language, "system": system, "user": user, "base": base}
        prompts = [one] if known else []
        prompts += [{"id": more, "language": language, "user": "x"}] if more else []
        text = json.dumps({"format": "lorewright-prompts", "version": 1, "prompts": prompts}) if prompts else "{}"
        pane.files.take(text, window.context.project_id)

    return do


def _language(window: MainWindow) -> str:
    return "en" if window.tr("Light") == "Light" else "zh"


#: the text that comes with the program
FRESH: Final = (plain, "prompts.restore", quiet)
PROMPTS: Final[tuple[Row, ...]] = (
    ("prompt-checked", "prompts", (*FRESH, wrong)),
    ("prompt-nothing", "prompts", (*FRESH, "prompts.test", nothing)),
    ("prompt-tried", "prompts", (*FRESH, "prompts.test", tried())),
    ("prompt-refused", "prompts", (*FRESH, "prompts.test", tried("questions: 3 are missing"))),
    ("prompt-difference", "prompts", (*FRESH, rewritten, compared)),
    ("prompt-outdated", "prompts", (*FRESH, outdated)),
    ("prompt-outdated-difference", "prompts", (*FRESH, outdated, compared)),
    ("prompt-restored", "prompts", (*FRESH, rewritten, "prompts.save", "prompts.restore")),
    ("prompt-imported", "prompts", (*FRESH, brought(known=True))),
    ("prompt-clash", "prompts", (*FRESH, outdated, brought(known=True, more="arena", base=OTHER))),
    ("prompt-bad-file", "prompts", (*FRESH, brought(known=False))),
)
