"""Sentences are joined as their language does."""

from __future__ import annotations

import pytest

from desktop.translate import counted, sentences


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


def test_counts_in_sentences_are_written_as_all_numbers() -> None:
    assert counted("999 documents", 999) == "999 documents"
    assert counted("1016 个文档 · 失败 1016", 1016, 1016) == "1,016 个文档 · 失败 1,016"
    assert counted("12000 documents → 5 samples", 12_000, 5) == "12,000 documents → 5 samples"
