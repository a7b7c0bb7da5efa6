"""`lorewright jobs`: what ran, what failed, and going on with it."""

from __future__ import annotations

import argparse
import json
import sys
import time
from typing import Any

from sqlalchemy.engine import RowMapping

from core.cli import joblog, running, runterms
from core.cli.arguments import keys
from core.cli.words import counted, whole_number
from core.errors import LorewrightError
from core.jobs import history, needs, ranking, states
from core.jobs.kinds import KINDS
from core.projects import caps
from core.workspace import Workspace

HELP = """\
Every long action is a job: it is kept with its options, its counts and the items that failed.

  lorewright jobs list             the jobs, newest first
  lorewright jobs show 12          one job with every failed item, its reason and the model's reply
  lorewright jobs resume 12        go on with a job that was paused, cancelled or cut off
  lorewright jobs retry 12         try the failed items of a job again
  lorewright jobs cancel 12        close a job that is waiting
  lorewright jobs log 12 --failed  each item with the calls made for it; --item KEY shows all that was said
  lorewright jobs priority 12 5    let its calls go before those of jobs with a lower number
  lorewright jobs cap 12 --cap-cost 5
                                   bound what it may spend; --none takes its caps away
  lorewright jobs resume 12 --cap-cost 5CNY
                                   go on with a job that reached its cap
"""


def add(commands: Any) -> None:
    """Add the command with its verbs."""
    command = commands.add_parser(
        "jobs",
        help="list, show, log, resume, retry, cancel, priority, cap",
        description=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verbs = command.add_subparsers(title="verbs", metavar="VERB", required=True)
    listed = verbs.add_parser("list", help="the jobs, newest first")
    listed.add_argument("--json", action="store_true", help="one JSON object a line")
    listed.set_defaults(run=show_all)
    for name, text, action in (
        ("show", "one job with its failed items", show),
        ("resume", "go on with a job, and the jobs that follow it", resume),
        ("retry", "try the failed items again", retry),
        ("cancel", "close a job that is waiting", cancel),
    ):
        verb = verbs.add_parser(name, help=text)
        verb.add_argument("job", type=whole_number, metavar="JOB", help="number of the job")
        verb.set_defaults(run=action)
        if name == "show":
            verb.add_argument("--json", action="store_true", help="print JSON")
        if name in ("resume", "retry"):
            runterms.add_caps(verb, project=True)
            verb.add_argument("--api-key-env", metavar="VAR", help="environment variable that holds the key")
    joblog.add(verbs)
    verb = verbs.add_parser("priority", help="let the calls of a job go before those of others")
    verb.add_argument("job", type=whole_number, metavar="JOB", help="number of the job")
    verb.add_argument(
        "number", type=runterms.priority, metavar="N", help="the higher number goes first; 0 is usual, -1 is below"
    )
    verb.set_defaults(run=prioritise)
    verb = verbs.add_parser(
        "cap", help="bound what a job, or its project, may spend; a running one keeps to it at once"
    )
    verb.add_argument("job", type=whole_number, metavar="JOB", help="number of the job")
    runterms.add_caps(verb, project=True)
    verb.add_argument("--none", action="store_true", help="take the caps of the job away")
    verb.set_defaults(run=bound)


def show_all(chosen: argparse.Namespace) -> int:
    """List the jobs."""
    with Workspace() as workspace:
        workspace.write(history.mark_interrupted)
        with workspace.read() as connection:
            rows = history.listing(connection)
    for row in rows:
        if chosen.json:
            print(json.dumps({key: row[key] for key in ("id", "kind", "state", "total", "done", "failed", "rows")}))
        else:
            print(line(row))
    if not rows and not chosen.json:
        print("No job yet. `lorewright make --help` says how to start one.")
    return 0


def line(row: RowMapping) -> str:
    """Return a job as one line."""
    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(row["created_at"] / 1000))
    failed = f", {row['failed']:,} failed" if row["failed"] else ""
    counts = f"{row['done']:,} of {row['total']:,}{failed}"
    return f"{row['id']:>5}  {when}  {row['state']:<11}  {KINDS[row['kind']].title}: {counts}"


def show(chosen: argparse.Namespace) -> int:
    """Show one job."""
    with Workspace() as workspace:
        workspace.write(history.mark_interrupted)
        with workspace.read() as connection:
            row = history.get(connection, chosen.job)
            failures = history.failures(connection, chosen.job)
    if chosen.json:
        found = [
            {"item": item["label"], "reason": running.sentence(item["error"]), "raw": _said(item)} for item in failures
        ]
        print(json.dumps({**dict(row), "failures": found}, ensure_ascii=False))
        return 0
    print(line(row))
    if row["error"]:
        print(f"stopped: {LorewrightError.from_dict(row['error'])}")
    for item in failures:
        print(f"- {running.place(item)}: {running.reason(item)}")
        if said := _said(item):
            print("    " + said[:500].replace("\n", "\n    "))
    # A job of which every item failed has nothing left to go on with.
    if row["state"] in states.RESUMABLE and (row["error"] or row["done"] + row["failed"] < max(1, row["total"])):
        print(f"go on: lorewright jobs resume {chosen.job}")
    if row["ending"]:
        print(running.ending_words(row["ending"]))
    if failures:
        print(f"try again: lorewright jobs retry {chosen.job}")
    return 0


def _said(item: Any) -> str:
    """Return what was said for a failed item: the model's reply, or the answer of the service that gave none."""
    return str(item["raw"].strip() or item["error"].get("params", {}).get("reply") or "")


def resume(chosen: argparse.Namespace) -> int:
    """Go on with a job."""
    with Workspace() as workspace:
        workspace.write(history.mark_interrupted)
        return _run(workspace, chosen)


def retry(chosen: argparse.Namespace) -> int:
    """Try the failed items of a job again."""
    with Workspace() as workspace:
        workspace.write(history.mark_interrupted)
        with workspace.read() as connection:
            before = history.get(connection, chosen.job)
        count = workspace.write(lambda c: history.retry(c, chosen.job))
        print(f"{counted(count, 'item')} again", file=sys.stderr)
        code = _run(workspace, chosen)
        with workspace.read() as connection:
            row = history.get(connection, chosen.job)
        if count and row["state"] == states.DONE and row["done"] == before["done"]:
            print("Nothing was left to do: what had failed is there by now.", file=sys.stderr)
        return code


def prioritise(chosen: argparse.Namespace) -> int:
    """Set the priority of a job."""
    with Workspace() as workspace:
        with workspace.read() as connection:
            history.get(connection, chosen.job)
        workspace.write(lambda c: ranking.set_priority(c, chosen.job, chosen.number))
    print(f"job {chosen.job} has priority {chosen.number}")
    return 0


def bound(chosen: argparse.Namespace) -> int:
    """Set or show the caps of a job and its project."""
    with Workspace() as workspace:
        with workspace.read() as connection:
            history.get(connection, chosen.job)
        if chosen.none:
            workspace.write(lambda c: history.set_cap(c, chosen.job, {}))
        with workspace.read() as connection:
            row = history.get(connection, chosen.job)
        runterms.raised(workspace, chosen.job, row, chosen)
        with workspace.read() as connection:
            row = history.get(connection, chosen.job)
            project = caps.cap(connection, row["project_id"])
    print(f"job {chosen.job}: {cap_words(row['cap'])}; its project: {cap_words(project)}")
    return 0


def cap_words(cap: dict[str, Any]) -> str:
    """Return a cap as words."""
    words = {unit: f"{unit} {_number(cap[unit])}" for unit in ("cost", "tokens") if unit in cap}
    if "cost" in words:
        words["cost"] += f" {cap.get('currency') or '(in the currency of the prices)'}"
    return ", ".join(words.values()) or "no cap"


def _number(amount: float) -> str:
    return f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.6f}".rstrip("0")


def cancel(chosen: argparse.Namespace) -> int:
    """Close a job that no process runs."""
    with Workspace() as workspace:
        workspace.write(history.mark_interrupted)
        workspace.write(lambda c: history.close(c, chosen.job))
    print(f"job {chosen.job} is cancelled")
    return 0


def _run(workspace: Workspace, chosen: argparse.Namespace) -> int:
    with workspace.read() as connection:
        row = history.get(connection, chosen.job)
        # The jobs that follow may need the key although this one does not: an import asks no model.
        providers = sorted(needs.providers(connection, chosen.job))
    secrets = keys(providers[0] if providers else "", chosen.api_key_env)
    runterms.raised(workspace, chosen.job, row, chosen)
    ended = running.run(workspace, chosen.job, secrets)
    running.say_failures(workspace, [job for job, _state in ended])
    return running.exit_code(ended)
