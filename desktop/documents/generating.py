"""The form that generates questions, with what it would take, for a selection of chunks or for all that lack them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel
from PySide6.QtCore import QCoreApplication
from sqlalchemy import Connection

from core.llm.messages import Model
from core.models import stages
from core.questions import estimating
from core.questions.estimating import Volume
from core.questions.generating import QuestionOptions
from core.stages.choice import is_built_in
from core.stages.measure import Measure
from desktop.estimates import measured, spending
from desktop.jobs.terms import TermsForm
from desktop.widgets.dialog import ask_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.window import MainWindow


@dataclass(frozen=True)
class Target:
    """What is to be asked: chunk ids (empty for all chunks of the project) and what they come to."""

    chunks: list[int]
    every: bool
    missing: Volume
    all: Volume
    model: Model

    def volume(self, only_missing: bool) -> Volume:
        """Return the chunks for a choice of the form."""
        return self.missing if only_missing else self.all


def ask(window: MainWindow, chunks: Callable[[Connection], list[int]] | None, intro: str) -> None:
    """Open the form for the chunks that `chunks` finds, None for the whole project; `intro` says what is chosen."""
    project_id = window.context.project_id

    def read(connection: Connection) -> Target:
        found = [] if chunks is None else chunks(connection)
        every, model = chunks is None, stages.chosen(connection, project_id, "questions")
        if not every and not found:
            return Target([], False, Volume(), Volume(), model)
        both = [estimating.volume(connection, project_id, found, only_missing=missing) for missing in (True, False)]
        return Target(found, every, both[0], both[1], model)

    window.context.query(read, lambda target: _open(window, target, intro), window, "questions-form")


def _open(window: MainWindow, target: Target, intro: str) -> None:
    if not target.all.chunks:
        window.say(QCoreApplication.translate("Documents", "There is no text to ask about yet."), "warn")
        return
    # Where everything chosen was asked before, whoever chose it means "again".
    again = not target.every and not target.missing.chunks
    value = QuestionOptions(model=target.model, chunks=target.chunks, only_missing=not again)
    found: list[Measure] = []
    terms = TermsForm(window.context)
    dialog = ask_form(
        window,
        QCoreApplication.translate("Documents", "Generate questions"),
        QuestionOptions,
        QCoreApplication.translate("Documents", "Generate"),
        lambda options: _start(window, target, options, terms.columns()),
        value=value,
        estimate=lambda options: words(target, options, found[-1] if found else None),
        intro=intro,
    )
    dialog.add(terms, terms.built)

    def know(one: Measure) -> None:
        found.append(one)
        dialog.say_estimate()

    if not is_built_in(target.model):
        measured(window, "questions", value, know, dialog)


def _start(window: MainWindow, target: Target, options: QuestionOptions, terms: dict[str, Any] | None) -> None:
    if target.volume(options.only_missing).chunks:
        window.context.start_job("questions", options.model_dump(mode="json"), terms=terms)
    else:
        window.say(QCoreApplication.translate("Documents", "Every one of these chunks was asked before."), "info")


def words(target: Target, options: BaseModel, found_out: Measure | None = None) -> str:
    """Return the line of the form: chunks, questions, calls, tokens and money."""
    if not isinstance(options, QuestionOptions):
        return ""
    found = target.volume(options.only_missing)
    if not found.chunks:
        return QCoreApplication.translate("Documents", "Nothing to do: every one of these chunks was asked before.")
    result = estimating.estimate(found, options)
    if found_out is not None:
        result = found_out.applied(result, options.model)
    asked = estimating.questions(found, options)
    chunks = QCoreApplication.translate("Documents", "%n chunk(s)", "", found.chunks)
    questions = QCoreApplication.translate("Documents", "about %n question(s)", "", asked)
    return f"{chunks} · {questions}\n{spending(result, options.model)}"
