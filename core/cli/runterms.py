"""The options that bound a run: caps in money and tokens, priority, and what runs at its end."""

from __future__ import annotations

import argparse
import json
import re
import string
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection

from core.cli.words import number, whole_number
from core.jobs import history
from core.jobs.outlets import models_in, refuse_caps
from core.jobs.terms import CURRENCY, PRIORITIES, arguments, cap, hook_of
from core.llm.messages import Model
from core.projects import caps
from core.settings.program import refuse_unstartable
from core.workspace import Workspace


class Money(NamedTuple):
    """A sum, and its currency, "" for that of the prices."""

    value: float
    currency: str = ""


def add(command: argparse.ArgumentParser, *, project: bool = False) -> None:
    """Add the options; with `project` those of the project's own cap as well."""
    group = command.add_argument_group("limits and end of the run")
    add_caps(group, project=project)
    group.add_argument(
        "--priority", type=priority, default=0, metavar="N", help="the higher number goes first (default: 0)"
    )
    group.add_argument(
        "--hook",
        metavar="PROGRAM",
        help="program to run at the end, without a shell; its arguments after --, or all as a JSON list. In them "
        "{output}, {project}, {job}, {kind}, {state}, {done}, {failed}, {rows} and {seconds} are filled in",
    )


def add_caps(group: Any, *, project: bool) -> None:
    """Add the caps of a run, and those of its project."""
    words = "such as 5 or 5CNY; without a currency it is in that of the prices"
    group.add_argument(
        "--cap-cost", type=money, metavar="X", help=f"pause before a call could cost more in all, {words}"
    )
    group.add_argument("--cap-tokens", type=whole, metavar="N", help="pause before a call could pass so many tokens")
    if project:
        group.add_argument("--project-cap-cost", type=money, metavar="X", help=f"cap of the whole project, {words}")
        group.add_argument("--project-cap-tokens", type=whole, metavar="N", help="cap of the whole project, in tokens")


def columns(chosen: argparse.Namespace) -> dict[str, Any]:
    """Return the columns of the job.

    Raises:
        InvalidUse: the hook is no list of a program and its arguments, or there is no such program.
    """
    words = arguments(chosen.hook) if chosen.hook else []
    refuse_unstartable(words)
    hook = {} if chosen.hook is None else hook_of(words)
    return {"priority": chosen.priority, "cap": run_cap(chosen), "hook": hook}


def keep_project_cap(
    connection: Connection, project_id: int, chosen: argparse.Namespace, models: Sequence[Model] = ()
) -> None:
    """Keep the project's own cap where one was named.

    Raises:
        LorewrightError: it cannot be kept with these models; the transaction is then to be left, and it is not set.
    """
    former = caps.cap(connection, project_id)
    wanted = {**former, **_cap(chosen.project_cap_cost, chosen.project_cap_tokens)}
    if wanted != former:
        caps.set_cap(connection, project_id, wanted.get("cost"), wanted.get("tokens"), wanted.get("currency", ""))
        refuse_caps(connection, project_id, {}, models)


def raised(workspace: Workspace, job: int, row: Any, chosen: argparse.Namespace) -> None:
    """Give a job that goes on, and its project, another cap where one was named."""
    models = list(models_in(row["options"]))
    workspace.write(lambda c: keep_project_cap(c, row["project_id"], chosen, models))
    if wanted := run_cap(chosen):
        both = {**row["cap"], **wanted}
        workspace.write(lambda c: history.set_cap(c, job, both))


def run_cap(chosen: argparse.Namespace) -> dict[str, Any]:
    """Return the cap of the run that was named."""
    return _cap(chosen.cap_cost, chosen.cap_tokens)


def _cap(sum_: Money | None, tokens: int | None) -> dict[str, Any]:
    return cap(None if sum_ is None else sum_.value, tokens, "" if sum_ is None else sum_.currency)


def joined(words: Sequence[str]) -> list[str]:
    """Return a command line with `--hook PROGRAM … -- ARGUMENTS` put together as one JSON list."""
    found = list(words)
    if "--hook" in found and "--" in found:
        place, end = found.index("--hook"), found.index("--")
        if place + 1 < end:
            listed = json.dumps([found[place + 1], *found[end + 1 :]], ensure_ascii=False)
            return [*found[:place], f"--hook={listed}", *found[place + 2 : end]]
    return found


def money(text: str) -> Money:
    """Return a sum of money above 0, such as "5", "5CNY" or "5 CNY"."""
    digits = text.rstrip(string.ascii_letters + " ") or text
    currency, found = text[len(digits) :].strip().upper(), number(digits)
    if not 0 < found < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} must be above 0")
    if currency and not re.match(CURRENCY, currency):
        raise argparse.ArgumentTypeError(f"{currency} is no currency: write three letters, such as 5CNY")
    return Money(found, currency)


def priority(text: str) -> int:
    """Return a priority."""
    found = whole_number(text)
    if abs(found) > PRIORITIES:
        raise argparse.ArgumentTypeError(f"{text} must be between {-PRIORITIES} and {PRIORITIES}")
    return found


def whole(text: str) -> int:
    """Return a number of tokens above 0."""
    found = whole_number(text.replace("_", "").replace(",", ""))
    if found < 1:
        raise argparse.ArgumentTypeError(f"{text} must be 1 or more")
    return found
