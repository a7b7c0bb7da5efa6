"""Running a job from the command line, and saying what came of it."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from core.cli import arguments, running
from core.jobs import history, states
from core.projects import service as projects
from core.secrets import Secrets
from core.workspace import Workspace


def project(workspace: Workspace, chosen: argparse.Namespace, *, make: bool = False) -> int:
    """Return the project that is meant, free for work; with `make` it is made when there is none of its name."""
    workspace.write(history.mark_interrupted)
    with workspace.read() as connection:
        known = projects.find(connection, chosen.project) if chosen.project else None
        if known is None and not (make and chosen.project):
            known = arguments.project(connection, chosen.project)
    if known is None:
        # Another command may have made it since.
        known = workspace.write(lambda c: projects.found_or_made(c, chosen.project))
    workspace.write(lambda c: projects.touch(c, known))
    workspace.write(lambda c: history.refuse_running(c, known))
    return known


def start(
    workspace: Workspace,
    project_id: int,
    kind: str,
    options: dict[str, Any],
    secrets: Secrets,
    terms: dict[str, Any] | None = None,
) -> tuple[int, list[tuple[int, str]]]:
    """Run a new job to its end, under `terms` (columns of a job); return its id and how it and what followed ended.

    One that was stopped says how to go on: the same command again would pay for model calls twice.
    """
    job = workspace.write(lambda c: history.create(c, project_id, kind, options, None, None, terms))
    try:
        ended = running.run(workspace, job, secrets)
    except KeyboardInterrupt as error:
        raise KeyboardInterrupt(f"Go on: lorewright jobs resume {job}") from error
    if any(state == states.INTERRUPTED for _job, state in ended):
        print(f"lorewright: interrupted. Go on: lorewright jobs resume {ended[-1][0]}", file=sys.stderr)
    return job, ended


def say(chosen: argparse.Namespace, text: str, facts: dict[str, Any]) -> None:
    """Print a sentence, or with --json the facts in it."""
    print(json.dumps(facts, ensure_ascii=False) if chosen.json else text)


def undoing(chosen: argparse.Namespace) -> str:
    """Return the command that undoes what was just done."""
    return "lorewright documents undo" + (f" --project “{chosen.project}”" if chosen.project else "")
