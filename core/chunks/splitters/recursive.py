"""Splitting at the user's own separators, tried one after another on what is still too long."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from core.chunks.piece import Piece
from core.chunks.splitters.clusters import borders
from core.chunks.splitters.escapes import Separator
from core.chunks.splitters.packing import pack
from core.chunks.splitters.spans import chopped, filled, lapped, pieces, solid
from core.errors import QT_TRANSLATE_NOOP

# As they are typed: sections, paragraphs, lines, then sentences and clauses in Chinese and in English, then words.
DEFAULT = (
    r"\n# ", r"\n## ", r"\n### ", r"\n#### ", r"\n\n", r"\n", "。", "！", "？", ". ", "! ", "? ", "；", "; ",
    "，", ", ", "、", " ",
)  # fmt: skip
_OPENING = re.compile(r"\n+([^\n]*[^\n\s][^\n]*)")


class RecursiveSettings(BaseModel):
    """Where to cut first, and how long pieces may be, in characters."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    separators: list[str] = Field(
        default_factory=lambda: list(DEFAULT),
        max_length=100,
        title=QT_TRANSLATE_NOOP("Forms", "Separators"),
        description=QT_TRANSLATE_NOOP(
            "Forms",
            "One a line, the strongest first. \\n is a line break, \\t a tab, \\\\ a backslash; blanks count. What "
            "none of them divides is cut by length.",
        ),
        json_schema_extra={"lines": True},
    )
    size: int = Field(
        1500,
        ge=20,
        le=1_000_000,
        title=QT_TRANSLATE_NOOP("Forms", "Size"),
        description=QT_TRANSLATE_NOOP("Forms", "No piece is longer, what it repeats included."),
        json_schema_extra={"unit": QT_TRANSLATE_NOOP("Forms", "characters"), "step": 100},
    )
    overlap: int = Field(
        0,
        ge=0,
        le=500_000,
        title=QT_TRANSLATE_NOOP("Forms", "Overlap"),
        description=QT_TRANSLATE_NOOP("Forms", "How much of a piece the next one repeats; 0 repeats nothing."),
        json_schema_extra={"unit": QT_TRANSLATE_NOOP("Forms", "characters"), "step": 50},
    )

    @field_validator("separators", mode="before")
    @classmethod
    def _lines(cls, value: Any) -> Any:
        """Take a text with one separator a line as well."""
        if isinstance(value, str):
            value = value.split("\n")
        return [one for one in value if one] if isinstance(value, list) else value

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.overlap > self.size // 2:
            raise ValueError(QT_TRANSLATE_NOOP("Forms", "The overlap must not be more than half of the size."))
        return self


def split(text: str, settings: RecursiveSettings) -> list[Piece]:
    r"""Return the pieces of `text`; without what each repeats they are the text again.

    The separators stay at the end of a piece; of one such as "\n## " only the line breaks do. Linear time for each
    separator.
    """
    if not text.strip():
        return [Piece(0, len(text), (), len(text) > settings.size)] if text else []
    separators = [one for one in map(Separator, settings.separators) if one]
    room = settings.size - settings.overlap
    starts, levels = _atoms(text, separators, room)
    begins = pack(starts, levels, len(text), room, room)
    ends = filled(text, 0, [*begins[1:], len(text)])
    places = re.compile("|".join(one.pattern.pattern for one in separators) or r"\s+")

    def place(low: int, end: int) -> int:
        hit = places.search(text, low, end)
        return solid(text, hit.end() if hit and hit.end() < end else low, end)

    return pieces(text, lapped(ends, settings.overlap, place), ends, lambda start, end: end - start > settings.size)


def _atoms(text: str, separators: list[Separator], room: int) -> tuple[list[int], list[int]]:
    """Return where the smallest parts begin that need no cut, and the rank of the separator before each."""
    starts, levels = [0], [0]
    for rank, separator in enumerate(separators, start=1):
        starts, levels = _refined(starts, levels, len(text), rank, room, partial(_cuts, text, separator))

    def by_length(start: int, end: int) -> list[int]:
        return [*chopped(text, start, end, room)][:-1]

    return _refined(starts, levels, len(text), len(separators) + 1, room, by_length)


def _refined(
    starts: list[int], levels: list[int], stop: int, rank: int, room: int, cuts: Callable[[int, int], list[int]]
) -> tuple[list[int], list[int]]:
    """Return starts and ranks of parts with those cut that are longer than `room`."""
    places: list[int] = []
    ranks: list[int] = []
    for start, end, level in zip(starts, [*starts[1:], stop], levels, strict=True):
        places.append(start)
        ranks.append(level)
        if end - start > room:
            found = cuts(start, end)
            places += found
            ranks += [rank] * len(found)
    return places, ranks


def _cuts(text: str, separator: Separator, start: int, end: int) -> list[int]:
    """Return the places inside `text[start:end]` at which a separator cuts; no part between them is blank."""
    opening = _OPENING.fullmatch(separator.text)
    back = len(opening[1]) if opening else 0  # "\n## " opens what follows: only its line breaks stay behind
    ends: list[int] = []
    behind = start
    for first, last in separator.found(text, start, end):
        if ends and first == behind:  # separators in a row stay together
            ends.pop()
        behind = last
        if start < last - back < end:
            ends.append(last - back)
    return filled(text, start, [*borders(text, ends), end])[:-1]
