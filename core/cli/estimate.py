"""`lorewright estimate`: what a stage would take before it starts."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from typing import Any

from core.cli import arguments
from core.llm.messages import Model
from core.stages.choice import is_built_in
from core.stages.estimate import Estimate
from core.workspace import Workspace

HELP = """\
Calls, tokens, time and money of a stage, from the project's own prompts and up to 200 of its texts, counted by a
tokenizer that needs no network. A price nobody named stays unknown; so does the time of a model that was never called.

  lorewright estimate questions --project law --model deepseek/deepseek-chat
  lorewright estimate answers --project law --json
"""
STAGES = ("questions", "answers", "tree", "clean", "personas")


def add(commands: Any) -> None:
    """Add the command."""
    command = commands.add_parser(
        "estimate",
        help="calls, tokens, time and money of a stage",
        description=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("stage", choices=STAGES, metavar="|".join(STAGES))
    arguments.add_project(command)
    arguments.add_model(command)
    command.set_defaults(model=None)
    command.add_argument("--json", action="store_true", help="print JSON")
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print what the stage would take."""
    from core import estimating
    from core.models import stages

    named = arguments.model(chosen) if chosen.model or chosen.base_url else None
    with Workspace() as workspace, workspace.read() as connection:
        project_id = arguments.project(connection, chosen.project)
        model = named or stages.chosen(connection, project_id, chosen.stage)
        options = estimating.OPTIONS[chosen.stage](model=model)
        found = estimating.estimate(connection, project_id, chosen.stage, options)
    if chosen.json:
        print(json.dumps({"stage": chosen.stage, "model": model.spec, "currency": model.currency, **asdict(found)}))
    else:
        print(sentence(found, model))
    return 0


def sentence(found: Estimate, model: Model) -> str:
    """Return an estimate as a line of text."""
    if is_built_in(model):
        return f"{found.items:,} items with the built-in engine: no calls, nothing to pay"
    parts = [
        f"{found.calls:,} calls of {model.spec}",
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
