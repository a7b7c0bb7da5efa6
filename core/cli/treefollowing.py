"""What becomes of the domain tree when documents come or go: `--tree leave|revise|rebuild`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from core.cli import arguments, running, runterms
from core.cli.starting import start
from core.documents.methods import method
from core.domain.leaving import Leaving, leaving
from core.domain.leaving import options as options_of
from core.domain.revising import RevisionOptions
from core.domain.suggesting import TreeOptions
from core.jobs import history
from core.llm.messages import Model
from core.llm.providers import BUILT_IN
from core.models import stages
from core.workspace import Workspace

LEAVE, REVISE, REBUILD = "leave", "revise", "rebuild"


def before(workspace: Workspace, chosen: argparse.Namespace, project_id: int, ids: Sequence[int]) -> Leaving | None:
    """Return what to tell the tree of documents that are about to go or to be read again, None unless it is asked."""
    if chosen.tree != REVISE:
        return None
    with workspace.read() as connection:
        return leaving(connection, project_id, ids)


def after(
    workspace: Workspace,
    chosen: argparse.Namespace,
    project_id: int,
    came: Sequence[int] = (),
    left: Leaving | None = None,
) -> list[tuple[int, str]]:
    """Let the tree follow documents that came, went, or (both) were read again; return how the job ended.

    It is a run of its own, under the same limits as the one before.
    """
    if chosen.tree == LEAVE or not (came or left):
        return []
    model = _model(workspace, chosen, project_id)
    secrets = arguments.keys(model.provider, chosen.api_key_env)
    if chosen.tree == REBUILD:
        kind, options = "tree", TreeOptions(model=model, replace=True).model_dump(mode="json")
    else:
        with workspace.read() as connection:
            told = RevisionOptions.model_validate({"model": model, **options_of(connection, project_id, came, left)})
        kind, options = "revise", told.model_dump(mode="json")
    job, ended = start(workspace, project_id, kind, options, secrets, runterms.columns(chosen))
    running.say_failures(workspace, [job])
    if not chosen.json:
        with workspace.read() as connection:
            row, told_of = history.get(connection, job), history.remarks(connection, job)
        for item in told_of:
            print(running.sentence(item["error"]))
        if kind == "revise":
            print(f"Domain tree revised: {row['rows']:,} changes.")
    return ended


def _model(workspace: Workspace, chosen: argparse.Namespace, project_id: int) -> Model:
    """Return the model named, unless it is there to read pages; else the project's for the tree."""
    reads: Any = getattr(chosen, "method", "")
    if chosen.model != BUILT_IN and (not reads or method(reads).needs != "model"):
        return arguments.model(chosen)
    with workspace.read() as connection:
        return stages.chosen(connection, project_id, "tree")
