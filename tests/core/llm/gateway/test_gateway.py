"""The gate of a run: the next model in line, several addresses, and a record of every try."""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar

import pytest

from core.llm.calls import CallRecord, Calls, collecting
from core.llm.client import Client
from core.llm.failures import ModelError
from core.llm.gateway.gateway import Gateway
from core.llm.latency import latency_class
from core.llm.messages import Model, Timeouts
from core.llm.pacing import Drained, Pace
from tests.core.llm.conftest import Asking, until
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server
from tests.helpers.service import tokens

NOBODY = "http://127.0.0.1:9/v1"


def model_at(server: Server, name: str = "large", **settings: Any) -> Model:
    return Model(provider="openai-compatible", name=name, base_url=server.url, **settings)


def told(calls: Calls) -> list[tuple[str, str, str]]:
    return [(call.model, call.state, call.error) for call in calls]


async def test_every_try_is_recorded(client: Client, loopback: Server, request_to: Asking) -> None:
    loopback.behaviour = Behaviour(script=["429", "500", "cut", "ok"], latency=0.01)
    text = "What do lawyers and physicians share?"
    with collecting() as calls:
        reply = await Gateway(client, log=True).complete(request_to(text))
    assert told(calls) == [
        ("small", "failed", "busy"),
        ("small", "failed", "server"),
        ("small", "failed", "cut"),
        ("small", "ok", ""),
    ]
    assert [call.prompt_tokens for call in calls] == [0, 0, None, tokens(text)]
    last = calls[-1]
    assert last.latency_ms >= 10
    assert last.bucket == latency_class(last.latency_ms)
    assert (last.reply, last.stage, last.first_ms, last.cost) == (reply.text, "answers", None, 0.0)
    assert last.messages == ({"role": "user", "content": text},)
    assert "rate limit" in calls[0].reply


async def test_without_the_log_no_text_is_kept(client: Client, request_to: Asking) -> None:
    with collecting() as calls:
        await Gateway(client).complete(request_to())
    assert (calls[0].messages, calls[0].reply) == (None, "")


async def test_pictures_do_not_go_into_the_log(client: Client, loopback: Server, request_to: Asking) -> None:
    from dataclasses import replace

    from core.llm.messages import with_picture

    request = request_to()
    seen = replace(request, messages=with_picture(request.messages, b"\xff" * 30_000))
    with collecting() as calls:
        await Gateway(client, log=True).complete(seen)
    assert len(str(calls[0].messages)) < 500
    assert "'bytes': 30000" in str(calls[0].messages)
    assert len(str(loopback.bodies[0])) > 30_000


async def test_a_cancelled_call_is_recorded(client: Client, loopback: Server, request_to: Asking) -> None:
    loopback.behaviour = Behaviour(latency=30)
    gateway = Gateway(client)
    task = asyncio.create_task(gateway.complete(request_to()))
    await until(lambda: loopback.stats()["in_flight"] == 1)
    task.cancel()
    await asyncio.wait([task])
    (stray,) = gateway.strays
    assert (stray.state, stray.prompt_tokens, stray.cost) == ("cancelled", None, 0.0)
    await until(lambda: loopback.stats()["disconnects"] == 1)


async def test_a_stream_has_its_first_moment_and_its_usage(
    client: Client, loopback: Server, request_to: Asking
) -> None:
    loopback.behaviour = Behaviour(answer="The answer comes in several pieces.", latency=0.05, between=0.02)
    records: list[CallRecord] = []
    pieces = [piece async for piece in Gateway(client, told=records.append, log=True).stream(request_to())]
    assert "".join(piece.text for piece in pieces) == loopback.behaviour.answer
    (call,) = records
    assert call.state == "ok"
    assert call.completion_tokens == tokens(loopback.behaviour.answer)
    assert 50 <= (call.first_ms or 0) < call.latency_ms
    assert call.reply == loopback.behaviour.answer


async def test_a_stream_left_early_is_counted_by_us_and_says_so(
    client: Client, loopback: Server, request_to: Asking
) -> None:
    loopback.behaviour = Behaviour(answer="一段一段地来，" * 20, between=0.05)
    records: list[CallRecord] = []
    stream = Gateway(client, told=records.append).stream(request_to("问题是什么？"))
    async for piece in stream:
        if piece.text:
            break
    await stream.aclose()
    (call,) = records
    assert (call.state, call.error) == ("cancelled", "estimated")
    assert call.prompt_tokens == 6
    assert 0 < (call.completion_tokens or 0) < 30
    await until(lambda: loopback.stats()["in_flight"] == 0)


@pytest.mark.parametrize("fault", ["401", "403", "404", "quota", "too_long", "400", "500", "cut", "429"])
async def test_the_next_in_line_answers(client: Client, loopback: Server, request_to: Asking, fault: str) -> None:
    loopback.behaviour = Behaviour(rates={fault: 1.0}, retry_after="")
    with Server() as second, collecting() as calls:
        fallbacks = (model_at(second, context=3), model_at(second, price_in=1.0))
        gateway = Gateway(client)
        reply = await gateway.complete(request_to(fallbacks=fallbacks))
        assert reply.model == "large"
        assert second.stats()["requests"] == 1
        before = loopback.stats()["requests"]
        assert before <= 6
        assert (calls[-1].spec, calls[-1].state) == ("openai-compatible/large", "ok")
        assert all(call.state == "failed" for call in calls[:-1])
        # What is hopeless for all is left alone for a while; what was this call's own fault is not.
        await gateway.complete(request_to(fallbacks=fallbacks))
        assert (loopback.stats()["requests"] == before) == (fault not in ("too_long", "400"))


async def test_a_dead_model_is_tried_again_with_one_call(client: Client, loopback: Server, request_to: Asking) -> None:
    client.rest = 0.5
    loopback.behaviour = Behaviour(rates={"401": 1.0})
    with Server(Behaviour(latency=0.02)) as second:
        gateway = Gateway(client)
        request = request_to(fallbacks=(model_at(second),), parallel=20)
        await gateway.complete(request)
        await asyncio.sleep(0.55)
        await asyncio.gather(*(gateway.complete(request) for _ in range(20)))
        assert loopback.stats()["requests"] == 2
        loopback.behaviour = Behaviour()
        await asyncio.sleep(1.1)
        await gateway.complete(request)
        before = second.stats()["requests"]
        await asyncio.gather(*(gateway.complete(request) for _ in range(20)))
        assert second.stats()["requests"] == before


async def test_when_none_answers_the_first_error_counts(client: Client, loopback: Server, request_to: Asking) -> None:
    loopback.behaviour = Behaviour(rates={"401": 1.0})
    request = request_to(fallbacks=(Model(provider="ollama", name="x", base_url=NOBODY),))
    for _ in range(2):
        with pytest.raises(ModelError) as caught:
            await Gateway(client).complete(request)
        assert caught.value.kind == "key"


async def test_a_stream_falls_over_before_its_first_piece(client: Client, loopback: Server, request_to: Asking) -> None:
    loopback.behaviour = Behaviour(rates={"500": 1.0})
    with Server() as second:
        pieces = [piece async for piece in Gateway(client).stream(request_to(fallbacks=(model_at(second),)))]
        assert "".join(piece.text for piece in pieces)
        loopback.behaviour = Behaviour(rates={"cut_body": 1.0})
        client.standing(request_to().model).succeeded()
        with pytest.raises(ModelError):
            _ = [piece async for piece in Gateway(client).stream(request_to(fallbacks=(model_at(second),)))]


async def test_two_addresses_are_used_by_free_capacity(client: Client, loopback: Server, request_to: Asking) -> None:
    loopback.behaviour = Behaviour(latency=0.1)
    with Server(Behaviour(latency=0.02)) as second, collecting() as calls:
        gateway = Gateway(client)
        asked = [request_to(f"{number}", parallel=4, endpoints=(second.url,)) for number in range(120)]
        gate = asyncio.Semaphore(8)

        async def one(number: int) -> None:
            async with gate:
                await gateway.complete(asked[number])

        await asyncio.gather(*(one(number) for number in range(120)))
        slow, fast = loopback.stats(), second.stats()
        assert (slow["peak"], fast["peak"]) == (4, 4)
        assert fast["requests"] > 2 * slow["requests"] > 0
        assert {call.endpoint for call in calls} == {loopback.url, second.url}


async def test_a_dying_address_fails_no_item(client: Client, loopback: Server, request_to: Asking) -> None:
    loopback.behaviour = Behaviour(latency=0.02)
    with Server(Behaviour(latency=0.02, dies_after=60)) as second, collecting() as calls:
        gateway = Gateway(client)
        asked = [request_to(f"{number}", parallel=10, endpoints=(second.url,)) for number in range(300)]
        replies = await asyncio.gather(*(gateway.complete(request) for request in asked))
        assert len(replies) == 300
        finished = {**loopback.stats()["finished"]}
        for prompt, times in second.stats()["finished"].items():
            finished[prompt] = finished.get(prompt, 0) + times
        assert len(finished) == 300
        assert set(finished.values()) == {1}
        assert sum(call.state == "ok" for call in calls) == 300
        # Once it was found dead nothing more was sent there.
        assert sum(call.endpoint == second.url for call in calls) < 60 + 25


async def test_a_higher_priority_goes_first(client: Client, loopback: Server, request_to: Asking) -> None:
    loopback.behaviour = Behaviour(latency=0.01)
    order: list[int] = []

    async def one(gateway: Gateway, number: int) -> None:
        await gateway.complete(request_to(f"{gateway.priority} {number}", parallel=2))
        order.append(gateway.priority)

    low, high = Gateway(client), Gateway(client, priority=5)
    await asyncio.gather(*(one(low, n) for n in range(20)), *(one(high, n) for n in range(20)))
    assert order.index(5) < 6
    assert sum(order[:24]) >= 5 * 19


async def test_whoever_waits_is_sent_elsewhere_by_a_drain() -> None:
    pace = Pace(1)
    await pace.enter()
    waiting = asyncio.create_task(pace.enter())
    await asyncio.sleep(0)
    pace.drain()
    with pytest.raises(Drained):
        await waiting
    pace.leave()
    assert pace.in_flight == 0


@pytest.mark.parametrize(
    ("timeouts", "behaviour", "stream"),
    [
        (Timeouts(total=0.1), Behaviour(rates={"hang": 1.0}), False),
        (Timeouts(total=0.2), Behaviour(answer="many pieces " * 500, between=0.1), True),
        (Timeouts(first=0.1), Behaviour(latency=600), True),
        (Timeouts(first=0.1), Behaviour(latency=600), False),
        (Timeouts(read=0.1), Behaviour(answer="many pieces " * 500, between=600), True),
    ],
)
async def test_each_time_out(
    client: Client, loopback: Server, request_to: Asking, timeouts: Timeouts, behaviour: Behaviour, stream: bool
) -> None:
    """Without its time-out each of these calls would go on for minutes."""
    loopback.behaviour = behaviour
    with pytest.raises(ModelError, match="gave no answer within") as caught, collecting() as calls:
        await Gateway(client).complete(request_to(timeouts=timeouts, stream=stream))
    assert caught.value.kind == "timeout"
    assert len(calls) == 3


async def test_a_first_token_that_takes_long_does_not_end_a_patient_stream(
    client: Client, loopback: Server, request_to: Asking
) -> None:
    # Once it has begun, the whole of it is there: a slow machine makes no silence of 2 seconds in it.
    loopback.behaviour = Behaviour(latency=2.5, answer="留置权")
    reply = await client.complete(request_to(timeouts=Timeouts(first=120, read=2), stream=True))
    assert reply.text
    assert loopback.stats()["requests"] == 1


async def test_settings_changed_between_runs_hold_for_the_next(
    client: Client, loopback: Server, request_to: Asking
) -> None:
    before = request_to(parallel=16, requests_per_minute=6000)
    await client.complete(before)
    pace = (await client.endpoint(before.model)).pace
    assert (pace.ceiling, pace.rates.free) == (16, False)
    after = request_to(parallel=2)
    await client.complete(after)
    assert (await client.endpoint(after.model)).pace is pace
    assert (pace.ceiling, pace.rates.free) == (2, True)


async def test_habits_outlive_the_client(loopback: Server, request_to: Asking) -> None:
    class Store:
        kept: ClassVar[dict[str, Any]] = {}

        def load(self, provider: str, name: str) -> dict[str, Any]:
            return self.kept.get(f"{provider}/{name}", {})

        def learn(self, provider: str, name: str, habits: dict[str, Any]) -> None:
            self.kept[f"{provider}/{name}"] = habits

    loopback.behaviour = Behaviour(refuse=("temperature", "json_schema"))
    request = request_to(temperature=0, schema={"type": "object", "properties": {"a": {"type": "string"}}})
    for tries in (3, 1):
        before = loopback.stats()["requests"]
        async with Client(habits=Store()) as client:
            await client.complete(request)
        assert loopback.stats()["requests"] - before == tries
