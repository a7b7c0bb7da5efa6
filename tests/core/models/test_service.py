"""What there is to call: the table, the user's changes, single models, and what wins over what."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from pydantic import ValidationError

from core.errors import InvalidUse
from core.llm import prices
from core.llm.messages import Model
from core.llm.providers import providers
from core.llm.settings import ModelSettings, changed
from core.models import habits, known, service
from core.models import providers as changing
from core.workspace import Workspace


def _resolved(workspace: Workspace, spec: str | tuple[str, str], **settings: Any) -> Model:
    with workspace.read() as connection:
        return service.resolved(connection, spec, **settings)


def test_untouched_table_is_what_comes_along(workspace: Workspace) -> None:
    with workspace.read() as connection:
        assert service.entries(connection) == providers()
    model = _resolved(workspace, "openai/gpt-5-mini")
    assert (model.price_in, model.price_out, model.currency) == (0.25, 2.0, "USD")
    assert model.dialect.limit == "max_completion_tokens"
    assert _resolved(workspace, "built-in").provider == "built-in"
    assert _resolved(workspace, "openai/unheard-of").price_in is None
    assert _resolved(workspace, "ollama/qwen3").price_in == 0


def test_changed_provider_keeps_only_what_differs(workspace: Workspace) -> None:
    workspace.write(
        lambda c: changing.change(c, "deepseek", {"parallel": 3, "title": "DeepSeek", "proxy": "http://p:1"})
    )
    with workspace.read() as connection:
        row = connection.execute(service.PROVIDER.select()).mappings().one()
        entry = service.entry(connection, "deepseek")
    assert row["entry"] == {"parallel": 3, "proxy": "http://p:1"}
    assert (entry.parallel, entry.proxy, entry.base_url) == (3, "http://p:1", providers()["deepseek"].base_url)
    assert _resolved(workspace, "deepseek/deepseek-flash").proxy == "http://p:1"
    workspace.write(lambda c: changing.remove(c, "deepseek"))
    with workspace.read() as connection:
        assert service.entry(connection, "deepseek") == providers()["deepseek"]


def test_own_provider_is_like_any_other(workspace: Workspace) -> None:
    fields: dict[str, Any] = {
        "title": "实验室 Lab",
        "base_url": "http://10.0.0.5:8000/v1",
        "requests_per_minute": 30,
        "refuses": ["top_k"],
    }
    key, _changes = workspace.write(lambda c: changing.add(c, fields))
    again, _changes = workspace.write(lambda c: changing.add(c, fields))
    assert (key, again) == ("lab", "lab-2")
    model = _resolved(workspace, "lab/Qwen/Qwen3-8B", temperature=0)
    assert (model.name, model.base_url, model.requests_per_minute) == ("Qwen/Qwen3-8B", "http://10.0.0.5:8000/v1", 30)
    assert (model.temperature, model.dialect.refuses) == (0, ("top_k",))
    assert changing.is_own(key)
    workspace.write(lambda c: known.add(c, key, "m"))
    workspace.write(lambda c: changing.remove(c, key))
    with pytest.raises(InvalidUse, match="lab"):
        _resolved(workspace, "lab/m")
    with workspace.read() as connection:
        assert not known.listed(connection, key)


@pytest.mark.parametrize(
    ("fields", "wanted", "said"),
    [
        ({"title": "x"}, "", "address"),
        ({"title": "x", "base_url": "http://a/v1"}, "openai", "openai"),
        ({"title": "x", "base_url": "http://a/v1"}, "Not A Name", "Not A Name"),
        ({"title": "x", "base_url": "http://a/v1", "parallel": 0}, "", "parallel"),
        ({"title": "x", "base_url": "http://a/v1", "colour": "red"}, "", "colour"),
        ({"title": "x", "base_url": "nonsense"}, "", "nonsense is not the address"),
        ({"title": "x", "base_url": "http://a/v1", "proxy": "127.0.0.1:8080"}, "", "127.0.0.1:8080 is not the address"),
        ({"title": "x", "base_url": "http://a/v1", "endpoints": ["b"]}, "", "b is not the address"),
    ],
)
def test_what_is_no_provider(workspace: Workspace, fields: dict[str, Any], wanted: str, said: str) -> None:
    with pytest.raises(InvalidUse, match=said):
        workspace.write(lambda c: changing.add(c, fields, wanted))


def test_null_gives_a_field_back_what_it_was(workspace: Workspace) -> None:
    workspace.write(lambda c: changing.change(c, "deepseek", {"parallel": 3, "proxy": "http://p:1", "timeouts": None}))
    workspace.write(lambda c: changing.change(c, "deepseek", {"parallel": None, "proxy": None}))
    with workspace.read() as connection:
        assert service.entry(connection, "deepseek") == providers()["deepseek"]


def test_every_provider_that_comes_along_can_be_changed(workspace: Workspace) -> None:
    for name in providers():
        workspace.write(lambda c, name=name: changing.change(c, name, {"parallel": 2}))  # type: ignore[misc]


def test_hidden_providers_are_out_of_sight_but_work(workspace: Workspace) -> None:
    workspace.write(lambda c: changing.hide(c, "groq", True))
    with workspace.read() as connection:
        assert "groq" not in service.entries(connection)
        assert "groq" in service.entries(connection, hidden=True)
    assert _resolved(workspace, "groq/m").provider == "groq"
    workspace.write(lambda c: changing.hide(c, "groq", False))
    with workspace.read() as connection:
        assert service.entries(connection) == providers()


def test_row_of_a_newer_version_does_no_harm(workspace: Workspace) -> None:
    entry = {"parallel": "many", "colour": "red", "proxy": "http://p:1"}
    workspace.write(lambda c: changing._write(c, "xai", entry=entry))
    with workspace.read() as connection:
        found = service.entry(connection, "xai")
    assert (found.parallel, found.proxy) == (providers()["xai"].parallel, "http://p:1")


def test_settings_of_a_model_win_over_table_and_list(workspace: Workspace) -> None:
    told = {"told": {"vision": True, "price_in": 1.0, "price_out": 2.0, "currency": "USD"}}
    workspace.write(lambda c: known.set_values(c, "openrouter", "m", habits=told, context=4096))
    model = _resolved(workspace, "openrouter/m")
    assert (model.vision, model.price_in, model.currency, model.context) == (True, 1.0, "USD", 4096)
    mine = {"price_in": 5.0, "temperature": 0.0, "thinking": False, "vision": False, "context": 99}
    workspace.write(lambda c: known.set_values(c, "openrouter", "m", settings=mine))
    model = _resolved(workspace, ("openrouter", "m"))
    assert (model.price_in, model.price_out, model.temperature) == (5.0, 2.0, 0.0)
    assert (model.thinking, model.vision, model.context) == (False, False, 99)
    assert _resolved(workspace, "openrouter/m", temperature=0.7).temperature == 0.7


def test_only_changed_settings_are_kept(workspace: Workspace) -> None:
    with workspace.read() as connection:
        start = service.settings_of(connection, "openai", "gpt-5-mini")
    assert start.price_in == 0.25
    mine = start.model_copy(update={"temperature": 0.0, "price_in": None})
    assert changed(mine, start) == {"temperature": 0.0, "price_in": None}
    assert changed(ModelSettings(), ModelSettings()) == {}


def test_stored_model_takes_over_what_changed_since(workspace: Workspace) -> None:
    stored = Model(provider="ollama", name="qwen3", base_url="http://10.0.0.9:11434/v1", temperature=0.3)
    workspace.write(lambda c: changing.change(c, "ollama", {"timeouts": {"connect": 3.0}}))
    with workspace.read() as connection:
        fresh = service.refreshed(connection, stored)
        gone = stored.model_copy(update={"provider": "gone"})
        assert service.refreshed(connection, gone) == gone
    assert (fresh.base_url, fresh.temperature) == ("http://10.0.0.9:11434/v1", 0.3)
    assert fresh.timeouts.connect == 3.0
    assert fresh.dialect.refuses == ("top_k",)


def test_habits_are_kept_beside_what_the_list_told(workspace: Workspace) -> None:
    store = habits.Habits(workspace)
    assert store.load("vllm", "m") == {}
    workspace.write(lambda c: known.set_values(c, "vllm", "m", habits={"told": {"vision": True}}))
    store.learn("vllm", "m", {"format": 1, "dropped": ["top_k"], "limit": ""})
    assert store.load("vllm", "m") == {"format": 1, "dropped": ["top_k"], "limit": ""}
    assert _resolved(workspace, "vllm/m").vision is True
    workspace.write(lambda c: habits.forget(c, "vllm", "m"))
    assert store.load("vllm", "m") == {}
    assert _resolved(workspace, "vllm/m").vision is True


def test_what_was_refused_while_it_thought_is_tried_again_without(workspace: Workspace) -> None:
    store = habits.Habits(workspace)
    workspace.write(lambda c: habits.set_up(c, "vllm", "m", {"thinking": True}))
    store.learn("vllm", "m", {"format": 0, "dropped": ["temperature"], "limit": ""})
    workspace.write(lambda c: habits.set_up(c, "vllm", "m", {"thinking": True, "top_p": 0.5}))
    assert store.load("vllm", "m")["dropped"] == ["temperature"]
    workspace.write(lambda c: habits.set_up(c, "vllm", "m", {"thinking": False}))
    assert store.load("vllm", "m") == {}


def test_a_price_has_the_day_it_was_entered_on(workspace: Workspace) -> None:
    today = datetime.now().astimezone().date().isoformat()

    def day(**settings: Any) -> str:
        workspace.write(lambda c: habits.set_up(c, "openai", "gpt-5", settings))
        return _resolved(workspace, "openai/gpt-5").price_date

    from_the_table = day()
    assert from_the_table == prices.price("openai", "gpt-5").price_date
    assert day(price_in=1, price_out=2) == today
    assert day(price_in=1, price_out=2, price_date="2026-01-31") == "2026-01-31"
    assert day(price_in=1, price_out=2, price_date="2026-01-31", temperature=0) == "2026-01-31"
    assert day(price_in=1, price_out=3, price_date="2026-01-31") == today, "the day of the former price"
    assert day(price_date=today) == from_the_table
    with pytest.raises(ValidationError):
        ModelSettings(price_date="soon")


def test_settings_set_since_come_before_those_stored_with_a_project(workspace: Workspace) -> None:
    stored = Model(provider="vllm", name="m", base_url="http://127.0.0.1:1/v1", temperature=0.3, top_p=0.5)
    workspace.write(lambda c: known.set_values(c, "vllm", "m", settings={"temperature": 0.9}))
    with workspace.read() as connection:
        fresh = service.refreshed(connection, stored)
        assert service.settings_of(connection, "vllm", "m").temperature == 0.9
        assert service.settings_of(connection, "vllm", "m", own=False).temperature is None
    assert (fresh.temperature, fresh.top_p, fresh.base_url) == (0.9, 0.5, "http://127.0.0.1:1/v1")
    assert service.bare(fresh) == Model(provider="vllm", name="m", base_url="http://127.0.0.1:1/v1")


def test_ollama_is_where_its_variable_says(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OLLAMA_HOST", "0.0.0.0:7000")
    assert _resolved(workspace, "ollama/m").base_url == "http://127.0.0.1:7000/v1"
    workspace.write(lambda c: changing.change(c, "ollama", {"base_url": "http://10.0.0.2:1/v1"}))
    assert _resolved(workspace, "ollama/m").base_url == "http://10.0.0.2:1/v1"


def test_offers_of_one_provider_and_of_all(workspace: Workspace) -> None:
    for provider, name in (("vllm", "b"), ("vllm", "a"), ("groq", "c")):
        workspace.write(lambda c, provider=provider, name=name: known.add(c, provider, name))
    workspace.write(lambda c: changing.hide(c, "groq", True))
    with workspace.read() as connection:
        assert [model.spec for _row, model in service.offered(connection, "vllm")] == ["vllm/a", "vllm/b"]
        assert [model.spec for _row, model in service.offered(connection)] == ["vllm/a", "vllm/b"]
        assert [row.name for row, _model in service.offered(connection, "groq")] == ["c"]
        assert service.offered(connection, "vllm")[0][1] == service.resolved(connection, "vllm/a")
