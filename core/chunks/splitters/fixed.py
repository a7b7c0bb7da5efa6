"""Splitting into pieces of one length, with what each repeats of the piece before."""

from __future__ import annotations

import re
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from core.chunks.piece import Piece
from core.chunks.splitters.clusters import after
from core.chunks.splitters.spans import chopped, lapped, pieces, solid
from core.errors import QT_TRANSLATE_NOOP

_LONGEST = 60  # characters; a longer "word" is cut
_CJK = "\u2e80-\u2fdf\u3005-\u30ff\u3130-\u318f\u31a0-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc"
_LETTER = rf"(?:[^\W{_CJK}]|[\ud800-\udfff])"  # of a script that parts words; Chinese does not
_MARK = "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0dff]"  # over and under letters
_IN_WORD = re.compile(rf"{_LETTER}(?:{_LETTER}|{_MARK}|['’\-.,@/](?={_LETTER}))*+")


class FixedSettings(BaseModel):
    """How long the pieces are and how much they share, in characters."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    size: int = Field(
        1500,
        ge=20,
        le=1_000_000,
        title=QT_TRANSLATE_NOOP("Forms", "Size"),
        description=QT_TRANSLATE_NOOP("Forms", "No piece is longer, what it repeats included."),
        json_schema_extra={"unit": QT_TRANSLATE_NOOP("Forms", "characters"), "step": 100},
    )
    overlap: int = Field(
        200,
        ge=0,
        le=500_000,
        title=QT_TRANSLATE_NOOP("Forms", "Overlap"),
        description=QT_TRANSLATE_NOOP("Forms", "How much of a piece the next one repeats; 0 repeats nothing."),
        json_schema_extra={"unit": QT_TRANSLATE_NOOP("Forms", "characters"), "step": 50},
    )
    words: bool = Field(
        True,
        title=QT_TRANSLATE_NOOP("Forms", "Do not cut words"),
        description=QT_TRANSLATE_NOOP("Forms", "Pieces may be a few characters shorter, so that words stay whole."),
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.overlap > self.size // 2:
            raise ValueError(QT_TRANSLATE_NOOP("Forms", "The overlap must not be more than half of the size."))
        return self


def split(text: str, settings: FixedSettings) -> list[Piece]:
    r"""Return the pieces of `text`; without what each repeats they are the text again. Linear time.

    No sign is parted, nor "\r\n"; only one sign or white space longer than the size makes a longer piece.
    """
    if not text:
        return []

    def words(start: int, _end: int, stop: int) -> int:
        place = before_word(text, stop)
        return place if place > start else stop

    def place(low: int, end: int) -> int:
        low = after(text, low, low - _LONGEST, end)
        if settings.words and before_word(text, low) < low:
            hit = _IN_WORD.match(text, low, end)
            low = hit.end() if hit and hit.end() < end else low
        return solid(text, low, end)

    room = settings.size - settings.overlap
    ends = list(chopped(text, 0, len(text), room, words if settings.words else None))
    starts = lapped(ends, settings.overlap, place)
    return pieces(text, starts, ends, lambda start, end: end - start > settings.size)


def before_word(text: str, position: int) -> int:
    """Return where the word begins that a cut at `position` would part; `position` if it parts none."""
    if not 0 < position < len(text) or not (text[position - 1].strip() and text[position].strip()):
        return position
    low = max(0, position - _LONGEST)
    for hit in _IN_WORD.finditer(text, low, position + 2):
        if hit.start() < position < hit.end() and hit.start() > low:
            return hit.start()
    return position
