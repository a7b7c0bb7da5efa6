"""Splitting into pieces of a number of tokens, counted as language models do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from core.chunks.piece import Piece
from core.chunks.splitters.clusters import is_border
from core.chunks.splitters.headings import paths
from core.chunks.splitters.spans import chopped, filled
from core.chunks.splitters.vocabulary import count
from core.errors import QT_TRANSLATE_NOOP

_BYTES = 4  # of one character at most; no token is shorter than a byte
_REACH = 12  # characters looked back for each token that is to be repeated
_SENTENCE = re.compile(
    r"[^\n。！？；!?.…]*+(?:\.(?!\s)[^\n。！？；!?.…]*+)*+"
    r"(?:\n\s*+|[。！？；…!?]++[”’」』）)\]\"']*+\s*+|\.\s++|\.?\Z)"
)
_WORD = re.compile(r"[^\s，、：；,;:]*+(?:[，、：；,;:]++\s*+|\s++|\Z)")


class TokenSettings(BaseModel):
    """How long the pieces are and how much they share, in tokens."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    size: int = Field(
        512,
        ge=16,
        le=200_000,
        title=QT_TRANSLATE_NOOP("Forms", "Size"),
        description=QT_TRANSLATE_NOOP("Forms", "No piece is longer, what it repeats included."),
        json_schema_extra={"unit": QT_TRANSLATE_NOOP("Forms", "tokens"), "step": 32},
    )
    overlap: int = Field(
        0,
        ge=0,
        le=100_000,
        title=QT_TRANSLATE_NOOP("Forms", "Overlap"),
        description=QT_TRANSLATE_NOOP("Forms", "How much of a piece the next one repeats; 0 repeats nothing."),
        json_schema_extra={"unit": QT_TRANSLATE_NOOP("Forms", "tokens"), "step": 16},
    )
    vocabulary: Literal["o200k", "cl100k", "qwen"] = Field(
        "o200k",
        title=QT_TRANSLATE_NOOP("Forms", "Counted as by"),
        description=QT_TRANSLATE_NOOP("Forms", "Models divide text differently; other models come close to these."),
        json_schema_extra={
            "labels": {
                "o200k": QT_TRANSLATE_NOOP("Forms", "GPT-4o and later (o200k)"),
                "cl100k": QT_TRANSLATE_NOOP("Forms", "GPT-4 (cl100k)"),
                "qwen": QT_TRANSLATE_NOOP("Forms", "Qwen 3.5"),
            }
        },
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.overlap > self.size // 2:
            raise ValueError(QT_TRANSLATE_NOOP("Forms", "The overlap must not be more than half of the size."))
        return self


def split(text: str, settings: TokenSettings) -> list[Piece]:
    """Return the pieces of `text`; without what each repeats they are the text again. Linear time.

    Pieces end with a sentence or a line where one ends, else with a word. Only one sign or a run of white space of
    more tokens than the size makes a longer piece.
    """
    if not text:
        return []
    room = settings.size - settings.overlap
    ends, costs = _units(text, room, settings.vocabulary)
    borders = _packed(ends, costs, room)
    spans = _fitting(text, ends, borders, settings)
    sizes = count([text[start:end] for start, end in spans], settings.vocabulary)
    found = zip(spans, sizes, paths(text, [start for start, _ in spans]), strict=True)
    return [Piece(start, end, path, size > settings.size) for (start, end), size, path in found]


def sizes(text: str, found: list[Piece], settings: TokenSettings) -> list[int]:
    """Return how many tokens each piece has."""
    return count([text[piece.start : piece.end] for piece in found], settings.vocabulary)


def _units(text: str, room: int, vocabulary: str) -> tuple[list[int], list[int]]:
    """Return the ends of the smallest parts, none of more than `room` tokens if it can be cut, and their tokens."""
    ends = _ends(text, _SENTENCE, 0, len(text))
    costs = count([text[start:end] for start, end in pairwise([0, *ends])], vocabulary)
    for step in (_words, _slices):
        if max(costs) <= room:
            break
        finer: list[int] = []
        for (start, end), cost in zip(pairwise([0, *ends]), costs, strict=True):
            finer += step(text, start, end, room) if cost > room else [end]
        ends = finer
        costs = count([text[start:end] for start, end in pairwise([0, *ends])], vocabulary)
    return ends, costs


def _ends(text: str, pattern: re.Pattern[str], start: int, end: int) -> list[int]:
    places = (hit.end() for hit in pattern.finditer(text, start, end))
    ends = [place for place in places if start < place < end and is_border(text, place, max(start, place - 64))]
    return filled(text, start, [*ends, end])


def _words(text: str, start: int, end: int, _room: int) -> list[int]:
    return _ends(text, _WORD, start, end)


def _slices(text: str, start: int, end: int, room: int) -> list[int]:
    return list(chopped(text, start, end, max(1, room // _BYTES)))


def _packed(ends: list[int], costs: list[int], room: int) -> list[int]:
    """Return the numbers of the parts behind which a piece ends, as few as hold no more than `room` tokens each."""
    borders: list[int] = []
    total = 0
    for number, cost in enumerate(costs):
        if total and total + cost > room:
            borders.append(number)
            total = 0
        total += cost
    return [*borders, len(ends)]


def _fitting(text: str, ends: list[int], borders: list[int], settings: TokenSettings) -> list[tuple[int, int]]:
    """Return the spans of the pieces with what they repeat; those that hold more tokens than their parts are halved."""
    places = [0, *ends]
    first = 0
    runs: list[tuple[int, int]] = []
    for last in borders:
        runs.append((first, last))
        first = last
    room = settings.size - settings.overlap
    own: list[tuple[int, int]] = []
    while runs:
        costs = count([text[places[first] : places[last]] for first, last in runs], settings.vocabulary)
        halves: list[tuple[int, int]] = []
        for (first, last), cost in zip(runs, costs, strict=True):
            if cost <= room or last - first == 1:
                own.append((places[first], places[last]))
            else:
                middle = (first + last) // 2
                halves += [(first, middle), (middle, last)]
        runs = halves
    own.sort()
    return own if not settings.overlap else list(_lapped(text, own, settings))


def _lapped(text: str, own: list[tuple[int, int]], settings: TokenSettings) -> Iterator[tuple[int, int]]:
    """Yield the spans begun as much earlier as `overlap` tokens allow, at a word."""
    earlier = 0
    for start, end in own:
        low = max(earlier, start - settings.overlap * _REACH)
        ends = _ends(text, _WORD, low, start) if start else []
        words = list(pairwise([low, *ends]))[::-1]
        costs = accumulate(count([text[begin:stop] for begin, stop in words], settings.vocabulary))
        begins = [begin for (begin, _), cost in zip(words, costs, strict=True) if earlier < begin and cost <= settings.overlap]
        spans = [(begin, end) for begin in reversed(begins)] if begins else []
        earlier = start
        totals = count([text[begin:stop] for begin, stop in spans[:1]], settings.vocabulary)
        while totals and totals[0] > settings.size:
            spans = spans[len(spans) // 2 + 1 :]
            totals = count([text[begin:stop] for begin, stop in spans[:1]], settings.vocabulary)
        yield spans[0] if spans else (start, end)
