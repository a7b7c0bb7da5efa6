"""Splitting into pieces of a number of tokens, counted as language models do."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from core.chunks.piece import Piece
from core.chunks.splitters.clusters import borders
from core.chunks.splitters.headings import paths
from core.chunks.splitters.spans import chopped, filled
from core.errors import QT_TRANSLATE_NOOP
from core.llm.vocabulary import count

_BYTES = 4  # of one character at most; no token is shorter than a byte
_REACH = 6  # characters looked back for each token that is to be repeated
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
    own = _fitting(text, ends, _packed(costs, room), room, settings.vocabulary)
    if settings.overlap:
        own = _lapped(text, own, settings)
    headings = paths(text, [start for start, _, _ in own])
    return [
        Piece(start, end, path, size > settings.size) for (start, end, size), path in zip(own, headings, strict=True)
    ]


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
    return filled(text, start, [*borders(text, (place for place in places if start < place < end)), end])


def _words(text: str, start: int, end: int, _room: int) -> list[int]:
    return _ends(text, _WORD, start, end)


def _slices(text: str, start: int, end: int, room: int) -> list[int]:
    return list(chopped(text, start, end, max(1, room // _BYTES)))


def _packed(costs: list[int], room: int) -> list[int]:
    """Return the numbers of the parts behind which a piece ends, as few as hold no more than `room` tokens each."""
    borders: list[int] = []
    total = 0
    for number, cost in enumerate(costs):
        if total and total + cost > room:
            borders.append(number)
            total = 0
        total += cost
    return [*borders, len(costs)]


def _fitting(text: str, ends: list[int], borders: list[int], room: int, vocabulary: str) -> list[tuple[int, int, int]]:
    """Return start, end and tokens of the pieces; the few that hold more tokens than their parts are halved."""
    places = [0, *ends]
    runs = list(pairwise([0, *borders]))
    found: list[tuple[int, int, int]] = []
    while runs:
        costs = count([text[places[first] : places[last]] for first, last in runs], vocabulary)
        halves: list[tuple[int, int]] = []
        for (first, last), cost in zip(runs, costs, strict=True):
            if cost <= room or last - first == 1:
                found.append((places[first], places[last], cost))
            else:
                halves += [(first, (first + last) // 2), ((first + last) // 2, last)]
        runs = halves
    return sorted(found)


def _lapped(text: str, own: list[tuple[int, int, int]], settings: TokenSettings) -> list[tuple[int, int, int]]:
    """Return the pieces begun as much earlier as `overlap` tokens allow, at a word of the piece before."""
    overlap, vocabulary = settings.overlap, settings.vocabulary
    windows: list[list[tuple[int, int]]] = []
    for start, end, _ in own[:-1]:
        low = max(start + 1, end - overlap * _REACH)
        windows.append(list(pairwise([low, *_ends(text, _WORD, low, end)]))[::-1] if low < end else [])
    costs = iter(count([text[begin:stop] for words in windows for begin, stop in words], vocabulary))
    begins = [own[0][0]]
    for words, (_, border, _) in zip(windows, own, strict=False):
        begin, total = border, 0
        for (start, _), cost in zip(words, costs, strict=False):
            total += cost
            # The first word of a window may be half of one.
            if total <= overlap and start != words[-1][0]:
                begin = start
        begins.append(begin)
    sizes = count([text[begin:end] for begin, (_, end, _) in zip(begins, own, strict=True)], vocabulary)
    return [
        (begin, end, size) if size <= settings.size else (start, end, alone)
        for begin, size, (start, end, alone) in zip(begins, sizes, own, strict=True)
    ]
