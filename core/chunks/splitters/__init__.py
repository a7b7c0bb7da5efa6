"""Ways to split a text into chunks; each strategy is one entry of `STRATEGIES`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from core.chunks.piece import Piece
from core.chunks.splitters import markdown
from core.errors import QT_TRANSLATE_NOOP, InvalidUse


@dataclass(frozen=True, slots=True)
class Strategy:
    """A named way to split.

    Args:
        name: stable identifier, kept with the chunks.
        title: what the user reads.
        settings: pydantic model of its options; every field has a default.
        split: function of text and settings that returns the pieces in order.
    """

    name: str
    title: str
    settings: type[BaseModel]
    split: Callable[[str, Any], list[Piece]]


STRATEGIES: tuple[Strategy, ...] = (
    Strategy(
        "markdown", QT_TRANSLATE_NOOP("Splitters", "Markdown structure"), markdown.MarkdownSettings, markdown.split
    ),
)


def strategy(name: str) -> Strategy:
    """Return the strategy called `name`; raises InvalidUse when there is none."""
    for candidate in STRATEGIES:
        if candidate.name == name:
            return candidate
    raise InvalidUse(
        QT_TRANSLATE_NOOP("Errors", "There is no way of splitting called {name}."),
        QT_TRANSLATE_NOOP("Errors", "Choose one of: {known}."),
        name=name,
        known=", ".join(candidate.name for candidate in STRATEGIES),
    )
