"""`lorewright export`: write the samples of a project to a file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from core.cli import arguments, running
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.jobs import history
from core.projects import service as projects
from core.workspace import Workspace

HELP = """\
Writes the samples of a project to a file that training programs read. Rejected samples stay out.

  lorewright export --project guideline --out train.jsonl --format openai
  lorewright export --project guideline --out reviewed.json --accepted --source
"""


def add(commands: Any) -> None:
    """Add the command."""
    command = commands.add_parser(
        "export",
        help="write the samples of a project",
        description=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("--project", required=True, metavar="NAME", help="the project")
    command.add_argument("--out", required=True, type=Path, metavar="FILE", help="the file, ending in .json or .jsonl")
    arguments.add_format(command)
    command.add_argument("--accepted", action="store_true", help="only samples a person accepted")
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Export."""
    options = arguments.export_step(chosen, ("accepted",) if chosen.accepted else ("open", "accepted"))
    with Workspace() as workspace:
        with workspace.read() as connection:
            project_id = projects.find(connection, chosen.project)
            known = ", ".join(card.name for card in projects.cards(connection)[:10])
        if project_id is None:
            raise InvalidUse(
                QT_TRANSLATE_NOOP("Errors", "There is no project “{name}”."),
                QT_TRANSLATE_NOOP("Errors", "There are: {known}."),
                name=chosen.project,
                known=known or "–",
            )
        job_id = workspace.write(lambda c: history.create(c, project_id, "export", options))
        ended = running.run(workspace, job_id)
        running.say_failures(workspace, [job_id])
        with workspace.read() as connection:
            count = history.get(connection, job_id)["rows"]
        if running.exit_code(ended) == 0:
            print(f"{count:,} samples in {options['path']}")
    return running.exit_code(ended)
