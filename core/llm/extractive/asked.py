"""What a rule returns, and what it is given: one sentence with what stands around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple


class Asked(NamedTuple):
    """A question about one sentence; `score` in 0..1 says how much it is worth."""

    question: str
    kind: str
    score: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without markup.

    `listed`: a list follows it. `law`: the statute it stands in, or "". `heading`: the one above. Of the chunk's words:
    `common`, written in lower case; `names`, capitalised inside sentences; `topics`, used again and again.
    """

    text: str
    listed: bool
    law: str
    heading: str
    common: frozenset[str]
    names: frozenset[str]
    topics: frozenset[str]


Words = tuple[frozenset[str], frozenset[str], frozenset[str]]
Rule = Callable[[Sentence], Iterator[Asked]]


def word_set(text: str) -> frozenset[str]:
    """Return the words of `text`; long word lists read better as text than as one literal a line."""
    return frozenset(text.split())
