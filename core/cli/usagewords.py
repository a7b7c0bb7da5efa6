"""Usage as lines and tables of a terminal."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from core.cli.words import counted

if TYPE_CHECKING:
    from core.usage.forecast import Forecast, RunForecast
    from core.usage.human import Comparison
    from core.usage.totals import Totals


_FEW = 2  # hours that are told in minutes


def money(cost: dict[str, float], unknown: int | bool) -> str:
    """Return a sum in words: "at least" where some prices are unknown."""
    from core.usage.money import amounts

    if not cost and unknown:
        return "unknown"
    return f"at least {amounts(cost)}" if unknown else amounts(cost)


def totals_lines(found: Totals) -> list[str]:
    """Return sums as lines."""
    from core.usage.money import percent, seconds

    more = "at least " if found.uncounted else ""
    unknown = f"  ({counted(found.unpriced, 'call')} of unknown price)" if found.unpriced else ""
    states = f"{found.failed:,} failed, {found.cached:,} cached, {found.cancelled:,} cancelled"
    return [
        f"Calls      {found.calls:,}  ({states})",
        f"Tokens     {more}{found.prompt_tokens:,} in, {more}{found.completion_tokens:,} out",
        f"Cost       {money(found.cost, found.unpriced)}{unknown}",
        f"Failures   {percent(found.failure_rate)} of the calls that ended",
        f"Latency    median {seconds(found.median_ms)}, 95 % under {seconds(found.p95_ms)}",
        f"Cached     {percent(found.cached_share)} of all calls",
    ]


def forecast_lines(month: Forecast, runs: Sequence[RunForecast], compared: Comparison) -> list[str]:
    """Return what is to come, and the price of people, as lines."""
    from core.usage.money import amount

    lines = [
        f"Until {month.until}, at the rate of the last {month.days:.1f} days: "
        f"{money(month.cost_then, month.at_least)}, {month.tokens_then:,} tokens"
    ]
    for run in runs:
        lines.append(
            f"Job {run.job} ({run.kind}) at its end, {run.ended:,} of {run.total:,} items done: "
            f"{money(run.cost_then, run.at_least)}, {run.tokens_then:,} tokens"
        )
    if compared.rows:
        hours = "" if compared.hours is None else f" in {worked(compared.hours)}"
        lines.append(
            f"{compared.rows:,} rows by hand: {amount(compared.human, compared.currency)}{hours}; "
            f"by models: {money(compared.cost, compared.at_least)}"
        )
    return lines


def worked(hours: float) -> str:
    """Return how long people work, in minutes where that is less than two hours."""
    return counted(round(60 * hours), "minute") if hours < _FEW else counted(round(hours), "hour")


def by_table(title: str, groups: Mapping[Any, Totals]) -> str:
    """Return a line for each group."""
    from core.usage.money import percent, seconds

    if not groups:
        return "No call matches."
    heads = (title.capitalize(), "Calls", "Failed", "Cached", "Tokens in", "Tokens out", "Median", "95 %", "Cost")
    lines = [
        (str(key), f"{one.calls:,}", percent(one.failure_rate), percent(one.cached_share), f"{one.prompt_tokens:,}",
         f"{one.completion_tokens:,}", seconds(one.median_ms), seconds(one.p95_ms), money(one.cost, one.unpriced))
        for key, one in groups.items()
    ]  # fmt: skip
    return table(heads, lines)


def calls_table(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return a line for each call."""
    from core.usage.money import amount, seconds

    heads = ("Call", "Time", "Project", "Stage", "Model", "State", "Tokens in", "Tokens out", "Latency", "Cost")
    lines = []
    for row in rows:
        when = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(row["time"] / 1000))
        state = f"{row['state']}: {row['error']}" if row["error"] else row["state"]
        counts = ["?" if row[name] is None else f"{row[name]:,}" for name in ("prompt_tokens", "completion_tokens")]
        cost = "?" if row["cost"] is None else amount(row["cost"], row["currency"])
        model = f"{row['provider']}/{row['model']}"
        project = row["project"] or "–"
        lines.append(
            (str(row["id"]), when, project, row["stage"], model, state, *counts, seconds(row["latency_ms"]), cost)
        )
    return table(heads, lines)


def table(heads: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Return columns side by side; the first is aligned to the left, as are those of words."""
    words = [all(not line[n][:1].isdigit() for line in lines) or n == 0 for n in range(len(heads))]
    widths = [max(width(row[n]) for row in (heads, *lines)) for n in range(len(heads))]
    found = []
    for row in (heads, *lines):
        cells = []
        for cell, wide, left in zip(row, widths, words, strict=True):
            gap = " " * (wide - width(cell))
            cells.append(cell + gap if left else gap + cell)
        found.append("  ".join(cells).rstrip())
    return "\n".join(found)


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes: two for a Chinese character."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
