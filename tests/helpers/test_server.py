"""The loopback server itself: in a process of its own it serves, counts and logs what others rely on."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

from core.llm.client import Client
from core.llm.messages import Model, Request
from core.llm.patience import Patience
from tests.helpers import server
from tests.helpers.behaviour import Behaviour
from tests.helpers.service import prompt_hash


async def ask_twice(request: Request) -> None:
    async with Client(patience=Patience(base=0.01)) as client:
        await client.complete(request)
        await client.complete(request)


def test_in_a_process_of_its_own(tmp_path: Path) -> None:
    log = tmp_path / "finished.jsonl"
    messages = ({"role": "user", "content": "留置权是什么？"},)
    with server.process({"script": ["500", "cut_body"]}, log) as url:
        model = Model(provider="openai-compatible", name="small", base_url=url)
        asyncio.run(ask_twice(Request(messages, model, "answers")))
        stats = server.stats(url)
    prompt = prompt_hash({"messages": list(messages)})
    assert stats["finished"] == {prompt: 2}
    assert stats["requests"] == 4
    assert stats["faults"] == {"500": 1, "cut_body": 1}
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    assert [(line["prompt"], line["fault"]) for line in lines] == [(prompt, "ok")] * 2


def test_faults_depend_on_seed_prompt_and_try_alone() -> None:
    one = Behaviour(rates={"429": 0.2, "prose": 0.1}, seed=1)
    drawn = [one.fault(f"{number}", 0) for number in range(1000)]
    assert drawn == [Behaviour(rates=one.rates, seed=1).fault(f"{number}", 0) for number in range(1000)]
    assert 150 < drawn.count("429") < 250
    assert 60 < drawn.count("prose") < 140
    assert drawn != [Behaviour(rates=one.rates, seed=2).fault(f"{number}", 0) for number in range(1000)]
