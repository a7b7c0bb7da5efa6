"""N prompts to N committed rows, beside the bare SDK that stores nothing, interleaved in one run.

    python -m benchmarks.throughput [--case 100x0.5x1500] [--rounds 3] [--features]

The loopback server and each side run in processes of their own. "limit" is requests in flight ÷ latency. The bare
side posts the same bodies with the SDK on aiohttp, in its cheapest form, and drops the replies. Ours is the whole
job: plan, prompt, call, parse, commit with usage and item state. "on disk after" is how long after its reply the
latest row was committed, k-th reply against k-th row. With `--features` the same job runs with each feature of the
gateway alone and with all: replies kept, a cap, the log of texts, limits a minute (far away), a fallback named.
Exits with 1 when a goal is missed.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.measuring import peak_memory, served

FEATURES = ("cache", "budget", "log", "limits", "fallbacks")
WITHIN = 0.2  # the gateway with everything on may take so much more than the bare client
CASES = ("100x0.5x1500", "1000x2x2500", "100x0.5x6000")
SHARE_OF_LIMIT, SHARE_OF_BARE, MEMORY, FLAT, DELAY = 0.85, 0.9, 150.0, 1.15, 1.0


@dataclass(frozen=True)
class Case:
    """Requests in flight, latency in seconds and number of prompts."""

    in_flight: int
    latency: float
    prompts: int

    @staticmethod
    def parse(text: str) -> Case:
        """Read "100x0.5x1500"."""
        in_flight, latency, prompts = text.split("x")
        return Case(int(in_flight), float(latency), int(prompts))

    def __str__(self) -> str:
        return f"{self.in_flight} in flight, {self.latency:g} s, {self.prompts} prompts"


def main() -> int:
    """Run the cases, or one side of one case when called by itself."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--case", action="append", help="IN_FLIGHTxLATENCYxPROMPTS, may be given several times")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--features", action="store_true", help="what each feature of the gateway costs")
    parser.add_argument("--side", help=argparse.SUPPRESS)
    parser.add_argument("--url", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.side:
        case = Case.parse(chosen.case[0])
        side, _, features = chosen.side.partition(":")
        print(json.dumps(bare(case, chosen.url) if side == "bare" else ours(case, chosen.url, features or "log")))
        return 0
    if chosen.features:
        return compare_features(Case.parse((chosen.case or CASES)[0]), chosen.rounds)
    missed: list[str] = []
    peaks: dict[int, float] = {}
    for text in chosen.case or CASES:
        missed += compare(Case.parse(text), chosen.rounds, peaks)
    if len(peaks) > 1:
        growth = peaks[max(peaks)] / peaks[min(peaks)]
        print(f"memory at {max(peaks)} prompts ÷ at {min(peaks)}: {growth:.2f} (goal ≤ {FLAT})")
        missed += ["memory grows with the number of prompts"] * (growth > FLAT)
    print("all goals met" if not missed else "missed: " + "; ".join(missed))
    return 1 if missed else 0


def compare(case: Case, rounds: int, peaks: dict[int, float]) -> list[str]:
    """Run both sides in turn, print their medians and return the goals that were missed."""
    runs: dict[str, list[dict[str, float]]] = {"bare": [], "ours": []}
    for _ in range(rounds):
        for side in runs:
            runs[side].append(measure(case, side))
    middle = {
        side: {key: statistics.median(run[key] for run in found) for key in found[0]} for side, found in runs.items()
    }
    limit = case.in_flight / case.latency
    print(f"\n{case} (limit {limit:.0f}/s), medians of {rounds}")
    for side, found in middle.items():
        extra = f"  {found['peak']:.0f} MiB" + (f"  on disk after {found['delay']:.2f} s" if side == "ours" else "")
        rate = f"{found['rate']:7.1f}/s  {found['rate'] / limit:.3f} of limit"
        print(f"  {side:5} {rate}  {found['cpu']:.2f} CPU-ms a row{extra}")
    ratio = middle["ours"]["rate"] / middle["bare"]["rate"]
    print(f"  ours ÷ bare: {ratio:.3f}")
    missed = []
    if case.in_flight == 100:
        peaks[case.prompts] = middle["ours"]["peak"]
        missed += [f"{case}: share of the limit"] * (middle["ours"]["rate"] / limit < SHARE_OF_LIMIT)
    if case.in_flight == 1000:
        missed += [f"{case}: share of the bare client"] * (ratio < SHARE_OF_BARE)
    missed += [f"{case}: memory"] * (middle["ours"]["peak"] > MEMORY)
    missed += [f"{case}: delay"] * (middle["ours"]["delay"] > DELAY)
    return missed


def compare_features(case: Case, rounds: int) -> int:
    """Run the job with each feature, interleaved, and print what it costs beside the job with none."""
    sides = ["bare", "ours:none", *(f"ours:{name}" for name in FEATURES), "ours:" + "+".join(FEATURES)]
    runs: dict[str, list[dict[str, float]]] = {side: [] for side in sides}
    for _ in range(rounds):
        for side in sides:
            runs[side].append(measure(case, side))
    rates = {side: statistics.median(run["rate"] for run in found) for side, found in runs.items()}
    cpus = {side: statistics.median(run["cpu"] for run in found) for side, found in runs.items()}
    limit = case.in_flight / case.latency
    print(f"\n{case} (limit {limit:.0f}/s), medians of {rounds}")
    for side in sides:
        more = cpus[side] - cpus["ours:none"]
        print(f"  {side:42} {rates[side] / limit:.3f} of limit  {cpus[side]:.2f} CPU-ms a row  {more:+.2f}")
    slower = rates["bare"] / rates[sides[-1]] - 1
    print(f"  everything on: {slower:+.1%} time over the bare client (goal < {WITHIN:.0%})")
    return 0 if slower < WITHIN else 1


def measure(case: Case, side: str) -> dict[str, float]:
    """Run one side in a fresh process against a fresh server."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "replies.jsonl"
        spec = f"{case.in_flight}x{case.latency}x{case.prompts}"
        data = Path(folder) / "data"
        if side != "bare":
            prepare(data, case.prompts)
        with served("--latency", str(case.latency), "--log", str(log)) as url:
            command = [sys.executable, "-m", "benchmarks.throughput", "--side", side, "--case", spec, "--url", url]
            env = {**os.environ, "LOREWRIGHT_HOME": str(data)}
            output = subprocess.run(command, env=env, check=True, capture_output=True, text=True).stdout
        found: dict[str, Any] = json.loads(output)
        commits = committed(data) if side != "bare" else []
        assert side == "bare" or len(commits) == case.prompts, f"{len(commits)} rows of {case.prompts}"
        replies = sorted(json.loads(line)["at"] for line in log.read_text().splitlines())
        found["delay"] = (
            max((row / 1000 - reply for row, reply in zip(commits, replies, strict=True)), default=0.0)
            if commits
            else 0.0
        )
        return found


def ours(case: Case, url: str, features: str) -> dict[str, Any]:
    """Run the answers job over prepared questions, in a process set up as the engine sets itself up."""
    on = set(features.split("+"))
    from core.jobs import history
    from core.jobs.hosting import Host
    from core.jobs.memory import one_arena, settle
    from core.llm.messages import Model
    from core.settings import store as settings
    from core.workspace import Workspace

    one_arena()
    warm_up()
    settle()
    with Workspace() as workspace:
        model = Model(
            provider="openai-compatible",
            name="small",
            base_url=url,
            parallel=case.in_flight,
            cache="cache" in on,
            requests_per_minute=10_000_000 if "limits" in on else None,
            tokens_per_minute=10_000_000_000 if "limits" in on else None,
            fallbacks=(Model(provider="ollama", name="other", base_url=url),) if "fallbacks" in on else (),
        )
        options = {"model": model.model_dump(mode="json")}
        job = workspace.write(lambda c: history.create(c, 1, "answers", options))
        workspace.write(lambda c: settings.save(c, "runs", "log", "log" in on))
        if "budget" in on:
            workspace.write(lambda c: history.set_cap(c, job, {"tokens": 1_000_000_000}))

        async def go() -> None:
            host = Host(workspace, lambda _progress, _changes: None)
            await host.run_chain(job)
            await host.stop()

        cpu, started = time.process_time(), time.perf_counter()
        asyncio.run(go())
        seconds, cpu = time.perf_counter() - started, time.process_time() - cpu
    return {"rate": case.prompts / seconds, "cpu": cpu * 1000 / case.prompts, "peak": peak_memory()}


def warm_up() -> None:
    """Import the SDK before the clock starts, on both sides: the engine of the window does so while it is idle."""
    import aiohttp  # noqa: F401
    import openai  # noqa: F401


def prepare(folder: Path, prompts: int) -> None:
    """Build a workspace whose project 1 has this many unanswered questions."""
    from core.workspace import Workspace
    from tests.helpers.building import build

    with Workspace(folder) as workspace:
        build(workspace, documents=max(1, prompts // 100), chunks=10, questions=10)
        workspace.write(lambda c: c.exec_driver_sql("DELETE FROM sample"))
        extra = f"DELETE FROM question WHERE id NOT IN (SELECT id FROM question ORDER BY id LIMIT {int(prompts)})"  # noqa: S608
        workspace.write(lambda c: c.exec_driver_sql(extra))


def committed(folder: Path) -> list[int]:
    """Return when the rows were committed, in milliseconds, in order."""
    from core.workspace import Workspace

    with Workspace(folder) as workspace, workspace.read() as connection:
        return sorted(connection.exec_driver_sql("SELECT created_at FROM sample").scalars())


def bare(case: Case, url: str) -> dict[str, Any]:
    """Post as many bodies of the same size with the SDK alone."""
    warm_up()
    from core.prompts.catalogue import load
    from core.prompts.rendering import render

    prompt = load("answer", "en")
    values = {
        "text": "The maintenance interval is 12 months after commissioning. " * 5,
        "headings": "Section 1",
        "document": "manual",
    }
    bodies = [
        {"model": "small", "messages": render(prompt, {**values, "question": f"What is the interval of part {n}?"})}
        for n in range(case.prompts)
    ]

    async def go() -> None:
        import httpx2
        from openai import AsyncOpenAI, DefaultAioHttpClient

        limits = httpx2.Limits(max_connections=case.in_flight)
        async with AsyncOpenAI(
            api_key="none", base_url=url, max_retries=0, http_client=DefaultAioHttpClient(limits=limits)
        ) as sdk:
            waiting = iter(bodies)

            async def worker() -> None:
                for body in waiting:
                    await sdk.post("/chat/completions", cast_to=object, body=body)

            await asyncio.gather(*(worker() for _ in range(case.in_flight)))

    cpu, started = time.process_time(), time.perf_counter()
    asyncio.run(go())
    seconds, cpu = time.perf_counter() - started, time.process_time() - cpu
    return {"rate": case.prompts / seconds, "cpu": cpu * 1000 / case.prompts, "peak": peak_memory()}


if __name__ == "__main__":
    sys.exit(main())
