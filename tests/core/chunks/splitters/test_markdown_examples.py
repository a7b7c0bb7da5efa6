"""Texts of which the exact pieces are known."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from core.chunks.splitters import STRATEGIES, strategy
from core.chunks.splitters.blocks import scan
from core.chunks.splitters.markdown import MarkdownSettings, split
from core.errors import InvalidUse


def _split(text: str, minimum: int, maximum: int) -> list[tuple[str, tuple[str, ...], bool]]:
    pieces = split(text, MarkdownSettings(minimum=minimum, maximum=maximum))
    return [(text[piece.start : piece.end], piece.headings, piece.oversize) for piece in pieces]


def test_sections_that_fit_stay_whole_and_know_their_path() -> None:
    one = "# 合同\n\n## 第一条\n\n" + "甲方应当按时付款。" * 10 + "\n\n"
    two = "## Second *clause*\n\n" + "The seller delivers. " * 5 + "\n\n"
    three = "# Annex\n\n" + "Nothing else. " * 8
    assert _split(one + two + three, 60, 140) == [
        (one, ("合同",), False),
        (two, ("合同", "Second clause"), False),
        (three, ("Annex",), False),
    ]


def test_small_sections_join_within_their_parent_first() -> None:
    first = "# A\n\n## A1\n\n" + "a" * 60 + "\n\n## A2\n\n" + "b" * 40 + "\n\n"
    second = "# B\n\n## B1\n\n" + "c" * 40 + "\n\n## B2\n\n" + "d" * 60 + "\n"
    assert [piece[0] for piece in _split(first + second, 100, 150)] == [first, second]


def test_chinese_paragraph_is_cut_at_sentence_ends() -> None:
    sentence = "第一句话在这里结束。"
    assert [piece[0] for piece in _split(sentence * 30, 80, 100)] == [sentence * 10] * 3


def test_english_paragraph_is_cut_at_sentence_ends_not_at_abbreviations() -> None:
    text = "It was shown by Dr. Smith in e.g. Figure two. " * 12
    for piece, _, oversize in _split(text, 80, 120):
        assert piece.endswith("two. ")
        assert not oversize


def test_line_without_any_mark_is_cut_hard() -> None:
    assert [len(piece[0]) for piece in _split("x" * 1000, 100, 300)] == [300, 300, 250, 150]


def test_long_table_is_one_marked_piece_with_its_heading() -> None:
    table = "## Prices\n\n| a | 价格 |\n|---|---|\n" + "| 1 | 二 |\n" * 30 + "\n"
    text = "# Top\n\n" + "Intro text. " * 10 + "\n\n" + table + "After it all. " * 8
    pieces = _split(text, 100, 150)
    assert pieces[1] == (table, ("Top", "Prices"), True)
    assert [piece[2] for piece in pieces] == [False, True, False]


@pytest.mark.parametrize(
    "block",
    [
        "```python\n# not a heading\n\n" + "x = 1\n" * 30 + "```\n",
        "````\n```\n# inner\n```\n" + "x\n" * 60 + "````\n",
        "~~~\nopen to the end\n\n# no heading\n" + "x\n" * 60,
        "$$\na = b\n\n" + "+ c \\\\\n" * 25 + "$$\n",
        "\\[\n" + "x^2 + \\\\\n" * 25 + "\\]\n",
        "<table>\n<tr><td><table><tr><td>1</td></tr></table></td></tr>\n\n"
        + "<tr><td># 1</td></tr>\n" * 9
        + "</table>\n",
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_code_formulas_and_html_tables_stay_whole(block: str, newline: str) -> None:
    block = block.replace("\n", newline)
    before = "Before it. " * 9 + newline * 2
    assert _split(before + block, 90, 110) == [(before, (), False), (block, (), True)]


def test_long_list_is_cut_between_its_top_items() -> None:
    item = "- first line of an item\n  - nested one\n\n  more text\n"
    pieces = _split(item * 8, 100, 120)
    assert [piece[0] for piece in pieces] == [item * 2] * 4
    assert not any(piece[2] for piece in pieces)


def test_list_within_the_maximum_is_whole() -> None:
    text = "Some words before the list. " * 3 + "\n\n" + "1. 第一\n2. 第二\n" * 8 + "\n" + "Words after it. " * 5
    assert any(piece[0].startswith("1. 第一") and "2. 第二\n" in piece[0] for piece in _split(text, 80, 110))
    lists = [block for block in scan(text) if block.kind == "list"]
    starts = {piece.start for piece in split(text, MarkdownSettings(minimum=80, maximum=110))}
    assert not any(block.start < start < block.end for block in lists for start in starts)


def test_front_matter_stays_with_the_first_piece() -> None:
    text = "---\ntitle: 手册\n---\n\n# 手册\n\n" + "正文。" * 20
    assert _split(text, 50, 200) == [(text, ("手册",), False)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Title\n=====\n\nText\n", ["heading", "text"]),
        ("a | b\n--- | ---\n1 | 2\n\nText", ["table", "text"]),
        ("Words\n\n---\n\nwords", ["text", "text", "text"]),
        ("Text\n- item\n  ```\n# code\n  ```\n- item\n\nText", ["text", "list", "text"]),
        ("$5 and $$ open\n\n$$ also open\n\n\\[12\\] a reference\n", ["text", "text", "text"]),
        ("> quote\n> # more\n\n    # code\n", ["lines", "lines"]),
        ("#tag\n#\n####### seven\n", ["text", "heading", "text"]),
    ],
)
def test_blocks_are_told_apart(text: str, kinds: list[str]) -> None:
    assert [block.kind for block in scan(text)] == kinds


def test_texts_without_content() -> None:
    assert _split("", 10, 100) == []
    assert _split(" \n\n", 10, 100) == [(" \n\n", (), False)]


def test_settings_are_checked() -> None:
    assert (MarkdownSettings().minimum, MarkdownSettings().maximum) == (1500, 2000)
    with pytest.raises(ValidationError, match="must not be below"):
        MarkdownSettings(minimum=300, maximum=200)


def test_strategies_are_found_by_name() -> None:
    assert strategy("markdown") is STRATEGIES[0]
    with pytest.raises(InvalidUse, match="called nonsense"):
        strategy("nonsense")
