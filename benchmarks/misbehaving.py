"""Answers for thousands of questions from a server that misbehaves, against the time a perfect client would need.

    python -m benchmarks.misbehaving [--items 10000] [--in-flight 200] [--latency 0.5] [--dying]

The server refuses 10 % with Retry-After (1 s), fails 5 % with 500, cuts 3 % of the connections, cuts 3 % of the bodies
of its replies short, answers 2 % with prose where data was asked for, and never answers 2 %. Every item is a question
of the real job; its reply is data that is checked. A perfect client knows beforehand what each try will meet: it makes
only the tries that succeed, all places always full. With `--dying` there are two servers, and one goes away for good in
the middle. Exits with 1 when an item is lost, doubled or failed.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from benchmarks.measuring import peak_memory, served
from tests.helpers.server import stats

SHARES = {"429": 0.10, "500": 0.05, "cut": 0.03, "truncated": 0.03, "prose": 0.02, "hang": 0.02}
HANG_SECONDS = 5.0


def main() -> int:
    """Run it, or the measured side when called by itself."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--in-flight", type=int, default=200)
    parser.add_argument("--latency", type=float, default=0.5)
    parser.add_argument("--dying", action="store_true")
    parser.add_argument("--side", nargs="+", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.side:
        print(json.dumps(ours(chosen.in_flight, chosen.side)))
        return 0
    return 1 if compare(chosen) else 0


def compare(chosen: argparse.Namespace) -> list[str]:
    """Run the job against the server, print what came of it and return what is wrong."""
    behaviour: dict[str, Any] = {"rates": SHARES, "retry_after": "1", "seed": 4}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as open_:
        data = Path(folder) / "data"
        prepare(data, chosen.items)
        latency = ("--latency", str(chosen.latency))
        urls = [open_.enter_context(served(*latency, "--behaviour", json.dumps(behaviour)))]
        if chosen.dying:
            dying = {"dies_after": chosen.items // 3}
            urls.append(open_.enter_context(served(*latency, "--behaviour", json.dumps({**behaviour, **dying}))))
        command = [sys.executable, "-m", "benchmarks.misbehaving", "--in-flight", str(chosen.in_flight)]
        env = {**os.environ, "LOREWRIGHT_HOME": str(data)}
        output = subprocess.run([*command, "--side", *urls], env=env, check=True, capture_output=True, text=True).stdout
        return show(chosen, json.loads(output), stats(urls[0]))


def show(chosen: argparse.Namespace, found: dict[str, Any], counts: dict[str, Any]) -> list[str]:
    """Print the figures and return what is wrong."""
    # Each item takes one good try; the perfect client makes nothing else.
    perfect = chosen.items * chosen.latency / chosen.in_flight
    print(f"{chosen.items} items, {chosen.in_flight} in flight, {chosen.latency:g} s a reply, on {found['addresses']}")
    print(
        f"  {found['seconds']:.1f} s; a perfect client at one address {perfect:.1f} s:"
        f" {found['seconds'] / perfect:.2f} times"
    )
    full = found["waited"] / chosen.in_flight
    print(f"  the same tries with every place always full {full:.1f} s: {found['seconds'] / full:.2f} times")
    print(f"  {found['cpu']:.2f} CPU-ms an item, {found['peak']:.0f} MiB")
    print(f"  items {found['items']}, rows {found['rows']}, tries {found['calls']}, errors {found['errors']}")
    print(f"  failed and retried, as a person would: {found['again'] or 'none'}")
    print(f"  faults of the first server: {counts['faults']}")
    wrong = []
    if found["items"] != {"done": chosen.items}:
        wrong.append(f"items: {found['items']}")
    if found["asked"] != chosen.items or found["doubled"]:
        wrong.append(f"lost or doubled: {found['asked']} chunks with questions, {found['doubled']} items twice")
    if not chosen.dying and found["tokens"] != [counts["prompt_tokens"], counts["completion_tokens"]]:
        server = [counts["prompt_tokens"], counts["completion_tokens"]]
        wrong.append(f"tokens: {found['tokens']}, the server counted {server}")
    print("all complete, none lost, none doubled, every token counted" if not wrong else "; ".join(wrong))
    return wrong


def ours(in_flight: int, urls: list[str]) -> dict[str, Any]:
    """Run the questions job over prepared chunks; return its time and what the database holds after it."""
    from core.jobs import history
    from core.jobs.memory import one_arena, settle
    from core.llm.messages import Model, Timeouts
    from core.workspace import Workspace

    one_arena()
    import aiohttp  # noqa: F401
    import openai  # noqa: F401

    settle()
    with Workspace() as workspace:
        model = Model(
            provider="openai-compatible",
            name="small",
            base_url=urls[0],
            endpoints=tuple(urls[1:]),
            parallel=in_flight,
            timeouts=Timeouts(read=HANG_SECONDS),
        )
        options = {"model": model.model_dump(mode="json"), "per_chunk": 2, "unmarked": 0}
        job = workspace.write(lambda c: history.create(c, 1, "questions", options))

        cpu, started = time.process_time(), time.perf_counter()
        again = asyncio.run(to_the_end(workspace, job))
        seconds, cpu = time.perf_counter() - started, time.process_time() - cpu
        return {
            "seconds": seconds,
            "addresses": len(urls),
            "again": again,
            "peak": peak_memory(),
            **outcome(workspace, job, cpu),
        }


async def to_the_end(workspace: Any, job: int) -> list[dict[str, int]]:
    """Run a job, and its failed items again until there are none; return how many failed each time, by reason."""
    from core.jobs import history
    from core.jobs.hosting import Host

    host = Host(workspace, lambda _progress, _changes: None)
    await host.run_chain(job)
    again = []
    while failed := failures(workspace, job):
        again.append(failed)
        workspace.write(lambda c: history.retry(c, job))
        await host.run_chain(job)
    await host.stop()
    return again


def failures(workspace: Any, job: int) -> dict[str, int]:
    """Return how many items of a job failed, by reason: most often two replies in a row that were no data."""
    from core.jobs import history

    with workspace.read() as connection:
        return dict(history.reasons(connection, job))


def outcome(workspace: Any, job: int, cpu: float) -> dict[str, Any]:
    """Return what the database holds of a job."""
    with workspace.read() as connection:

        def column(query: str) -> list[Any]:
            return [tuple(row) for row in connection.exec_driver_sql(query, (job,))]

        states = dict(column("SELECT state, count(*) FROM job_item WHERE job_id = ? GROUP BY state"))
        keys = Counter(key for (key,) in column("SELECT key FROM job_item WHERE job_id = ?"))
        tokens = column("SELECT sum(prompt_tokens), sum(completion_tokens), count(*) FROM call WHERE job_id = ?")[0]
        waited = column("SELECT sum(latency_ms) / 1000.0 FROM call WHERE job_id = ?")[0][0]
        errors = dict(column("SELECT error, count(*) FROM call WHERE job_id = ? AND error != '' GROUP BY error"))
        rows, asked = column("SELECT count(*), count(DISTINCT chunk_id) FROM question WHERE job_id = ?")[0]
    return {
        "cpu": cpu * 1000 / max(1, sum(states.values())),
        "items": states,
        "doubled": sum(times > 1 for times in keys.values()),
        "rows": rows,
        "asked": asked,
        "tokens": list(tokens[:2]),
        "calls": tokens[2],
        "errors": errors,
        "waited": waited,
    }


def prepare(folder: Path, items: int) -> None:
    """Build a workspace whose project 1 has this many chunks that were not asked yet."""
    from core.workspace import Workspace
    from tests.helpers.building import build, set_apart

    with Workspace(folder) as workspace:
        build(workspace, documents=max(1, items // 100), chunks=min(100, items), questions=0)
        workspace.write(set_apart)


if __name__ == "__main__":
    sys.exit(main())
