"""What an endpoint refuses is learnt and left out from then on."""

from __future__ import annotations

import asyncio
import tracemalloc
from typing import Any

import pytest

from core.llm.bodies import Habits, build, encode
from core.llm.bounding import bounded
from core.llm.client import Client
from core.llm.gateway.habits import plain, take
from core.llm.messages import Model, Request
from tests.core.llm.conftest import Asking
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server

SCHEMA: dict[str, Any] = {"type": "array", "items": {"type": "string"}}


@pytest.mark.parametrize(
    ("refuse", "format_sent"),
    [
        ((), "json_schema"),
        (("json_schema",), "json_object"),
        (("json_schema", "json_object"), None),
        (("response_format",), None),
    ],
)
async def test_response_format_is_learnt(
    client: Client, loopback: Server, request_to: Asking, refuse: tuple[str, ...], format_sent: str | None
) -> None:
    loopback.behaviour = Behaviour(refuse=refuse)
    await client.complete(request_to(schema=SCHEMA))
    before = loopback.stats()["requests"]
    await asyncio.gather(*(client.complete(request_to(f"{n}", schema=SCHEMA)) for n in range(5)))
    assert loopback.stats()["requests"] == before + 5, "what was learnt is remembered"
    assert loopback.bodies[-1].get("response_format", {}).get("type") == format_sent


async def test_many_calls_refused_at_once_learn_one_lesson(
    client: Client, loopback: Server, request_to: Asking
) -> None:
    loopback.behaviour = Behaviour(refuse=("json_schema",), latency=0.02)
    await asyncio.gather(*(client.complete(request_to(f"{n}", schema=SCHEMA)) for n in range(8)))
    assert client.habits(request_to().model).format == 1


async def test_refused_parameters_are_dropped(client: Client, loopback: Server, request_to: Asking) -> None:
    loopback.behaviour = Behaviour(refuse=("temperature", "max_tokens"))
    await client.complete(request_to(temperature=0, max_tokens=50))
    last = loopback.bodies[-1]
    assert "temperature" not in last
    assert (last.get("max_tokens"), last["max_completion_tokens"]) == (None, 50)


async def test_schema_of_a_list_is_sent_with_an_object_at_its_root(
    client: Client, loopback: Server, request_to: Asking
) -> None:
    schema = {"type": "array", "items": {"$ref": "#/$defs/Q"}, "$defs": {"Q": {"type": "object", "properties": {}}}}
    await client.complete(request_to(schema=schema))
    sent = loopback.bodies[0]["response_format"]["json_schema"]["schema"]
    assert sent["type"] == "object"
    assert sent["$defs"] == schema["$defs"]
    assert sent["properties"]["items"] == {"type": "array", "items": {"$ref": "#/$defs/Q"}}


@pytest.mark.parametrize(
    "complaint",
    [
        "Invalid schema for response_format 'reply': In context=('properties', 'items'), 'maxItems' is not permitted.",
        "output_format.schema: For 'string' type, property 'maxLength' is not supported",
        "The provided JSON schema contains features not supported by xgrammar.",
    ],
)
def test_bounds_are_given_up_before_the_schema(complaint: str) -> None:
    model = Model(provider="openai-compatible", name="small", base_url="http://127.0.0.1:9/v1")
    request = Request(({"role": "user", "content": "?"},), model, "questions", bounded(SCHEMA, "3"))
    habits = Habits()
    first = build(request, habits)
    assert first["response_format"]["json_schema"]["schema"]["properties"]["items"]["maxItems"] == 3
    # Several calls under way are refused alike, and learn the same.
    assert habits.learn(first, complaint)
    assert habits.learn(first, complaint)
    second = build(request, habits)
    assert second["response_format"]["json_schema"]["schema"]["properties"]["items"] == SCHEMA
    # Refused without them too, it is the schema.
    assert habits.learn(second, "response_format is not supported")
    assert build(request, habits)["response_format"] == {"type": "json_object"}
    remembered = Habits()
    take(remembered, plain(habits))
    assert remembered == habits


def test_a_body_takes_no_more_memory_than_its_bytes() -> None:
    """A thousand bodies wait for their replies: none may hold the room that the encoder took while it wrote."""
    body = {"model": "small", "messages": [{"role": "user", "content": "x" * 2200}]}
    encode(body)
    tracemalloc.start()
    try:
        bodies = [encode(body) for _ in range(50)]
        held, _peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 1.2 * sum(map(len, bodies))
