"""Questions about how, where and when something is done, what it allows, and what size or aim it has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.llm.extractive.asked import Asked, Rule, Sentence
from core.llm.extractive.english_grammar import bare, lowered, noun, plural

_DONE = (
    r"(?P<be>is|are) (?:(?:then|also|usually|normally|typically|generally|often|always|automatically)"
    r" )?(?P<pp>\w+ed|done|built|set|written|made|sent|kept|held|chosen|given|run|taken)"
)
_HOW = re.compile(
    rf"(?P<s>[^,;:]{{3,80}}?) {_DONE} (?P<o>(?:to|from|into|for) [\w -]{{3,40}} )?(?:by [a-z]+ing|using|through"
    rf"|via|by means of)\b .{{6,}}"
)
_PLACE = re.compile(
    r"(?P<s>[^,;:]{3,80}?) (?P<be>is|are) (?:(?:usually|normally|typically|generally) )?(?P<pp>stored"
    r"|located|kept|installed|saved|found|listed) (?:in|on|at|under) (?P<rest>(?!this|these|that|order|many"
    r"|most|general|all|some|addition|any)[^,;]{4,})"
)
_WHEN = re.compile(
    r"(?P<s>[^,;:]{3,70}?) (?P<be>is|are) (?P<not>not |only )?(?P<adj>[a-z]+(?:ed|able|ible|ary|ful|ive|al)(?:"
    r" (?:to|by|from|for|in) [\w -]{3,40})?) "
    r"(?:only )?(?P<w>when|if|unless|until|after|before|whenever) (?!you\b|it\b|this\b|they\b|possible"
    r"|necessary)(?P<rest>[^,;]{10,})"
)
_ALLOWS = re.compile(
    r"(?P<s>[^,;:]{3,70}?) (?:also )?(?P<v>allows?|enables?|lets?|permits?) (?P<o>(?:the |an? )?[a-z]+(?:"
    r" [a-z]+)?)(?P<to> to)? (?P<do>[a-z]+ .{10,})"
)
_MEASURE = re.compile(
    r"The (?P<n>(?:main |primary |chief |overall |default |maximum |minimum |normal |typical |total "
    r"|recommended )?(?:purpose|goal|aim|objective|size|length|number|"
    r"value|limit|advantage|disadvantage|benefit|drawback|task|role|duration|cost|rate|dose|dosage|risk|cause"
    r"|symptom|treatment|function|port|format)s?) (?P<p>of|for) "
    r"(?P<x>[^,;:]{3,60}?) (?P<be>is|are) (?P<rest>(?!not\b|called\b|that\b|the same|very|also"
    r"|usually\b|often\b)[^,;]{2,}.*)"
)
_KINDS = re.compile(
    r"There are (?:basically |currently |generally |several |many |(?:at least )?(?:two|three|four|five|six"
    r"|seven|eight|\d+) )?(?:\w+ )?"
    r"(?P<k>kinds|types|forms|classes|categories|levels|phases|stages) of (?P<x>[a-z][^,;:.]{3,50})(?=:| ?[—–-]"
    r" |, namely)"
)


def _how(sentence: Sentence) -> Iterator[Asked]:
    match = _HOW.match(bare(sentence.text))
    if (
        match
        and noun(match["s"], sentence, 9)
        and match["pp"] not in ("used", "based", "called", "followed", "need", "replaced")
    ):
        target = f" {match['o'].strip()}" if match["o"] else ""
        yield Asked(f"How {match['be']} {lowered(match['s'], sentence)} {match['pp']}{target}?", "manner", 0.84)


def _where(sentence: Sentence) -> Iterator[Asked]:
    match = _PLACE.match(bare(sentence.text))
    if match and noun(match["s"], sentence, 9):
        yield Asked(f"Where {match['be']} {lowered(match['s'], sentence)} {match['pp']}?", "place", 0.8)


def _when(sentence: Sentence) -> Iterator[Asked]:
    match = _WHEN.match(bare(sentence.text.rstrip(".")))
    if match and noun(match["s"], sentence, 9) and match["w"] not in ("unless", "until"):
        negative = "not " if match["not"] == "not " else ""
        yield Asked(f"When {match['be']} {lowered(match['s'], sentence)} {negative}{match['adj']}?", "condition", 0.8)


def _allows(sentence: Sentence) -> Iterator[Asked]:
    match = _ALLOWS.match(bare(sentence.text))
    if not match or not noun(match["s"], sentence, 9) or plural(match["s"]) == match["v"].endswith("s"):
        return
    verb = match["v"].removesuffix("s")
    if (
        (verb == "let") == bool(match["to"])
        or match["o"] in ("you", "it", "them", "us", "this")
        or not noun(match["o"], sentence)
    ):
        return
    do = "do" if plural(match["s"]) else "does"
    yield Asked(
        f"What {do} {lowered(match['s'], sentence)} {verb} {match['o']}{match['to'] or ''} do?", "property", 0.82
    )


def _measure(sentence: Sentence) -> Iterator[Asked]:
    match = _MEASURE.match(bare(sentence.text))
    if match and noun(match["x"], sentence, 9):
        yield Asked(f"What {match['be']} the {match['n']} {match['p']} {match['x']}?", "property", 0.86)


def _kinds(sentence: Sentence) -> Iterator[Asked]:
    match = _KINDS.match(bare(sentence.text))
    if match and noun(match["x"], sentence, 8):
        yield Asked(f"What {match['k']} of {match['x']} are there?", "list", 0.86)


RULES: tuple[Rule, ...] = (_how, _where, _when, _allows, _measure, _kinds)
