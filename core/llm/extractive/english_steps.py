"""Questions about an English sentence that gives the steps to an aim or introduces a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.llm.extractive.asked import Asked, Rule, Sentence, word_set
from core.llm.extractive.english_grammar import bare, lowered

_NO_VERB = word_set(
    "the a an this it there is are we see and or they that each all one some no any which he she most many "
    "both its his her"
)
#: what follows "how do you" is one thing to do, not also what one needs
_NO_AIM = re.compile(r"^be used\b|\b(?:or|and) (?:you )?(?:need|want|wish|have|would like)\b")
_MODALS = {"shall": "must", "must": "must", "should": "should", "may": "may", "can": "can"}


def _steps(sentence: Sentence) -> Iterator[Asked]:
    """To do X, use Y: how do you X."""
    match = re.match(
        r"(?:In order to|To|If you (?:want|wish|need|would like) to) ([a-z][^,;:]{6,90}), (?:simply |just |you"
        r" (?:can|must|should|need to|have to|may) |please |first )*([a-z]+) (.{8,})",
        sentence.text,
    )
    if (
        match
        and match[2] not in _NO_VERB
        and not _NO_AIM.search(match[1])
        and not re.search(r"\b(?:these|those)\b", match[3])
    ):
        if re.match(r"[a-z]+(?:s|ed|ing|ly)$", match[2]) and match[2] not in ("press", "access", "process", "need"):
            return
        yield Asked(f"How do you {match[1]}?", "steps", 0.86)


def _which(sentence: Sentence) -> Iterator[Asked]:
    """The following X …: with its list."""
    if not sentence.listed:
        return
    text = bare(sentence.text.rstrip(":. "))
    if match := re.search(
        r"(?:^|, )(?:[Tt]he )following ([a-z][\w -]{2,40}?) (SHALL|SHOULD|must|should|may|can|are|apply|have)("
        r" .{3,120})?$",
        text,
    ):
        verb = _MODALS.get(match[2].lower(), match[2])
        intro = text[: match.start()]
        rest = match[3] or ""
        if verb == "are" and len(rest) < 10:
            return
        tail = f" {lowered(intro, sentence)}" if intro else ""
        yield Asked(f"Which {match[1]} {verb}{rest}{tail}?" if len(rest) > 8 or tail else "", "list", 0.9)
    elif match := re.match(r"Examples of ([\w' -]{4,60}) (include|are)", text):
        yield Asked(f"What are examples of {match[1]}?", "list", 0.88)
    elif match := re.match(
        r"There are (?:\w+ ){0,2}(kinds|types|ways|reasons|forms|classes|methods|categories) (of|to|for)"
        r" ([\w' -]{4,60})",
        text,
    ):
        yield Asked(f"What {match[1]} {match[2]} {match[3]} are there?", "list", 0.88)


RULES: tuple[Rule, ...] = (_steps, _which)
