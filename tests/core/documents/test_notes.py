"""Footnotes have a number of their own and stand near the place that cites them, through splitting too."""

from __future__ import annotations

import pytest

from core.chunks.splitting import Splitting, split
from core.documents.methods.assembling import assembled
from core.documents.notes import Numbering, placed


def test_notes_stand_in_the_section_that_cites_them_first() -> None:
    text = "# A\n\nOne[^1].\n\n## 乙\n\n二[^2]，又[^1]。"
    notes = {1: "First, see[^3].", 2: "第二条\n\n续。", 3: "Third.", 4: "Cited nowhere."}
    assert placed(text, notes) == (
        "# A\n\nOne[^1].\n\n[^1]: First, see[^3].\n\n[^3]: Third.\n\n## 乙\n\n二[^2]，又[^1]。\n\n"
        "[^2]: 第二条\n\n    续。\n\n[^4]: Cited nowhere."
    )
    assert placed(text, {}) == text


def test_pages_that_count_from_one_each_get_numbers_of_the_whole() -> None:
    pages = [
        (1, "One[^1] and two[^2].\n\n[^1]: First.\n\n[^2]: Second."),
        (2, "No note."),
        (3, "三[^1]，`[^1]`。\n\n```\na[^1]\n```\n\n[^1]: 第三。"),
    ]
    markdown, _locators = assembled(pages)
    assert "[^1]: First." in markdown
    assert "[^2]: Second." in markdown
    assert "三[^3]" in markdown
    assert "[^3]: 第三。" in markdown
    assert "a[^1]" in markdown, "code stays as it is"


@pytest.mark.parametrize(
    "words",
    [
        "Use `[^a-z]+` to match",
        "用 ``a ` [^0-9]`` 匹配",
        "It matches [^0-9] and [^\\s]",
        "`not\ntwo lines of [^ab] code` here",
    ],
)
def test_a_pattern_is_no_note(words: str) -> None:
    assert Numbering().page(f"{words}.[^7]\n\n[^7]: See §2.") == f"{words}.[^1]\n\n[^1]: See §2."


def test_a_lone_backtick_hides_no_note() -> None:
    assert Numbering().page("A ` here[^7].\n\nAnd ` there[^7].") == "A ` here[^1].\n\nAnd ` there[^1]."


def test_a_note_at_the_foot_of_the_next_page_keeps_its_number() -> None:
    numbering = Numbering()
    assert numbering.page("Text[^*] goes on") == "Text[^1] goes on"
    assert numbering.page("to its end[^a].\n\n[^*]: The star.\n\n[^a]: The letter.") == (
        "to its end[^2].\n\n[^1]: The star.\n\n[^2]: The letter."
    )


def test_a_note_stays_with_the_words_it_belongs_to_when_split() -> None:
    section = (
        "## 第{0}节\n\n" + "压力容器投入使用之前应当进行检验。" * 30 + "依据见注[^{0}]。\n\n[^{0}]: 参见第{0}条。\n\n"
    )
    text = "".join(section.format(n) for n in range(1, 9))
    pieces = [text[one.start : one.end] for one in split(text, Splitting(settings={"minimum": 300, "maximum": 600}))]
    assert len(pieces) == 8
    for number, piece in enumerate(pieces, 1):
        assert f"注[^{number}]" in piece
        assert f"[^{number}]: " in piece
