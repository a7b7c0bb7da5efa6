"""Prompts that cannot fit are told before the call, even where the server would cut them off without a word."""

from __future__ import annotations

import pytest

from core.llm.calls import collecting
from core.llm.client import Client
from core.llm.failures import ModelError
from core.llm.gateway.gateway import Gateway
from core.llm.gateway.length import Lengths
from core.llm.gguf.settings import GgufSettings
from core.llm.messages import Model, Request, Usage
from tests.core.llm.conftest import Asking
from tests.helpers.server import Server

ENGLISH = "The maintenance interval is twelve months after commissioning. " * 20  # 1,260 letters
CHINESE = "经营者应当在七日内作出答复。" * 40  # 560 characters


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["en", "zh"])
async def test_a_prompt_that_cannot_fit_is_not_sent(
    client: Client, loopback: Server, request_to: Asking, text: str
) -> None:
    gateway = Gateway(client)
    with collecting("chunk:7", "手册.md · 3"), pytest.raises(ModelError) as raised:
        await gateway.complete(request_to(text, context=128))
    assert raised.value.kind == "length"
    assert "“手册.md · 3”" in str(raised.value)
    assert "takes 128 at most" in str(raised.value)
    assert 200 < raised.value.params["tokens"] < 700
    assert loopback.stats()["requests"] == 0
    # One that may fit, and one of which nobody knows, go out.
    await gateway.complete(request_to(text, context=1024))
    await gateway.complete(request_to(text))
    with pytest.raises(ModelError, match="The prompt has about"):
        await gateway.complete(request_to(text, context=128))


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["en", "zh"])
async def test_a_conversation_that_cannot_fit_is_not_sent(
    client: Client, loopback: Server, request_to: Asking, text: str
) -> None:
    gateway = Gateway(client)
    with pytest.raises(ModelError, match="begin a new conversation"):
        [piece async for piece in gateway.stream(request_to(text, context=128))]
    assert loopback.stats()["requests"] == 0
    assert [piece async for piece in gateway.stream(request_to(text, context=1024))]


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["en", "zh"])
async def test_a_model_file_is_not_loaded_for_what_cannot_fit(client: Client, text: str) -> None:
    model = Model(provider="gguf", name="none", base_url="", gguf=GgufSettings(path="none.gguf"))
    with pytest.raises(ModelError, match="takes 4096 at most"):
        await Gateway(client).complete(Request(({"role": "user", "content": text * 40},), model, "answers"))
    assert client.files.running() == []


async def test_a_fallback_with_more_room_answers(client: Client, loopback: Server, request_to: Asking) -> None:
    other = Model(provider="openai-compatible", name="large", base_url=loopback.url, context=100_000)
    reply = await Gateway(client).complete(request_to(ENGLISH, context=128, fallbacks=(other,)))
    assert reply.model == "large"


def test_what_a_model_was_seen_to_count_makes_the_check_sharper(request_to: Asking) -> None:
    lengths, request = Lengths(), request_to(CHINESE * 2, context=1000)
    lengths.check(request)
    for _ in range(5):
        # A small vocabulary: nearly two tokens a character.
        lengths.learn(request_to(CHINESE, context=1000), Usage(1000, 10))
    with pytest.raises(ModelError):
        lengths.check(request)
    lengths.check(request_to(CHINESE[:200], context=1000))


def test_pictures_are_not_measured(request_to: Asking) -> None:
    shown = ({"role": "user", "content": [{"type": "text", "text": ENGLISH}]},)
    request = request_to(context=16)
    from dataclasses import replace

    Lengths().check(replace(request, messages=shown))
