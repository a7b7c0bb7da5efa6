"""A model that says the same over and over: found while it writes, or in what it wrote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.llm.gateway.estimating import octets, texts
from core.llm.messages import Request
from core.llm.reasoning import separate
from core.llm.streaming import Piece

#: why a reply was ended here: it came round in circles, or went on far beyond what can have been asked for
REPEATS, OVERLONG = "repeats", "overlong"
ENDED = frozenset({REPEATS, OVERLONG})

# (times, bytes): what comes so many times on end and takes so many bytes has no end of its own. Long passages are
# told by fewer turns. Lines and blanks may come often in what is drawn with letters.
_SHORT, _LONG, _SILENT = (10, 800), (3, 3000), (10, 4000)
# Prose that says the same under one number after another; what lists of data do is another matter. Timetables, code and
# thoughts about one heading after another do so too, but not for as long.
_NUMBERED, _LETTERS = (8, 5000), 20
_NUMBER = re.compile(r"\d+")
_MARK, _BLANK = re.compile(r"[\W_]+"), re.compile(r"\s+")
# A passage that was shown may come so many times as often: what stood between its turns may be left out.
_AS_SHOWN = 2
_WINDOW = 12_000
_STEP = 400


@dataclass(frozen=True, slots=True)
class Loop:
    """The end of a text that is nothing but one passage again and again: where it begins, and the passage's length."""

    start: int
    period: int


def loop(text: str) -> Loop | None:
    """Return the loop that a text ends in, or None.

    The longest end of the text that is periodic is found with the failure function of Knuth, Morris and Pratt (1977),
    over its last 12,000 characters.
    """
    found = _periodic(text)
    if found is None:
        return None
    repeated, passage = text[found.start :], text[found.start : found.start + found.period]
    enough = (_SHORT, _LONG) if any(map(str.isalnum, passage)) else (_SILENT,)
    return found if any(_is(repeated, passage, *least) for least in enough) else None


def _folded(text: str) -> str:
    return _NUMBER.sub("0", text)


def _counting(folded: str) -> Loop | None:
    """Return the loop in which prose ends of which each turn only has other numbers in it, or None."""
    found = _periodic(folded)
    if found is None:
        return None
    passage = folded[found.start : found.start + found.period]
    enough = sum(map(str.isalpha, passage)) >= _LETTERS and _is(folded[found.start :], passage, *_NUMBERED)
    return found if enough else None


def _periodic(text: str) -> Loop | None:
    """Return the longest end of a text that has three turns of one passage or more."""
    tail = text[-_WINDOW:][::-1]
    borders = [0] * len(tail)
    found, length = None, 0
    for place in range(1, len(tail)):
        while length and tail[place] != tail[length]:
            length = borders[length - 1]
        length += tail[place] == tail[length]
        borders[place] = length
        covered, period = place + 1, place + 1 - length
        if covered >= 3 * period:
            found = (covered, period)
    if found is None:
        return None
    covered, period = found
    return Loop(len(text) - covered, period)


def _is(repeated: str, passage: str, times: int, size: int) -> bool:
    """Say whether a passage comes so many times and takes so many bytes in all."""
    return len(repeated) >= times * len(passage) and octets(repeated) >= size


def once(text: str) -> str:
    """Return a text without the turns of the loop that it ends in, but the first; any other text as it is."""
    found = loop(text)
    return text if found is None else text[: found.start + found.period]


class Listening:
    """Follows a reply as it comes, and says when there is no use in hearing more.

    Args:
        most: characters that the answer can have, if that is known; what a model thinks does not count.
        prose: whether the answer is no data.
        shown: what the model was shown; it may give back what repeats itself there.
    """

    def __init__(self, most: int | None = None, *, prose: bool = False, shown: Sequence[str] = ()) -> None:
        self._shown = shown
        self._most = most
        self._prose = prose
        self._said: list[str] = []
        self._thought: list[str] = []
        self._fresh = 0
        self._heard = 0

    @classmethod
    def to(cls, request: Request) -> Listening:
        """Follow the reply to a request."""
        return cls(request.most, prose=request.schema is None, shown=list(filter(None, texts(request.messages))))

    def hears(self, piece: Piece) -> str:
        """Take a piece in; return why the reply is to be ended, else ""."""
        self._said.append(piece.text)
        self._thought.append(piece.reasoning)
        self._fresh += octets(piece.text) + octets(piece.reasoning)
        # Of a long reply it is looked at less often, so that all looks together cost no more than its length.
        if self._fresh < max(_STEP, self._heard // 10):
            return ""
        self._heard, self._fresh = self._heard + self._fresh, 0
        said, thought = ["".join(self._said)], ["".join(self._thought)]
        self._said, self._thought = said, thought
        if self._circles(said[0] or thought[0], counting=self._prose or not said[0]):
            return REPEATS
        beyond = self._most is not None and len(said[0]) > self._most
        return OVERLONG if beyond and len(separate({"content": said[0]})[0]) > (self._most or 0) else ""

    def _circles(self, heard: str, *, counting: bool) -> bool:
        """Say whether what was heard ends in a loop of its own, not in one that it was shown."""
        shown = "\n".join(self._shown)
        found = loop(heard)
        if found is None and counting:
            heard, shown = _folded(heard), _folded(shown)
            found = _counting(heard)
        if found is None:
            return False
        passage = heard[found.start : found.start + found.period]
        # Blanks and marks may be put right on the way.
        others = _MARK if any(map(str.isalnum, passage)) else _BLANK
        bare = others.sub("", passage)
        often, there = (others.sub("", text).count(bare) for text in (heard, shown))
        return not bare or often > _AS_SHOWN * there
