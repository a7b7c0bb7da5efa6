"""From a chunk of text to its candidate questions: read the sentences, ask the rules, drop what cannot stand."""

from __future__ import annotations

import re
from functools import lru_cache

from core import language as languages
from core.llm.extractive import (
    chinese,
    chinese_grammar,
    english,
    english_grammar,
    english_modal,
    english_passive,
    english_steps,
    headed,
    statute,
)
from core.llm.extractive.asked import Asked, Sentence, Words
from core.llm.extractive.candidate import Candidate, Span
from core.llm.extractive.passages import Passage, list_end, passages

_LAW = re.compile(r"《?([^《》#]{2,40}?(?:法|条例|规定|办法|细则|规则))》?$")
_THIS_LAW = re.compile("本(?:法|条例|规定|办法|细则)(?![律])")
# An answer that sends the reader elsewhere does not answer.
_ELSEWHERE = re.compile(
    r"\b(?:described|noted|listed|shown|discussed|mentioned|explained|defined|stated|given"
    r"|outlined)\b[^.]{0,40}\b(?:above|below|previous|earlier|later|next|following)\b"
    r"|\b(?:see|refer to) (?:section|chapter|appendix|the)\b|\bthe above\b|\bas follows\b(?!.*:$)"
    r"|\b(?:just|same|exactly|much) as (?:for|in|with|under|described in) (?:section|chapter|appendix)\b",
    re.I,
)
# At the beginning of a paragraph "the new device" is one that the paragraph before brought up, with its case.
_RESUMED = re.compile(
    r"\b(?:before|after|when|once|if|while|until|unless|during|upon|for) (?:[\w-]+ )?the (?:new|additional|extra"
    r"|remaining|resulting|updated|renewed) [a-z]"
)
_LONGEST = {"zh": 320, "en": 600}
_LONGEST_QUOTE = 1_500
_MOST_PLACES = 3


def candidates(text: str, headings: tuple[str, ...], language: str) -> list[Candidate]:
    """Return every question the text answers, in the order of the text, each with the places that answer it."""
    return list(_candidates(text, tuple(headings), language))


@lru_cache(maxsize=8)
def _candidates(text: str, headings: tuple[str, ...], language: str) -> tuple[Candidate, ...]:
    # Cached because the questions of a chunk are answered one by one right after they were made.
    found = passages(text)
    law = law_name(headings, found[0].heading if found else "") if language == "zh" else ""
    words: Words = english_grammar.casing(text) if language == "en" else (frozenset(), frozenset(), frozenset())
    best: dict[str, Candidate] = {}
    for index, passage in enumerate(found):
        last = list_end(found, index) if passage.leads else index
        sentence = Sentence(passage.text, last > index, law, passage.heading, *words)
        opens = index == 0 or found[index - 1].block != passage.block
        for asked in _asked(passage, sentence, language):
            if opens and _RESUMED.search(asked.question):
                continue
            _keep(best, asked, (passage.start, found[last].end), law)
    for asked, span in headed.candidates(text, found, language, words):
        _keep(best, asked, span, law)
    return tuple(sorted(best.values(), key=lambda candidate: candidate.spans))


def law_name(headings: tuple[str, ...], above: str = "") -> str:
    """Return the name of the statute that the headings put a chunk into, or ""."""
    for heading in (*headings, above):
        match = _LAW.match(re.sub(r"\s+", "", heading))
        if match and not re.match("第[一二三四五六七八九十]+[编章节]|[一二三四五六七八九十]+、", heading):
            return match[1].removeprefix("中华人民共和国")
    return ""


def _asked(passage: Passage, sentence: Sentence, language: str) -> list[Asked]:
    text = passage.text
    if (
        not passage.complete
        or len(text) > _LONGEST[language]
        or (sentence.text.endswith((":", "：")) and not sentence.listed)
    ):
        return []
    if (languages.count_han(text) * 3 > len(text)) != (language == "zh"):
        return []
    if language == "zh":
        if passage.item and not text.endswith(("。", "：", "；")):
            return []
        asked = [one for rule in (*statute.RULES, *chinese.RULES) for one in rule(sentence)]
        asked = [one._replace(question=chinese_grammar.spaced(one.question, text)) for one in asked]
        return [one for one in asked if chinese_grammar.sound(one.question)]
    if _ELSEWHERE.search(text) or text.endswith(";"):
        return []
    asked = [
        one
        for rule in (*english_modal.RULES, *english_steps.RULES, *english.RULES, *english_passive.RULES)
        for one in rule(sentence)
    ]
    return [one for one in asked if english_grammar.sound(one.question)]


def _keep(best: dict[str, Candidate], asked: Asked, span: Span, law: str) -> None:
    """Add a question; the same question asked by another sentence gets that place as well."""
    question = asked.question
    if _THIS_LAW.search(question):
        if not law:
            return
        question = _THIS_LAW.sub(f"《{law}》", question)
    if span[1] - span[0] > _LONGEST_QUOTE:
        return
    known = best.get(question)
    if known is None:
        best[question] = Candidate(question, (span,), asked.kind, asked.score)
    elif not any(span[0] < end and start < span[1] for start, end in known.spans) and len(known.spans) < _MOST_PLACES:
        spans = tuple(sorted((*known.spans, span)))
        best[question] = Candidate(question, spans, known.kind, max(known.score, asked.score))
