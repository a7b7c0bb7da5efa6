"""One piece of a split text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A span of the text, in characters.

    Args:
        start: first character.
        end: one past the last character.
        headings: titles in force where the piece begins, outermost first, its own first heading included.
        oversize: longer than the maximum, because it is one block that must not be cut.
    """

    start: int
    end: int
    headings: tuple[str, ...]
    oversize: bool
