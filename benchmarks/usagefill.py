"""A database with a million calls of a realistic mix: a dozen projects, six models, busy and quiet days."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from core.clock import now
from core.llm.latency import latency_class
from core.projects import service as projects
from core.store.schema import Call
from core.store.schema.columns import table
from core.workspace import Workspace

#: provider, model, currency, price in and out per million tokens (None: unknown), usual latency in ms, share of calls
MODELS = (
    ("deepseek", "deepseek-chat", "CNY", 2.0, 8.0, 2_600, 30),
    ("openai", "gpt-4o-mini", "USD", 0.15, 0.6, 1_400, 25),
    ("alibaba", "qwen-plus", "CNY", 0.8, 2.0, 1_900, 18),
    ("ollama", "qwen3:8b", "", 0.0, 0.0, 7_500, 15),
    ("openrouter", "meta-llama/llama-3.3-70b", "", None, None, 3_100, 8),
    ("openai", "gpt-4o", "USD", 2.5, 10.0, 2_200, 4),
)
#: stage, prompt and completion tokens on average, share of calls
STAGES = (("answers", 1_400, 380, 52), ("questions", 1_700, 260, 24), ("judge", 900, 60, 12), ("clean", 1_100, 900, 6),
          ("personas", 2_100, 300, 3), ("tree", 5_200, 700, 2), ("vision", 2_600, 500, 1))  # fmt: skip
STATES = (("ok", 88), ("failed", 6), ("cached", 5), ("cancelled", 1))
ERRORS = ("busy", "timeout", "server", "cut")
DAY = 86_400_000
COLUMNS = ("project_id", "job_id", "key", "stage", "provider", "model", "prompt_tokens", "completion_tokens", "cost",
           "currency", "latency_ms", "state", "error", "endpoint", "first_ms", "bucket", "created_at")  # fmt: skip
PART = 50_000


def fill(workspace: Workspace, calls: int, days: int = 180, count: int = 12) -> float:
    """Write the calls as the program does, by inserts that the trigger sees; returns the seconds a thousand took."""
    names = (
        "Cardiology guidelines",
        "电力设备检修手册",
        "Contract law",
        "Fleet manuals",
        "税法问答",
        "Chip datasheets",
    )
    known = [
        workspace.write(lambda c, n=n: projects.create(c, f"{names[n % len(names)]} {n // len(names) + 1}"))
        for n in range(count)
    ]
    statement = f"INSERT INTO call ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608
    seconds = 0.0
    rows = made(known, calls, days)
    for part in range(0, calls, PART):
        page = [next(rows) for _ in range(min(PART, calls - part))]
        start = time.perf_counter()

        def write(connection: Connection, page: list[tuple[Any, ...]] = page) -> None:
            connection.exec_driver_sql(statement, page)

        workspace.write(write)
        seconds += time.perf_counter() - start
    with workspace.database.write() as connection:
        connection.exec_driver_sql("ANALYZE")
    return seconds / calls * 1000


def made(known: list[int], calls: int, days: int, seed: int = 7) -> Iterator[tuple[Any, ...]]:
    """Yield rows as COLUMNS, oldest first; runs come in bursts, two or three projects are busy at a time."""
    rng = random.Random(seed)  # noqa: S311 - made-up calls, the same every time
    weights = [rng.lognormvariate(0, 0.7) * (0.25 if day % 7 >= 5 else 1) for day in range(days)]
    per_day = [round(calls * weight / sum(weights)) for weight in weights]
    per_day[-1] += calls - sum(per_day)
    end = now()
    for day, many in enumerate(per_day):
        start = end - (days - day) * DAY
        busy = [known[(day // 9 + n * 5) % len(known)] for n in range(3)]
        for number in range(max(0, many)):
            yield row(rng, rng.choices(busy, (6, 3, 1))[0], start + number * DAY // many, number)


def row(rng: random.Random, project_id: int, moment: int, number: int) -> tuple[Any, ...]:
    """Return one call."""
    provider, model, currency, price_in, price_out, usual, _share = rng.choices(MODELS, [m[-1] for m in MODELS])[0]
    stage, asked, told, _share = rng.choices(STAGES, [s[-1] for s in STAGES])[0]
    state = rng.choices([s[0] for s in STATES], [s[1] for s in STATES])[0]
    prompt, completion = round(asked * rng.lognormvariate(0, 0.3)), round(told * rng.lognormvariate(0, 0.5))
    latency = 0 if state == "cached" else round(usual * rng.lognormvariate(0, 0.45))
    if state in ("failed", "cached"):
        prompt = completion = 0
    cost = None if price_in is None or price_out is None else (prompt * price_in + completion * price_out) / 1e6
    error = rng.choice(ERRORS) if state == "failed" else ""
    return (project_id, None, f"question:{number}", stage, provider, model, prompt, completion,
            0.0 if state == "cached" else cost, currency, latency, state, error, "", None, latency_class(latency),
            moment)  # fmt: skip


CALL = table(Call)
