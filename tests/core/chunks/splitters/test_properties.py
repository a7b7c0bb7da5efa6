"""What holds for every text, whatever way it is split."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.chunks.piece import Piece
from core.chunks.splitters import STRATEGIES
from core.chunks.splitters.blocks import scan
from core.chunks.splitters.clusters import is_border
from core.chunks.splitters.headings import paths
from core.chunks.splitting import Splitting, split
from core.llm.vocabulary import count
from tests.core.chunks.splitters.texts import TEXTS

_SIZE = st.integers(20, 160)
_LAPPED = st.tuples(_SIZE, st.integers(0, 50)).map(lambda two: {"size": two[0], "overlap": two[1] * two[0] // 100})
_BOUNDED = st.tuples(st.integers(0, 100), st.integers(100, 200)).map(lambda two: {"minimum": two[0], "maximum": two[1]})
_SEPARATORS = st.lists(st.sampled_from([r"\n\n", r"\n", "。", ". ", " ", r"\n## ", "|", "a", r"\t", "字"]), max_size=5)
_WAYS: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "markdown": _BOUNDED,
    "recursive": st.tuples(_LAPPED, st.one_of(st.none(), _SEPARATORS)).map(
        lambda two: {**two[0], **({} if two[1] is None else {"separators": two[1]})}
    ),
    "fixed": st.tuples(_LAPPED, st.booleans()).map(lambda two: {**two[0], "words": two[1]}),
    "tokens": st.tuples(_LAPPED, st.sampled_from(["o200k", "cl100k", "qwen"])).map(
        lambda two: {**two[0], "vocabulary": two[1]}
    ),
    "code": st.tuples(_BOUNDED, st.sampled_from(["auto", "python", "c"])).map(
        lambda two: {**two[0], "language": two[1]}
    ),
    "custom": st.fixed_dictionaries(
        {
            "separator": st.sampled_from([r"\n---\n", "。", r"\n", " ", "a", "\u0301", r"\t", "|"]),
            "kept": st.sampled_from(["start", "end"]),
            "maximum": st.one_of(st.just(0), st.integers(20, 200)),
        }
    ),
    "hand": st.lists(st.integers(-5, 500), max_size=20).map(lambda cuts: {"cuts": cuts}),
}
_SPLITTINGS = st.sampled_from(sorted(_WAYS)).flatmap(
    lambda name: _WAYS[name].map(lambda values: Splitting(strategy=name, settings=values))
)
_MANY = settings(max_examples=600, deadline=None, derandomize=True)


def test_every_strategy_is_tried() -> None:
    assert set(_WAYS) == {strategy.name for strategy in STRATEGIES}


@_MANY
@given(TEXTS, _SPLITTINGS)
def test_pieces_without_what_they_repeat_are_the_text(text: str, splitting: Splitting) -> None:
    found = split(text, splitting)
    joined, end = [], 0
    for piece in found:
        assert piece.start <= end < piece.end, "no gap, and something new in every piece"
        joined.append(text[end : piece.end])
        end = piece.end
    assert "".join(joined) == text
    assert all(one.start < two.start for one, two in pairwise(found))
    if not splitting.settings.get("overlap"):
        assert "".join(text[piece.start : piece.end] for piece in found) == text


@_MANY
@given(TEXTS, _SPLITTINGS)
def test_no_piece_is_blank_and_no_sign_is_parted(text: str, splitting: Splitting) -> None:
    found = split(text, splitting)
    assert [piece for piece in found if not text[piece.start : piece.end].strip()] == (
        found if not text.strip() else []
    )
    for one, two in pairwise(found):
        assert text[one.end : two.end].strip(), "what is new in a piece is not white space alone"
        assert is_border(text, one.end)
        assert is_border(text, two.start)


@_MANY
@given(TEXTS, _SPLITTINGS)
def test_only_what_cannot_be_cut_is_over_the_maximum(text: str, splitting: Splitting) -> None:
    values = splitting.chosen().model_dump()
    maximum = values.get("maximum") or values.get("size") or len(text) + 1
    for piece in split(text, splitting):
        part = text[piece.start : piece.end]
        size = count([part], values["vocabulary"])[0] if splitting.strategy == "tokens" else len(part)
        assert piece.oversize == (size > maximum)
        assert not piece.oversize or _is_excused(part, maximum, splitting.strategy), (size, part)


def _is_excused(part: str, maximum: int, strategy: str) -> bool:
    """Say whether a piece is one block, one sign, or has white space that leaves room for nothing else."""
    kinds = {block.kind for block in scan(part)}
    if strategy in ("markdown", "code") and kinds & {"table", "code", "formula", "list"}:
        return True
    blank = max((len(run) for run in re.findall(r"\s+", part)), default=0)
    long = max((stop - start for start, stop in pairwise(_borders(part))), default=0)
    return blank >= maximum // 4 or long > maximum // 4


def _borders(part: str) -> list[int]:
    return [place for place in range(len(part) + 1) if is_border(part, place)]


@_MANY
@given(TEXTS, _SPLITTINGS)
def test_each_piece_knows_the_headings_it_stands_under(text: str, splitting: Splitting) -> None:
    found = split(text, splitting)
    if splitting.strategy == "code" and not any(piece.headings for piece in found):
        return  # program code has none, though a comment may look like one
    assert [piece.headings for piece in found] == paths(text, [piece.start for piece in found])


@pytest.mark.parametrize("strategy", STRATEGIES, ids=lambda strategy: strategy.name)
def test_texts_without_content(strategy: Any) -> None:
    splitting = Splitting(strategy=strategy.name)
    assert split("", splitting) == []
    assert split(" \n\n", splitting) == [Piece(0, 3, (), False)]
    assert split("一", splitting) == [Piece(0, 1, (), False)]
