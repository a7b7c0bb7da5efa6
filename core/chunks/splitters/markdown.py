"""Splitting Markdown along its structure: whole sections where they fit, whole tables, code, formulas and lists."""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from core.chunks.piece import Piece
from core.chunks.splitters.atoms import Atoms
from core.chunks.splitters.blocks import scan
from core.chunks.splitters.headings import paths
from core.chunks.splitters.packing import pack
from core.errors import QT_TRANSLATE_NOOP


class MarkdownSettings(BaseModel):
    """How long the pieces of a Markdown text should be, in characters."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    minimum: int = Field(
        1500,
        ge=0,
        le=100_000,
        title=QT_TRANSLATE_NOOP("Forms", "Smallest size"),
        description=QT_TRANSLATE_NOOP(
            "Forms", "Shorter pieces are joined with a neighbour where both fit into the largest size."
        ),
        json_schema_extra={"unit": QT_TRANSLATE_NOOP("Forms", "characters"), "step": 100},
    )
    maximum: int = Field(
        2000,
        ge=100,
        le=1_000_000,
        title=QT_TRANSLATE_NOOP("Forms", "Largest size"),
        description=QT_TRANSLATE_NOOP(
            "Forms", "No piece is longer, except one table, formula or block of code that must not be cut."
        ),
        json_schema_extra={"unit": QT_TRANSLATE_NOOP("Forms", "characters"), "step": 100},
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.maximum < self.minimum:
            raise ValueError(QT_TRANSLATE_NOOP("Forms", "The largest size must not be below the smallest size."))
        return self


def split(text: str, settings: MarkdownSettings) -> list[Piece]:
    """Return the pieces of `text`; joined they are the text again, character for character.

    A heading stays with the text after it. A table, code block or formula longer than the maximum is one piece
    (with the headings right above it), marked oversize. Linear time.
    """
    blocks = scan(text)
    if not blocks:
        return [Piece(0, len(text), (), len(text) > settings.maximum)] if text else []
    atoms = Atoms(text, settings.maximum)
    for block in blocks:
        atoms.add(block)
    atoms.finish()
    atoms.starts[0] = 0
    starts = pack(atoms.starts, atoms.levels, len(text), settings.minimum, settings.maximum)
    ends = [*starts[1:], len(text)]
    return [
        Piece(start, end, path, end - start > settings.maximum)
        for start, end, path in zip(starts, ends, paths(text, starts, blocks), strict=True)
    ]
