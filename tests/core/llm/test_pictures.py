"""Tokens of pictures, as the providers' own examples have them."""

from __future__ import annotations

import pytest

from core.llm.pictures import tokens


@pytest.mark.parametrize(
    ("model", "size", "expected"),
    [
        ("gpt-4o", (1024, 1024), 765),
        ("openai/gpt-4.1", (2048, 4096), 1105),
        ("gpt-4o-mini", (512, 512), 8500),
        ("gpt-5", (512, 512), 210),
        ("gpt-4.1-mini", (1024, 1024), round(1024 * 1.62)),
        ("gpt-5-nano", (4000, 4000), round(1536 * 2.46)),
        ("o4-mini", (320, 320), round(100 * 1.72)),
        ("o3", (512, 512), 225),
        ("claude-sonnet-4", (1000, 1000), 1333),
        ("claude-sonnet-4", (4000, 4000), 1533),
        ("gemini-2.5-flash", (384, 384), 258),
        ("gemini-2.5-flash", (960, 540), 516),
        ("qwen2.5-vl-72b", (1240, 1754), 45 * 63),
        ("qwen3-vl-plus", (1920, 1080), 60 * 34),
        ("glm-4.5v", (280, 280), 100),
        ("any", (0, 0), 1),
    ],
)
def test_the_providers_examples(model: str, size: tuple[int, int], expected: int) -> None:
    assert tokens(model, *size) == expected
