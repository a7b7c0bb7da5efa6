"""Questions about one English sentence of duties and permissions: what must, should or may be done, when and how."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.llm.extractive.asked import Asked, Rule, Sentence
from core.llm.extractive.english_grammar import bare, lowered, noun, upper

_MODALS = {
    "shall": "must",
    "must": "must",
    "should": "should",
    "may": "may",
    "can": "can",
    "cannot": "can",
    "need to": "must",
}
_MAIN = re.compile(
    r"(?P<s>.{2,110}?) (?P<m>SHALL|SHOULD|MAY|MUST|shall|must|should|may|cannot|can)(?P<neg> NOT| not)? (?P<vp>.{6,})"
)
_INTRO = re.compile(
    r"(?:If|When|Whenever|Before|After|Once|Until|Unless|In order to|To|Throughout|During|Upon|Following|At|For"
    r"|In|Prior to|"
    r"Where|By default)\b"
)
_AIM = (
    "ensure|prevent|protect|confirm|verify|avoid|allow|determine|guard|reduce|limit|maintain|facilitate"
    "|accommodate|improve|"
    "support|demonstrate|establish|relieve|recover|enable|minimi[sz]e|preserve|help"
)
_TRAIL = re.compile(
    rf",? (?P<t>(?:(?:only )?(?:if(?! any\b)|when|before|after(?! which)|unless|until|once|during(?! which)"
    rf"|whenever)|as soon as|so that|so|in order to|to (?:{_AIM}))"
    r" (?!required|necessary|possible|appropriate|needed|applicable).{8,120})$"
)
_SOURCE = re.compile(r",? as (?:described|specified|defined|noted|discussed|required) (?:in|by|above|below)\b.*$")
_ADVERBS = re.compile(r"^(?:also|first|then|always|generally|typically|usually|normally|only) ", re.I)
_HOW = re.compile(
    r"be (?P<pp>\w+(?:ed|en|wn|ne|nt|ld|de|pt|ught|und|set|put|built|cut))(?P<obj>(?: (?:to|from|for|on|in"
    r"|into) [\w' -]{2,60}?)?)"
    r"(?:,? (?:only )?(?:by (?!the \w+$)|through|using|via|in person|in accordance with|by means of)"
    r"\b)(?P<rest>.+)"
)
_BY = re.compile(r"(?P<do>[a-z]+ [^,;]{6,80}?) (?:by (?:either )?(?:\w+ing|use of)|through|via|using) .{6,}")
_PROCESS = re.compile(
    r"(?:ing|tion|sion|ment|ance|ence|ness|ity|process|processes|record|records|code|codes|secret|secrets|value"
    r"|values|file|files)$"
)
_NORMATIVE = re.compile(r"SHALL|SHOULD|MUST")
_SENTENCE_ADVERB = re.compile(
    r"^(?:Whenever possible|For instance|For example|Additionally|Furthermore|Moreover|Generally|Typically|Usually"
    r"|Normally|Finally|In"
    r" addition|In general|Where practical), "
)
_NUMBER = re.compile(r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|thirty)\b")


def _subject(phrase: str, sentence: Sentence, intro: str) -> str:
    """Return the subject as the question names it, or "" when it does not name anything by itself."""
    if intro:
        phrase = re.sub("^that (?=[a-z])", "the ", re.sub("^then ", "", phrase))
        last = phrase.split()[-1]
        if phrase.startswith("the ") and re.search(rf"\b{re.escape(last)}\b", intro):
            return phrase
    joined = re.sub(r"^([\w-]+)((?:, [\w-]+)+),? (and|or) ", r"\1 \3 ", phrase)
    return phrase if noun(joined, sentence, 14) else ""


def _split(sentence: Sentence) -> tuple[str, str, re.Match[str]] | None:
    """Return (introductory clause or "", subject, main clause) of a duty, a permission or a ban."""
    text = upper(_SENTENCE_ADVERB.sub("", bare(sentence.text.rstrip(".:"))))
    if _INTRO.match(text):
        for comma in re.finditer(", ", text[:220]):
            main = _MAIN.match(text, comma.end())
            intro = text[: comma.start()]
            subject = _subject(main["s"], sentence, intro) if main else ""
            if main and subject:
                return intro, subject, main
        return None
    main = _MAIN.match(text)
    subject = _subject(main["s"], sentence, "") if main else ""
    return ("", subject, main) if main and subject else None


def _duty(sentence: Sentence) -> Iterator[Asked]:
    parts = _split(sentence)
    if parts is None:
        return
    intro, subject, main = parts
    modal = _MODALS[main["m"].lower()]
    negative = bool(main["neg"]) or main["m"] == "cannot"
    deed = _SOURCE.sub("", main["vp"])
    only = deed.startswith("only ")
    while _ADVERBS.match(deed):
        deed = _ADVERBS.sub("", deed)
    if (
        modal in ("may", "can")
        and main["m"].islower()
        and deed.startswith(("be ", "have ", "not "))
        and not sentence.listed
    ):
        return
    if not intro:
        subject = lowered(subject, sentence)
    subject, when = _circumstance(subject, main["s"], intro, deed)
    asked = [
        *_how(subject, modal, negative, deed, when if intro else "", sentence),
        *_when(subject, modal, negative, deed, only),
        *_what(subject, modal, negative, deed, when),
        *_content(subject, modal, negative, deed),
        *_limit(subject, deed),
    ]
    asked = [one for one in asked if one.question]
    yield from asked
    if not asked and not when:
        yield from _whether(subject, modal, negative, deed, main["m"] == "may")
    if not asked and not when and not negative and _NORMATIVE.match(main["m"]):
        yield from _which_party(subject, modal, deed)


def _circumstance(subject: str, written: str, intro: str, deed: str) -> tuple[str, str]:
    """Return the subject and the clause that says when or to what end, as the question words them."""
    when = intro[:1].lower() + intro[1:] if intro and not intro.startswith(("By default", "In general")) else ""
    trail = _TRAIL.search(deed)
    if not when and trail:
        within = re.search(r" (?:which|that|who|by \w+ing) ", deed[: trail.start()])
        if not within and not re.search(r", (?:or|and) ", trail["t"]):
            when = trail["t"]
    name = written.removeprefix("that ")
    if name != written and f" a {name} " in when:
        return f"a {name}", when.replace(f" a {name} ", f" the {name} ", 1)
    return subject, when


def _how(subject: str, modal: str, negative: bool, deed: str, when: str, sentence: Sentence) -> Iterator[Asked]:
    match = _HOW.match(deed)
    if negative or re.search("as described|as specified", deed):
        return
    if match is None and sentence.listed:
        match = re.match(
            r"be (?P<pp>\w+(?:ed|en|ne|nt|ld|de|und))(?P<obj>(?: (?:to|from|for|on|in|into) [\w' -]{2,60}?)?),?"
            r" (?:by|in|through)?(?: either| one of| any of)?(?P<rest>)$",
            deed,
        )
    if match:
        tail = f" {when}" if when and not when.startswith("to ") else ""
        yield Asked(f"How {modal} {subject} be {match['pp']}{match['obj']}{tail}?", "manner", 0.9)
    elif (
        modal != "may"
        and (match := _BY.match(deed))
        and not re.match("be |have |require|ensure|provide|allow|enable|permit|help|make", deed)
        and not when.startswith("to ")
    ):
        yield Asked(f"How {modal} {subject} {match['do']}{' ' + when if when else ''}?", "manner", 0.88)


def _when(subject: str, modal: str, negative: bool, deed: str, only: bool) -> Iterator[Asked]:
    """The sentence says at what time or under which conditions."""
    if negative or modal not in ("must", "should"):
        return
    if match := re.match(r"(?P<do>.{10,100}?),? (?:when|if) .+, or (?:when|if) ", deed):
        yield Asked(f"When {modal} {subject} {match['do']}?", "condition", 0.9)
    elif match := re.match(r"(?P<do>occur|take place|begin|start|expire|be completed) (?P<t>.{8,})", deed):
        yield Asked(f"When {modal} {subject} {match['do']}?", "condition", 0.88)
    elif only and (
        match := re.match(r"(?P<do>be \w+(?: to [\w ]{3,40}?)?) (?:within|if|when|by|after|in|through|with) ", deed)
    ):
        yield Asked(f"Under what conditions may {subject} {match['do']}?", "condition", 0.85)


def _what(subject: str, modal: str, negative: bool, deed: str, when: str) -> Iterator[Asked]:
    """What must X do when…: needs a clause that says when or to what end."""
    if (
        not when
        or re.search(r"\b(?:this|these|those)\b", when)
        or re.search("; | or (?:when|if) ", when)
        or re.match("for (?:example|instance)|in the case|in (?:all|some|most|many|such) cases", when)
    ):
        return
    if deed.startswith("be ") or (when.startswith("to ") and deed.startswith(("choose", "continue", "want", "need"))):
        return
    head = re.split(" (?:of|for|to|in|at|on|with|by|from) ", subject)[0]
    if _PROCESS.search(head) and not re.search("^[A-Z]{2,}", head.split()[-1]):
        return
    action = "not do" if negative else "do"
    purpose = when.removeprefix("in order ") if when.startswith("in order to") else when
    yield Asked(f"What {modal} {subject} {action} {purpose}?", "duty", 0.9 if not negative else 0.8)


def _content(subject: str, modal: str, negative: bool, deed: str) -> Iterator[Asked]:
    match = re.match(
        r"(contain|include|consist of|specify|identify|state|describe|require|indicate|list|provide|cover)s? (.{12,})",
        deed,
    )
    words = len(subject.split())
    if (
        match
        and not negative
        and (words >= 3 or subject.split()[-1] not in ("it",))
        and (words > 2 or match[1] in ("contain", "consist of"))
    ):
        yield Asked(f"What {modal} {subject} {match[1]}?", "property", 0.88)


def _limit(subject: str, deed: str) -> Iterator[Asked]:
    match = re.match(r"be valid for (?:a maximum of|at most|up to|no (?:more|longer) than) (.+)", deed)
    if match and _NUMBER.search(match[1]):
        yield Asked(f"For how long may {subject} be valid at most?", "limit", 0.95)


def _whether(subject: str, modal: str, negative: bool, deed: str, possible: bool) -> Iterator[Asked]:
    """A permission or a ban is worth a yes-or-no question; a duty or a mere possibility ("may") is not."""
    if possible:
        return
    clean = re.split(r",? (?:as described|as specified|but|because|provided|see)\b|, ", deed)[0]
    if len(clean) < 8 or deed.startswith(("already", "possess")) or re.search(r"\b(?:and|or)$", clean):
        return
    if modal == "may" and not negative and not clean.startswith("be "):
        yield Asked(f"May {subject} {clean}?", "permission", 0.64)
    elif negative and modal in ("must", "may", "should"):
        yield Asked(f"{'May' if modal != 'should' else 'Should'} {subject} {clean}?", "prohibition", 0.75)
    elif negative and modal == "can":
        yield Asked(f"Can {subject} {clean}?", "prohibition", 0.66)


def _which_party(subject: str, modal: str, deed: str) -> Iterator[Asked]:
    """In a normative text the parties are roles: ask which of them has the duty."""
    clean = re.split(r"[,;] ", deed)[0]
    role = subject.removeprefix("the ").split(" or ")[0].split(" and ")[0]
    if not (role.isupper() or re.fullmatch(r"[A-Z]{2,}s|\w+(?:er|or|ee|ant|ent|ers|ors|ees|ants|ents|ies)", role)):
        return
    if len(clean.split()) >= 6 and not clean.startswith("be ") and len(role.split()) == 1:
        yield Asked(f"Which party {modal} {clean}?", "who", 0.72)


RULES: tuple[Rule, ...] = (_duty,)
