"""The chosen way of splitting as plain data, and the chunks it gives."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from core.chunks.piece import Piece
from core.chunks.splitters import strategy


class Splitting(BaseModel):
    """A strategy by name, with its settings as plain data; settings left out have their defaults."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    strategy: str = "markdown"
    settings: dict[str, Any] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:
        """Take the settings of the Markdown splitter alone, as jobs of the first version stored them."""
        if isinstance(value, dict) and value and not value.keys() & {"strategy", "settings"}:
            return {"settings": value}
        return value

    def chosen(self, name: str = "") -> BaseModel:
        """Return the settings as the strategy's own model, as they are for a file called `name`.

        Raises:
            InvalidUse: there is no such strategy.
            pydantic.ValidationError: a setting does not fit.
        """
        way = strategy(self.strategy)
        settings = way.settings.model_validate(self.settings)
        return way.named(settings, name) if way.named and name else settings


def split(text: str, splitting: Splitting, name: str = "") -> list[Piece]:
    """Return the pieces of `text`, in order; raises as `Splitting.chosen`.

    The name of the file, where it is known, tells the language of program code.
    """
    return strategy(splitting.strategy).split(text, splitting.chosen(name))


def chunk_rows(
    markdown: str, found: list[Piece], locators: list[list[Any]], detect: Callable[[str], str]
) -> list[dict[str, Any]]:
    """Return pieces as rows of the chunk table without ids, each with the page or section it begins in."""
    starts = [spot[0] for spot in locators]
    rows = []
    for position, piece in enumerate(found):
        text = markdown[piece.start : piece.end]
        first = piece.start + len(text) - len(text.lstrip())
        spot = locators[max(0, bisect_right(starts, first) - 1)] if locators else [0, 0, None, None]
        rows.append(
            {
                "position": position,
                "start": piece.start,
                "end": piece.end,
                "text": text,
                "size": len(text),
                "headings": list(piece.headings),
                "page": spot[2],
                "section": spot[3],
                "language": detect(text),
                "oversize": piece.oversize,
            }
        )
    return rows
