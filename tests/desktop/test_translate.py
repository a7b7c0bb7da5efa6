"""Sentences are joined as their language does."""

from __future__ import annotations

import pytest

from core.errors import LorewrightError
from desktop.presenter import sentence
from desktop.translate import Languages, aside, between, counted, listed, sentences


@pytest.mark.parametrize(
    ("parts", "joined"),
    [
        (("It failed.", "Retry."), "It failed. Retry."),
        (("读取失败。", "重试。"), "读取失败。重试。"),
        (("读取失败：a.md", "重试。"), "读取失败：a.md 重试。"),
        (("", "Retry."), "Retry."),
        (("缺少变量。", "（另有 2 处）"), "缺少变量。（另有 2 处）"),
        (("缺少变量", "（另有 2 处）"), "缺少变量（另有 2 处）"),
        (("It is missing.", "(2 more)"), "It is missing. (2 more)"),
        ((), ""),
    ],
)
def test_sentences_are_joined(parts: tuple[str, ...], joined: str) -> None:
    assert sentences(*parts) == joined


def test_counts_in_sentences_are_written_as_all_numbers() -> None:
    assert counted("999 documents", 999) == "999 documents"
    assert counted("1016 个文档 · 失败 1016", 1016, 1016) == "1,016 个文档 · 失败 1,016"
    assert counted("12000 documents → 5 samples", 12_000, 5) == "12,000 documents → 5 samples"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Tag: Heart|Documents, 12|1–9: 3; 10–19: 4|No chunks. Split it.|a, b|12 May (a · b)|x"),
        ("zh_CN", "Tag：Heart|Documents，12|1–9：3；10–19：4|No chunks。Split it.|a、b|12 May（a · b）|x"),
    ],
)
def test_parts_are_joined_with_the_marks_of_the_language(languages: Languages, language: str, words: str) -> None:
    languages.use(language)
    sizes = between("; ", between(": ", "1–9", "3"), between(": ", "10–19", "4"))
    assert words.split("|") == [
        between(": ", "Tag", "Heart"),
        between(", ", "Documents", "12"),
        sizes,
        between(". ", "No chunks", "Split it."),
        listed(["a", "b"]),
        aside("12 May", "a · b"),
        between(": ", "x", ""),
    ]


def test_lists_in_errors_are_joined_as_the_interface_writes_them(languages: Languages) -> None:
    error = LorewrightError("Use one of: {known}.", known=["text", "count"])
    assert str(error) == sentence(error.as_dict()) == "Use one of: text, count."
    languages.use("zh_CN")
    assert sentence(error.as_dict()) == "可选：text、count。"
