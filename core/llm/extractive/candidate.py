"""What the built-in engine hands out: questions with the places that answer them, and answers that are quotations."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.language import is_han

Span = tuple[int, int]

_CALL = re.compile(r"\[\^\d{1,4}\](?!:)")
# A single line break inside a paragraph: no blank line, and what follows is no list item, heading, quote or table row.
_WRAPPED = re.compile(
    r"(?<=[^\s|])[ \t\xa0\u3000]*\n[ \t\xa0\u3000]*(?![\s#>|]|[-*+•·][ \t]|[（(]?[\d一二三四五六七八九十]+[.)、）]|第)"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One question; `spans` are character offsets in the chunk whose text answers it, `score` is in 0..1."""

    question: str
    spans: tuple[Span, ...]
    kind: str
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """A quotation and its places in the chunk."""

    text: str
    spans: tuple[Span, ...]


def quote(text: str, spans: tuple[Span, ...]) -> str:
    """Return the quoted places of `text`, joined by a line break where something was left out between them.

    Lines that were only wrapped are joined again, and calls of notes go, since the notes do not come along; apart from
    that the quotation is to the letter.
    """
    return "\n".join(_WRAPPED.sub(_joined, _CALL.sub("", text[start:end])) for start, end in spans)


def _joined(wrap: re.Match[str]) -> str:
    before, after = wrap.string[wrap.start() - 1], wrap.string[wrap.end()]
    return "" if is_han(before) or is_han(after) else " "
