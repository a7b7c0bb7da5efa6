"""Differences: both texts can be put together again, words and characters are told apart, and time is bounded."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.chunks.difference import Part, difference, place

UNITS = st.sampled_from(["valve ", "阀", "the ", "a", "压", "\n", "。", " ", "12", "don't ", "[3]", "力", "\n\n"])
TEXTS = st.lists(UNITS, max_size=40).map("".join)


def old_of(parts: list[Part]) -> str:
    return "".join(text for kind, text in parts if kind != "new")


def new_of(parts: list[Part]) -> str:
    return "".join(text for kind, text in parts if kind != "gone")


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_both_texts_come_back(old: str, new: str) -> None:
    parts = difference(old, new)
    assert (old_of(parts), new_of(parts)) == (old, new)
    assert all(text for _kind, text in parts)
    kinds = [kind for kind, _text in parts]
    assert all(left != right for left, right in itertools.pairwise(kinds))
    assert ("new", "gone") not in itertools.pairwise(kinds), "what goes stands first"


def test_english_by_words_and_chinese_by_characters() -> None:
    assert difference("Keep the bolt tight.", "Keep the bolts tight.") == [
        ("same", "Keep the "), ("gone", "bolt"), ("new", "bolts"), ("same", " tight."),
    ]  # fmt: skip
    assert difference("安全阀应当每年校验一次[3]。", "安全阀应每两年校验一次。") == [
        ("same", "安全阀应"), ("gone", "当"), ("same", "每"), ("new", "两"), ("same", "年校验一次"), ("gone", "[3]"),
        ("same", "。"),
    ]  # fmt: skip
    changed = difference("one two three four", "one zwei drei four")
    assert changed == [("same", "one "), ("gone", "two three"), ("new", "zwei drei"), ("same", " four")]
    assert difference("", "") == []
    assert difference("a", "") == [("gone", "a")]


def test_places_follow_the_text() -> None:
    parts = difference("The old valve leaks. 阀门漏水。", "Note: the valve leaks. 阀门会漏水。")
    old, new = old_of(parts), new_of(parts)
    assert new[place(parts, old.index("valve")) :].startswith("valve")
    assert new[place(parts, old.index("漏水")) :].startswith("漏水")
    assert place(parts, len(old)) == len(new)
    assert place(parts, old.index("old")) <= place(parts, old.index("valve"))


@pytest.mark.parametrize(
    "line", ["第{n}条 经营者应当在{n}日内作出答复。", "Article {n}: the operator answers in {n} days.\n"]
)
def test_large_texts(line: str) -> None:
    old = "".join(line.format(n=n) for n in range(3000))
    parts = difference(old, old.replace("答复", "回复").replace("answers", "replies"))
    assert sum(kind == "new" for kind, _text in parts) == 3000
    nothing_alike = difference("阀 a " * 20_000, "b 门 " * 20_000)
    assert old_of(nothing_alike) == "阀 a " * 20_000
