"""`lorewright usage alarms`: limits of money or tokens; `lorewright usage human`: what people's work costs."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from core.cli import arguments
from core.cli.words import number, whole_number
from core.unfit import unfit
from core.workspace import Workspace

HELP = """\
An alarm is told once in each day or month in which its limit is reached, at the end of a run and in the window.

  lorewright usage alarms set --month 20 USD
  lorewright usage alarms set --day 2000000 tokens --project law
  lorewright usage alarms list
  lorewright usage alarms remove 1
"""


def add(verbs: Any) -> None:
    """Add the verbs below `usage`."""
    command = verbs.add_parser(
        "alarms",
        help="set, list and remove alarms",
        description=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    inner = command.add_subparsers(title="verbs", metavar="VERB", required=True)
    made = inner.add_parser("set", help="add an alarm")
    period = made.add_mutually_exclusive_group(required=True)
    for name in ("day", "month"):
        text = f"limit of a {name}: a number and tokens or a currency, such as 20 USD"
        period.add_argument(f"--{name}", nargs=2, metavar=("LIMIT", "UNIT"), help=text)
    made.add_argument("--project", metavar="NAME", help="only of this project (default: all together)")
    made.set_defaults(run=put)
    shown = inner.add_parser("list", help="the alarms and how far each is")
    shown.add_argument("--json", action="store_true", help="one JSON object a line")
    shown.set_defaults(run=show)
    gone = inner.add_parser("remove", help="drop an alarm")
    gone.add_argument("alarm", type=whole_number, metavar="ALARM", help="its number")
    gone.set_defaults(run=remove)
    price = verbs.add_parser("human", help="set what a row written by a person costs, for the comparison")
    price.add_argument("--per-row", type=number, metavar="PRICE")
    price.add_argument("--minutes", type=number, metavar="M", help="minutes a row takes")
    price.add_argument("--wage", type=number, metavar="PRICE", help="hourly wage")
    price.add_argument("--currency", metavar="CODE")
    price.set_defaults(run=human)


def put(chosen: argparse.Namespace) -> int:
    """Add an alarm."""
    from core.usage import alarms

    limit, unit = chosen.day or chosen.month
    tokens = unit.lower() in ("token", "tokens")
    with Workspace() as workspace:
        project = None
        if chosen.project is not None:
            with workspace.read() as connection:
                project = arguments.project(connection, chosen.project)
        values = {"period": "day" if chosen.day else "month", "measure": "tokens" if tokens else "money"}
        made = checked(
            alarms.Alarm, **values, limit=limit.replace(",", ""), currency="" if tokens else unit, project=project
        )
        number, _changes = workspace.write(lambda c: alarms.add(c, made))
    print(f"Alarm {number} is set.")
    return 0


def checked(kind: Any, **values: Any) -> Any:
    """Return a model of what was typed.

    Raises:
        InvalidUse: a value does not fit.
    """
    from pydantic import ValidationError

    try:
        return kind(**values)
    except ValidationError as error:
        raise unfit(kind, error) from error


def show(chosen: argparse.Namespace) -> int:
    """List the alarms."""
    from core.usage import alarms, totals

    with Workspace() as workspace, workspace.read() as connection:
        names = totals.projects(connection)
        rows = [(one, *alarms.used(connection, one)) for one in alarms.listed(connection)]
    for one, when, amount in rows:
        if chosen.json:
            print(json.dumps({**one.model_dump(), "when": when, "used": amount}))
        else:
            where = "all projects" if one.project is None else names.get(one.project, "a deleted project")
            unit = one.currency if one.measure == "money" else "tokens"
            mark = "  REACHED" if amount >= one.limit else ""
            print(f"{one.id:>3}  {digits(one.limit)} {unit} a {one.period}, {where}: {digits(amount)} in {when}{mark}")
    if not rows and not chosen.json:
        print("There is no alarm. `lorewright usage alarms set --help` says how to set one.")
    return 0


def remove(chosen: argparse.Namespace) -> int:
    """Drop an alarm."""
    from core.usage import alarms

    with Workspace() as workspace:
        workspace.write(lambda c: alarms.remove(c, chosen.alarm))
    print(f"Alarm {chosen.alarm} is gone.")
    return 0


def human(chosen: argparse.Namespace) -> int:
    """Set what people's work costs, or say what is set."""
    from core.usage import human as labelling

    names = ("per_row", "minutes", "wage", "currency")
    given = {name: getattr(chosen, name) for name in names if getattr(chosen, name) is not None}
    with Workspace() as workspace:
        with workspace.read() as connection:
            price = labelling.price(connection)
        if given:
            way = "row" if "per_row" in given else "time" if {"minutes", "wage"} & set(given) else price.way
            price = checked(labelling.HumanPrice, **{**price.model_dump(), **given, "way": way})
            workspace.write(lambda c: labelling.set_price(c, price))
    if price.way == "row":
        print(f"A row by hand costs {price.per_row:g} {price.currency}.")
    else:
        print(f"A row by hand takes {price.minutes:g} minutes at {price.wage:g} {price.currency} an hour.")
    return 0


def tell(workspace: Workspace) -> None:
    """Say which limits were reached, once in each day or month; called at the end of a run."""
    from core.usage import alarms

    with workspace.read() as connection:
        due = alarms.crossed(connection)
    if not due:
        return
    for one in workspace.write(alarms.tell):
        unit = one.alarm.currency if one.alarm.measure == "money" else "tokens"
        limit = digits(one.alarm.limit)
        print(
            f"Alarm {one.alarm.id}: {digits(one.used)} {unit} used in {one.when}, the limit is {limit}.",
            file=sys.stderr,
        )


def digits(value: float) -> str:
    """Return a limit without digits that say nothing."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")
