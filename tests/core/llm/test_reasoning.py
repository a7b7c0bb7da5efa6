"""Reasoning is taken out of an answer, in whichever way it came, and nothing else is."""

from __future__ import annotations

from typing import Any

import pytest

from core.llm.reasoning import separate

CASES: dict[str, tuple[Any, str, str | None]] = {
    "none": ("The answer.", "The answer.", None),
    "tags": ("<think>Because.</think>\n\nThe answer.", "The answer.", "Because."),
    "Chinese": ("<think>因为如此。</think>答案。", "答案。", "因为如此。"),
    "other names": ("<thinking>a</thinking>x<thought>b</thought>y", "xy", "a\n\nb"),
    "case and space": ("< Think >a</ THINK >x", "x", "a"),
    "never closed": ("<think>I ran out of", "", "I ran out of"),
    "answer before one never closed": ("The answer.\n<think>And now", "The answer.", "And now"),
    "never opened": ("I think so.\n</think>\nThe answer.", "The answer.", "I think so."),
    "several": ("<think>a</think>x <think>b</think>y", "x y", "a\n\nb"),
    "named within": ("<think>use <think> tags</think>x", "x", "use <think> tags"),
    "nested": ("<think>a<think>b</think>c</think>x", "x", "a<think>b\n\nc"),
    "empty": ("<think>\n\n</think>\nx", "x", None),
    "in a fence": (
        "Write:\n```xml\n<think>a</think>\n```\nDone.",
        "Write:\n```xml\n<think>a</think>\n```\nDone.",
        None,
    ),
    "fence in a thought": ("<think>```json\n[1</think>\n```json\n[2]\n```", "```json\n[2]\n```", "```json\n[1"),
    "no tag": ("if a < b and c > d: <b>bold</b>", "if a < b and c > d: <b>bold</b>", None),
    "nothing": (None, "", None),
    "parts": ([{"type": "text", "text": "x"}, {"type": "thinking", "thinking": "a"}], "x", None),
}


@pytest.mark.parametrize(("content", "answer", "reasoning"), CASES.values(), ids=CASES)
def test_tags(content: Any, answer: str, reasoning: str | None) -> None:
    assert separate({"content": content}) == (answer, reasoning)


@pytest.mark.parametrize("name", ["reasoning_content", "reasoning", "thinking"])
def test_fields(name: str) -> None:
    assert separate({"content": "答案。", name: " 因为。 "}) == ("答案。", "因为。")
    assert separate({"content": "<think>a</think>x", name: "b"}) == ("x", "b\n\na")
    assert separate({"content": "<think>a</think>x", name: "a"}) == ("x", "a")
    assert separate({"content": "x", name: None}) == ("x", None)
