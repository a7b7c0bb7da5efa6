"""What a job needs before it can run: the providers it calls, and the names of their keys."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from core.jobs import history
from core.llm.credentials import place

#: methods of reading that are services with a token, which is kept under the method's name
TOKENED = ("mineru",)


def providers(connection: Connection, job_id: int) -> set[str]:
    """Return the ids of the providers whose models or services a job and those that follow it call."""
    steps = _steps(connection, job_id)
    found = {model["provider"] for model in _models(steps)}
    return found | {step["method"] for step in steps if step.get("method") in TOKENED}


def secret_names(connection: Connection, job_id: int) -> set[str]:
    """Return the names under which the keyring holds what the calls of a job need, those of fallbacks too."""
    found = providers(connection, job_id)
    for model in _models(_steps(connection, job_id)):
        for one in (model, *model.get("fallbacks", ())):
            found.add(one["provider"])
            found |= {place(one["provider"], what) for what in one.get("hidden", ())}
    return found


def _steps(connection: Connection, job_id: int) -> list[dict[str, Any]]:
    row = history.get(connection, job_id)
    steps = [row["options"], *(step.get("options", {}) for step in row["then"])]
    # Reading with a vision model names it among the settings of the method.
    return steps + [step["settings"] for step in steps if isinstance(step.get("settings"), dict)]


def _models(steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [model for step in steps if isinstance(model := step.get("model"), dict) and "provider" in model]
