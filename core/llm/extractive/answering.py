"""The answer to a question, quoted from the chunk."""

from __future__ import annotations

import math
import re

from core.llm.extractive.candidate import Answer, Span, quote
from core.llm.extractive.engine import candidates
from core.llm.extractive.overlap import terms
from core.llm.extractive.passages import Passage, list_end, passages

_LAW = re.compile("《[^《》]+》|本(?:法|条例|规定|办法|细则)")
# A quotation must hold this share of the question's terms, weighted by how rare they are in the chunk.
_SUPPORTED = 0.34
_SUPPORTED_WITH_HEADING = 0.5
_LONGEST = 1_200
_MOST_SENTENCES = 3


def answer(question: str, text: str, headings: tuple[str, ...], language: str) -> Answer | None:
    """Return the sentences of `text` that answer `question`, or None when nothing in it supports an answer.

    A question of this engine gets exactly the places it was made from; any other gets what overlaps with it most.
    """
    asked = _canonical(question)
    for candidate in candidates(text, headings, language):
        if _canonical(candidate.question) == asked:
            return Answer(quote(text, candidate.spans), candidate.spans)
    spans = _supporting(question, passages(text), " ".join(headings))
    return Answer(quote(text, spans), spans) if spans else None


def _canonical(question: str) -> str:
    # The name of a statute comes from the document's title, which is not at hand here.
    return _LAW.sub("《》", re.sub(r"\s+", " ", question).strip().rstrip("?？"))


def _supporting(question: str, found: list[Passage], headings: str) -> tuple[Span, ...]:
    wanted = terms(question)
    if not wanted or not found:
        return ()
    held = [terms(passage.text) for passage in found]
    weights = {word: math.log(1 + len(held) / (1 + sum(word in one for one in held))) + 0.2 for word in wanted}
    whole = sum(weights.values())
    near = {passage.heading: terms(f"{headings} {passage.heading}") for passage in found}
    scores: list[float] = []
    for passage, own in zip(found, held, strict=True):
        direct = sum(weights[word] for word in wanted & own) / whole
        above = sum(weights[word] for word in (wanted & near[passage.heading]) - own) / whole
        enough = direct >= _SUPPORTED or (direct >= 0.15 and direct + above >= _SUPPORTED_WITH_HEADING)
        scores.append((direct + 0.3 * above) if enough and passage.complete else 0.0)
    best = max(range(len(scores)), key=lambda index: (scores[index], -index))
    if not scores[best]:
        return ()
    chosen = [
        index
        for index in sorted(range(len(scores)), key=lambda i: (-scores[i], i))
        if scores[index] >= 0.8 * scores[best]
    ]
    return _joined(found, sorted(chosen[:_MOST_SENTENCES]))


def _joined(found: list[Passage], chosen: list[int]) -> tuple[Span, ...]:
    """Turn passages into spans: a list comes with its introduction, neighbours become one quotation."""
    spans: list[Span] = []
    for index in chosen:
        passage = found[index]
        end = found[list_end(found, index)].end if passage.leads else passage.end
        end = end if end - passage.start <= _LONGEST else passage.end
        previous = next((i for i in chosen if i == index - 1), None)
        if spans and (
            passage.start <= spans[-1][1] or (previous is not None and found[previous].block == passage.block)
        ):
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((passage.start, end))
    return tuple(spans)
