"""`lorewright make`: the whole way from documents to a dataset."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select

from core import making
from core.cli import arguments, running, runterms, sources
from core.cli.codes import INTERRUPTED
from core.cli.kept import others, say_kept, say_silent
from core.cli.modelfiles import say_needs
from core.cli.usagewords import money
from core.cli.words import counted
from core.jobs import history
from core.jobs.outlets import refuse_caps
from core.llm.keyless import refuse_any
from core.llm.messages import Model
from core.llm.providers import BUILT_IN
from core.models import stages
from core.projects import service as projects
from core.projects.options import LONGEST_NAME
from core.store.schema import Call, Document
from core.store.schema import Job as JobRow
from core.store.schema.columns import table
from core.workspace import Workspace

HELP = """\
Reads documents (PDF, DOCX, PPTX, XLSX, EPUB, HTML, Markdown, text, CSV; folders too), splits them, builds a domain
tree, asks and answers questions, and writes the samples to a file. Run the same command again after an interruption: it
goes on where it stopped, and no reply that came is paid twice.

  lorewright make guideline.pdf --out qa.jsonl
  lorewright make docs/ --out qa.json --format sharegpt --model ollama/qwen3 --concurrency 4
  lorewright make a.md b.md --out qa.jsonl --model my-model --base-url http://127.0.0.1:8000/v1 --api-key-env MY_KEY
"""


def add(commands: Any) -> None:
    """Add the command."""
    command = commands.add_parser(
        "make", help="documents in, dataset out", description=HELP, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    sources.add(command)
    command.add_argument(
        "--out", required=True, type=Path, metavar="FILE", help="the dataset, ending in .json or .jsonl"
    )
    command.add_argument(
        "--project", metavar="NAME", help="project to work in (default: the name of the document or folder)"
    )
    arguments.add_model(command)
    command.set_defaults(model=None)
    arguments.add_format(command)
    runterms.add(command, project=True)
    command.add_argument(
        "--language",
        choices=("zh", "en", "auto"),
        default="auto",
        help="language of prompts and questions (default: each document's own)",
    )
    command.add_argument(
        "--json", action="store_true", help="print one JSON object with counts, tokens, cost and seconds"
    )
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Make the dataset."""
    started = time.monotonic()
    named = chosen.model is not None or chosen.base_url is not None
    chosen.model = chosen.model or BUILT_IN
    arguments.keys(BUILT_IN, chosen.api_key_env)  # a variable that is not set is said before anything is made
    model = arguments.model(chosen)
    sources.check(chosen.docs)
    step, terms = arguments.export_step(chosen), runterms.columns(chosen)
    with Workspace() as workspace:
        project_id = workspace.write(lambda c: project(c, chosen.project or default_name(chosen.docs)))
        workspace.write(history.mark_interrupted)
        workspace.write(lambda c: history.refuse_running(c, project_id))
        with workspace.read() as connection:
            models = {} if named else {stage: stages.chosen(connection, project_id, stage) for stage in making.CALLING}
        # What the project has chosen is not silent for the reasons the built-in engine is.
        called = [one for one in (*models.values(), model) if one.provider != BUILT_IN]
        chosen.model = called[0].spec if called else BUILT_IN
        secrets = arguments.keys(called[0].provider if called else BUILT_IN, chosen.api_key_env)
        chain = making.steps(chosen.docs, model, language=chosen.language, export=step, models=models)
        asked = [Model.model_validate(one["options"]["model"]) for one in chain if "model" in one["options"]]
        workspace.write(lambda c: runterms.keep_project_cap(c, project_id, chosen, asked))
        with workspace.read() as connection:
            refuse_caps(connection, project_id, terms["cap"], asked)
            kept = others(connection, project_id, dict(zip(making.CALLING, asked, strict=True)))
            if not projects.counts(connection, project_id)["chunks"]:
                refuse_any(secrets, asked)  # before hours of reading; a chain that only goes on may need no call
        first = workspace.write(lambda c: making.begin(c, project_id, chain, terms))
        say_needs(asked)
        ended = running.run(workspace, first, secrets)
        if named:
            say_kept(kept, chosen.model)
        return finish(workspace, project_id, first, ended, chosen, time.monotonic() - started, kept)


def finish(
    workspace: Workspace,
    project_id: int,
    first: int,
    ended: list[tuple[int, str]],
    chosen: argparse.Namespace,
    seconds: float,
    kept: dict[str, dict[str, int]],
) -> int:
    """Say what was made and return the exit code."""
    code = running.exit_code(ended)
    with workspace.read() as connection:
        made = result(connection, project_id, first)
    made["kept"], made["left_out"] = kept, {}
    made["seconds"] = round(seconds, 2)
    exported = any(state == "done" for job, state in ended[-1:] if job != first) and chosen.out.exists()
    made["output"] = str(chosen.out.expanduser().resolve()) if exported else None
    running.say_failures(workspace, [job for job, _state in ended])
    if code != INTERRUPTED:
        made["left_out"] = dict(sources.say_left_out(chosen.docs))
    if code != INTERRUPTED and not running.stopped(workspace, [job for job, _state in ended]):
        # What a cap, or a service that is gone, kept from being asked is not silent.
        say_silent(workspace, project_id, chosen.model)
    if chosen.json:
        print(json.dumps(made, ensure_ascii=False))
    else:
        print(summary(made))
    if code == INTERRUPTED:
        print("Interrupted. Run the same command again to go on where it stopped.", file=sys.stderr)
    return code


def summary(made: dict[str, Any]) -> str:
    """Return what was made as a sentence or two."""
    nouns = ("document", "chunk", "tag", "question", "sample")
    lines = [", ".join(counted(made[f"{noun}s"], noun) for noun in nouns)]
    if made["calls"]:
        cost = f"cost {money(made['costs'], made['unpriced'])}"
        tokens = "{prompt_tokens:,} + {completion_tokens:,} tokens".format(**made)
        lines.append(f"{counted(made['calls'], 'call')}, {tokens}, {cost}")
    if made["output"]:
        lines.append(f"Dataset: {made['output']}")
    return "\n".join(lines)


def result(connection: Connection, project_id: int, first: int) -> dict[str, Any]:
    """Return the counts of a project, and what the jobs from `first` on took."""
    job, call = table(JobRow), table(Call)
    ids = making.made_since(connection, project_id, first)
    failed = select(func.coalesce(func.sum(job.c.failed), 0)).where(job.c.id.in_(ids))
    spent = select(
        call.c.currency,
        func.count(),
        func.coalesce(func.sum(call.c.prompt_tokens), 0),
        func.coalesce(func.sum(call.c.completion_tokens), 0),
        func.coalesce(func.sum(call.c.cost), 0.0),
        func.count() - func.count(call.c.cost),
    ).where(call.c.job_id.in_(ids))
    rows = connection.execute(spent.group_by(call.c.currency)).all()
    calls, asked, replied, unpriced = (sum(row[place] for row in rows) for place in (1, 2, 3, 5))
    costs = {row[0]: round(float(row[4]), 6) for row in rows if row[4]}
    document = table(Document)
    unread = select(func.count()).where(document.c.project_id == project_id, document.c.state == "failed")
    counts = projects.counts(connection, project_id)
    counts["documents"] -= int(connection.execute(unread).scalar_one())
    return {
        **counts,
        "failed": int(connection.execute(failed).scalar_one()),
        "calls": calls,
        "prompt_tokens": asked,
        "completion_tokens": replied,
        # Money of several currencies does not add up to one number.
        "cost": None if unpriced or len(costs) > 1 else sum(costs.values(), 0.0),
        "costs": costs,
        "unpriced": unpriced,
    }


def project(connection: Connection, name: str) -> int:
    """Return the project of this name, made when there is none, used now."""
    found = projects.found_or_made(connection, name)
    projects.touch(connection, found)
    return found


def default_name(docs: list[Path]) -> str:
    """Return the name of the document or folder, or of the folder that holds them all."""
    resolved = [path.resolve() for path in docs]
    if len(resolved) == 1:
        return (resolved[0].name if resolved[0].is_dir() else resolved[0].stem)[:LONGEST_NAME]
    return Path(os.path.commonpath([str(path.parent) for path in resolved])).name[:LONGEST_NAME] or "documents"
