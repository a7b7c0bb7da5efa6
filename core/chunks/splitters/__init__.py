"""Ways to split a text into chunks; each strategy is one entry of `STRATEGIES`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from core.chunks.piece import Piece
from core.chunks.splitters import code, custom, fixed, hand, markdown, recursive, tokens
from core.errors import QT_TRANSLATE_NOOP, InvalidUse


@dataclass(frozen=True, slots=True)
class Strategy:
    """A named way to split.

    Args:
        name: stable identifier, kept with the chunks.
        title: what the user reads.
        settings: pydantic model of its options; every field has a default.
        split: function of text and settings that returns the pieces in order.
        named: function of settings and file name that returns the settings for that file; None where names say nothing.
        sizes: function of text, pieces and settings that returns their sizes in the unit of the settings; None where
            that is characters.
        unit: what sizes are counted in, for the user.
        reach: characters that a preview looks at; fewer where splitting is slower, so that the answer comes in time.
    """

    name: str
    title: str
    settings: type[BaseModel]
    split: Callable[[str, Any], list[Piece]]
    named: Callable[[Any, str], BaseModel] | None = None
    sizes: Callable[[str, list[Piece], Any], list[int]] | None = None
    unit: str = QT_TRANSLATE_NOOP("Forms", "characters")
    reach: int = 1_000_000


STRATEGIES: tuple[Strategy, ...] = (
    Strategy(
        "markdown", QT_TRANSLATE_NOOP("Splitters", "Markdown structure"), markdown.MarkdownSettings, markdown.split
    ),
    Strategy(
        "recursive", QT_TRANSLATE_NOOP("Splitters", "Own separators"), recursive.RecursiveSettings, recursive.split
    ),
    Strategy("fixed", QT_TRANSLATE_NOOP("Splitters", "Fixed length"), fixed.FixedSettings, fixed.split),
    Strategy(
        "tokens",
        QT_TRANSLATE_NOOP("Splitters", "Tokens"),
        tokens.TokenSettings,
        tokens.split,
        sizes=tokens.sizes,
        unit=QT_TRANSLATE_NOOP("Forms", "tokens"),
        reach=300_000,
    ),
    Strategy(
        "code",
        QT_TRANSLATE_NOOP("Splitters", "Program code"),
        code.CodeSettings,
        code.split,
        named=code.named,
        reach=200_000,
    ),
    Strategy("custom", QT_TRANSLATE_NOOP("Splitters", "One separator"), custom.CustomSettings, custom.split),
    Strategy("hand", QT_TRANSLATE_NOOP("Splitters", "By hand"), hand.HandSettings, hand.split),
)


def strategy(name: str) -> Strategy:
    """Return the strategy called `name`; raises InvalidUse when there is none."""
    for candidate in STRATEGIES:
        if candidate.name == name:
            return candidate
    raise InvalidUse(
        QT_TRANSLATE_NOOP("Errors", "There is no splitting called {name}."),
        QT_TRANSLATE_NOOP("Errors", "Choose one of: {known}."),
        name=name,
        known=[candidate.name for candidate in STRATEGIES],
    )
