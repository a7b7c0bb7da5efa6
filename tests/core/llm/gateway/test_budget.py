"""The cap: kept at any number of calls in flight, against what the server itself counted."""

from __future__ import annotations

import asyncio

import pytest

from core.errors import LorewrightError
from core.llm.calls import CallRecord, collecting
from core.llm.client import Client
from core.llm.gateway.budget import Budget, BudgetReached, Cap
from core.llm.gateway.estimating import count, likely, most
from core.llm.gateway.gateway import Gateway
from core.llm.messages import Model, Request
from tests.core.llm.conftest import Asking
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server


async def ask_all(gateway: Gateway, requests: list[Request]) -> tuple[list[CallRecord], int]:
    """Return the records of all calls, and how many were not let through."""
    with collecting() as calls:
        ended = await asyncio.gather(*(gateway.complete(request) for request in requests), return_exceptions=True)
    stopped = [end for end in ended if isinstance(end, BaseException)]
    for end in stopped:
        assert isinstance(end, BudgetReached), end
    return list(calls), len(stopped)


@pytest.mark.parametrize("in_flight", [1, 10, 200])
async def test_the_sum_is_the_servers_own(client: Client, loopback: Server, request_to: Asking, in_flight: int) -> None:
    loopback.behaviour = Behaviour(reply_tokens=(1, 300), latency=0.002)
    asked = [request_to(f"问题 number {number} " * (number % 7 + 1), parallel=in_flight) for number in range(500)]
    calls, stopped = await ask_all(Gateway(client), asked)
    stats = loopback.stats()
    assert (len(calls), stopped) == (500, 0)
    assert sum(call.prompt_tokens or 0 for call in calls) == stats["prompt_tokens"]
    assert sum(call.completion_tokens or 0 for call in calls) == stats["completion_tokens"]
    assert len({call.completion_tokens for call in calls}) > 100


@pytest.mark.parametrize("in_flight", [1, 10, 200])
@pytest.mark.parametrize("unit", ["tokens", "cost"])
async def test_the_cap_is_never_passed(
    client: Client, loopback: Server, request_to: Asking, in_flight: int, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cap ends the run between its calls; what the server counted stays below, and near to it."""
    monkeypatch.setenv("NO_PROXY", "*")
    loopback.behaviour = Behaviour(reply_tokens=(1, 200), latency=0.01)
    settings = {
        "parallel": in_flight,
        "max_tokens": 200,
        "price_in": 1.0,
        "price_out": 4.0,
        # Money is not paid to this machine; this is another name of it.
        "base_url": loopback.url.replace("127.0.0.1", "0.0.0.0"),
    }
    asked = [request_to(f"question {number}", **settings) for number in range(500)]
    cap = 20_000 if unit == "tokens" else 0.06
    budget = Budget.of(**{unit: cap})
    budget.check([asked[0].model])
    calls, stopped = await ask_all(Gateway(client, budget=budget), asked)
    stats = loopback.stats()
    tokens = stats["prompt_tokens"] + stats["completion_tokens"]
    spent = tokens if unit == "tokens" else (stats["prompt_tokens"] + 4 * stats["completion_tokens"]) / 1e6
    largest = most(asked[0]) + 200 if unit == "tokens" else (most(asked[0]) + 4 * 200) / 1e6
    assert stopped == 500 - len(calls) > 0
    assert cap - 1.5 * largest <= spent <= cap
    assert budget.caps[0].spent == pytest.approx(spent)
    assert budget.caps[0].reserved == pytest.approx(0, abs=1e-6)


async def test_what_nobody_knows_counts_as_the_most(client: Client, loopback: Server, request_to: Asking) -> None:
    loopback.behaviour = Behaviour(script=["cut_body", "429", "500"])
    request = request_to("question", max_tokens=100)
    budget = Budget.of(tokens=10_000)
    calls, _stopped = await ask_all(Gateway(client, budget=budget), [request])
    assert [(call.state, call.error) for call in calls] == [
        ("failed", "cut"),
        ("failed", "busy"),
        ("failed", "server"),
        ("ok", ""),
    ]
    assert [call.prompt_tokens for call in calls[:3]] == [None, 0, 0]
    used = (calls[3].prompt_tokens or 0) + (calls[3].completion_tokens or 0)
    assert budget.caps[0].spent == most(request) + 100 + used


@pytest.mark.parametrize("fault", ["408", "504", "524"])
async def test_a_server_that_gave_up_waiting_may_have_to_be_paid(
    client: Client, loopback: Server, request_to: Asking, fault: str
) -> None:
    loopback.behaviour = Behaviour(script=[fault, "500"])
    request = request_to("question", max_tokens=100, price_in=1.0, price_out=1.0)
    budget = Budget.of(tokens=10_000)
    calls, _stopped = await ask_all(Gateway(client, budget=budget), [request])
    assert [(call.state, call.cost, call.prompt_tokens) for call in calls[:2]] == [
        ("failed", None, None),
        ("failed", 0.0, 0),
    ]
    used = (calls[2].prompt_tokens or 0) + (calls[2].completion_tokens or 0)
    assert budget.caps[0].spent == most(request) + 100 + used


async def test_a_limit_is_always_sent_with_a_cap(client: Client, loopback: Server, request_to: Asking) -> None:
    await Gateway(client, budget=Budget.of(tokens=100_000)).complete(request_to())
    await Gateway(client).complete(request_to())
    first, second = loopback.bodies
    assert first["max_tokens"] == 4096
    assert "max_tokens" not in second


async def test_two_runs_share_the_cap_of_their_project(client: Client, loopback: Server, request_to: Asking) -> None:
    loopback.behaviour = Behaviour(reply_tokens=(50, 100), latency=0.01)
    shared = Cap("project", "tokens", 3000)
    runs = [
        Gateway(client, budget=Budget([shared])),
        Gateway(client, budget=Budget([Cap("run", "tokens", 1e9), shared])),
    ]
    asked = [request_to(f"{number}", max_tokens=100, parallel=20) for number in range(100)]
    ended = await asyncio.gather(*(ask_all(run, asked[start::2]) for start, run in enumerate(runs)))
    stats = loopback.stats()
    assert all(stopped > 0 for _calls, stopped in ended)
    assert 2000 < stats["prompt_tokens"] + stats["completion_tokens"] <= 3000


async def test_a_cancelled_call_gives_back_its_place_in_the_line(
    client: Client, loopback: Server, request_to: Asking
) -> None:
    loopback.behaviour = Behaviour(latency=0.2)
    request = request_to("q", max_tokens=10)
    gateway = Gateway(client, budget=Budget.of(tokens=most(request) + 10 + 100))
    tasks = [asyncio.create_task(gateway.complete(request)) for _ in range(3)]
    await asyncio.sleep(0.05)
    tasks[1].cancel()
    await asyncio.wait(tasks)
    assert not tasks[0].exception()
    assert tasks[1].cancelled()
    assert not tasks[2].exception()


def test_a_cap_in_money_needs_prices() -> None:
    unknown = Model(provider="openai", name="m", base_url="https://api.example.org/v1")
    local = Model(provider="ollama", name="m", base_url="http://127.0.0.1:1/v1")
    Budget.of(tokens=5).check([unknown])
    Budget.of(cost=5).check([local])
    with pytest.raises(LorewrightError, match=r"The price of openai/m is unknown.*in tokens"):
        Budget.of(cost=5).check([local, unknown])


def test_money_of_two_currencies_has_no_cap() -> None:
    at = {"base_url": "https://api.example.org/v1", "price_in": 1.0, "price_out": 2.0}
    dollars = Model(provider="openai", name="m", currency="USD", **at)
    yuan = Model(provider="deepseek", name="m", currency="CNY", **at)
    free = Model(provider="deepseek", name="f", currency="CNY", **{**at, "price_in": 0, "price_out": 0})
    local = Model(provider="ollama", name="m", base_url="http://127.0.0.1:1/v1", currency="CNY")
    Budget.of(cost=5).check(iter([dollars, free, local]))
    Budget.of(tokens=5).check([dollars, yuan])
    with pytest.raises(LorewrightError, match="CNY, USD"):
        Budget.of(cost=5).check(iter([dollars, yuan]))


@pytest.mark.parametrize("text", ["plain words", "房屋租赁合同的期限", "😀 mixed 文字 \ud83d", ""])
def test_the_most_is_more_than_any_tokenizer_counts(text: str) -> None:
    request = Request(({"role": "user", "content": text},), Model(provider="p", name="m", base_url=""), "s")
    assert most(request) > len(text.encode("utf-8", "replace")) >= count(text)
    assert likely(request) == count(text)
