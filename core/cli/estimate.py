"""`lorewright estimate`: what a stage would take before it starts."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from core.cli import arguments
from core.cli.words import counted
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.llm.messages import Model
from core.stages.choice import is_built_in
from core.stages.estimate import Estimate
from core.workspace import Workspace

HELP = """\
Calls, tokens, time and money of a stage, from the project's own prompts and up to 200 of its texts, counted by a
tokenizer that needs no network. A price nobody named stays unknown; so does the time of a model that was never called.
For “vision”, which reads pages by a model that looks at them, the pages are counted and some of them looked at; what a
picture of a page takes is about what the providers say of pictures of its size.

  lorewright estimate questions --project law --model deepseek/deepseek-chat
  lorewright estimate answers --project law --json
  lorewright estimate vision scans/ --project law --model ollama/qwen2.5vl --set dpi=200
  lorewright estimate vision --project law          reading the documents of the project again
"""
VISION = "vision"
STAGES = ("questions", "answers", "tree", "clean", "personas", VISION)


def add(commands: Any) -> None:
    """Add the command."""
    command = commands.add_parser(
        "estimate",
        help="calls, tokens, time and money of a stage",
        description=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("stage", choices=STAGES, metavar="|".join(STAGES))
    command.add_argument(
        "docs", nargs="*", type=Path, metavar="DOCS", help="for vision: files and folders (default: the project's own)"
    )
    command.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="for vision: a setting of the method"
    )
    arguments.add_project(command)
    arguments.add_model(command)
    command.set_defaults(model=None)
    command.add_argument("--json", action="store_true", help="print JSON")
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print what the stage would take."""
    from core.models import stages

    if chosen.stage != VISION and (chosen.docs or chosen.set):
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "Files and settings are for the stage vision alone."),
            QT_TRANSLATE_NOOP("Errors", "The other stages work on what is in the project."),
        )
    named = arguments.model(chosen) if chosen.model or chosen.base_url else None
    with Workspace() as workspace, workspace.read() as connection:
        project_id = arguments.project(connection, chosen.project)
        model = named or stages.chosen(connection, project_id, chosen.stage)
        if chosen.stage == VISION:
            found = _vision(workspace, connection, project_id, chosen, model)
        else:
            found = _stage(connection, project_id, chosen.stage, model)
    if chosen.json:
        print(json.dumps({"stage": chosen.stage, "model": model.spec, "currency": model.currency, **asdict(found)}))
    else:
        print(sentence(found, model))
    return 0


def _stage(connection: Connection, project_id: int, stage: str, model: Model) -> Estimate:
    from core import estimating

    return estimating.estimate(connection, project_id, stage, estimating.OPTIONS[stage](model=model))


def _vision(
    workspace: Workspace, connection: Connection, project_id: int, chosen: argparse.Namespace, model: Model
) -> Estimate:
    """Return what reading files, or the documents of the project, by a vision model would take."""
    from core import estimating
    from core.cli.bringing import settings_of
    from core.documents.importing import files
    from core.documents.keeping import copies
    from core.documents.methods import method, taken, validated
    from core.documents.methods.foreseeing import seen

    settings = settings_of(method(VISION), arguments.pairs(chosen.set), model)
    if chosen.docs:
        arguments.check_documents(chosen.docs, VISION)
        paths = files(chosen.docs, taken(VISION))
    else:
        paths = copies(connection, project_id, workspace.sources(project_id))
    return estimating.pages(connection, project_id, seen(paths), validated(method(VISION), settings))


def sentence(found: Estimate, model: Model) -> str:
    """Return an estimate as a line of text."""
    if is_built_in(model):
        return f"{counted(found.items, 'item')} with the built-in engine: no calls, nothing to pay"
    parts = [
        f"{counted(found.calls, 'call')} of {model.spec}",
        f"about {found.prompt_tokens:,} + {found.completion_tokens:,} tokens",
        "time unknown" if found.seconds is None else f"about {duration(found.seconds)}",
        "cost unknown" if found.cost is None else f"cost about {found.cost:,.4f} {model.currency}".rstrip(),
    ]
    return " · ".join(parts)


def duration(seconds: float) -> str:
    """Return a span of time no finer than an estimate can be."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / 60):,} min" if seconds < 5400 else f"{seconds / 3600:,.1f} h"
