"""What a preview says before anything is saved."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from pydantic import ValidationError

from core.chunks.previewing import Preview, histogram, preview
from core.chunks.splitting import Splitting, split
from core.errors import InvalidUse, LorewrightError

_PROSE = "甲方应当按时付款。The buyer pays on time. " * 200


def _preview(text: str, strategy: str = "markdown", **values: Any) -> Preview:
    return preview(text, Splitting(strategy=strategy, settings=values))


def _said(found: Preview) -> list[str]:
    return [str(LorewrightError.from_dict(one)) for one in found.warnings]


def test_counts_and_pieces_are_those_of_the_splitter() -> None:
    text = "# Terms\n\n" + _PROSE
    found = _preview(text)
    pieces = split(text, Splitting())
    lengths = sorted(piece.end - piece.start for piece in pieces)
    assert (found.count, found.smallest, found.largest, found.total) == (
        len(pieces),
        lengths[0],
        lengths[-1],
        len(text),
    )
    assert lengths[0] <= found.median <= lengths[-1]
    assert sum(count for _, _, count in found.histogram) == found.count
    assert [(one.start, one.end, one.headings) for one in found.pieces] == [
        (piece.start, piece.end, piece.headings) for piece in pieces
    ]
    assert found.pieces[0].words.startswith("# Terms 甲方应当按时付款。The buyer")
    assert len(found.pieces[0].words) <= 80
    assert (found.is_whole, found.unit, _said(found)) == (True, "characters", [])


def test_only_the_first_pieces_are_listed() -> None:
    found = preview(_PROSE, Splitting(strategy="fixed", settings={"size": 100, "overlap": 0}), limit=5)
    assert (len(found.pieces), found.count) == (
        5,
        len(split(_PROSE, Splitting(strategy="fixed", settings={"size": 100, "overlap": 0}))),
    )


def test_tokens_are_counted_in_tokens() -> None:
    found = _preview(_PROSE, "tokens", size=64)
    assert found.unit == "tokens"
    assert found.largest <= 64
    assert found.pieces[0].size < found.pieces[0].end - found.pieces[0].start


def test_of_a_long_text_the_first_part_is_looked_at() -> None:
    found = preview(_PROSE, Splitting(), reach=5000)
    assert not found.is_whole
    assert 2000 < found.total < 5000
    assert found.total == found.pieces[-1].end
    assert "This is of the first 5,000 of " in _said(found)[0]


def test_nothing_gives_an_empty_preview() -> None:
    found = _preview("")
    assert (found.count, found.histogram, found.smallest, found.median, found.largest) == (0, (), 0, 0, 0)
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("block", "word"),
    [
        ("| a | 价 |\n|---|---|\n" + "| 1 | 二 |\n" * 40, "table"),
        ("```\n" + "x = 1\n" * 60 + "```\n", "code"),
        ("$$\n" + "x^2 \\\\\n" * 60 + "$$\n", "formula"),
    ],
)
def test_it_says_why_a_piece_is_too_long(block: str, word: str) -> None:
    found = _preview("# A\n\nWords.\n\n" + block + "\n# B\n\n" + block, minimum=0, maximum=200)
    (said,) = [one for one in _said(found) if "Longer than" in one]
    assert word in said
    assert ": 2." in said
    assert "cut them by hand" in said


@pytest.mark.parametrize(
    ("strategy", "values", "words"),
    [
        ("markdown", {}, "No heading was found"),
        ("custom", {"separator": r"\n***\n"}, r"“\n***\n” does not occur"),
        ("recursive", {"separators": ["@@"]}, "None of the separators"),
        ("code", {}, "No programming language"),
        ("hand", {"cuts": [5, 10**9]}, "left out: 1."),
        ("fixed", {"size": 60, "overlap": 0}, "shorter than 100 characters"),
    ],
)
def test_it_says_what_is_odd(strategy: str, values: dict[str, Any], words: str) -> None:
    assert any(words in said for said in _said(_preview(_PROSE, strategy, **values)))


def test_bars_are_round_and_without_gaps() -> None:
    bars = histogram([3, 130, 135, 990, *[500] * 300, 9_000])
    assert all(one[1] == two[0] for one, two in pairwise(bars))
    assert len(bars) <= 21
    assert bars[0][0] == 0
    assert bars[-1][1] > 9_000
    assert sum(count for _, _, count in bars) == 305


def test_wrong_settings_are_refused() -> None:
    with pytest.raises(InvalidUse):
        _preview("x", "nonsense")
    with pytest.raises(ValidationError):
        _preview("x", "fixed", size=1)
