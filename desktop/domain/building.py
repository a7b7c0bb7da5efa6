"""The form that builds a tree from a model or from the headings, with what it would take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import BaseModel
from PySide6.QtCore import QCoreApplication
from sqlalchemy import Connection

from core.domain import estimating
from core.domain.suggesting import TreeOptions
from core.llm.messages import Model
from core.models import stages
from core.stages.choice import is_built_in
from core.stages.estimate import Estimate
from core.stages.measure import Measure
from desktop.estimates import measured, spending
from desktop.jobs.terms import TermsForm
from desktop.translate import number, sentences
from desktop.widgets.dialog import ask_form

if TYPE_CHECKING:
    from desktop.window import MainWindow


@dataclass(frozen=True)
class Ground:
    """What the form needs to know: the project's model, and what building would take."""

    model: Model
    tags: int
    asked: Estimate


def ask(window: MainWindow, tags: int) -> None:
    """Open the form; `tags` is how many there are now."""
    project_id = window.context.project_id

    def read(connection: Connection) -> Ground:
        model = stages.chosen(connection, project_id, "tree")
        return Ground(model, tags, estimating.estimate(connection, project_id, TreeOptions(model=model)))

    window.context.query(read, lambda ground: _open(window, ground), window, "tree-form")


def _open(window: MainWindow, ground: Ground) -> None:
    if not ground.asked.items:
        text = QCoreApplication.translate("Domain", "There is no document to build a tree from.")
        action = QCoreApplication.translate("Domain", "Go to the documents")
        window.say(text, "warn", action, lambda: window.open("documents"))
        return
    terms, value = TermsForm(window.context), TreeOptions(model=ground.model, replace=bool(ground.tags))
    found: list[Measure] = []
    dialog = ask_form(
        window,
        QCoreApplication.translate("Domain", "Build the tree"),
        TreeOptions,
        QCoreApplication.translate("Domain", "Build"),
        lambda options: window.context.start_job("tree", options.model_dump(mode="json"), terms=terms.columns()),
        value=value,
        estimate=lambda options: words(ground, options, found[-1] if found else None),
        intro=intro(ground),
    )
    dialog.add(terms, terms.built)
    # The built-in engine reads the headings whatever is chosen here, and an empty tree has nothing to replace.
    dialog.form.set_shown("source", not is_built_in(ground.model))
    dialog.form.set_shown("replace", bool(ground.tags))

    def know(one: Measure) -> None:
        found.append(one)
        dialog.say_estimate()

    if not is_built_in(ground.model):
        measured(window, "tree", value, know, dialog)


def intro(ground: Ground) -> str:
    """Return the sentence above the form."""
    text = QCoreApplication.translate("Domain", "From the headings of %n document(s).", "", ground.asked.items)
    if ground.tags:
        kept = QCoreApplication.translate("Domain", "The present tree goes; its questions stay, without a tag. Undo brings it back.")  # fmt: skip  # noqa: E501
        text = sentences(text, kept)
    return text


def words(ground: Ground, options: BaseModel, found_out: Measure | None = None) -> str:
    """Return the line of the form."""
    if not isinstance(options, TreeOptions):
        return ""
    if ground.tags and not options.replace:
        text = QCoreApplication.translate("Domain", "Nothing to do: the present tree of {0} tags stays.")
        return text.format(number(ground.tags))
    asked = ground.asked if options.source == "model" else Estimate(ground.asked.items)
    return spending(asked if found_out is None else found_out.applied(asked, ground.model), ground.model)
