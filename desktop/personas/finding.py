"""The form that has a model find genre–audience pairs, with what it would take."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pydantic import BaseModel
from PySide6.QtCore import QCoreApplication
from sqlalchemy import Connection

from core.llm.messages import Model
from core.models import stages
from core.personas import generating
from core.personas.generating import PersonaOptions, Volume
from core.stages.choice import is_built_in
from core.stages.measure import Measure
from desktop.estimates import measured, spending
from desktop.jobs.terms import TermsForm
from desktop.translate import sentences
from desktop.widgets.dialog import ask_form

if TYPE_CHECKING:
    from desktop.window import MainWindow

    Found = tuple[list[int], Model, Volume]


def ask(window: MainWindow, documents: Callable[[Connection], list[int]]) -> None:
    """Open the form for the documents that `documents` finds; none of them means all of the project."""
    project_id = window.context.project_id

    def read(connection: Connection) -> Found:
        chosen, model = documents(connection), stages.chosen(connection, project_id, "personas")
        volume = Volume() if is_built_in(model) else generating.volume(connection, project_id, chosen)
        return chosen, model, volume

    window.context.query(read, lambda found: _open(window, found), window, "pairs-form")


def _open(window: MainWindow, found: Found) -> None:
    documents, model, volume = found
    if is_built_in(model):
        text = QCoreApplication.translate("Pairs", "The built-in engine finds no genres and audiences.")
        more = QCoreApplication.translate("Pairs", "Choose a model, or add the pairs by hand.")
        window.say(
            sentences(text, more),
            "warn",
            QCoreApplication.translate("Pairs", "Choose a model…"),
            lambda: window.actions_table.run("app.model"),
        )
        return
    many = QCoreApplication.translate("Pairs", "For %n document(s), by {0}.", "", len(documents))
    every = QCoreApplication.translate("Pairs", "For all documents of the project, by {0}.")
    intro = (many if documents else every).format(model.name)
    terms, value = TermsForm(window.context), PersonaOptions(model=model, documents=documents)
    seen: list[Measure] = []
    dialog = ask_form(
        window,
        QCoreApplication.translate("Pairs", "Find genres and audiences"),
        PersonaOptions,
        QCoreApplication.translate("Pairs", "Find"),
        lambda options: window.context.start_job("personas", options.model_dump(mode="json"), terms=terms.columns()),
        value=value,
        estimate=lambda options: words(volume, options, seen[-1] if seen else None),
        intro=intro,
    )
    dialog.add(terms, terms.built)

    def know(one: Measure) -> None:
        seen.append(one)
        dialog.say_estimate()

    measured(window, "personas", value, know, dialog)


def words(volume: Volume, options: BaseModel, found_out: Measure | None = None) -> str:
    """Return the line of the form: documents, calls, tokens and money."""
    if not isinstance(options, PersonaOptions):
        return ""
    found = generating.estimate(volume, options)
    if found_out is not None:
        found = found_out.applied(found, options.model)
    many = found.items * options.count
    documents = QCoreApplication.translate("Pairs", "%n document(s)", "", found.items)
    pairs = QCoreApplication.translate("Pairs", "up to %n pair(s)", "", many)
    return f"{documents} · {pairs}\n{spending(found, options.model)}"
