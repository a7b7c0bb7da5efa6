"""The table of prices: complete, dated, and silent where nothing is known."""

from __future__ import annotations

from datetime import date

from core.llm import prices
from core.llm.messages import Model, Usage
from core.llm.prices import UNKNOWN
from core.llm.pricing import cost
from core.llm.providers import providers, resolve
from core.paths import resources


def test_every_price_is_complete() -> None:
    head = (resources() / "prices.toml").read_text(encoding="utf-8").split("[[price]]")[0]
    assert not [name for name in prices.Price.model_fields if f" {name}" not in head]
    for price in prices.prices():
        assert price.provider in providers()
        assert not providers()[price.provider].local
        assert price.source.scheme == "https"
        assert price.date >= date(2026, 1, 1)
        assert all("*" not in pattern[:-1] for pattern in price.models)
        assert price.price_out >= price.price_in, "no known provider takes less for writing than for reading"


def test_no_entry_hides_behind_another() -> None:
    for price in prices.prices():
        for name in price.models:
            found = prices.find(price.provider, name.rstrip("*"), price.at, price.until or date(2100, 1, 1))
            assert found is price, name


def test_names_are_taken_as_they_are_unless_a_star_says_otherwise() -> None:
    assert prices.price("openai", "gpt-5-mini-2025-08-07")[:3] == (0.25, 2.0, "USD")
    assert prices.price("openai", "gpt-5-nano") == UNKNOWN
    assert prices.price("openai", "gpt-5") == (1.25, 10.0, "USD", "2026-11-22")
    assert prices.price("openrouter", "gpt-5") == UNKNOWN
    assert prices.price("mine", "anything") == UNKNOWN


def test_price_depends_on_the_place_and_the_day() -> None:
    at_home, abroad = (prices.price("moonshot", "kimi-k3", f"https://api.moonshot.{end}/v1") for end in ("cn", "ai"))
    assert (at_home[:3], abroad[:3]) == ((20, 100, "CNY"), (3, 15, "USD"))
    assert prices.price("moonshot", "kimi-k3") == UNKNOWN
    before, after = (
        prices.find("gemini", "gemini-3.8-flash", "", day) for day in (date(2026, 12, 31), date(2027, 1, 1))
    )
    assert before is not None
    assert after is not None
    assert (before.price_in, after.price_in) == (0.75, 1.5)
    assert prices.find("gemini", "gemini-3.7-flash", "", date(2027, 1, 1)) is None, "nobody said what comes after"


def test_what_is_unknown_costs_no_zero_and_what_is_here_does() -> None:
    usage = Usage(1000, 1000)
    assert cost(resolve("openai/unheard-of"), usage) is None
    assert cost(resolve("ollama/qwen3"), usage) == 0


def test_a_price_that_was_named_counts_for_a_service_here_too() -> None:
    """A service on this machine may pass calls on to one that is paid."""
    here = Model(provider="openai-compatible", name="m", base_url="http://127.0.0.1:4000/v1")
    named = here.model_copy(update={"price_in": 1.0, "price_out": 2.0})
    assert cost(here, Usage()) == 0
    assert cost(named, Usage(1_000_000, 500_000)) == 2
    assert cost(named, Usage()) is None
    assert cost(named, Usage(5, 5, cached=True)) == 0


def test_a_model_with_one_address_elsewhere_is_not_of_this_machine() -> None:
    here = Model(provider="openai-compatible", name="m", base_url="http://127.0.0.1:4000/v1")
    assert here.model_copy(update={"endpoints": ("http://localhost:1/v1",)}).local
    assert not here.model_copy(update={"endpoints": ("http://10.0.0.5/v1",)}).local
