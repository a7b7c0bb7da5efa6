"""What providers write when they refuse becomes a sentence, without what they wrote and without keys."""

from __future__ import annotations

import pytest

from core.llm.failures import EXCERPT, from_exception, from_status
from core.llm.messages import Model

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
