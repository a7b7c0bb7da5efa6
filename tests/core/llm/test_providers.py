"""Providers as data, and how a model is named."""

from __future__ import annotations

import pytest

from core.errors import InvalidUse
from core.llm.messages import Model, Usage
from core.llm.pricing import cost
from core.llm.providers import key_variables, providers, resolve, title


def test_table() -> None:
    expected = {"built-in", "ollama", "openai", "lmstudio", "vllm", "deepseek", "siliconflow", "zhipu", "openrouter"}
    assert expected | {"moonshot", "bailian", "openai-compatible"} <= set(providers())
    for provider in providers().values():
        assert provider.local or provider.base_url.startswith("https://") or provider.id == "openai-compatible"
        assert not provider.key or provider.key_env
        assert provider.title
    assert key_variables()["openai"] == ("OPENAI_API_KEY",)
    assert (title("zhipu"), title("mine")) == ("Zhipu", "mine")


def test_resolving() -> None:
    model = resolve("ollama/qwen3:8b", temperature=0, parallel=None)
    assert (model.provider, model.name, model.base_url) == ("ollama", "qwen3:8b", "http://127.0.0.1:11434/v1")
    assert (model.temperature, model.parallel, model.local) == (0, 2, True)
    assert resolve("openrouter/meta/llama-4").name == "meta/llama-4"
    assert resolve("deepseek/chat").json_schema is False
    built_in = resolve("built-in")
    assert (built_in.provider, built_in.name, built_in.local) == ("built-in", "built-in", True)


def test_resolving_with_an_address() -> None:
    model = resolve("Qwen/Qwen3-8B", "http://10.0.0.5:8000/v1/")
    assert (model.provider, model.name, model.base_url) == (
        "openai-compatible",
        "Qwen/Qwen3-8B",
        "http://10.0.0.5:8000/v1",
    )
    assert not model.local
    assert resolve("openai-compatible/m", "http://localhost:1/v1").local
    assert resolve("vllm/m", "http://gpu:8000/v1").base_url == "http://gpu:8000/v1"


@pytest.mark.parametrize("spec", ["", "gpt", "nobody/gpt", "openai/", "openai-compatible/m"])
def test_what_names_no_model(spec: str) -> None:
    with pytest.raises(InvalidUse) as caught:
        resolve(spec)
    assert caught.value.todo


def test_cost() -> None:
    model = Model(provider="openai", name="m", base_url="https://api.example.org/v1", price_in=2.0, price_out=8.0)
    assert cost(model, Usage(1_000_000, 500_000)) == 6.0
    assert cost(model, Usage(10, None)) is None
    assert cost(model, Usage(10, 10, cached=True)) == 0
    assert cost(model.model_copy(update={"price_out": None}), Usage(1, 1)) is None
    assert cost(resolve("ollama/m"), Usage(None, None)) == 0
    assert cost(resolve("built-in"), Usage()) == 0


def test_usage_adds_up() -> None:
    assert Usage(1, 2) + Usage(10, 20) == Usage(11, 22)
    assert Usage(None, None) + Usage(10, None) == Usage(10, None)
