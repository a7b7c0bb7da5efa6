"""Splitting at one separator of the user's choice."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from core.chunks.piece import Piece
from core.chunks.splitters.clusters import borders
from core.chunks.splitters.cutting import cut
from core.chunks.splitters.escapes import Separator
from core.chunks.splitters.spans import filled, pieces
from core.errors import QT_TRANSLATE_NOOP


class CustomSettings(BaseModel):
    """At what to cut, and on which side of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    separator: str = Field(
        r"\n---\n",
        max_length=1000,
        title=QT_TRANSLATE_NOOP("Forms", "Separator"),
        description=QT_TRANSLATE_NOOP(
            "Forms", "The text is cut wherever this stands. \\n is a line break, \\t a tab, \\\\ a backslash."
        ),
    )
    kept: Literal["end", "start"] = Field(
        "end",
        title=QT_TRANSLATE_NOOP("Forms", "The separator stays"),
        json_schema_extra={
            "labels": {
                "end": QT_TRANSLATE_NOOP("Forms", "at the end of the piece before it"),
                "start": QT_TRANSLATE_NOOP("Forms", "at the start of the piece after it"),
            }
        },
    )
    maximum: int = Field(
        0,
        ge=0,
        le=1_000_000,
        title=QT_TRANSLATE_NOOP("Forms", "Largest size"),
        description=QT_TRANSLATE_NOOP("Forms", "Longer pieces are cut again, between sentences; 0 sets no limit."),
        json_schema_extra={"unit": QT_TRANSLATE_NOOP("Forms", "characters"), "step": 100},
    )

    @field_validator("separator")
    @classmethod
    def _not_empty(cls, value: str) -> str:
        if not Separator(value):
            raise ValueError(QT_TRANSLATE_NOOP("Forms", "Please give the text at which to cut."))
        return value

    @field_validator("maximum")
    @classmethod
    def _sensible(cls, value: int) -> int:
        if 0 < value < 20:
            raise ValueError(QT_TRANSLATE_NOOP("Forms", "Pieces of fewer than 20 characters are of no use."))
        return value


def split(text: str, settings: CustomSettings) -> list[Piece]:
    """Return the pieces between the separators, which all stay in the text. Linear time.

    White space alone is joined with its neighbour.
    """
    if not text.strip():
        over = 0 < settings.maximum < len(text)
        return [Piece(0, len(text), (), over)] if text else []
    hits = Separator(settings.separator).found(text, 0, len(text))
    places = (end if settings.kept == "end" else start for start, end in hits)
    ends = borders(text, (place for place in places if 0 < place < len(text)))
    ends = filled(text, 0, [*ends, len(text)])
    if settings.maximum:
        spans = list(pairwise([0, *ends]))
        ends = [stop for start, end in spans for stop in cut(text, start, end, settings.maximum)]
    return pieces(
        text, [0, *ends[:-1]], ends, lambda start, end: bool(settings.maximum) and end - start > settings.maximum
    )
