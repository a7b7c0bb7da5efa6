"""Estimates: tokens from lengths in both languages, money only where the price is known."""

from __future__ import annotations

import pytest

from core.llm.messages import Model
from core.stages import estimate as stages
from core.stages.choice import BUILT_IN

REMOTE = Model(provider="deepseek", name="chat", base_url="https://api.example.org/v1")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", 0), ("a", 1), ("word word word word", 5), ("合同", 2), ("合同 contract", 5), ("合同。", 3)],
)
def test_tokens_of_chinese_and_english(text: str, expected: int) -> None:
    assert stages.tokens(text) == expected


def test_tokens_from_lengths_agree_with_tokens_of_the_text() -> None:
    text = "第十三条 个人信息处理者 may process 个人信息 only if one of the following applies."
    assert stages.tokens_of(len(text), len(text.encode())) == stages.tokens(text)


def test_rare_characters_never_count_more_than_there_are() -> None:
    assert stages.tokens("😀😀") <= 2


def test_overhead_is_the_rendered_prompt_without_the_text() -> None:
    bare = stages.overhead("questions", "zh", {})
    assert bare > 100
    assert stages.overhead("questions", "zh", {"tags": ["责任", "期限"] * 20}) > bare


def test_built_in_engine_makes_no_calls_and_costs_nothing() -> None:
    assert stages.estimate(BUILT_IN, 310, 9000, 900) == stages.Estimate(310, 0, 0, 0, 0.0)


def test_unknown_price_stays_unknown() -> None:
    found = stages.estimate(REMOTE, 310, 9000, 900)
    assert (found.calls, found.tokens, found.cost) == (310, 9900, None)


def test_known_price_is_worked_out_per_million() -> None:
    priced = REMOTE.model_copy(update={"price_in": 2.0, "price_out": 8.0})
    assert stages.estimate(priced, 10, 1_000_000, 250_000).cost == pytest.approx(4.0)


def test_a_model_on_this_machine_costs_nothing() -> None:
    local = Model(provider="ollama", name="small", base_url="http://127.0.0.1:11434/v1")
    assert stages.estimate(local, 3, 3000, 300).cost == 0


def test_no_calls_cost_nothing_whatever_the_price() -> None:
    assert stages.estimate(REMOTE, 0, 0, 0).cost == 0
