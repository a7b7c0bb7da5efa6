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

    `listed`: a list follows it. `law`: name of the statute it stands in, or "". `common`: words the chunk writes in
    lower case; `names`: words it capitalises inside sentences; `topics`: words it keeps using; `heading`: the one above.
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
