"""Sentences are joined as their language does."""

from __future__ import annotations

import pytest

from desktop.translate import sentences


@pytest.mark.parametrize(
    ("parts", "joined"),
    [
        (("It failed.", "Retry."), "It failed. Retry."),
        (("读取失败。", "重试。"), "读取失败。重试。"),
        (("读取失败：a.md", "重试。"), "读取失败：a.md 重试。"),
        (("", "Retry."), "Retry."),
        ((), ""),
    ],
)
def test_sentences_are_joined(parts: tuple[str, ...], joined: str) -> None:
    assert sentences(*parts) == joined
