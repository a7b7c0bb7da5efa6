"""The best questions of a chunk: no two that ask the same, spread over the text."""

from __future__ import annotations

import re

from core.llm.extractive.candidate import Candidate
from core.llm.extractive.engine import candidates, law_name
from core.llm.extractive.overlap import terms

# Two questions with this share of their terms in common are the same question in other words.
_SAME = 0.75
# So much less a question is worth where another stands already: each part of the text is asked once before any twice.
_SPREAD = 0.36
_WORTH = 0.6


def questions(
    text: str, headings: tuple[str, ...], language: str, count: int, document_title: str | None
) -> list[Candidate]:
    """Return at most `count` questions in the order of the text; fewer when the text has no more worth asking.

    `document_title` names a statute when the headings do not.
    """
    if count <= 0:
        return []
    above = headings
    if document_title and language == "zh" and not law_name(headings):
        above = (re.sub(r"\.[A-Za-z0-9]{1,5}$", "", document_title), *headings)
    pool = [one for one in candidates(text, above, language) if one.score >= _WORTH]
    chosen = _spread(pool, count, len(text))
    return sorted(chosen, key=lambda one: one.spans)


def _spread(pool: list[Candidate], count: int, length: int) -> list[Candidate]:
    """Choose by score, each place in the text lowering the worth of what stands close to it."""
    chosen: list[Candidate] = []
    kept: list[frozenset[str]] = []
    holders: dict[str, list[int]] = {}
    bins = max(1, min(count, 64))
    crowd = [0] * bins
    waiting = sorted(pool, key=lambda one: (-one.score, one.spans))
    for strict in (True, False):
        rest: list[Candidate] = []
        for one in waiting:
            place = min(bins - 1, one.spans[0][0] * bins // max(1, length))
            if len(chosen) >= count:
                break
            if strict and crowd[place] * _SPREAD > one.score - _WORTH:
                rest.append(one)
                continue
            words = terms(one.question)
            if _twin(words, one, chosen, kept, holders):
                continue
            for word in words:
                holders.setdefault(word, []).append(len(kept))
            kept.append(words)
            chosen.append(one)
            crowd[place] += 1
        waiting = rest
    return chosen


def _twin(
    words: frozenset[str],
    one: Candidate,
    chosen: list[Candidate],
    kept: list[frozenset[str]],
    holders: dict[str, list[int]],
) -> bool:
    """Say whether a chosen question asks the same, or asks most of the same about the same sentence."""
    shared: dict[int, int] = {}
    for word in words:
        for index in holders.get(word, ())[-200:]:
            shared[index] = shared.get(index, 0) + 1
    for index, common in shared.items():
        overlap = common / max(1, len(words | kept[index]))
        if overlap >= _SAME or (overlap >= 0.45 and one.spans == chosen[index].spans):
            return True
    return False
