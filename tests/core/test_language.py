"""Language detection and sentence spans, in Chinese and in English."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.language import count_han, detect, is_han, sentences


def _texts(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("软件包由维护者负责。", "zh"),
        ("The package has a maintainer.", "en"),
        ("运行 `apt-get install python3-venv` 命令来安装所需的软件包,然后重新启动系统。", "zh"),
        ("The city of Beijing (北京) is the capital.", "en"),
        ("これは日本語の文章です。漢字も使います。", "en"),
        ("", "en"),
        ("123 --- !!!", "en"),
    ],
)
def test_detects_the_language(text: str, language: str) -> None:
    assert detect(text) == language


def test_of_a_long_text_samples_are_looked_at() -> None:
    looked: list[int] = []

    class Counted(str):
        __slots__ = ()

        def __getitem__(self, place: Any) -> str:
            found = super().__getitem__(place)
            looked.append(len(found))
            return found

    text = Counted("这是一段很长的中文文本。" * 90_000)
    assert detect(text) == "zh"
    assert 0 < sum(looked) < len(text) / 10


def test_counts_han() -> None:
    assert count_han("中文 and 汉字, 2 words") == 4
    assert [is_han(char) for char in "字a。"] == [True, False, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第一句。第二句！第三句？", ["第一句。", "第二句！", "第三句？"]),
        ("他说：“走吧。”然后离开了。", ["他说：“走吧。”", "然后离开了。"]),
        ("“真的吗？”，他问。", ["“真的吗？”，他问。"]),
        ('他说:"走吧。"她没动。', ['他说:"走吧。"', "她没动。"]),
        ('他走了。"真的?"她问。', ["他走了。", '"真的?"', "她问。"]),
        ("等等……然后呢？", ["等等……", "然后呢？"]),
        ("一；二；三。", ["一；", "二；", "三。"]),
        ("版本 3.11 已发布。见 v2.0.1 的说明。", ["版本 3.11 已发布。", "见 v2.0.1 的说明。"]),
        ("It works. So do I. Yes!", ["It works.", "So do I.", "Yes!"]),
        ("See Fig. 3 and Sec. 4. Then stop.", ["See Fig. 3 and Sec. 4.", "Then stop."]),
        ("Use fruit, e.g. Apples. Dr. Smith agrees.", ["Use fruit, e.g. Apples.", "Dr. Smith agrees."]),
        ("Pi is 3.14. Version 2.0.1 is out.", ["Pi is 3.14.", "Version 2.0.1 is out."]),
        ('"Stop." He left. "Why?" she asked.', ['"Stop."', "He left.", '"Why?" she asked.']),
        ("He lives in the U.S. The army is the U.S. Army.", ["He lives in the U.S.", "The army is the U.S. Army."]),
        ("Is it No. 5? No. It is not.", ["Is it No. 5?", "No.", "It is not."]),
        ("J. R. Smith wrote it (see p. 4). Good.", ["J. R. Smith wrote it (see p. 4).", "Good."]),
        ("A claim.[^1] Another one.[12] End.", ["A claim.[^1]", "Another one.[12]", "End."]),
        ("**Bold.** Next one.", ["**Bold.**", "Next one."]),
        ("Wrapped over\ntwo lines. Next.", ["Wrapped over\ntwo lines.", "Next."]),
        ("# Title\nText here", ["Title", "Text here"]),
        ("Title\n=====\nText", ["Title", "Text"]),
        ("- one\n- two\n  goes on\n1. three\n", ["one", "two\n  goes on", "three"]),
        ("> quoted\n> text. More.\n\nAfter", ["quoted\n> text.", "More.", "After"]),
        ("| a | b |\n|---|---|\n| c. D | d |", ["a | b |", "c.", "D | d |"]),
        ("Before\n```\nx = 1. Y\nz!\n```\nAfter", ["Before", "x = 1. Y\nz!", "After"]),
        ("No blank\n\nbreak", ["No blank", "break"]),
        ("node.js and a.b.c run... slowly. Wait... What?", ["node.js and a.b.c run... slowly.", "Wait...", "What?"]),
        ("", []),
        ("\n\n---\n***\n", []),
    ],
)
def test_finds_sentences(text: str, expected: list[str]) -> None:
    assert _texts(text) == expected


@given(st.text(alphabet="aB。.!?\"'”） \n#-|`>1…；第", max_size=200))
def test_spans_are_sorted_disjoint_and_lose_no_letter(text: str) -> None:
    spans = sentences(text)
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        last = end
    kept = "".join(text[start:end] for start, end in spans)
    assert (
        kept.count("a")
        == text.count("a") - sum(line.count("a") for line in text.splitlines() if line.strip().startswith("```"))
        or "```" in text
    )


def test_sentences_of_megabytes() -> None:
    text = "The quick brown fox, e.g. Reynard, jumps over 3.5 dogs. 第二句话是中文。\n" * 20_000
    assert len(sentences(text)) == 40_000
    assert len(sentences("a." * 500_000)) == 1
    assert len(sentences('."' * 100_000)) >= 0
