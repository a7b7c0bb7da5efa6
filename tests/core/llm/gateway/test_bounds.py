"""What a call may cost at most: whatever the user adds or takes away, wherever the thinking is counted."""

from __future__ import annotations

from typing import Any

import pytest

from core.errors import LorewrightError
from core.llm.client import Client
from core.llm.gateway.budget import Budget, BudgetReached
from core.llm.gateway.estimating import REPLY_MOST, THINKING_MOST, most, reply_most, with_limits
from core.llm.gateway.gateway import Gateway
from core.llm.messages import Dialect, Model, Request
from core.llm.providers import resolve
from tests.core.llm.conftest import Asking
from tests.core.llm.gateway.test_budget import ask_all
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server

APART = Dialect(thinking_limit="thinking_budget", thinking_off={"enable_thinking": False})


def longest(limit: int | None = 100, **settings: Any) -> int | None:
    """Return how long a reply may be at most."""
    model = Model(**{"provider": "lab", "name": "m", "base_url": "http://lab.test/v1", **settings})
    return reply_most(Request((), model, "s", max_tokens=limit))


@pytest.mark.parametrize(
    ("added", "tokens"),
    [
        ({}, 100),
        ({"max_tokens": 700}, 700),
        ({"max_completion_tokens": 700}, 700),
        ({"max_completion_tokens": None}, 100),
        ({"min_tokens": 300}, 300),
        ({"n": 3}, 300),
        ({"n": None}, 100),
        ({"n": 2, "best_of": 4}, 400),
        ({"max_tokens": 50.5, "n": 2}, 102),
        ({"max_tokens": None}, None),
        ({"max_tokens": 0}, None),
        ({"max_tokens": -1}, None),
        ({"max_tokens": True}, None),
        ({"max_tokens": "many"}, None),
        ({"max_tokens": float("inf")}, None),
        ({"n": "many"}, None),
    ],
)
def test_the_body_says_how_long_a_reply_may_be(added: dict[str, Any], tokens: int | None) -> None:
    assert longest(extra_body=added) == tokens


def test_without_a_limit_the_context_is_one() -> None:
    assert longest(extra_body={"max_tokens": None}, context=32_000) == 32_000
    assert longest(extra_body={"max_tokens": None, "n": 2}, context=32_000) == 64_000
    assert longest(dialect=Dialect(refuses=("max_tokens",)), context=8_000) == 8_000
    assert longest(dialect=Dialect(refuses=("max_tokens",))) is None


def test_thinking_apart_needs_a_bound_of_its_own() -> None:
    assert longest(dialect=APART) is None
    assert longest(dialect=APART, extra_body={"thinking_budget": 50}) == 150
    assert longest(dialect=APART, thinking=False) == 100
    assert longest(dialect=APART, thinking=False, extra_body={"enable_thinking": True}) is None
    assert longest(dialect=APART, extra_body={"thinking_budget": 50, "n": 2}) == 300
    assert longest(dialect=APART, context=9_000) == 9_000


@pytest.mark.parametrize("name", ["bailian/qwen-plus", "siliconflow/Qwen/Qwen3-32B"])
def test_services_that_count_thinking_apart_are_sent_a_bound(name: str) -> None:
    request = with_limits(Request((), resolve(name, thinking=True), "s"))
    assert request.model.extra_body == {"thinking_budget": THINKING_MOST}
    assert reply_most(request) == REPLY_MOST + THINKING_MOST
    own = with_limits(Request((), resolve(name, extra_body={"thinking_budget": 9}), "s", max_tokens=5))
    assert (own.model.extra_body, reply_most(own)) == ({"thinking_budget": 9}, 14)


def test_what_is_added_to_a_request_counts_as_prompt() -> None:
    tools = {"tools": [{"name": "look", "description": "words " * 500}]}
    model = Model(provider="lab", name="m", base_url="http://lab.test/v1")
    bare, more = (Request((), one, "s") for one in (model, model.model_copy(update={"extra_body": tools})))
    assert most(more) > most(bare) + 3000


def test_a_model_without_any_bound_is_refused_before_the_run() -> None:
    endless = {"extra_body": {"max_tokens": None}, "price_in": 1.0, "price_out": 1.0}
    model = Model(provider="lab", name="m", base_url="http://lab.test/v1", **endless)
    for budget in (Budget.of(tokens=5), Budget.of(cost=5)):
        with pytest.raises(LorewrightError, match="Nothing bounds how long a reply of lab/m may be"):
            budget.check([model])
    Budget.of(tokens=5).check([model.model_copy(update={"context": 4096})])
    Budget.of(cost=5).check([model.model_copy(update={"price_in": 0.0, "price_out": 0.0})])
    Budget().check([model])


async def test_a_cap_that_came_later_stops_a_model_without_a_bound(
    client: Client, loopback: Server, request_to: Asking
) -> None:
    gateway = Gateway(client, budget=Budget.of(tokens=1_000_000))
    with pytest.raises(BudgetReached, match="Nothing bounds"):
        await gateway.complete(request_to(extra_body={"max_tokens": None}))
    assert loopback.stats()["requests"] == 0


@pytest.mark.parametrize("in_flight", [1, 10, 200])
@pytest.mark.parametrize("added", [{"n": 3}, {"best_of": 2}, {"max_tokens": None}, {"thinking_budget": 150}, {}])
async def test_the_cap_holds_whatever_is_added(
    client: Client, loopback: Server, request_to: Asking, in_flight: int, added: dict[str, Any]
) -> None:
    loopback.behaviour = Behaviour(reply_tokens=(1, 200), latency=0.005, thinks=20_000 if not added else 400)
    apart = "thinking_budget" in added or not added
    settings: dict[str, Any] = {"parallel": in_flight, "extra_body": added, "context": 900}
    settings |= {"dialect": APART, "context": None} if apart else {}
    if not apart:
        loopback.behaviour.thinks = 0
    asked = [request_to(f"question {number}", max_tokens=200, **settings) for number in range(300)]
    cap = 60_000 if not added else 20_000
    budget = Budget.of(tokens=cap)
    budget.check([asked[0].model])
    calls, stopped = await ask_all(Gateway(client, budget=budget), asked)
    stats = loopback.stats()
    assert stopped == 300 - len(calls) > 0
    assert cap / 2 < stats["prompt_tokens"] + stats["completion_tokens"] <= cap
    assert {body["max_tokens"] for body in loopback.bodies} == {None if "max_tokens" in added else 200}


@pytest.mark.parametrize("in_flight", [1, 10, 200])
async def test_a_service_that_breaks_its_limit_stops_the_run_before_the_next_call(
    client: Client, loopback: Server, request_to: Asking, in_flight: int
) -> None:
    loopback.behaviour = Behaviour(reply_tokens=(100, 100), latency=0.05, thinks=1000)
    asked = [request_to(f"question {number}", max_tokens=100, parallel=in_flight) for number in range(300)]
    budget = Budget.of(tokens=20_000)
    calls, _stopped = await ask_all(Gateway(client, budget=budget), asked)
    first = min(in_flight, 20_000 // (most(asked[0]) + 100))
    spent = loopback.stats()["prompt_tokens"] + loopback.stats()["completion_tokens"]
    assert 0 < len(calls) <= max(first, 20_000 // 1100)
    assert spent <= max(20_000, first * 1120)
    assert budget.caps[0].spent == spent
