"""`lorewright estimate`: what a stage would take before it starts."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from core.cli import arguments, sources
from core.cli.words import counted, duration
from core.documents.methods import LOCAL, method, taken, validated
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.llm.messages import Model
from core.stages.choice import is_built_in
from core.stages.estimate import Estimate
from core.workspace import Workspace

if TYPE_CHECKING:
    from core.documents.methods.foreseeing import Seen

HELP = """\
Calls, tokens, time and money of a stage, from the project's own prompts and up to 200 of its texts, counted by a
tokenizer that needs no network. How long replies are follows from the model's latest calls in that stage, those that
had to ask again with them; before there are five it is assumed, and the line says so. A price nobody named stays
unknown; so does the time of a model that was never called.
For “vision”, which reads pages by a model that looks at them, the pages are counted and some of them looked at; what a
picture of a page takes is about what the providers say of pictures of its size.

  lorewright estimate questions --project law --model deepseek/deepseek-chat
  lorewright estimate answers --project law --json
  lorewright estimate vision scans/ --project law --model ollama/qwen2.5vl --set dpi=200
  lorewright estimate vision --project law          reading the documents of the project again
  lorewright estimate mineru scans/ --project law   the pages a MinerU service would be sent; mineru-local: your own
"""
VISION = "vision"
SERVICES = ("mineru", LOCAL)
STAGES = ("questions", "answers", "tree", "clean", "personas", VISION, *SERVICES)


def add(commands: Any) -> None:
    """Add the command."""
    command = commands.add_parser(
        "estimate",
        help="calls, tokens, time and money of a stage",
        description=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("stage", choices=STAGES, metavar="|".join(STAGES))
    sources.add(command, "*", "for vision and MinerU: files and folders (default: the project's own)")
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

    pages = chosen.stage == VISION or chosen.stage in SERVICES
    if (chosen.docs and not pages) or (chosen.set and chosen.stage != VISION):
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "Files are for vision and MinerU alone, settings for vision alone."),
            QT_TRANSLATE_NOOP("Errors", "The other stages work on what is in the project."),
        )
    if chosen.stage in SERVICES:
        return _at_service(chosen)
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


def _at_service(chosen: argparse.Namespace) -> int:
    """Print how many pages a MinerU service would be sent; what one on the internet asks for them is not known."""
    with Workspace() as workspace, workspace.read() as connection:
        project_id = arguments.project(connection, chosen.project)
        seen = _seen(workspace, connection, project_id, chosen)
    found = seen.at_service(own=chosen.stage == LOCAL)
    if chosen.json:
        print(json.dumps({"stage": chosen.stage, "model": "", "currency": "", "silent": seen.silent, **asdict(found)}))
        return 0
    price = "price of the service unknown" if found.cost is None else "your own service: no cost"
    print(f"{counted(found.items, 'page')} · {price}")
    if seen.silent:
        print(f"{counted(seen.silent, 'file')} cannot be judged before reading")
    return 0


def _seen(workspace: Workspace, connection: Connection, project_id: int, chosen: argparse.Namespace) -> Seen:
    """Look at the files that were named, or at the documents of the project."""
    from core.documents.importing import files
    from core.documents.keeping import copies
    from core.documents.methods.foreseeing import seen

    if chosen.docs:
        sources.check(chosen.docs, chosen.stage)
        paths = files(chosen.docs, taken(chosen.stage))
    else:
        paths = copies(connection, project_id, workspace.sources(project_id))
    return seen(paths, formats=method(chosen.stage).formats)


def _vision(
    workspace: Workspace, connection: Connection, project_id: int, chosen: argparse.Namespace, model: Model
) -> Estimate:
    """Return what reading files, or the documents of the project, by a vision model would take."""
    from core import estimating
    from core.cli.bringing import settings_of

    settings = settings_of(method(VISION), arguments.pairs(chosen.set), model)
    seen = _seen(workspace, connection, project_id, chosen)
    return estimating.pages(connection, project_id, seen, validated(method(VISION), settings))


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
    if found.calls and found.rests_on is not None:
        seen = f"replies as long as in {counted(found.rests_on, 'earlier call')}"
        parts.append(seen if found.rests_on else "length of replies assumed")
    return " · ".join(parts)
