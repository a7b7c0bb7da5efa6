"""Which sentences of the source support an answer, judged by the words they share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from core.language import sentences

_WORD = re.compile(r"[a-z0-9]+|[\u4e00-\u9fff]", re.IGNORECASE)
# A sentence counts as support when this share of its pairs of words stands in the answer, or the reverse.
SHARE = 0.5
MOST = 6


def supporting(answer: str, source: str) -> list[tuple[int, int]]:
    """Return the spans of `source` (characters) that an answer rests on, in order; none where nothing is shared.

    This marks where to look; it does not prove that the answer is right.
    """
    said = _pairs(answer)
    if not said:
        return []
    found: list[tuple[float, tuple[int, int]]] = []
    for start, end in sentences(source):
        pairs = _pairs(source[start:end])
        if not pairs:
            continue
        shared = len(pairs & said)
        share = max(shared / len(pairs), shared / len(said))
        if share >= SHARE and shared >= 2:
            found.append((share, (start, end)))
    best = sorted(found, reverse=True)[:MOST]
    return sorted(span for _share, span in best)


def verified(answer: str, source: str, spans: Iterable[Sequence[int]]) -> int:
    """Return how many of the quoted spans of `source` stand word for word in the answer, white space apart."""
    said = "".join(answer.split())
    return sum(1 for start, end in spans if (quote := "".join(source[start:end].split())) and quote in said)


def _pairs(text: str) -> set[tuple[str, str]]:
    words = [word.casefold() for word in _WORD.findall(text)]
    return set(pairwise(words))
