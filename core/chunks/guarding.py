"""Telling a cleaned text from one that a model wrote anew, cut short or talked around."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import Any

from pydantic import BaseModel, Field

from core.chunks.difference import difference
from core.chunks.rules import CleaningRules, preview
from core.errors import QT_TRANSLATE_NOOP, LorewrightError

# A short line alone, no heading and no sentence, may be a running header: what it names may go.
_LONE = re.compile(r"(?:(?<=\n\n)|\A)(?![#|>*+-]|\d+[.)、])[^\n。！？.!?:：；;]{1,60}(?=\n\n|\n?\Z)")
NOTHING = "<nothing/>"
GRAM = 5
_SILENT = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
_NAME = re.compile(r"《[^《》\n]{2,40}》|(?<=[a-z,;] )[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*|\b[A-Z]{2,}[A-Z0-9-]*\b")
_FENCE = re.compile(r"\A(`{3,}|~{3,})\w*\n(.*)\n\1\s*\Z", re.DOTALL)
TODO = QT_TRANSLATE_NOOP("Errors", "Retry, choose a more capable model, or clean this chunk by rules or by hand.")


class Guards(BaseModel):
    """How far a reply may be from the chunk before it is refused; shares from 0 to 1."""

    shortest: float = Field(
        default=0.6,
        ge=0,
        le=1,
        title=QT_TRANSLATE_NOOP("Forms", "Shortest result"),
        description=QT_TRANSLATE_NOOP("Forms", "Share of what the rules would leave; anything shorter is refused."),
        json_schema_extra={"step": 0.05},
    )
    longest: float = Field(
        default=1.05,
        ge=1,
        le=3,
        title=QT_TRANSLATE_NOOP("Forms", "Longest result"),
        description=QT_TRANSLATE_NOOP("Forms", "Share of the chunk; anything longer is refused."),
        json_schema_extra={"step": 0.05},
    )
    added: float = Field(
        default=0.1,
        ge=0,
        le=1,
        title=QT_TRANSLATE_NOOP("Forms", "New words"),
        description=QT_TRANSLATE_NOOP("Forms", "Share of the result that may not stand in the chunk."),
        json_schema_extra={"step": 0.05},
    )
    lost: float = Field(
        default=0.1,
        ge=0,
        le=1,
        title=QT_TRANSLATE_NOOP("Forms", "Lost numbers and names"),
        description=QT_TRANSLATE_NOOP("Forms", "Share of the chunk's numbers and names that may be missing."),
        json_schema_extra={"step": 0.05},
    )


def unwrapped(reply: str, text: str) -> str:
    """Return the cleaned text of a reply: without a fence or a line of introduction, with the chunk's own blank ends.

    An empty text stands for a chunk of nothing but noise.
    """
    said = reply.strip()
    if said == NOTHING:
        return ""
    fenced = _FENCE.match(said)
    if fenced and not text.lstrip().startswith(("```", "~~~")):
        said = fenced[2].strip()
    first, _, rest = said.partition("\n")
    if rest.strip() and first.rstrip().endswith((":", "：")) and _foreign(first, _grams(text)) > 0.5:
        said = rest.strip()
    head = text[: len(text) - len(text.lstrip())]
    tail = text[len(text.rstrip()) :]
    return head + said + tail


def check(cleaned: str, text: str, guards: Guards) -> None:
    """Make sure that a cleaned text is the chunk without its noise.

    Raises:
        LorewrightError: it is too long, too short, holds new words, or lost numbers or names.
    """
    plain = preview(text, CleaningRules(footnotes=True)).text
    if len(cleaned) > guards.longest * len(text) + 20:
        raise too_long()
    if len(_SILENT.sub("", cleaned)) < guards.shortest * len(_SILENT.sub("", plain)):
        raise _refused(QT_TRANSLATE_NOOP("Errors", "The model left out too much of the chunk."))
    if not cleaned.strip():
        return
    known = _grams(text)
    lines = [line for line in cleaned.strip().splitlines() if line.strip()]
    around = any(len(_grams(line)) > 3 and _foreign(line, known) > 0.8 for line in {lines[0], lines[-1]})
    said = _grams(cleaned)
    if around or len(said - known) > guards.added * len(said) + _seams(text, cleaned):
        raise _refused(QT_TRANSLATE_NOOP("Errors", "The model added words that the chunk does not have."))
    for pattern, what in (
        (_NUMBER, QT_TRANSLATE_NOOP("Errors", "The model lost numbers of the chunk: {missing}.")),
        (_NAME, QT_TRANSLATE_NOOP("Errors", "The model lost names of the chunk: {missing}.")),
    ):
        wanted = list(dict.fromkeys(pattern.findall(_LONE.sub("", plain))))
        folded = _folded(cleaned)
        missing = [one for one in wanted if _folded(one) not in folded]
        if len(missing) > guards.lost * len(wanted):
            raise _refused(what, missing=missing[:5])


def cut_off() -> LorewrightError:
    """Return the error for a reply that ended because the model had no tokens left."""
    return LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "The model used up its tokens before it came to the end of the chunk."),
        QT_TRANSLATE_NOOP("Errors", "Raise the model's limit of tokens, or split the chunk."),
    )


def too_long() -> LorewrightError:
    """Return the error for a reply that is longer than the chunk, or would have been."""
    return _refused(QT_TRANSLATE_NOOP("Errors", "The model wrote more than the chunk holds."))


def echoed() -> LorewrightError:
    """Return the error for a reply that repeats the instructions."""
    return _refused(QT_TRANSLATE_NOOP("Errors", "The model only repeated its instructions."))


def _refused(what: str, **params: Any) -> LorewrightError:
    return LorewrightError(what, TODO, **params)


def _foreign(text: str, known: set[str]) -> float:
    """Return the share of a text's runs of letters that are not among the known ones."""
    said = _grams(text)
    return len(said - known) / len(said) if said else 0.0


def _seams(text: str, cleaned: str) -> int:
    """Return how many runs of letters are new only because something between them was taken out."""
    parts = difference(text, cleaned)
    out = sum(1 for here, after in pairwise([*parts, ("same", "")]) if here[0] == "gone" and after[0] == "same")
    return out * (GRAM - 1)


def _folded(text: str) -> str:
    return _SILENT.sub("", unicodedata.normalize("NFKC", text).casefold())


def _grams(text: str) -> set[str]:
    folded = _folded(text)
    return {folded[n : n + GRAM] for n in range(max(1, len(folded) - GRAM + 1))} - {""}
