"""Every kind of job there is, found by name when it is needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from pydantic import ValidationError

from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.jobs.job import Job
from core.unfit import unfit

# Where each kind lives. Names, not classes: the kernel must not import the features that stand on it.
PLACES = {
    "import": "core.chunks.importing:ImportDocuments",
    "convert": "core.chunks.converting:ConvertDocuments",
    "chunks": "core.chunks.making:MakeChunks",
    "clean": "core.chunks.cleaning:CleanChunks",
    "tree": "core.domain.suggesting:SuggestTree",
    "revise": "core.domain.revising:ReviseTree",
    "personas": "core.personas.generating:GeneratePersonas",
    "questions": "core.questions.generating:GenerateQuestions",
    "answers": "core.samples.answering:GenerateAnswers",
    "export": "core.exchange.exporting:ExportSamples",
}


class Kinds(Mapping[str, type[Job[Any]]]):
    """The kinds by name, imported on first use."""

    def __init__(self, places: dict[str, str]) -> None:
        self.places = places

    def __getitem__(self, kind: str) -> type[Job[Any]]:
        module, _, name = self.places[kind].partition(":")
        found: type[Job[Any]] = getattr(import_module(module), name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)


KINDS = Kinds(PLACES)


def make(kind: str, options: dict[str, Any], project_id: int, job_id: int = 0) -> Job[Any]:
    """Build a job from its stored row.

    Raises:
        InvalidUse: the kind is unknown to this version, or the options do not fit it.
    """
    if kind not in KINDS:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "This version of Lorewright does not know jobs of the kind “{kind}”."),
            kind=kind,
        )
    cls = KINDS[kind]
    try:
        return cls(cls.Options.model_validate(options), project_id, job_id)
    except ValidationError as error:
        raise unfit(cls.Options, error) from error
