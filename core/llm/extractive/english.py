"""Questions about one English sentence: definitions, parts, purposes, reasons, origins and comparisons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.llm.extractive.asked import Asked, Rule, Sentence, word_set
from core.llm.extractive.english_grammar import bare, lowered, noun, plural

_OFTEN = "generally|usually|typically|basically|essentially|simply|often|primarily|commonly|mostly|normally|also|always"
_VERB = r"(?P<v>is|are|can|cannot|must|should|may|was|were|does not|do not|will)(?P<neg> not)?"
_BE = re.compile(
    rf"(?P<s>[^,;:]{{2,90}}?) (?P<be>is|are)(?: (?:{_OFTEN}))? (?P<rest>(?P<det>an?|the|any|one of the|one"
    rf" of)\b.{{26,}})"
)
_NO_DEFINITION = re.compile(
    r"(?:an?|the) (?:good|classic|typical|example|common|major|functional|key|great|bad|poor|better"
    r"|popular|useful|nice|bit|lot|few|problem|reason|same|only|number"
    r" of|case|result"
    r"|matter|sign|must|most|best|first|last|\w+est)\b"
)
_REFERS = re.compile(
    rf"(?P<s>[^,;:]{{2,80}}?)(?: (?:{_OFTEN}))? (?P<v>refer|mean|stand|denote)(?P<many>s?)(?P<p>(?<=refer) to"
    rf"|(?<=refers) to|(?<=stand) for"
    r"|(?<=stands) for|) (?!that |it |they )(?P<rest>.{12,})"
)
_CALLED = re.compile(
    r"(?P<s>[^,;:]{14,110}?) (?P<be>is|are) (?:sometimes |often |usually )?(?P<v>called|termed|known as) "
    r"(?P<n>(?:an? |the )?[\w-]+(?: [\w-]+){0,4})(?=[.,;(]| \()"
)
_ACTS = re.compile(
    rf"(?P<s>[^,;:]{{3,90}}?) (?:(?:{_OFTEN}) )?(?P<v>causes?|enables?|requires?|prevents?|provides?|depends?"
    rf" on|consists? of|includes?"
    r"|contains?|comprises?|supports?|involves?|affects?|determines?|indicates?|represents?|measures?"
    r"|describes?|specifies|specify"
    r"|defines?) (?!(?:it|them|this|that|by|of)\b)(?P<rest>.{14,})"
)
_LISTS = word_set("include contain consist comprise involve support provide")
_NO_LIST = re.compile(
    r"no |(?:(?:both|all|any|only|even|mainly) (?:of )?)?(?:those|the ones|ones|anything|everything)\b"
)
_THIN = word_set("require provide use support include contain define describe")
_PURPOSE = re.compile(
    rf"(?P<s>[^,;:]{{3,80}}?) (?P<be>is|are)(?: (?:{_OFTEN}))? (?P<v>used|intended|designed) (?P<p>to|for|as)"
    rf" (?P<rest>.{{10,}})"
)
_BECAUSE = re.compile(
    rf"(?P<s>[^,;:]{{3,80}}?) {_VERB} (?:also )?(?P<rest>[^,;:]{{3,90}}?),? "
    r"(?:(?:because|since) (?!of\b)|(?:in order )?to (?:guard|prevent|avoid|protect|reduce|recover) ).{10,}"
)
_SINCE = re.compile(
    rf"(?:Because|Since) (?!of\b)[^;:]{{10,140}}?, (?P<s>[^,;:]{{3,60}}?) {_VERB} (?P<rest>[^,;:]{{3,90}})$"
)
_NO_REASON = re.compile(
    r"\b(?:important|possible|necessary|useful|sure) that$|^(?:used|designed|intended|going|able|a|an|the)\b"
)
_ORIGIN = re.compile(
    r"(?P<s>[^,;:]{3,70}?) (?P<be>is|was|were) (?:originally |first )?(?P<v>written|developed|created|founded"
    r"|designed|invented"
    r"|published|introduced|discovered|released|established) (?P<p>by|in) (?P<rest>.{3,})"
)
_DIFFERENCE = re.compile(
    r"The (?:main |key |only |biggest )?difference between (?P<a>[^,;:]{2,50}?) and (?P<b>[^,;:]{2,50}?) is"
    r" (?P<rest>.{8,})"
)
_DIFFERS = re.compile(
    r"(?P<a>[^,;:]{2,60}?) (?P<v>differs?|is different|are different) from (?P<b>[^,;:]{2,50}?) (?:in|because"
    r"|by) (?P<rest>.{8,})"
)
_UNLIKE = re.compile(
    r"Unlike (?P<b>[^,;:]{2,60}), (?P<a>[^,;:]{2,50}?) (?:is|are|does|do|has|have|can|cannot|uses?"
    r"|will)\b(?P<rest>.{8,})"
)


def _definition(sentence: Sentence) -> Iterator[Asked]:
    text = bare(sentence.text)
    match = _BE.match(text)
    if match and noun(match["s"], sentence, 7) and not _NO_DEFINITION.match(match["rest"]):
        number = match["be"] == "are"
        if re.fullmatch("[a-z]+", match["s"]):  # the name of a field or a variable, which means nothing elsewhere
            return
        short = match["det"] in ("the", "any") and len(match["rest"]) < 45
        if not short and (number or not plural(match["s"]) or " or " in match["s"]):
            score = 0.74 if match["det"] == "the" else 0.85
            yield Asked(f"What {match['be']} {lowered(match['s'], sentence)}?", "definition", score)
        return
    match = _REFERS.match(text)
    if match and (match["p"] or match["v"] in ("mean", "denote")) and noun(match["s"], sentence, 8):
        do = "does" if match["many"] else "do"
        yield Asked(f"What {do} {lowered(match['s'], sentence)} {match['v']}{match['p']}?", "definition", 0.92)


def _called(sentence: Sentence) -> Iterator[Asked]:
    match = _CALLED.match(sentence.text)
    if match and noun(match["s"], sentence, 16):
        yield Asked(f"What {match['be']} {lowered(match['s'], sentence)} {match['v']}?", "definition", 0.82)


def _acts(sentence: Sentence) -> Iterator[Asked]:
    match = _ACTS.match(bare(sentence.text))
    if not match or not noun(match["s"], sentence, 9):
        return
    first, _, tail = match["v"].partition(" ")
    many = plural(match["s"])
    if first.endswith("s") == many:
        return
    stem = "specify" if first == "specifies" else first.removesuffix("s")
    # "also includes" names the rest of a list that began elsewhere, "contains no" what is not there, "includes those
    # that" which of them belong to it but not what it is.
    if stem in _LISTS and (_NO_LIST.match(match["rest"].lstrip()) or f" also {match['v']}" in sentence.text):
        return
    words = re.sub("^(?:the|an?) ", "", match["s"], flags=re.IGNORECASE).split()
    if stem in _THIN and (len(words) == 1 or " or " in match["s"]) and not words[0].isupper():
        return
    do = "do" if many else "does"
    yield Asked(f"What {do} {lowered(match['s'], sentence)} {stem}{' ' + tail if tail else ''}?", "property", 0.8)


def _purpose(sentence: Sentence) -> Iterator[Asked]:
    match = _PURPOSE.match(bare(sentence.text))
    if match and noun(match["s"], sentence):
        end = {"to": "for" if match["v"] == "used" else "to do"}.get(match["p"], match["p"])
        yield Asked(f"What {match['be']} {lowered(match['s'], sentence)} {match['v']} {end}?", "purpose", 0.82)


def _reason(sentence: Sentence) -> Iterator[Asked]:
    text = bare(sentence.text.rstrip("."))
    match = _BECAUSE.match(text) or _SINCE.match(text)
    if not match or not noun(match["s"], sentence, 12) or _NO_REASON.search(match["rest"]):
        return
    verb = match["v"]
    negative = "not " if match["neg"] or verb.endswith("not") else ""
    verb = "can" if verb == "cannot" else verb.removesuffix(" not")
    yield Asked(f"Why {verb} {lowered(match['s'], sentence)} {negative}{match['rest']}?", "reason", 0.9)


def _origin(sentence: Sentence) -> Iterator[Asked]:
    match = _ORIGIN.match(sentence.text)
    if not match or not noun(match["s"], sentence, 8):
        return
    subject = lowered(match["s"], sentence)
    if match["p"] == "by" and match["rest"][0].isupper():
        yield Asked(f"Who {'wrote' if match['v'] == 'written' else match['v']} {subject}?", "origin", 0.85)
    elif match["p"] == "in" and re.match(r"(?:\w+ )?(?:18|19|20)\d\d", match["rest"]) and match["be"] != "is":
        yield Asked(f"When {match['be']} {subject} {match['v']}?", "date", 0.85)


def _comparison(sentence: Sentence) -> Iterator[Asked]:
    if match := _DIFFERENCE.match(sentence.text):
        yield Asked(f"What is the difference between {match['a']} and {match['b']}?", "comparison", 0.93)
    elif (match := _DIFFERS.match(sentence.text)) and noun(match["a"], sentence):
        first, subject = match["v"].split()[0], lowered(match["a"], sentence)
        if first in ("is", "are"):
            yield Asked(f"How {first} {subject} different from {match['b']}?", "comparison", 0.9)
        else:
            do = "does" if first.endswith("s") else "do"
            yield Asked(f"How {do} {subject} differ from {match['b']}?", "comparison", 0.9)
    elif (match := _UNLIKE.match(sentence.text)) and noun(match["a"], sentence) and noun(match["b"], sentence):
        do = "do" if plural(match["a"]) else "does"
        yield Asked(f"How {do} {match['a']} differ from {match['b']}?", "comparison", 0.88)


RULES: tuple[Rule, ...] = (_definition, _called, _acts, _purpose, _reason, _origin, _comparison)
