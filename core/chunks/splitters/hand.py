"""Splitting where a person put the cuts."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from core.chunks.piece import Piece
from core.chunks.splitters.clusters import is_border
from core.chunks.splitters.spans import filled, pieces
from core.errors import QT_TRANSLATE_NOOP


class HandSettings(BaseModel):
    """Where the cuts are."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    cuts: list[int] = Field(
        default_factory=list,
        title=QT_TRANSLATE_NOOP("Forms", "Cuts"),
        description=QT_TRANSLATE_NOOP("Forms", "Positions in the text, in characters, at which a piece begins."),
        json_schema_extra={"hidden": True},
    )


def split(text: str, settings: HandSettings) -> list[Piece]:
    """Return the pieces between the cuts, which may come in any order; those outside of the text are left out.

    A cut inside a sign lies before it; white space alone is joined with its neighbour. No piece is too long.
    """
    if not text:
        return []
    ends: list[int] = []
    low = seen = 0  # the last place cut at, and the last one looked at: none is looked at twice
    for cut in sorted({cut for cut in settings.cuts if 0 < cut < len(text)}):
        place = cut
        while place > seen and not is_border(text, place, low):
            place -= 1
        if place > seen:
            ends.append(place)
            low = place
        seen = cut
    ends = filled(text, 0, [*ends, len(text)])
    return pieces(text, [0, *ends[:-1]], ends, lambda _start, _end: False)
