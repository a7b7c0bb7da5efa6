"""`lorewright usage`: what the models were used for, what it cost, single calls, and alarms."""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from core.cli import usagealarms
from core.cli.arguments import at_least_one
from core.cli.usagewords import by_table, calls_table, forecast_lines, totals_lines
from core.errors import QT_TRANSLATE_NOOP, InvalidUse
from core.workspace import Workspace

HELP = """\
Adds up every call of a model: tokens, money, failures, latency. Calls whose price nobody named make a sum "at least";
sums of several currencies are never put together.

  lorewright usage                                  the last 30 days
  lorewright usage --last 7d --by model             each model of the last week
  lorewright usage --from 2026-05-01 --to 2026-05-31 --by project --json
  lorewright usage --calls --status failed          the newest calls that failed
  lorewright usage --export calls.csv --last all    every call, to a CSV or JSONL file
  lorewright usage alarms set --month 20 USD        tell when a month has cost 20 dollars
"""
BY = ("day", "project", "provider", "model", "stage", "status")
LAST = ("24h", "7d", "30d", "90d", "all")
STATES = ("ok", "failed", "cancelled", "cached")
SORTS = ("time", "stage", "model", "state", "tokens", "cost", "latency")


def add(commands: Any) -> None:
    """Add the command."""
    command = commands.add_parser(
        "usage",
        help="tokens, cost, failures and latency of all calls; alarms",
        description=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    span = command.add_argument_group("span of time")
    span.add_argument("--last", choices=LAST, metavar="|".join(LAST), help="default: 30d")
    span.add_argument("--from", dest="first", default="", metavar="DAY", help="first day, such as 2026-05-01")
    span.add_argument("--to", dest="last_day", default="", metavar="DAY", help="last day, included")
    which = command.add_argument_group("which calls")
    which.add_argument("--project", metavar="NAME", help='a project; "-" for calls of none, or of deleted ones')
    which.add_argument("--provider", metavar="ID")
    which.add_argument("--model", metavar="NAME", help="alone or as PROVIDER/NAME")
    which.add_argument("--stage", metavar="NAME", help="such as questions, answers, judge")
    which.add_argument("--status", choices=STATES, metavar="|".join(STATES))
    which.add_argument("--search", default="", metavar="TEXT", help="in item, model, provider, address, error (calls)")
    shown = command.add_argument_group("what is shown")
    shown.add_argument("--by", choices=BY, metavar="|".join(BY), help="a line for each")
    shown.add_argument("--calls", action="store_true", help="single calls, newest first")
    shown.add_argument("--sort", default="-time", metavar="ORDER", help=f"of calls: {', '.join(SORTS)}; - reverses")
    shown.add_argument("--limit", type=at_least_one, default=50, metavar="N", help="calls shown (default: 50)")
    shown.add_argument("--export", type=Path, metavar="FILE", help="write the calls to a .csv or .jsonl file")
    shown.add_argument("--json", action="store_true", help="print JSON, one object a line")
    command.set_defaults(run=run)
    verbs = command.add_subparsers(title="alarms", metavar="", required=False)
    usagealarms.add(verbs)


def run(chosen: argparse.Namespace) -> int:
    """Show sums, groups or calls, or export them."""
    from core.usage.calls import CallFilter

    if chosen.sort.removeprefix("-") not in SORTS:
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "Calls cannot be sorted by “{name}”."),
            QT_TRANSLATE_NOOP("Errors", "There are: {known}."),
            name=chosen.sort,
            known=", ".join(SORTS),
        )
    with Workspace() as workspace, workspace.read() as connection:
        asked = _asked(connection, chosen)
        if chosen.export is not None or chosen.calls:
            calls = CallFilter(asked, chosen.search, order=chosen.sort)
            return _export(connection, calls, chosen.export) if chosen.export else _list(connection, calls, chosen)
        if chosen.by:
            return _groups(connection, asked, chosen)
        return _sums(connection, asked, chosen)


def _asked(connection: Any, chosen: argparse.Namespace) -> Any:
    from core.cli import arguments
    from core.usage import ranges
    from core.usage.asked import NOWHERE, Asked

    if chosen.last and (chosen.first or chosen.last_day):
        raise InvalidUse(
            QT_TRANSLATE_NOOP("Errors", "--last and --from or --to exclude one another."),
            QT_TRANSLATE_NOOP("Errors", "Leave one of them out."),
        )
    if chosen.first or chosen.last_day:
        span = ranges.between(chosen.first, chosen.last_day)
    else:
        span = ranges.named(chosen.last or "30d")
    project = None
    if chosen.project is not None:
        project = NOWHERE if chosen.project == "-" else arguments.project(connection, chosen.project)
    provider, model = _model(connection, chosen.provider, chosen.model)
    return Asked(span, project, provider, model, chosen.stage, chosen.status)


def _model(connection: Any, provider: str | None, model: str | None) -> tuple[str | None, str | None]:
    """Take a model as PROVIDER/NAME too, as the table of models shows it; names may hold slashes themselves."""
    from core.usage.asked import DAY

    first, _, rest = (model or "").partition("/")
    if provider is None and rest:
        where = (DAY.c.provider == first, DAY.c.model == rest)
        if connection.execute(DAY.select().where(*where).limit(1)).first() is not None:
            return first, rest
    return provider, model


def _sums(connection: Any, asked: Any, chosen: argparse.Namespace) -> int:
    from core.usage import forecast, human, totals

    found = totals.total(connection, asked)
    month = forecast.month(connection, asked)
    compared = human.compare(connection, asked.project)
    if chosen.json:
        print(json.dumps({**found.as_dict(), "month": asdict(month), "by_hand": asdict(compared)}, ensure_ascii=False))
        return 0
    for line in totals_lines(found):
        print(line)
    if month.calls_then:
        print()
        for line in forecast_lines(month, forecast.runs(connection, asked.project), compared):
            print(line)
    return 0


def _groups(connection: Any, asked: Any, chosen: argparse.Namespace) -> int:
    from core.usage import ranges, totals

    dimension: Any = {"status": "state"}.get(chosen.by, chosen.by)
    if dimension == "day" and asked.span.hourly:
        asked = replace(asked, span=ranges.between(asked.span.first))
    groups: dict[Any, Any] = totals.by(connection, asked, dimension)
    if dimension == "project":
        names = totals.projects(connection)
        groups = {names.get(key, "(none, or deleted)"): found for key, found in groups.items()}
    if chosen.json:
        for key, found in groups.items():
            print(json.dumps({chosen.by: key, **found.as_dict()}, ensure_ascii=False))
    else:
        print(by_table(chosen.by, groups))
    return 0


def _list(connection: Any, calls: Any, chosen: argparse.Namespace) -> int:
    from core.usage import calls as listing

    wanted = listing.ids(connection, calls, chosen.limit).tolist()
    found = listing.rows(connection, wanted)
    rows = [dict(zip(listing.COLUMNS, found[one], strict=True)) for one in wanted if one in found]
    if chosen.json:
        for row in rows:
            print(json.dumps(row, ensure_ascii=False))
    else:
        print(calls_table(rows) if rows else "No call matches.")
    return 0


def _export(connection: Any, calls: Any, path: Path) -> int:
    from core.usage import exporting

    start = time.monotonic()
    target = path.expanduser().resolve()
    count = exporting.export(connection, calls, target)
    print(f"{count:,} calls in {target} ({time.monotonic() - start:.1f} s)")
    return 0
