"""Questions about one English sentence: definitions, parts, purposes, reasons, origins and comparisons."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from core.llm.extractive.asked import Asked, Rule, Sentence

_LOWER = re.compile(r"(?<![\w'-])[a-z][a-z'-]*(?![\w])")
_MIDDLE = re.compile(r"(?<=[a-z,;] )[A-Z][\w'-]*")
_PRONOUNS = frozenset(
    "it they them this that these those such he she him her his we us our you your i my me one ones there here its their "
    "theirs itself themselves which who whom whose what when where why how former latter above below following previous "
    "preceding aforementioned same other others another both either neither each any many much more most less few several "
    "some none all everything something anything nothing everyone someone anyone nobody another so thus then now example "
    "section chapter figure table paragraph page appendix footnote note notes see please yes no not never only also just "
    "even still already yet however therefore first second third next last finally "
    "but and or nor if unless because although though while whereas since until as than like unlike".split()
)
_CLAUSE = frozenset(
    "is are was were be been being am has have had do does did will would shall should can could may might must cannot "
    "that which who whose where when if because although while whereas since until unless said says make makes".split()
)
_NOT_FIRST = frozenset(
    "in on at for with without by from to into onto of as about after before during under over between among through upon "
    "per via given including based depending according using unlike despite instead rather perhaps maybe often sometimes "
    "usually generally typically normally always currently today once again too very quite "
    "well further moreover furthermore thus hence besides meanwhile otherwise every regardless let".split()
)
_GENERIC = frozenset(
    "process system result results value problem file files user method option command way thing reason idea question answer "
    "suspension term list number case point fact issue issues change changes default difference approach program page reader "
    "author text document goal purpose rule rules step steps name names item items part parts type types version exception "
    "situation requirement requirements condition conditions function package set output input work order word words latter "
    "syntax variable model record notice report advantage advantages disadvantage solution code server machine application "
    "rest end beginning top bottom middle figure table effect aim intent simplest best easiest only main first next".split()
)
_ADVERB = re.compile(r"\w{3,}ly$")
_PAREN = re.compile(
    r"\s*[(\[][^()\[\]]*[)\]]| [—–] [^—–]{3,120} [—–](?= )|, (?:where|if|when|as) (?:practical|possible|applicable|necessary|appropriate|available|any),"
)
_NOISE = re.compile(r"https?:|www\.|[{}<>|=\\$~^#@*_`]|\.\.|--|;|: |…|\s[–—-]\s|\w/\w+/|\(\)|\.\w+\s*$|[一-鿿]|\"")
_POINTING = re.compile(
    r"\b(?:this|these|those|itself|he|she|we|us|our|you(?! \w+)|i|my|above|below|aforementioned|former|latter|the following|"
    r"previous|previously|preceding|the (?:event|case|result|problem|situation|issue|transaction|question|second|last)\b(?! of| that| where| in which)|the (?:process|purpose|request|mechanism|method|first|system|time|way)(?= (?!of|for|to|used|by|that)|$)|here|there(?! (?:are|is|be)\b|\?)|such|section|chapter|figure|table|appendix|same|other(?! than)|another|"
    r"as described|as noted|as well as|etc|the example|so far|again|else|respectively|said|todo)\b", re.I)  # fmt: skip
_POSSESSIVE = re.compile(r"\b(?:its|their|it|they|them|his|her)\b", re.I)
_BE = re.compile(
    r"(?P<s>[^,;:]{2,90}?)(?: \([^()]{1,60}\))? (?P<be>is|are)(?P<adv> (?:generally|usually|typically|basically|essentially|simply|often|primarily|commonly))? (?P<rest>(?P<det>an?|the|any|one of the|one of)\b.+)"
)
_ACTS = "causes?|enables?|requires?|prevents?|provides?|depends? on|consists? of|includes?|contains?|comprises?|supports?|involves?|affects?|determines?|indicates?|represents?|measures?|describes?|specifies|specify|defines?"
_SINGULAR_S = re.compile(r"(?:ss|us|is|ics|news|series|species|means|[A-Z]S|[xs]OS)$")


def casing(text: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the words `text` writes in lower case, those it capitalises inside sentences, and those it keeps using."""
    counts = Counter(_LOWER.findall(text))
    return frozenset(counts), frozenset(_MIDDLE.findall(text)), frozenset(word for word, n in counts.items() if n >= 4)


def lowered(phrase: str, sentence: Sentence) -> str:
    """Return `phrase`, taken from the start of a sentence, as it is written in the middle of one."""
    word = re.match(r"[\w'-]+", phrase)
    if not word or word[0][1:] != word[0][1:].lower() or not word[0][0].isupper():
        return phrase
    low = word[0].lower()
    ordinary = (
        low in sentence.common or low in _PRONOUNS or low in ("a", "an", "the") or low in _NOT_FIRST or len(low) == 1
    )
    if not ordinary and word[0] not in sentence.names:
        ordinary = (
            re.search(r"(?:tion|sion|ing|ment|ness|ity|ance|ence|ed|ive|al|ous|ers|ors|ies|ism|ical)s?$", low)
            is not None
        )
    return low + phrase[word.end() :] if ordinary else phrase


def bare(phrase: str) -> str:
    """Return `phrase` without its bracketed asides."""
    return _PAREN.sub("", phrase).strip()


def noun(phrase: str, sentence: Sentence, longest: int = 10) -> bool:
    """Say whether `phrase` may be the subject of a question: a whole noun phrase that names something by itself."""
    words = re.findall(r"[\w'’.+#/-]+", phrase)
    if not 1 <= len(words) <= longest or re.search(r"[,;:!?()\[\]—–\"]", phrase) or len(phrase) < 2:
        return False
    low = [word.lower() for word in words]
    if low[0] in _PRONOUNS or low[0] in _NOT_FIRST or _ADVERB.search(low[0]) or low[0].isdigit():
        return False
    if any(
        word in _CLAUSE
        or (
            word in _PRONOUNS
            and word not in ("or", "and", "not", "all", "any", "each", "other", "than", "first", "second")
        )
        for word in low
    ):
        return False
    if (
        low[-1] in _NOT_FIRST
        or low[-1] in ("and", "or", "the", "a", "an", "not")
        or (_ADVERB.search(low[-1]) and low[-1] not in ("family", "assembly", "reply", "supply"))
    ):
        return False
    if low[0] in ("the", "a", "an"):
        return _named(low, sentence)
    return not (len(low) == 1 and (low[0] in _GENERIC or low[0].endswith("ing") and low[0] not in sentence.common))


def _named(low: list[str], sentence: Sentence) -> bool:
    """Say whether a phrase with an article says enough: more than one plain noun, or a noun of the heading."""
    content = [word for word in low[1:] if word not in ("of", "the", "a", "an", "in", "for", "to")]
    if not content or content[0] in (
        "next",
        "last",
        "only",
        "first",
        "second",
        "simplest",
        "best",
        "easiest",
        "main",
        "rest",
        "new",
        "usual",
        "number",
    ):
        return False
    if len(content) == 1:
        return (
            low[0] == "the"
            and content[0] not in _GENERIC
            and (
                content[0] in sentence.heading.lower()
                or content[0].upper() in sentence.names
                or content[0] in sentence.topics
            )
        )
    return not all(word in _GENERIC for word in content)


def sound(question: str) -> bool:
    """Say whether an English question stands by itself, with nothing cut, pointing elsewhere or left of markup."""
    body = question[:-1]
    if not 10 <= len(question) <= 230 or not question.endswith("?") or not question[0].isupper() or "?" in body:
        return False
    if _NOISE.search(body) or _POINTING.search(body.split(" ", 1)[-1]) or body.count("(") != body.count(")"):
        return False
    owner = _POSSESSIVE.search(body)
    if owner and owner.start() < 30:
        return False
    return not re.search(
        r"\b(?:and|or|the|a|an|that|which|is|are|e\.g|i\.e)$|  | ,|\byou\b.*\byour? \w+ (?:want|like)", body
    )


def plural(phrase: str) -> bool:
    """Say whether a noun phrase without its verb looks plural; the head stands before the first preposition."""
    head = re.split(
        r" (?:of|in|on|for|with|to|from|by|at|between|used|created|required|containing|that|which)\b", phrase
    )[0]
    last = head.split()[-1] if head.split() else phrase
    return (
        " and " in head
        or (last.endswith("s") and not _SINGULAR_S.search(last))
        or last in ("data", "people", "children", "criteria", "media")
    )


def upper(question: str) -> str:
    """Return `question` with its first letter as a capital."""
    return question[0].upper() + question[1:]


def _definition(sentence: Sentence) -> Iterator[Asked]:
    match = _BE.match(bare(sentence.text))
    if match:
        subject, rest = match["s"], match["rest"]
        if match["det"] in ("the", "any") and len(rest) < 45:
            return
        if (
            noun(subject, sentence, 7)
            and len(rest) >= 28
            and not re.match(
                r"(?:a|an|the) (?:lot|few|bit|good idea|problem|reason|same|only|number of|case|result|matter|sign|must|most|best|first|last|\w+est)\b",
                rest,
            )
        ):
            subject = re.sub("^(?:An?|The) (?=[a-z])", lambda m: m[0].lower(), subject)
            yield Asked(
                f"What {match['be']} {lowered(subject, sentence)}?",
                "definition",
                0.85 if match["det"] != "the" else 0.74,
            )
            return
    match = re.match(
        r"(?P<s>[^,;:]{2,80}?)(?: [(—–][^()—–]{1,110}[)—–])? (?P<v>refers? to|means?|stands? for|denotes?) (?P<rest>.{12,})",
        bare(sentence.text),
    )
    if match and noun(match["s"], sentence, 8) and not match["rest"].startswith(("that ", "it ", "they ")):
        verb = re.sub("^(refer|mean|stand|denote)s?", r"\1", match["v"])
        do = "does" if match["v"].split()[0].endswith("s") else "do"
        yield Asked(f"What {do} {lowered(match['s'], sentence)} {verb}?", "definition", 0.92)


def _called(sentence: Sentence) -> Iterator[Asked]:
    match = re.match(
        r"(?P<s>[^,;:]{14,110}?) (?P<be>is|are) (?:sometimes |often |usually |also )?(?P<v>called|termed|known as) (?P<n>(?:an? |the )?[\w-]+(?: [\w-]+){0,4})(?=[.,;(]| \()",
        sentence.text,
    )
    if match and noun(match["s"], sentence, 16) and not re.search(r"\b(?:also|sometimes)\b", match["s"]):
        name = re.sub("^(?:an?|the) ", "", match["n"])
        verb = "known as" if match["v"] == "known as" else match["v"]
        yield Asked(
            f"What {match['be']} {lowered(match['s'], sentence)} {verb}?", "definition", 0.82 if len(name) > 3 else 0.6
        )


def _acts(sentence: Sentence) -> Iterator[Asked]:
    match = re.match(
        rf"(?P<s>[^,;:]{{3,90}}?) (?:also |generally |usually |typically |often |always )?(?P<v>{_ACTS}) (?P<rest>.{{14,}})",
        sentence.text,
    )
    if (
        not match
        or not noun(match["s"], sentence, 9)
        or match["rest"].startswith(("it ", "them ", "this ", "that ", "by ", "of "))
    ):
        return
    first = match["v"].split()[0]
    many = plural(match["s"])
    singular = first.endswith("s")
    if singular == many:
        return
    stem = "specify" if first == "specifies" else first[:-1] if singular else first
    tail = match["v"][len(first) :]
    do = "do" if many else "does"
    score = 0.8 if len(match["s"].split()) > 1 or not match["s"].islower() else 0.7
    aim = ""
    if (
        stem in ("require", "provide", "use", "support", "include", "contain")
        and len(match["s"].split()) == 1
        and match["s"][1:].islower()
    ):
        aim, score = "", 0.62
    yield Asked(f"What {do} {lowered(match['s'], sentence)} {stem}{tail}{aim}?", "property", score)


def _purpose(sentence: Sentence) -> Iterator[Asked]:
    match = re.match(
        r"(?P<s>[^,;:]{3,80}?) (?P<be>is|are)(?: often| mostly| usually| commonly| typically| generally| primarily)? (?P<v>used|intended|designed) (?P<p>to|for|as) (?P<rest>.{10,})",
        sentence.text,
    )
    if match and noun(match["s"], sentence):
        subject = lowered(match["s"], sentence)
        if match["v"] == "used":
            yield Asked(f"What {match['be']} {subject} used {'as' if match['p'] == 'as' else 'for'}?", "purpose", 0.84)
        else:
            yield Asked(
                f"What {match['be']} {subject} {match['v']} {'for' if match['p'] == 'for' else 'to do' if match['p'] == 'to' else 'as'}?",
                "purpose",
                0.78,
            )


_BECAUSE = re.compile(
    r"(?P<s>[^,;:]{3,80}?) (?P<v>is|are|can|cannot|must|should|may|was|were|does not|do not|will)(?P<neg> not)? (?:also )?"
    r"(?P<rest>[^,;:]{3,90}?),? (?:(?:because|since) (?!of\b)|(?:in order )?to (?:guard|prevent|avoid|protect|reduce|recover) ).{10,}"
)
_SINCE = re.compile(
    r"(?:Because|Since) (?!of\b)[^;:]{10,140}?, (?P<s>[^,;:]{3,60}?) (?P<v>is|are|can|cannot|must|should|may|was|were|does not|do not|will)"
    r"(?P<neg> not)? (?P<rest>[^,;:]{3,90})$"
)


def _reason(sentence: Sentence) -> Iterator[Asked]:
    text = bare(sentence.text.rstrip("."))
    match = _BECAUSE.match(text) or _SINCE.match(text)
    if (
        not match
        or not noun(match["s"], sentence, 12)
        or re.search(r"\b(?:important|possible|necessary|useful|sure) that$|^used\b", match["rest"])
    ):
        return
    verb = match["v"]
    negative = "not " if match["neg"] or verb.endswith("not") else ""
    verb = "can" if verb == "cannot" else verb.removesuffix(" not")
    yield Asked(f"Why {verb} {lowered(match['s'], sentence)} {negative}{match['rest']}?", "reason", 0.9)


def _origin(sentence: Sentence) -> Iterator[Asked]:
    match = re.match(
        r"(?P<s>[^,;:]{3,70}?) (?P<be>is|was|were) (?:originally |first )?(?P<v>written|developed|created|founded|designed|invented|published|introduced|discovered|released|established) (?P<p>by|in) (?P<rest>.{3,})",
        sentence.text,
    )
    if not match or not noun(match["s"], sentence, 8):
        return
    if match["p"] == "by" and match["rest"][0].isupper():
        yield Asked(
            f"Who {match['v'] if match['v'] != 'written' else 'wrote'} {lowered(match['s'], sentence)}?", "origin", 0.85
        )
    elif match["p"] == "in" and re.match(r"(?:\w+ )?(?:19|20|18)\d\d", match["rest"]) and match["be"] != "is":
        yield Asked(f"When {match['be']} {lowered(match['s'], sentence)} {match['v']}?", "date", 0.85)


def _comparison(sentence: Sentence) -> Iterator[Asked]:
    match = re.match(
        r"The (?:main |key |only |biggest )?difference between (?P<a>[^,;:]{2,50}?) and (?P<b>[^,;:]{2,50}?) is (?P<rest>.{8,})",
        sentence.text,
    )
    if match:
        yield Asked(f"What is the difference between {match['a']} and {match['b']}?", "comparison", 0.93)
    match = re.match(
        r"(?P<a>[^,;:]{2,60}?) (?P<v>differs?|is different|are different) from (?P<b>[^,;:]{2,50}?) (?:in|because|by) (?P<rest>.{8,})",
        sentence.text,
    )
    if match and noun(match["a"], sentence):
        verb = match["v"]
        form = (
            f"How {verb.split()[0]} {lowered(match['a'], sentence)} different from"
            if " " in verb
            else f"How {'does' if verb.endswith('s') else 'do'} {lowered(match['a'], sentence)} differ from"
        )
        yield Asked(f"{form} {match['b']}?", "comparison", 0.9)
    match = re.match(
        r"Unlike (?P<b>[^,;:]{2,60}), (?P<a>[^,;:]{2,50}?) (?P<v>is|are|does|do|has|have|can|cannot|uses?|will)\b(?P<rest>.{8,})",
        sentence.text,
    )
    if match and noun(match["a"], sentence) and noun(match["b"], sentence):
        many = plural(match["a"])
        yield Asked(f"How {'do' if many else 'does'} {match['a']} differ from {match['b']}?", "comparison", 0.88)


RULES: tuple[Rule, ...] = (_definition, _called, _acts, _purpose, _reason, _origin, _comparison)
