"""What the model client costs: CPU per request of our whole path beside the bare SDK, interleaved in one run.

    python -m benchmarks.client [--requests 2000] [--in-flight 100] [--rounds 3]

The server runs in a process of its own, so the CPU measured is the client's alone. Replies come at once, so the
rate is the most that one core can do.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any

from pydantic import TypeAdapter

from core.llm.asking import ask
from core.llm.client import Client
from core.llm.gateway.budget import Budget
from core.llm.gateway.gateway import Gateway
from core.llm.messages import Model, Request
from core.secrets import Secrets
from tests.helpers.server import process

_PROMPT = "What does the following paragraph say about the law of property and the duties of engineers? " * 11
_STRINGS: TypeAdapter[list[str]] = TypeAdapter(list[str])
Call = Callable[[int], Awaitable[object]]


def main() -> int:
    """Run the rounds and print one line per way of calling."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=2000)
    parser.add_argument("--in-flight", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    with process() as url:
        figures = asyncio.run(measure(url, chosen.requests, chosen.in_flight, chosen.rounds))
    bare = statistics.median(cost for cost, _rate in figures["bare SDK post"])
    for name, rounds in figures.items():
        cost = statistics.median(cost for cost, _rate in rounds)
        rate = statistics.median(rate for _cost, rate in rounds)
        print(f"{name:28} {cost:6.3f} CPU-ms a request  {rate:7.0f} requests/s  {cost / bare:5.2f} x bare")
    return 0


async def measure(url: str, requests: int, in_flight: int, rounds: int) -> dict[str, list[tuple[float, float]]]:
    """Return (CPU-ms a request, requests a second) per round for each way of calling."""
    from openai import AsyncOpenAI, DefaultAioHttpClient

    messages = ({"role": "user", "content": _PROMPT},)
    model = Model(provider="openai-compatible", name="small", base_url=url, temperature=0, parallel=in_flight)
    text = Request(messages, model, "answers")
    data = Request(messages, model, "questions", schema=_STRINGS.json_schema())
    other = Model(provider="ollama", name="other", base_url=url)
    named = Request(messages, model.model_copy(update={"fallbacks": (other,)}), "answers")
    body: dict[str, Any] = {"model": "small", "messages": list(messages), "temperature": 0}
    figures: dict[str, list[tuple[float, float]]] = {}
    async with (
        AsyncOpenAI(
            api_key="none", base_url=url, max_retries=0, http_client=DefaultAioHttpClient(limits=_limits(in_flight))
        ) as sdk,
        Client(Secrets()) as client,
    ):
        thin = Gateway(client, told=lambda _record: None)
        thick = Gateway(client, budget=Budget.of(tokens=10**12), log=True, told=lambda _record: None)
        ways: dict[str, Call] = {
            "bare SDK post": lambda _: sdk.post("/chat/completions", cast_to=object, body=body),
            "client, text": lambda _: client.complete(text),
            "client, data checked": lambda _: ask(client, data, _STRINGS, str),
            "gateway, text": lambda _: thin.complete(text),
            "gateway, cap, log, fallback": lambda _: thick.complete(named),
        }
        for way in ways.values():
            await run(way, 100, in_flight)
        for _ in range(rounds):
            for name, way in ways.items():
                figures.setdefault(name, []).append(await run(way, requests, in_flight))
    return figures


def _limits(in_flight: int) -> Any:
    import httpx2

    return httpx2.Limits(max_connections=in_flight)


async def run(call: Call, requests: int, in_flight: int) -> tuple[float, float]:
    """Return (CPU-ms a request, requests a second) of `requests` calls by `in_flight` workers."""
    numbers = iter(range(requests))

    async def worker() -> None:
        for number in numbers:
            await call(number)

    cpu, wall = time.process_time(), time.perf_counter()
    await asyncio.gather(*(worker() for _ in range(in_flight)))
    return (time.process_time() - cpu) * 1000 / requests, requests / (time.perf_counter() - wall)


if __name__ == "__main__":
    sys.exit(main())
