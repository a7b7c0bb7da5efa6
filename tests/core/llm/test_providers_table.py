"""Every entry of the table is complete, and a body made for it holds and lacks exactly what the entry says."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from core.llm.bodies import LIMITS, Habits, build
from core.llm.messages import Model, Request
from core.llm.providers import KINDS, Provider, matches, providers
from core.paths import resources

#: product.md's list of providers, by id
EXPECTED = {
    "built-in",
    "gguf",
    "ollama",
    "openai",
    "anthropic",
    "gemini",
    "siliconflow",
    "deepseek",
    "302ai",
    "zhipu",
    "volcengine",
    "groq",
    "xai",
    "openrouter",
    "bailian",
    "moonshot",
    "minimax",
    "qianfan",
    "spark",
    "mistral",
    "lmstudio",
    "vllm",
    "openai-compatible",
}
SCHEMA: dict[str, Any] = {"type": "object", "properties": {}}
CHAT = [entry for entry in providers().values() if entry.kind == "openai"]


def _models() -> list[tuple[Provider, str]]:
    """Return each provider with a model that no rule names, and with one for each of its rules."""
    found = []
    for entry in CHAT:
        names = ["some-model", *(rule.models[0].rstrip("*") for rule in entry.rules)]
        found += [(entry, name) for name in names]
    return found


def _model(entry: Provider, name: str, **settings: Any) -> Model:
    return entry.model(name, base_url=None if entry.base_url else "http://127.0.0.1:9/v1", **settings)


def _body(model: Model, **more: Any) -> dict[str, Any]:
    request = Request(({"role": "user", "content": "?"},), model, "test", **more)
    return build(request, Habits.of(model))


def test_all_expected_providers_are_there() -> None:
    assert set(providers()) == EXPECTED


def test_head_of_the_file_explains_every_field() -> None:
    head = (resources() / "providers.toml").read_text(encoding="utf-8").split("[built-in]")[0]
    unexplained = [name for name in Provider.model_fields if name != "id" and f" {name}" not in head]
    assert not unexplained


@pytest.mark.parametrize("entry", providers().values(), ids=lambda entry: entry.id)
def test_entry_is_complete(entry: Provider) -> None:
    assert entry.title
    assert entry.kind in KINDS
    assert entry.local or entry.base_url.startswith("https://") or entry.id == "openai-compatible"
    assert not entry.base_url.endswith("/")
    assert bool(entry.page) == (entry.kind == "openai" and entry.id != "openai-compatible")
    assert not entry.key or entry.key_env, "a key that is needed can come from the environment"
    assert all(name.isidentifier() and name.isupper() for name in entry.key_env)
    assert entry.list_path.startswith("/") or entry.models or entry.kind != "openai"
    assert bool(entry.thinking_on) == bool(entry.thinking_off), "what can be switched on can be switched off"
    assert not {"authorization", "x-api-key"} & {name.lower() for name in entry.headers}
    for rule in entry.rules:
        assert all("*" not in pattern[:-1] for pattern in rule.models), "a star stands at the end only"
        assert (rule.thinking_on is None) == (rule.thinking_off is None) or entry.thinking_on


@pytest.mark.parametrize(("entry", "name"), _models(), ids=lambda value: value if isinstance(value, str) else value.id)
def test_body_holds_what_the_entry_says(entry: Provider, name: str) -> None:
    model = _model(entry, name, temperature=0, top_p=0.5, top_k=7, max_tokens=50)
    refused = model.dialect.refuses
    body = _body(model, schema=SCHEMA, stream=True)
    for field, value in (("temperature", 0), ("top_p", 0.5), ("top_k", 7)):
        assert body.get(field) == (None if field in refused else value), field
    assert {limit: body.get(limit) for limit in LIMITS} == {
        limit: 50 if limit == model.dialect.limit else None for limit in LIMITS
    }
    assert ("stream_options" in body) == ("stream_options" not in refused)
    formats = model.dialect.formats
    expected = "json_schema" if formats is None else next(iter(formats), None)
    assert body.get("response_format", {}).get("type") == expected
    assert not set(refused) & set(body)
    for field, value in model.dialect.always.items():
        assert body[field] == value


@pytest.mark.parametrize(("entry", "name"), _models(), ids=lambda value: value if isinstance(value, str) else value.id)
def test_thinking_on_off_and_as_it_comes(entry: Provider, name: str) -> None:
    plain, on, off = (_body(_model(entry, name, thinking=thinking)) for thinking in (None, True, False))
    dialect = _model(entry, name).dialect
    assert {key: on[key] for key in on if key not in plain} == dialect.thinking_on
    assert {key: off[key] for key in off if key not in plain} == dialect.thinking_off
    assert (on == off) == (not dialect.thinking_on)
    assert plain.keys() == {"model", "messages", *dialect.always}


def test_what_is_not_set_is_not_sent() -> None:
    assert _body(_model(providers()["openrouter"], "m")).keys() == {"model", "messages"}


def test_rules_are_for_the_names_they_say() -> None:
    openai, spark = providers()["openai"], providers()["spark"]
    assert "temperature" in openai.model("gpt-5-mini").dialect.refuses
    assert "temperature" not in openai.model("gpt-5.2").dialect.refuses
    assert "temperature" not in openai.model("gpt-4o").dialect.refuses
    assert openai.model("gpt-4o").vision is True
    assert openai.model("unheard-of").vision is None
    assert spark.model("lite").base_url.endswith("/v1")
    assert spark.model("x1").base_url.endswith("/v2")
    assert spark.model("x1", base_url="http://127.0.0.1:1/v9").base_url.endswith("/v9"), (
        "the user's address comes first"
    )
    assert matches("gpt-5*", "GPT-5-mini")
    assert not matches("gpt-5", "gpt-5-mini")


def test_what_the_user_adds_comes_last_and_leaves_the_table_alone() -> None:
    entry = providers()["vllm"]
    mine = {"chat_template_kwargs": {"flavour": 1}, "temperature": 0.9}
    model = entry.model("m", temperature=0, thinking=False, extra_body=mine)
    body = _body(model)
    assert body["temperature"] == 0.9
    assert body["chat_template_kwargs"] == {"enable_thinking": False, "flavour": 1}
    assert entry.thinking_off == {"chat_template_kwargs": {"enable_thinking": False}}
    assert mine == {"chat_template_kwargs": {"flavour": 1}, "temperature": 0.9}


@pytest.mark.parametrize(
    ("complaint", "dropped"),
    [
        ("Unknown parameter: 'top_k'.", {"top_k"}),
        ("不支持参数 top_k", {"top_k"}),
        ("“enable_thinking” must not be set for this model", {"enable_thinking"}),
        ("qwen2 does not support thinking", {"enable_thinking"}),
        ("temperature is not supported with this model", {"temperature"}),
    ],
)
def test_a_refused_parameter_is_given_up(complaint: str, dropped: set[str]) -> None:
    model = providers()["siliconflow"].model("m", temperature=0, top_k=3, thinking=True)
    request = Request(({"role": "user", "content": "?"},), model, "test")
    habits = Habits.of(model)
    assert habits.learn(build(request, habits), complaint)
    assert habits.dropped == dropped
    assert not dropped & set(build(request, habits))


def test_a_limit_by_another_name_is_taken_and_a_large_one_is_not_a_name() -> None:
    model = providers()["openai"].model("m", max_tokens=9)
    request = Request(({"role": "user", "content": "?"},), model, "test")
    habits = Habits.of(model)
    assert not habits.learn(build(request, habits), "max_completion_tokens is too large: 9")
    assert habits.learn(build(request, habits), "Unsupported parameter: 'max_completion_tokens'")
    assert build(request, habits)["max_tokens"] == 9
    fresh = dataclasses.replace(habits, limit="max_tokens")
    assert fresh.learn(build(request, fresh), "'max_tokens' is not supported. Use 'max_completion_tokens' instead.")
    assert fresh.limit == "max_completion_tokens"


def test_a_limit_too_small_for_thinking_does_not_switch_thinking_off() -> None:
    model = providers()["anthropic"].model("claude", max_tokens=500, thinking=True)
    request = Request(({"role": "user", "content": "?"},), model, "test")
    habits = Habits.of(model)
    complaint = "`max_tokens` must be greater than `thinking.budget_tokens`."
    assert not habits.learn(build(request, habits), complaint)
    assert habits == Habits.of(model)


def test_complaint_about_nothing_that_was_sent_teaches_nothing() -> None:
    model = providers()["siliconflow"].model("m", temperature=0)
    request = Request(({"role": "user", "content": "?"},), model, "test")
    habits = Habits.of(model)
    assert not habits.learn(build(request, habits), "messages: text must be non-empty; model overloaded")
    assert habits == Habits.of(model)
