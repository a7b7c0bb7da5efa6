"""What providers write when they refuse becomes a sentence, without what they wrote and without keys."""

from __future__ import annotations

import pytest

from core.llm.client import Client
from core.llm.failures import EXCERPT, ModelError, from_exception, from_status
from core.llm.messages import Model, Request
from core.llm.patience import Patience
from core.secrets import Secrets

MODEL = Model(provider="deepseek", name="chat", base_url="https://api.example.org/v1")


@pytest.mark.parametrize(
    ("status", "body", "kind", "retryable"),
    [
        (400, "This model's maximum context length is 8192 tokens", "length", False),
        (400, "the request exceeds the available context size. try increasing the context size", "length", False),
        (400, "输入内容过长，超出模型上下文长度", "length", False),
        (413, "", "length", False),
        (400, "Model Not Exist", "model", False),
        (404, 'model "qwen9" not found, try pulling it first', "model", False),
        (400, "模型 qwen9 不存在", "model", False),
        (404, "page not found", "address", False),
        (401, "", "key", False),
        (402, "Insufficient Balance", "quota", False),
        (429, "You exceeded your current quota", "quota", False),
        (403, "账户余额不足", "quota", False),
        (403, "region", "forbidden", False),
        (403, "Your chosen model requires moderation and your input was flagged", "withheld", False),
        (400, "The response was filtered by the content management policy", "withheld", False),
        (400, "data_inspection_failed: Input data may contain inappropriate content.", "withheld", False),
        (403, "系统检测到输入包含敏感内容", "withheld", False),
        (403, "This account was flagged and suspended", "forbidden", False),
        (429, "You exceeded your current quota. Please retry in 12.3s.", "busy", True),
        (422, "unknown field", "refused", False),
        (408, "", "timeout", True),
        (409, "", "busy", True),
        (429, "slow down", "busy", True),
        (503, "", "busy", True),
        (529, "overloaded", "busy", True),
        (500, "", "server", True),
        (502, "<html>", "server", True),
    ],
)
def test_kinds(status: int, body: str, kind: str, retryable: bool) -> None:
    error = from_status(status, body, {}, MODEL)
    assert (error.kind, error.retryable) == (kind, retryable)
    sentence = str(error)
    assert "{" not in sentence
    assert body == "" or body not in sentence


def test_key_and_length_of_the_excerpt() -> None:
    body = "Incorrect key: abc123secret. Also sk-proj-AAAABBBBCCCC and Bearer xyz.abcdef " + "长" * 900
    error = from_status(401, body, {}, MODEL, "abc123secret")
    assert len(error.params["reply"]) == EXCERPT
    for secret in ("abc123secret", "sk-proj-AAAABBBBCCCC", "xyz.abcdef"):
        assert secret not in repr(error.as_dict())


def test_hint_about_pulling_is_for_ollama_alone() -> None:
    ollama = MODEL.model_copy(update={"provider": "ollama"})
    assert "ollama pull chat" in str(from_status(404, "model not found", {}, ollama))
    assert "ollama" not in str(from_status(404, "model not found", {}, MODEL))


def test_unknown_trouble_is_an_unreachable_service() -> None:
    assert from_exception(RuntimeError("odd"), MODEL).kind == "unreachable"
    assert from_exception(TimeoutError(), MODEL).kind == "timeout"
    assert from_exception(ConnectionResetError(), MODEL).kind == "cut"


def test_the_proxy_in_the_way_is_named_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    lost = OSError("no route")
    assert "proxy" not in str(from_exception(lost, MODEL))
    own = MODEL.model_copy(update={"proxy": "http://ann:s3cret@proxy.lan:8080"})
    said = from_exception(lost, own)
    assert "at https://api.example.org/v1 through the proxy http://proxy.lan:8080." in str(said)
    assert "s3cret" not in repr(said.as_dict())
    assert said.retryable
    monkeypatch.setenv("https_proxy", "http://ann:s3cret@system.lan:3128")
    said = from_exception(lost, MODEL)
    assert "through the proxy http://system.lan:3128." in str(said)
    assert "s3cret" not in repr(said.as_dict())
    here = MODEL.model_copy(update={"base_url": "http://127.0.0.1:1/v1"})
    assert "proxy" not in str(from_exception(lost, here)), "nothing on this computer is asked through it"
    monkeypatch.setenv("no_proxy", "example.org")
    assert "proxy" not in str(from_exception(lost, MODEL))


async def test_a_dead_proxy_is_named_by_a_real_call() -> None:
    model = MODEL.model_copy(update={"provider": "lab", "proxy": "http://127.0.0.1:9"})
    async with Client(Secrets(), Patience(attempts=1)) as client:
        with pytest.raises(ModelError, match=r"through the proxy http://127\.0\.0\.1:9\."):
            await client.complete(Request(({"role": "user", "content": "?"},), model, "chat"))


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Incorrect API key provided: sk-abc123***xyz", "Incorrect API key provided: •••"),
        ("Check your API key settings.", "Check your API key settings."),
        ("Invalid key ab12cd34ef", "Invalid •••"),
        ("Bearer abcdef123456 refused; key-0a1b2c3d too", "••• refused; ••• too"),
    ],
)
def test_keys_are_left_out_and_words_are_not(said: str, shown: str) -> None:
    assert from_status(401, said, {}, MODEL).params["reply"] == shown
