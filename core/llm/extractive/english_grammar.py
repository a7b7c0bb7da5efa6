"""English grammar of the questions: which phrases may be a subject, and which questions stand alone."""

from __future__ import annotations

import re
from collections import Counter

from core.llm.extractive.asked import Sentence, Words, word_set

_LOWER = re.compile(r"(?<![\w'-])[a-z][a-z'-]*(?![\w])")
_HEADING_LINE = re.compile(r"^ {0,3}#.*$", re.MULTILINE)
_MIDDLE = re.compile(r"(?<=[a-z,;] )[A-Z][\w'-]*")
_PRONOUNS = word_set(
    "it they them this that these those such he she him her his we us our you your i my me one ones there here"
    " its their "
    "theirs whether itself themselves which who whom whose what when where why how former latter above below"
    " following previous "
    "preceding aforementioned same other others another both either neither each any many much more most less"
    " few several "
    "some none all everything something anything nothing everyone someone anyone nobody another so thus then"
    " now example "
    "section sections subsequent chapter figure table paragraph page appendix footnote note notes see"
    " please yes no not never only"
    " also just "
    "even still already yet however therefore first second third next last finally "
    "but and or nor if unless because although though while whereas since until as than like unlike"
)
_INSIDE = word_set("or and not all any each other than first second")
_CLAUSE = word_set(
    "is are was were be been being am has have had do does did will would shall should can could may might must cannot "
    "that which who whose where when whenever wherever if because although while whereas since until unless said says "
    "make makes"
)
_NOT_FIRST = word_set(
    "in on at for with without by from to into onto of as about after before during under over between among"
    " through upon "
    "per via given including based depending according using unlike despite instead rather perhaps maybe often"
    " sometimes "
    "usually generally typically normally always currently today once again too very quite two three four five"
    " six seven "
    "eight nine ten possible well further moreover furthermore thus hence besides meanwhile otherwise every"
    " regardless let "
    "various certain different similar likewise similarly"
)
_NOT_LAST = _NOT_FIRST | {"and", "or", "the", "a", "an", "not", "their", "its"}
_NOUNS_IN_LY = word_set("family assembly reply supply anomaly")
_GENERIC = word_set(
    "process system result results value problem file files user method option command way thing reason idea"
    " question answer "
    "suspension term list number case point fact issue issues change changes default difference approach"
    " program page reader "
    "author text document goal purpose rule rules step steps name names item items part parts type types"
    " version exception "
    "situation requirement requirements condition conditions function package set output input work order word"
    " words latter "
    "syntax variable model record notice report advantage advantages disadvantage solution code server machine"
    " application "
    "rest end beginning top bottom middle figure table effect aim intent simplest best easiest only main first next "
    "feature features software data information"
)
_VAGUE = word_set("next last only first second simplest best easiest main rest new usual number above entire whole")
_ARTICLES = ("the", "a", "an")
_ADVERB = re.compile(r"\w{3,}ly$")
_ORDINARY = re.compile(
    r"(?:tion|sion|ing|ment|ness|ity|ance|ence|ed|ive|al|ous|ers|ors|ies|ism|ical|able|ible|ful|less|ic|ary|age"
    r"|ware)s?$"
)
_ASIDE = re.compile(
    r"\s*[(\[][^()\[\]]*[)\]]| [—–] [^—–]{3,120} [—–](?= )"
    r"|, (?:where|if|when|as) (?:practical|possible|applicable|necessary|appropriate|available|any),"
)
_NOISE = re.compile(
    r"[^s]'[ ?]|' |https?:|www\.|[{}<>|=\\$~^#@*_`\"]|\.\.|--|;|: |…|\s[–—-]\s|\w/\w+/|\(\)|\.\w+\s*$"
    r"|[\u4e00-\u9fff]|  | ,"
)
_POINTING = re.compile(
    r"\b(?:this|these|those|itself|he|she|we|us|our|you(?! \w+)|your|i|my|above|below|aforementioned|former"
    r"|latter|the following"
    r"|the (?:instructions|information|details|event|case|result|problem|situation|issue|transaction|question"
    r"|second|last)\b(?! of| that| where| in which| required| needed| used)"
    r"|the (?:process|purpose|request|mechanism|method|first|system|time|way)(?= (?!of|for|to|used|by|that)|$)"
    r"|here|there(?! (?:are|is|be)\b|\?)|previous|previously|preceding|such|sections?|chapters?|figures?"
    r"|tables?|appendix|same"
    r"|other(?! than)|another|as described|as noted|as well as|etc|so far|again|else|respectively|said|todo)\b",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"\b(?:its|their|it|they|them|his|her)\b", re.IGNORECASE)
_CUT = re.compile(r"\b(?:and|or|the|a|an|that|which|is|are|e\.g|i\.e)$")
_PREPOSITION = re.compile(r" (?:of|in|on|for|with|to|from|by|at|between|used|created|required|containing|that|which)\b")
_TITLE = re.compile(r"\w+ (?:(?:of|in|for) the [A-Z][a-z]+ )?[A-Z][a-z]")
_SINGULAR_S = re.compile(r"(?:ss|us|is|ics|news|series|species|means|[A-Z]S|[xs]OS)$")
_OWN_PLURALS = word_set("data people children criteria media")


def casing(text: str) -> Words:
    """Return the words `text` mostly writes in lower case, those it mostly capitalises, and those it keeps using."""
    body = _HEADING_LINE.sub("", text)
    low = Counter(_LOWER.findall(body))
    names = {word for word, n in Counter(_MIDDLE.findall(body)).items() if n >= low[word.lower()]}
    common = low.keys() - {name.lower() for name in names}
    return frozenset(common), frozenset(names), frozenset(word for word, n in low.items() if n >= 4)


def lowered(phrase: str, sentence: Sentence) -> str:
    """Return `phrase`, taken from the start of a sentence, as it is written in the middle of one."""
    found = re.match(r"[\w'-]+", phrase)
    if not found or not found[0][0].isupper() or found[0][1:] != found[0][1:].lower() or found[0] in sentence.names:
        return phrase
    low = found[0].lower()
    if low not in _ARTICLES and _TITLE.match(phrase):
        return phrase
    known = low in sentence.common or low in _PRONOUNS or low in _ARTICLES or low in _NOT_FIRST
    ordinary = known or _ORDINARY.search(low) or (len(low) > 4 and low.endswith("s") and not _SINGULAR_S.search(low))
    return low + phrase[found.end() :] if ordinary else phrase


def upper(question: str) -> str:
    """Return `question` with its first letter as a capital."""
    return question[:1].upper() + question[1:]


def bare(phrase: str) -> str:
    """Return `phrase` without its bracketed asides."""
    return _ASIDE.sub("", phrase).strip()


def noun(phrase: str, sentence: Sentence, longest: int = 10) -> bool:
    """Say whether `phrase` may be the subject of a question: a whole noun phrase that names something by itself."""
    low = [word.lower() for word in re.findall(r"[\w'’.+#/-]+", phrase)]
    if not 1 <= len(low) <= longest or re.search(r"[,;:!?()\[\]—–\"]", phrase) or len(phrase) < 2:
        return False
    if re.search(r"^\d+[A-Za-z]|(?:^| )\.?\d+[.e]\d|(?:^| )\.\d|\b(\w+) \1\b", phrase):
        return False
    if not phrase[0].isalnum() and phrase[0] not in "'‘“":
        return False
    if low[0] in _PRONOUNS or low[0] in _NOT_FIRST or _ADVERB.search(low[0]) or low[0].isdigit():
        return False
    if any(word in _CLAUSE or (word in _PRONOUNS and word not in _INSIDE) for word in low):
        return False
    if low[-1] in _NOT_LAST or (_ADVERB.search(low[-1]) and low[-1] not in _NOUNS_IN_LY):
        return False
    if low[0] in _ARTICLES:
        return _says_enough(low, sentence)
    return not (len(low) == 1 and (low[0] in _GENERIC or (low[0].endswith("ing") and low[0] not in sentence.common)))


def _says_enough(low: list[str], sentence: Sentence) -> bool:
    """Say whether a phrase with an article says which thing it means."""
    content = [word for word in low[1:] if word not in ("of", "the", "a", "an", "in", "for", "to")]
    if not content or content[0] in _VAGUE:
        return False
    if len(content) > 1:
        return not all(word in _GENERIC for word in content)
    word = content[0]
    if word in _GENERIC:
        return False
    return (
        low[0] != "the" or word in sentence.heading.lower() or word.upper() in sentence.names or word in sentence.topics
    )


def plural(phrase: str) -> bool:
    """Say whether a noun phrase looks plural; its head stands before the first preposition."""
    head = _PREPOSITION.split(phrase)[0]
    last = head.split()[-1] if head.split() else phrase
    return " and " in head or (last.endswith("s") and not _SINGULAR_S.search(last)) or last in _OWN_PLURALS


def sound(question: str) -> bool:
    """Say whether an English question stands by itself, with nothing cut, pointing elsewhere or left of markup."""
    body = question[:-1]
    if not 10 <= len(question) <= 200 or not question.endswith("?") or not question[0].isupper() or "?" in body:
        return False
    if _NOISE.search(body) or body.count("(") != body.count(")") or _CUT.search(body):
        return False
    how_do_you = re.match(r"(?:How do|When should|Where should) you ", body)
    if _POINTING.search(body[how_do_you.end() :] if how_do_you else body.split(" ", 1)[-1]):
        return False
    owner = _POSSESSIVE.search(body)
    return owner is None or owner.start() >= 30
