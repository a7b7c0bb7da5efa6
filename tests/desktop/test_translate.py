"""Sentences are joined as their language does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication

from core.errors import LorewrightError
from desktop.presenter import sentence
from desktop.translate import Languages, aside, between, listed, sentences
from i18n import release
from i18n.linguist import CHINESE, ENGLISH, FOLDER
from i18n.messages import read


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


@pytest.mark.parametrize(("language", "file"), [("en", ENGLISH), ("zh_CN", CHINESE)])
def test_every_count_has_its_thousands_separated(languages: Languages, language: str, file: str) -> None:
    release.main()
    languages.use(language)
    plurals = [one for one in read(FOLDER / file) if "%n" in one.source and one.is_finished]
    assert len(plurals) > 100
    for one in plurals:
        assert "1,234,567" in QCoreApplication.translate(one.context, one.source, "", 1_234_567)
        assert "999" in QCoreApplication.translate(one.context, one.source, "", 999)


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
