"""Calls over real HTTP to a server that behaves, and to one that does not."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest

from core.llm.client import Client
from core.llm.failures import ModelError
from core.llm.messages import Model, Request, Timeouts, Usage
from core.llm.pacing import Patience
from core.secrets import Secrets
from tests.core.llm.conftest import KEY, Asking
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server
from tests.helpers.service import tokens

SCHEMA: dict[str, Any] = {"type": "array", "items": {"type": "string"}}


async def until(condition: Any, seconds: float = 3.0) -> None:
    """Wait for the server's thread to have noticed something."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        await asyncio.sleep(0.005)


async def test_reply_and_usage(client: Client, loopback: Server, request_to: Asking) -> None:
    text = "What do lawyers and physicians share?"
    reply = await client.complete(request_to(text))
    assert reply.text == 'The text explains "share" and relates it to "physicians".'
    assert reply.usage == Usage(tokens(text), tokens(reply.text))
    assert (reply.finish, reply.model, reply.reasoning) == ("stop", "small", None)
    assert reply.latency_ms >= 0
    assert loopback.headers[0]["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize("stream", [False, True])
async def test_text_reaches_the_server_unchanged(
    client: Client, loopback: Server, request_to: Asking, stream: bool
) -> None:
    text = "{{braces}} {x} $$E = mc^2$$ $name 100% \\frac{1}{2} “引号”\u2028\t😀 </s><|im_end|>"
    await client.complete(request_to(text, stream=stream))
    assert loopback.bodies[0]["messages"] == [{"role": "user", "content": text}]


async def test_half_a_character_does_not_break_the_request(
    client: Client, loopback: Server, request_to: Asking
) -> None:
    await client.complete(request_to("broken \ud83d text"))
    assert loopback.bodies[0]["messages"][0]["content"] == "broken ? text"


async def test_zero_is_sent_and_nothing_is_not(client: Client, loopback: Server, request_to: Asking) -> None:
    await client.complete(request_to(temperature=0, max_tokens=7, extra_body={"think": False}))
    await client.complete(request_to())
    first, second = loopback.bodies
    assert first["temperature"] == 0
    assert (first["max_tokens"], first["think"]) == (7, False)
    assert set(second) == {"model", "messages"}


async def test_nothing_about_the_machine_is_told(
    loopback: Server, request_to: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_ADMIN_KEY"):
        monkeypatch.setenv(name, "foreign")
    async with Client() as client:
        await client.complete(request_to(headers={"X-Own": "yes"}))
    headers = loopback.headers[0]
    assert "foreign" not in str(headers)
    assert "authorization" not in headers
    assert not [name for name in headers if name.startswith(("x-stainless", "openai-"))]
    assert headers["x-own"] == "yes"


@pytest.mark.parametrize("fault", ["429", "500", "503", "cut", "cut_body", "garbled", "error_inside"])
@pytest.mark.parametrize("stream", [False, True])
async def test_passing_faults_are_tried_again(
    client: Client, loopback: Server, request_to: Asking, fault: str, stream: bool
) -> None:
    loopback.behaviour = Behaviour(script=[fault, fault])
    reply = await client.complete(request_to(stream=stream))
    assert reply.text
    assert loopback.stats()["requests"] == 3
    assert sum(loopback.stats()["finished"].values()) == 1


@pytest.mark.parametrize(
    ("fault", "kind", "sentence"),
    [
        ("400", "refused", "did not accept the request"),
        ("401", "key", "The provider refused the key for"),
        ("403", "forbidden", "does not allow this account"),
        ("404", "model", "The model small is not known to"),
        ("quota", "quota", "has no credit left"),
        ("too_long", "length", "The text is too long for small."),
    ],
)
@pytest.mark.parametrize("stream", [False, True])
async def test_lasting_faults_are_not(
    client: Client, loopback: Server, request_to: Asking, fault: str, kind: str, sentence: str, stream: bool
) -> None:
    loopback.behaviour = Behaviour(script=[fault] * 9)
    with pytest.raises(ModelError) as caught:
        await client.complete(request_to(stream=stream))
    assert caught.value.kind == kind
    assert sentence in str(caught.value)
    assert caught.value.todo
    assert loopback.stats()["requests"] == 1
    assert KEY not in repr(caught.value.as_dict())
    assert KEY not in str(caught.value.__cause__)
    assert 0 < len(caught.value.params["reply"]) <= 500


@pytest.mark.parametrize(("fault", "kind"), [("500", "server"), ("cut", "cut"), ("garbled", "garbled")])
async def test_tries_are_bounded(client: Client, loopback: Server, request_to: Asking, fault: str, kind: str) -> None:
    loopback.behaviour = Behaviour(rates={fault: 1.0})
    with pytest.raises(ModelError) as caught:
        await client.complete(request_to())
    assert caught.value.kind == kind
    assert loopback.stats()["requests"] == 5


async def test_silence_is_a_time_out(client: Client, loopback: Server, request_to: Asking) -> None:
    loopback.behaviour = Behaviour(script=["hang"])
    reply = await client.complete(request_to(timeouts=Timeouts(read=0.1)))
    assert reply.text
    await until(lambda: loopback.stats()["disconnects"] == 1)
    loopback.behaviour = Behaviour(rates={"hang": 1.0})
    with pytest.raises(ModelError, match="gave no answer within") as caught:
        await client.complete(request_to(timeouts=Timeouts(read=0.05)))
    assert caught.value.kind == "timeout"


def test_time_outs_fit_slow_local_models() -> None:
    local = Model(provider="ollama", name="m", base_url="http://127.0.0.1:11434/v1")
    remote = Model(provider="openai", name="m", base_url="https://api.example.org/v1")
    assert (local.read_seconds, remote.read_seconds) == (600, 180)
    assert local.model_copy(update={"timeouts": Timeouts(read=5)}).read_seconds == 5


async def test_nobody_there(client: Client, loopback: Server, request_to: Asking) -> None:
    request = request_to(base_url="http://127.0.0.1:9/v1")
    with pytest.raises(ModelError, match=r"Nothing answers at http://127\.0\.0\.1:9/v1") as caught:
        await client.complete(request)
    assert caught.value.kind == "asleep"
    assert "running" in caught.value.todo


async def test_wrong_address(client: Client, loopback: Server, request_to: Asking) -> None:
    with pytest.raises(ModelError, match="There is no chat service at") as caught:
        await client.complete(request_to(base_url=loopback.url.replace("/v1", "/v9")))
    assert "/v1" in caught.value.todo


@pytest.mark.parametrize("stream", [False, True])
async def test_cancelling_closes_the_connection(
    client: Client, loopback: Server, request_to: Asking, stream: bool
) -> None:
    loopback.behaviour = Behaviour(latency=30)
    tasks = [asyncio.create_task(client.complete(request_to(f"{n}", stream=stream))) for n in range(20)]
    await until(lambda: loopback.stats()["in_flight"] == 8)
    started = time.monotonic()
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
    await until(lambda: loopback.stats()["disconnects"] == 8)
    assert time.monotonic() - started < 1
    assert loopback.stats()["finished"] == {}
    loopback.behaviour = Behaviour()
    assert (await client.complete(request_to("afterwards"))).text


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
    loopback.behaviour = Behaviour(latency=0.005, capacity=10, retry_after="")
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
    loopback.behaviour = Behaviour(latency=0.5)
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


@pytest.mark.parametrize("fault", ["think_tags", "think_field", "think_unclosed"])
@pytest.mark.parametrize("stream", [False, True])
async def test_reasoning_is_kept_apart(
    client: Client, loopback: Server, request_to: Asking, fault: str, stream: bool
) -> None:
    loopback.behaviour = Behaviour(script=[fault], answer="答案在第三节。")
    reply = await client.complete(request_to(stream=stream))
    assert reply.text == "答案在第三节。"
    assert reply.reasoning
    assert "think" not in reply.reasoning


async def test_streamed_pieces(client: Client, loopback: Server, request_to: Asking) -> None:
    loopback.behaviour = Behaviour(answer="The answer comes in several pieces. 一段一段地来。")
    seen = [piece async for piece in client.stream(request_to())]
    assert "".join(piece.text for piece in seen) == loopback.behaviour.answer
    assert len(seen) > 3
    assert seen[-1].usage is not None


async def test_leaving_a_stream_closes_it(client: Client, loopback: Server, request_to: Asking) -> None:
    stream = client.stream(request_to())
    await anext(stream)
    await stream.aclose()
    endpoint = await client.endpoint(request_to().model)
    assert endpoint.pace.in_flight == 0
    assert (await client.complete(request_to())).text


async def test_wrong_key_is_never_shown(loopback: Server, request_to: Asking) -> None:
    secrets = Secrets()
    secrets.set("openai-compatible", "wrong-0123456789")
    loopback.behaviour = Behaviour(key="right")
    async with Client(secrets, Patience(base=0.01)) as client:
        with pytest.raises(ModelError) as caught:
            await client.complete(request_to())
        assert "wrong-0123456789" not in repr(client.__dict__)
    assert caught.value.kind == "key"
    assert "wrong-0123456789" not in repr(caught.value.params)
    assert loopback.headers[0]["authorization"] == "Bearer wrong-0123456789"


async def test_error_crosses_process_borders(client: Client, loopback: Server, request_to: Asking) -> None:
    import pickle

    loopback.behaviour = Behaviour(script=["401"])
    with pytest.raises(ModelError) as caught:
        await client.complete(request_to())
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert (type(copy), copy.kind, str(copy)) == (ModelError, "key", str(caught.value))


def test_requests_are_plain_data() -> None:
    model = Model(provider="ollama", name="qwen3:8b", base_url="http://127.0.0.1:1/v1", temperature=0)
    assert Model.model_validate_json(model.model_dump_json()) == model
    assert Request((), model, "tree").model.spec == "ollama/qwen3:8b"
