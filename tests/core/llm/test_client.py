"""Calls over real HTTP to a server that behaves, and to one that does not."""

from __future__ import annotations

import asyncio

import pytest

from core.llm.client import Client
from core.llm.failures import ModelError
from core.llm.messages import Model, Request, Timeouts, Usage
from core.llm.patience import Patience
from core.secrets import Secrets
from tests.core.llm.conftest import KEY, Asking, until
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server
from tests.helpers.service import tokens


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
    loopback.behaviour = Behaviour(latency=600)
    tasks = [asyncio.create_task(client.complete(request_to(f"{n}", stream=stream))) for n in range(20)]
    await until(lambda: loopback.stats()["in_flight"] == 8)
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
    await until(lambda: loopback.stats()["disconnects"] == 8)
    assert loopback.stats()["finished"] == {}
    loopback.behaviour = Behaviour()
    assert (await client.complete(request_to("afterwards"))).text


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
