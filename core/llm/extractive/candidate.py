"""What the built-in engine hands out: questions with the places that answer them, and answers that are quotations."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]


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
    """Return the quoted places of `text`, joined by a line break where something was left out between them."""
    return "\n".join(text[start:end] for start, end in spans)
