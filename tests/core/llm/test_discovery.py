"""A running Ollama is found by itself, a missing one is quietly none."""

from __future__ import annotations

import pytest

from core.llm.discovery import OllamaModel, discover_ollama, list_models, ollama_url
from core.llm.failures import ModelError
from core.llm.messages import Model
from tests.core.llm.conftest import Asking
from tests.helpers.behaviour import Behaviour
from tests.helpers.server import Server


@pytest.mark.parametrize(
    ("value", "url"),
    [
        ("", "http://127.0.0.1:11434"),
        ("0.0.0.0", "http://127.0.0.1:11434"),
        ("0.0.0.0:8080", "http://127.0.0.1:8080"),
        ("myhost", "http://myhost:11434"),
        ("http://myhost:99/", "http://myhost:99"),
        ("https://ollama.example.org", "https://ollama.example.org:443"),
        ("[::1]:5000", "http://[::1]:5000"),
    ],
)
def test_address_forms(value: str, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ollama_url(value) == url
    monkeypatch.setenv("OLLAMA_HOST", value)
    assert ollama_url() == url


async def test_ollama_found(loopback: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OLLAMA_HOST", f"127.0.0.1:{loopback.port}")
    assert await discover_ollama() == [
        OllamaModel("tiny:latest", 400_000_000),
        OllamaModel("qwen3:8b", 5_200_000_000),
    ]


async def test_ollama_without_a_model_is_not_a_missing_one(loopback: Server) -> None:
    loopback.behaviour = Behaviour(ollama=())
    assert await discover_ollama(f"http://127.0.0.1:{loopback.port}") == []


async def test_no_ollama() -> None:
    assert await discover_ollama("http://127.0.0.1:9") is None
    assert await discover_ollama("nonsense://") is None


async def test_list(loopback: Server, request_to: Asking) -> None:
    model = request_to().model
    assert await list_models(model) == ["large", "small"]
    loopback.behaviour = Behaviour(key="right")
    assert await list_models(model, "right") == ["large", "small"]
    with pytest.raises(ModelError, match="refused the key"):
        await list_models(model, "wrong")
    with pytest.raises(ModelError, match="no list of models at"):
        await list_models(Model(provider="vllm", name="m", base_url=f"http://127.0.0.1:{loopback.port}/other"))
    with pytest.raises(ModelError, match="Nothing answers"):
        await list_models(Model(provider="vllm", name="m", base_url="http://127.0.0.1:9/v1"))
