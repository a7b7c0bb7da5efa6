"""Own separators, one separator, fixed length and cuts by hand: texts of which the exact pieces are known."""

from __future__ import annotations

from itertools import pairwise

import pytest
from pydantic import ValidationError

from core.chunks.splitters.custom import CustomSettings
from core.chunks.splitters.escapes import Separator, unescaped
from core.chunks.splitters.fixed import FixedSettings
from core.chunks.splitters.recursive import DEFAULT, RecursiveSettings
from core.chunks.splitting import Splitting, split


def _pieces(text: str, strategy: str, **values: object) -> list[str]:
    found = split(text, Splitting(strategy=strategy, settings=values))
    return [text[piece.start : piece.end] for piece in found]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (r"\n", "\n"),
        (r"\t", "\t"),
        (r"\r\n", "\r\n"),
        (r"\\n", "\\n"),
        (r"\\", "\\"),
        (r"\u3002", "。"),
        (r"\x41", "A"),
        (r"\section", r"\section"),
        ("\\", "\\"),
        (r"\u12", r"\u12"),
        ("。", "。"),
        ("\n", "\n"),
        (" ", " "),
    ],
)
def test_escapes(typed: str, meant: str) -> None:
    assert unescaped(typed) == meant


def test_a_line_feed_finds_windows_line_ends() -> None:
    assert [*Separator(r"\n\n").found("a\r\n\r\nb\n\nc", 0, 10)] == [(1, 5), (6, 8)]
    assert [*Separator(r"\r\n").found("a\r\nb", 0, 4)] == [(1, 3)]


def test_separators_are_shown_again_as_typed() -> None:
    typed = [r"\n\n", "\\\\", r"\t", " "]
    assert RecursiveSettings(separators=typed).model_dump()["separators"] == typed
    assert RecursiveSettings.model_validate({"separators": "\\n\\n\n。\n\n "}).separators == [r"\n\n", "。", " "]
    assert CustomSettings(separator=r"\n***\n").separator == r"\n***\n"


def test_separators_are_tried_in_order() -> None:
    text = "one two; three four\nfive six; seven eight\n"
    assert _pieces(text, "recursive", separators=[r"\n", "; "], size=30) == [
        "one two; three four\n",
        "five six; seven eight\n",
    ]
    assert _pieces(text, "recursive", separators=[r"\n", "; "], size=20) == [
        "one two; three four\n",
        "five six; ",
        "seven eight\n",
    ]
    assert _pieces(text, "recursive", separators=["; ", r"\n"], size=25) == [
        "one two; ",
        "three four\nfive six; ",
        "seven eight\n",
    ]


def test_chinese_and_english_sentences_stay_whole_by_default() -> None:
    assert {"。", "！", "？", ". ", "! ", "? "} <= set(DEFAULT)
    for sentence in ("甲方应当按时付款，不得拖延。", "The buyer pays, without delay. "):
        found = _pieces(sentence * 20, "recursive", size=100)
        assert all(piece.endswith(sentence[-2:]) and len(piece) > 60 for piece in found)


def test_a_heading_begins_a_piece() -> None:
    text = "# One\n\n" + "Words. " * 8 + "\n\n## Two\n\n" + "Words. " * 8
    assert [piece[:5] for piece in _pieces(text, "recursive", size=80)] == ["# One", "## Tw"]


def test_overlap_begins_at_a_separator() -> None:
    found = _pieces("甲方应当按时付款。" * 20, "recursive", size=60, overlap=20)
    assert all(piece.startswith("甲方") for piece in found)
    assert all(one.endswith(two[:18]) for one, two in pairwise(found))


def test_without_separators_the_text_is_cut_by_length() -> None:
    assert _pieces("x" * 50, "recursive", separators=[], size=20) == ["x" * 20, "x" * 20, "x" * 10]
    assert _pieces("字" * 50, "recursive", size=20) == ["字" * 20, "字" * 20, "字" * 10]


def test_fixed_length_with_overlap() -> None:
    assert _pieces("字" * 50, "fixed", size=20, overlap=5) == ["字" * 15, "字" * 20, "字" * 20, "字" * 10]
    text = "".join(map(chr, range(0x4E00, 0x4E00 + 50)))
    found = _pieces(text, "fixed", size=20, overlap=5)
    assert [piece[:5] for piece in found[1:]] == [piece[-5:] for piece in found[:-1]]


def test_words_are_cut_only_if_wanted() -> None:
    text = "customers shouldn't pay 1,250.50 before delivery 甲方应当付款 " * 5
    words = set(text.split())
    found = _pieces(text, "fixed", size=30, overlap=8)
    assert all(
        word in words or "甲" in word or "款" in word or "付" in word for piece in found for word in piece.split()
    )
    assert not all(
        word in words for piece in _pieces(text, "fixed", size=30, overlap=0, words=False) for word in piece.split()
    )


def test_the_separator_stays_on_either_side() -> None:
    assert _pieces("a\n---\nb\n---\nc", "custom") == ["a\n---\n", "b\n---\n", "c"]
    assert _pieces("a\n---\nb\n---\nc", "custom", kept="start") == ["a", "\n---\nb", "\n---\nc"]
    assert _pieces("a\r\n---\r\nb", "custom") == ["a\r\n---\r\n", "b"]
    assert _pieces(r"x\section{a}y\section{b}", "custom", separator=r"\section", kept="start") == [
        "x",
        r"\section{a}y",
        r"\section{b}",
    ]
    assert _pieces("no such thing", "custom", separator="；") == ["no such thing"]


def test_long_pieces_between_separators_are_cut_if_wanted() -> None:
    text = "一句话。" * 20 + "\n---\nend"
    assert [len(piece) for piece in _pieces(text, "custom")] == [85, 3]
    assert all(
        len(piece) <= 40 and piece.endswith(("。", "---\n", "end")) for piece in _pieces(text, "custom", maximum=40)
    )


def test_cuts_by_hand() -> None:
    assert _pieces("一二三四五六", "hand", cuts=[4, 2, 4, 0, 6, -1, 99]) == ["一二", "三四", "五六"]
    assert _pieces("ab\r\ncd", "hand", cuts=[3]) == ["ab", "\r\ncd"]
    assert _pieces("ab  cd", "hand", cuts=[2, 4]) == ["ab  ", "cd"]
    assert _pieces("abc", "hand") == ["abc"]


@pytest.mark.parametrize("model", [FixedSettings, RecursiveSettings])
def test_overlap_is_bounded(model: type[FixedSettings | RecursiveSettings]) -> None:
    with pytest.raises(ValidationError, match="half of the size"):
        model(size=100, overlap=51)


@pytest.mark.parametrize(("values", "words"), [({"separator": ""}, "text at which"), ({"maximum": 5}, "of no use")])
def test_settings_that_make_no_sense(values: dict[str, object], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        CustomSettings.model_validate(values)
