"""`lorewright demo`: the main job on the documents that come with the program."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Any

from core import making
from core.cli import make, running
from core.jobs import history
from core.llm import providers
from core.samples import listing
from core.samples import service as samples
from core.stages.choice import BUILT_IN
from core.workspace import Workspace

PROJECT = "Sample project"
SHOWN = 2


def add(commands: Any) -> None:
    """Add the command."""
    text = "Makes a dataset of the two bundled documents (Chinese, English) by the built-in engine: no key, no network."
    command = commands.add_parser("demo", help="make a dataset of the bundled documents", description=text)
    command.add_argument(
        "--out", type=Path, metavar="FILE", help="the dataset (default: sample-dataset.jsonl in the data folder)"
    )
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Make the sample dataset and say what it is."""
    started = time.monotonic()
    with Workspace() as workspace:
        chosen.out = chosen.out or workspace.folder / "sample-dataset.jsonl"
        chosen.json, chosen.model, chosen.docs = False, providers.BUILT_IN, making.samples()
        project_id = workspace.write(lambda c: make.project(c, PROJECT))
        workspace.write(history.mark_interrupted)
        options = {"path": str(chosen.out.expanduser().resolve()), "format": "alpaca"}
        chain = making.steps(chosen.docs, BUILT_IN, export=options)
        first = workspace.write(lambda c: making.begin(c, project_id, chain))
        ended = running.run(workspace, first)
        code = make.finish(workspace, project_id, first, ended, chosen, time.monotonic() - started, {})
        show(workspace, project_id)
        print(
            f"Project “{PROJECT}” in {workspace.folder}. With a display, `python3 dev.py run` opens it in the window."
        )
    return code


def show(workspace: Workspace, project_id: int) -> None:
    """Print a few of the samples made, from each document."""
    with workspace.read() as connection:
        seen: dict[str, int] = {}
        for sample_id in listing.ids(connection, project_id, listing.SampleFilter()):
            row = samples.detail(connection, sample_id)
            if row is None or seen.get(row["document"], 0) >= SHOWN:
                continue
            seen[row["document"]] = seen.get(row["document"], 0) + 1
            print(
                f"\n{row['document']} · {' › '.join(row['headings'] or [])}\n  ? {row['question']}\n  → {row['answer']}"
            )
    print()
