"""Which model does what: for each stage of a project a model, and others to go on with when it fails."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select, update

from core.changes import ChangeSet
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.llm.messages import Model
from core.llm.providers import BUILT_IN, resolve, split
from core.models import service
from core.store.schema import Project
from core.store.schema.columns import table

PROJECT = table(Project)
#: every stage that has no model of its own, and what follows the project's model when that fails
ALL = "all"
STAGES = {
    "tree": QT_TRANSLATE_NOOP("Stages", "Domain tree"),
    "questions": QT_TRANSLATE_NOOP("Stages", "Questions"),
    "answers": QT_TRANSLATE_NOOP("Stages", "Answers"),
    "personas": QT_TRANSLATE_NOOP("Stages", "Genres and audiences"),
    "clean": QT_TRANSLATE_NOOP("Stages", "Cleaning of chunks"),
    "judge": QT_TRANSLATE_NOOP("Stages", "Judging"),
    "vision": QT_TRANSLATE_NOOP("Stages", "Reading pictures"),
}


def chosen(connection: Connection, project_id: int, stage: str) -> Model:
    """Return the model of a stage with its fallbacks, as they are set up now.

    A stage without a model of its own has the project's, with what was chosen to follow that one.

    A model whose provider or file was removed is passed over: the others in line still serve, but for the built-in
    engine, which never stands in for a model unasked.

    Raises:
        InvalidUse: the project, or the providers of all models of the stage, do not exist any more.
    """
    specs = specs_of(connection, project_id, stage)
    others = specs or specs_of(connection, project_id, ALL)
    fallbacks = [model for spec in others if (model := _there(connection, spec)) is not None]
    if specs and _there(connection, specs[0]) is None:
        fallbacks = [model for model in fallbacks if model.provider != BUILT_IN]
    if not specs:
        first = default(connection, project_id)
    else:
        first = fallbacks.pop(0) if fallbacks else service.resolved(connection, specs[0])
    if first.provider == BUILT_IN:
        return first
    usable = tuple(model for model in fallbacks if model.provider != BUILT_IN and model.spec != first.spec)
    return first.model_copy(update={"fallbacks": usable})


def gone(connection: Connection, project_id: int) -> set[str]:
    """Return "PROVIDER/MODEL" of those chosen for any stage of a project whose provider or file was removed."""
    chosen = {spec for specs in _settings(connection, project_id).get("stages", {}).values() for spec in specs}
    return {spec for spec in chosen if _there(connection, spec) is None}


def _there(connection: Connection, spec: str) -> Model | None:
    try:
        return service.resolved(connection, spec)
    except InvalidUse:
        return None


def default(connection: Connection, project_id: int) -> Model:
    """Return the model a project works with where a stage has none of its own, as it is set up now."""
    stored = _settings(connection, project_id).get("model")
    return service.refreshed(connection, Model.model_validate(stored)) if stored else resolve(BUILT_IN)


def specs_of(connection: Connection, project_id: int, stage: str) -> list[str]:
    """Return "PROVIDER/MODEL" of the models chosen for a stage, first the one, then its fallbacks; none is []."""
    return [str(spec) for spec in _settings(connection, project_id).get("stages", {}).get(stage, ())]


def choose(connection: Connection, project_id: int, stage: str, specs: Sequence[str]) -> ChangeSet:
    """Choose the models of a stage in order, or with [] none of its own.

    Raises:
        InvalidUse: there is no such stage or provider.
    """
    if stage != ALL and stage not in STAGES:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "There is no stage “{stage}”."),
            QT_TRANSLATE_NOOP("Errors", "There are: {known}."),
            stage=stage,
            known=[*STAGES, ALL],
        )
    every = service.entries(connection, hidden=True)
    former = specs_of(connection, project_id, stage)
    for spec in specs:
        # What was chosen before and whose provider is gone does not stand in the way of the others.
        if spec not in former:
            split(spec, None, every)
    settings = _settings(connection, project_id)
    stages = {**settings.get("stages", {}), stage: list(dict.fromkeys(specs))}
    stages = {name: found for name, found in stages.items() if found}
    values = {**settings, "stages": stages}
    connection.execute(update(PROJECT).where(PROJECT.c.id == project_id).values(settings=values))
    return ChangeSet().update("project", [project_id])


def _settings(connection: Connection, project_id: int) -> dict[str, Any]:
    found = connection.execute(select(PROJECT.c.settings).where(PROJECT.c.id == project_id)).scalar()
    if found is None:
        raise InvalidUse(QT_TRANSLATE_NOOP("Errors", "This project does not exist any more."), project=project_id)
    return dict(found)
