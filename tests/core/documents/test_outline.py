"""Headings of Markdown: what is one, what only looks like one."""

from __future__ import annotations

import pytest

from core.documents.outline import outline, plain


def _found(markdown: str) -> list[tuple[int, str]]:
    return [(heading.level, heading.title) for heading in outline(markdown)]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("# One\n\n## 第二章 网络 ##\ntext\n###### Six", [(1, "One"), (2, "第二章 网络"), (6, "Six")]),
        ("#no space\n####### seven\n    # code\n   ### indented", [(3, "indented")]),
        ("Title\n=====\n\n副标题\n---\n", [(1, "Title"), (2, "副标题")]),
        ("---\ntitle: x\n# comment\n---\n# Real", [(1, "Real")]),
        ("---\n\n# Between rules\n\n---\n", [(1, "Between rules")]),
        ("```sh\n# not one\n```\n# one", [(1, "one")]),
        ("````md\n```\n# not one\n```\n````\n# one", [(1, "one")]),
        ("~~~\n```\n# not one\n~~~\n# one", [(1, "one")]),
        ("```inline``` text\n# one", [(1, "one")]),
        ("```\n# never closed", []),
        ("<!-- \n# hidden\n-->\n# shown <!-- a -->", [(1, "shown")]),
        ("| a |\n---\n- item\n---\n> quote\n---\n\n---\n", []),
        ("# A *b* **c** `d*e` [f](http://x/(y)) {#anchor .class}", [(1, "A b c d*e f")]),
        ("# snake_case \\# 1\\. <b>bold</b>[^2]", [(1, "snake_case # 1. bold")]),
        ("# ![图](a.png) 标题\n#", [(1, "图 标题"), (1, "")]),
        ("", []),
    ],
)
def test_headings(markdown: str, expected: list[tuple[int, str]]) -> None:
    assert _found(markdown) == expected


def test_spans_are_those_of_the_heading_lines() -> None:
    markdown = "intro\n\n## 一 Two ##\nbody\n\nThree\n-----\nend"
    assert [markdown[h.start : h.end] for h in outline(markdown)] == ["## 一 Two ##", "Three\n-----"]


def test_plain_leaves_ordinary_text_alone() -> None:
    for text in ("2 * 3 * 4", "a_b_c", "C#", "x < y > z", "[草案] 第一条", "100 %"):
        assert plain(text) == text


def test_ten_megabytes() -> None:
    text = "## 标题 Heading\n\nText with `code`, longer than the heading above.\n\n```py\n# no\n```\n\n" * 100_000
    assert len(outline(text)) == 100_000


@pytest.mark.parametrize("piece", ["*a", "-\n", "a\n---\n", "```a`\n", "#", "\n \n", "[", "`a", "<!--\n", "_"])
def test_odd_texts_end(piece: str) -> None:
    text = "# " + piece * (500_000 // len(piece))
    assert outline(text)[0].start == 0
    assert len(plain(piece * 900)) <= len(piece) * 900
