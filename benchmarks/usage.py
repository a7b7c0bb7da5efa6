"""How long each chart of the pane Usage takes on a million calls, the table's first page, and what a call costs.

    python -m benchmarks.usage [--calls 1000000] [--folder DIR]

Fills a database (or takes the one a former run left in DIR), then reads everything the pane and the command show, three
times each for the last 24 hours, 30 days and all 180; the middle time counts. The goal is 200 ms a chart.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from benchmarks.usagefill import fill
from core.usage import alarms, calls, exporting, forecast, human, ranges, series, totals
from core.usage.alarms import Alarm
from core.usage.asked import Asked
from core.usage.calls import CallFilter
from core.usage.totals import Dimension
from core.workspace import Workspace

GOAL_MS = 200
TIMES = 3
PER_CALL = 20_000
Work = Callable[[Connection], object]


def main() -> int:
    """Fill, measure, print; returns 1 when a chart takes longer than the goal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--calls", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, help="keep the database here")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary, Workspace(chosen.folder or Path(temporary)) as workspace:
        _filled(workspace, chosen.calls)
        slow = _charts(workspace)
        _table(workspace)
        _rest(workspace, Path(temporary))
        _cost_of_sums(workspace)
    print(f"{slow} chart(s) over {GOAL_MS} ms" if slow else f"every chart under {GOAL_MS} ms")
    return 1 if slow else 0


def _filled(workspace: Workspace, wanted: int) -> None:
    with workspace.read() as connection:
        there = connection.exec_driver_sql("SELECT count(*) FROM call").scalar_one()
    if not there:
        seconds = fill(workspace, wanted)
        print(f"filled: {seconds * 1000:.0f} µs a call, in transactions of 50,000")
    with workspace.read() as connection:
        days = connection.exec_driver_sql("SELECT count(*) FROM usage_day").scalar_one()
        count = connection.exec_driver_sql("SELECT count(*) FROM call").scalar_one()
    size = workspace.path.stat().st_size / 2**20
    print(f"{count:,} calls, {days:,} rows of sums, {size:,.0f} MiB\n")


def _charts(workspace: Workspace) -> int:
    dimensions: tuple[Dimension, ...] = ("project", "provider", "model", "stage", "state")
    slow = 0
    for key in ("24h", "30d", "all"):
        asked = Asked(ranges.named(key))
        shown: dict[str, Work] = {"sums, median and p95": lambda c, a=asked: totals.total(c, a)}  # type: ignore[misc]
        if key != "24h":
            shown["sums by day"] = lambda c, a=asked: totals.by(c, a, "day")  # type: ignore[misc]
        for name in dimensions:
            shown[f"shares by {name}"] = lambda c, a=asked, n=name: totals.by(c, a, n)  # type: ignore[misc]
        for name in ("model", "stage", "project"):
            shown[f"bars by {name}"] = lambda c, a=asked, n=name: series.series(c, a, n, "tokens")  # type: ignore[misc]
        shown["bars of cost by model"] = lambda c, a=asked: series.series(c, a, "model", "cost", "CNY")  # type: ignore[misc]
        for name, work in shown.items():
            took = timed(workspace, work)
            slow += took > GOAL_MS
            print(f"{key:>4}  {name:24} {took:7.1f} ms")
        print()
    return slow


def _table(workspace: Workspace) -> None:
    every, month = Asked(), Asked(ranges.named("30d"))
    filters = {
        "all, newest first": CallFilter(every),
        "all, failed": CallFilter(Asked(state="failed")),
        "all, one project": CallFilter(Asked(project=3)),
        "all, one model": CallFilter(Asked(model="gpt-4o")),
        "all, search “timeout”": CallFilter(every, "timeout"),
        "all, dearest first": CallFilter(every, order="-cost"),
        "all, slowest first": CallFilter(every, order="-latency"),
        "30 days, newest first": CallFilter(month),
        "30 days, dearest first": CallFilter(month, order="-cost"),
        "30 days, search “timeout”": CallFilter(month, "timeout"),
    }
    for name, chosen in filters.items():
        first = timed(workspace, lambda c, f=chosen: calls.rows(c, calls.ids(c, f, 200).tolist()[:40]))  # type: ignore[misc]
        whole = timed(workspace, lambda c, f=chosen: calls.ids(c, f))  # type: ignore[misc]
        print(f"table {name:26} first page {first:7.1f} ms, all ids {whole:7.1f} ms")
    print()


def _rest(workspace: Workspace, folder: Path) -> None:
    workspace.write(lambda c: alarms.add(c, Alarm(limit=1e9, currency="CNY")))
    workspace.write(lambda c: alarms.add(c, Alarm(measure="tokens", limit=1e14, period="day", project=3)))
    shown: dict[str, Work] = {
        "forecast of the month": lambda c: forecast.month(c, Asked()),
        "comparison with people": lambda c: human.compare(c),
        "two alarms": lambda c: alarms.crossed(c),
    }
    for name, work in shown.items():
        print(f"{name:32} {timed(workspace, work):7.1f} ms")
    for name in ("calls.csv", "calls.jsonl"):
        start = time.perf_counter()
        with workspace.read() as connection:
            count = exporting.export(connection, CallFilter(), folder / name)
        print(f"export of {count:,} calls, {name:12} {time.perf_counter() - start:7.1f} s")
    print()


def _cost_of_sums(workspace: Workspace) -> None:
    """Write calls in batches as a job does, with and without the trigger; everything is rolled back."""
    names = ("project_id", "stage", "provider", "model", "prompt_tokens", "completion_tokens", "cost", "latency_ms",
             "state", "bucket", "created_at")  # fmt: skip
    moment = ranges.day_start(ranges.day_of(time.time_ns() // 1_000_000)) + 1000
    rows = [
        (1, "answers", "deepseek", "deepseek-chat", 1400, 380, 0.006, 2600, "ok", 80 + n % 20, moment)
        for n in range(200)
    ]
    statement = f"INSERT INTO call ({', '.join(names)}, key) VALUES ({', '.join('?' * len(rows[0]))}, '')"  # noqa: S608
    took: dict[str, list[float]] = {"with": [], "without": []}
    for way in ("with", "without") * TIMES:
        with workspace.database.write() as connection:
            if way == "without":
                connection.exec_driver_sql("DROP TRIGGER call_usage")
            start = time.perf_counter()
            for _ in range(PER_CALL // len(rows)):
                connection.exec_driver_sql(statement, rows)
            took[way].append((time.perf_counter() - start) / PER_CALL * 1e6)
            connection.rollback()
    both = {way: min(found) for way, found in took.items()}
    print(f"a call written: {both['with']:.1f} µs, without sums {both['without']:.1f} µs")


def timed(workspace: Workspace, work: Work) -> float:
    """Return the milliseconds of the middle one of TIMES reads."""
    found: list[Any] = []
    for _ in range(TIMES):
        with workspace.read() as connection:
            start = time.perf_counter()
            work(connection)
            found.append((time.perf_counter() - start) * 1000)
    return statistics.median(found)


if __name__ == "__main__":
    sys.exit(main())
