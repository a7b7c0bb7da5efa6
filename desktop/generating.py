"""The form that generates answers, with what it would take, for a selection of questions or for all without one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from sqlalchemy import Connection

from core.llm.messages import Model
from core.llm.providers import called
from core.models import stages
from core.stages.choice import is_built_in
from desktop.estimates import measured, spending
from desktop.jobs.terms import TermsForm
from desktop.models.words import provider_words
from desktop.translate import number
from desktop.widgets.dialog import Sheet
from desktop.widgets.labels import label

# The estimate rests on the job itself, and that on the built-in engine's patterns: loaded when a form is asked for.
if TYPE_CHECKING:
    from core.samples.estimating import Volume
    from core.stages.estimate import Estimate
    from core.stages.measure import Measure
    from desktop.window import MainWindow

    Found = tuple[list[int], Volume, Volume, Model, Estimate]


def ask_answers(window: MainWindow, chosen: Callable[[Connection], list[int]] | None = None) -> None:
    """Open the form for the questions that `chosen` finds, None for the whole project."""
    session = window.context
    project_id = session.project_id

    def read(connection: Connection) -> Found:
        from core.samples import estimating

        ids = [] if chosen is None else list(chosen(connection))
        whole = estimating.volume(connection, project_id)
        some = whole if chosen is None else estimating.Volume()
        if ids:
            some = estimating.volume(connection, project_id, ids)
        model = stages.chosen(connection, project_id, "answers")
        return ids, some, whole, model, estimating.estimate(some, model)

    session.query(read, lambda found: _open(window, chosen is None, found), window, "answers-form")


def _open(window: MainWindow, every: bool, found: Found) -> None:
    ids, some, whole, model, result = found
    if not whole.questions:
        window.say(QCoreApplication.translate("Answers", "Every question has an answer already."))
    elif not some.questions:
        rest = QCoreApplication.translate("Answers", "The selected questions have answers already.")
        window.say(
            rest, "info", QCoreApplication.translate("Answers", "Answer the others"), lambda: ask_answers(window)
        )
    else:
        AnswersSheet(window, [] if every else ids, some.questions, model, result).open()


class AnswersSheet(Sheet):
    """Says what would be answered by which model and what that takes, and starts it.

    Args:
        ids: the questions that were chosen, none for all of the project.
        count: how many of them have no answer yet.
    """

    def __init__(self, window: MainWindow, ids: list[int], count: int, model: Model, result: Estimate) -> None:
        super().__init__(window, QCoreApplication.translate("Answers", "Generate answers"), "", width=460)
        self._window, self._ids, self._model = window, ids, model
        selected = len(ids)
        if not ids:
            words = self.tr("%n question(s) of this project have no answer yet.", "", count)
        elif count == selected:
            words = self.tr("The %n selected question(s) will be answered.", "", count)
        else:
            words = self.tr("{0} of the {1} selected questions have no answer yet; the others stay as they are.")
            words = words.format(number(count), number(selected))
        self.body.addWidget(label(words, wrap=True))
        named = self.tr("Answered by: {0}. The model is chosen in the header.").format(model_words(model))
        self.body.addWidget(label(named, "muted", wrap=True))
        self.terms = TermsForm(window.context)
        self.body.addWidget(self.terms)
        self.terms.changed.connect(self.primary.setEnabled)
        self.note.setText(spending(result, model))
        if result.calls:
            self._measure(result)
        self.primary.setText(self.tr("Generate"))
        self.accepted.connect(self._start)

    def _measure(self, result: Estimate) -> None:
        from core.samples.answering import AnswerOptions

        options = AnswerOptions(model=self._model, questions=self._ids)

        def show(found: Measure) -> None:
            self.note.setText(spending(found.applied(result, self._model), self._model))

        measured(self._window, "answers", options, show, self)

    def _start(self) -> None:
        options: dict[str, Any] = {"model": self._model.model_dump(mode="json")}
        if self._ids:
            options["questions"] = self._ids
        self._window.context.start_job("answers", options, terms=self.terms.columns())


def model_words(model: Model) -> str:
    """Return the name of a model with the service it comes from."""
    if is_built_in(model):
        return QCoreApplication.translate("Answers", "built-in engine")
    return f"{model.name} · {provider_words(called(model))}"
