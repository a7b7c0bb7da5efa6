"""Many calls at once: the limits of the user and of the server are kept, and nothing is lost or doubled."""

from __future__ import annotations

import asyncio
import time

import pytest

from core.llm.client import Client
from core.llm.failures import ModelError
from tests.core.llm.conftest import Asking, until
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server


async def test_retry_after_holds_for_every_call(client: Client, loopback: Server, request_to: Asking) -> None:
    loopback.behaviour = Behaviour(script=["429"], retry_after="1")
    started = time.monotonic()
    first = asyncio.create_task(client.complete(request_to("one")))
    await until(lambda: loopback.stats()["requests"] == 1)
    await asyncio.sleep(0.05)
    await asyncio.gather(first, *(client.complete(request_to(f"{n}")) for n in range(4)))
    assert time.monotonic() - started >= 0.95
    assert loopback.stats()["requests"] == 6


async def test_a_wait_of_hours_is_not_waited_for(client: Client, loopback: Server, request_to: Asking) -> None:
    loopback.behaviour = Behaviour(script=["429"], retry_after="7200")
    with pytest.raises(ModelError, match="no room") as caught:
        await client.complete(request_to())
    assert caught.value.wait == 7200


async def test_concurrency_settles_where_the_server_bears_it(
    client: Client, loopback: Server, request_to: Asking
) -> None:
    """A server that refuses more than 10 at a time is given about that many, and no call fails."""
    loopback.behaviour = Behaviour(latency=0.1, capacity=10, retry_after="")
    requests = [request_to(f"prompt {number}", parallel=40) for number in range(400)]
    replies = await asyncio.gather(*(client.complete(request) for request in requests))
    assert len(replies) == 400
    endpoint = await client.endpoint(requests[0].model)
    assert endpoint.pace.limit < 25
    assert set(loopback.stats()["finished"].values()) == {1}


async def test_the_users_limit_is_kept(client: Client, loopback: Server, request_to: Asking) -> None:
    loopback.behaviour = Behaviour(latency=0.01)
    await asyncio.gather(*(client.complete(request_to(f"{number}", parallel=3)) for number in range(30)))
    assert loopback.stats()["peak"] == 3


async def test_two_hundred_in_flight(client: Client, loopback: Server, request_to: Asking) -> None:
    # Long enough that the first is still out when a slow machine has sent the last.
    loopback.behaviour = Behaviour(latency=3)
    await asyncio.gather(*(client.complete(request_to(f"{number}", parallel=200)) for number in range(200)))
    assert loopback.stats()["peak"] == 200


async def test_misbehaving_server_loses_and_doubles_nothing(
    client: Client, loopback: Server, request_to: Asking
) -> None:
    loopback.behaviour = Behaviour(
        rates={"429": 0.1, "500": 0.05, "cut": 0.03, "cut_body": 0.03, "garbled": 0.02}, seed=7
    )
    texts = [f"question number {number} 问题" for number in range(300)]
    replies = await asyncio.gather(*(client.complete(request_to(text, parallel=20)) for text in texts))
    stats = loopback.stats()
    assert len(stats["finished"]) == 300
    assert set(stats["finished"].values()) == {1}
    assert sum(reply.usage.prompt_tokens or 0 for reply in replies) == stats["prompt_tokens"]
    assert sum(reply.usage.completion_tokens or 0 for reply in replies) == stats["completion_tokens"]
    assert {"429", "500", "cut", "cut_body", "garbled"} <= set(stats["faults"])
