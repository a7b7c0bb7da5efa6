"""Telling a reply that parrots the prompt, or goes round in circles, from one that answers; small models do that."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from core.language import is_han
from core.prompts.catalogue import Prompt

_SILENT = re.compile(r"[\W_]+")
_WORD = re.compile(r"[a-z]{4,}")
_SUBJECT = re.compile(r"[a-z0-9]{3,}")
_LABEL = re.compile(r'"(?:tag|label)":\s*"([^"]+)"')
# A key of the data that was asked for, as it stands in them: what a model writes that loses its way in their form.
_KEY = re.compile(r'"(?:question|tag|label|children|items)"\s*[:：]', re.IGNORECASE)
_QUOTED = re.compile(r'"[a-z_]+":\s*["\[{]')
_BREAK = "\n\n"
# So many letters of a word are the same in its other forms.
_BEGINNING = 5
# Five characters are about one English or two Chinese words: short enough to survive a changed ending, long enough
# not to be shared by chance.
GRAM = 5
SHARE = 0.6
# So long a run of letters nobody writes by chance: about five English words, or a clause of Chinese.
RUN, HAN_RUN = 24, 12
# A text of some length most of whose runs of characters come again and again says nothing new.
LONG, FRESH = 600, 0.15


def echoes(reply: str, prompt: Prompt, inserted: str) -> bool:
    """Say whether a reply gives back the prompt's own text, which does not stand in what was inserted into it.

    It does when most of it is that, or a long run of it. Compared are runs of letters or digits, so it works alike for
    scripts with and without spaces.
    """
    folded = _folded(reply)
    said = _grams(folded, GRAM)
    if not said:
        return False
    template = _template(prompt.system, prompt.user)
    shared = said & template.grams
    if len(shared) >= SHARE * len(said) and len(shared - _grams(_folded(inserted), GRAM)) >= SHARE * len(said):
        return True
    runs = _runs(folded) & template.runs if len(shared) > HAN_RUN - GRAM else ()
    return bool(runs) and any(run not in _folded(inserted) for run in runs)


def borrows(question: str, prompt: Prompt, inserted: str) -> bool:
    """Say whether an English question is about the prompt's example: two of its words, and few of what was inserted.

    Or one of its words, and none of what was inserted.

    The Chinese example has one thing in it, and is given back as it stands: `echoes` knows that.
    """
    template = _template(prompt.system, prompt.user)
    said = _words(question) - template.words
    borrowed = said & template.example
    if len(borrowed) < 2:
        return bool(borrowed) and _strays(question, prompt, inserted)
    known = said & _words(inserted)
    return len(borrowed - known) >= 2 and 2 * len(known) <= len(said)


def samples(label: str | None, prompt: Prompt, inserted: str) -> bool:
    """Say whether a label is that of the prompt's own example, and stands nowhere in what was inserted into it."""
    name = (label or "").strip().casefold()
    return name in _labels(prompt.user) and name not in inserted.casefold()


@lru_cache(maxsize=64)
def _labels(user: str) -> frozenset[str]:
    return frozenset(name.casefold() for name in _LABEL.findall(user))


def _strays(question: str, prompt: Prompt, inserted: str) -> bool:
    """Say whether not one of a question's own words stands in what was inserted; compared by how they begin."""
    said = _subjects(question) - _subjects(f"{prompt.system}\n{_example(prompt.user)[0]}")
    return bool(said) and not said & _subjects(inserted)


def shreds(question: str, inserted: str) -> bool:
    """Say whether a question has pieces of the form of a reply in it, which do not stand in what was inserted."""
    return any(key not in inserted for key in _KEY.findall(question))


def circles(reply: str) -> bool:
    """Say whether a long text repeats itself over and over, as a model does that cannot come to an end."""
    folded = _folded(reply)
    return len(folded) >= LONG and len(_grams(folded, 2 * GRAM)) < FRESH * len(folded)


def withholds(answer: str, question: str) -> bool:
    """Say whether an answer only gives the question back, or announces in one line what then does not come."""
    said = answer.strip().rstrip("*_ ")
    return _folded(said) == _folded(question) or ("\n" not in said and said.endswith((":", "：")))


def _example(user: str) -> tuple[str, str]:
    """Return a prompt's text in two: what comes before its example, and the example, which is its last paragraph.

    A text of one paragraph, or whose last one quotes no reply, is all instructions.
    """
    above, _break, last = user.rstrip().rpartition(_BREAK)
    return (above, last) if above and _QUOTED.search(last) else (user, "")


class _Template:
    """What a prompt says by itself; `example` are the words of its last paragraph that stand nowhere else in it."""

    def __init__(self, system: str, user: str) -> None:
        folded = _folded(f"{system}\n{user}")
        above, last = _example(user)
        self.grams = _grams(folded, GRAM)
        self.runs = _runs(folded)
        self.words = _words(f"{system}\n{above}")
        self.example = _words(last) - self.words


@lru_cache(maxsize=64)
def _template(system: str, user: str) -> _Template:
    return _Template(system, user)


def _words(text: str) -> frozenset[str]:
    """Return the words of four letters and more, without the endings of plurals and verbs."""
    return frozenset(re.sub(r"(?:ing|ed|es|s)$", "", word) for word in _WORD.findall(text.casefold()))


def _subjects(text: str) -> frozenset[str]:
    """Return the beginnings of the words of a text."""
    return frozenset(word[:_BEGINNING] for word in _SUBJECT.findall(unicodedata.normalize("NFKC", text).casefold()))


def _folded(text: str) -> str:
    return _SILENT.sub("", unicodedata.normalize("NFKC", text).casefold())


def _grams(folded: str, size: int) -> frozenset[str]:
    return frozenset(folded[n : n + size] for n in range(len(folded) - size + 1))


def _runs(folded: str) -> frozenset[str]:
    """Return the runs too long for chance; half as many Chinese characters say as much."""
    han = frozenset(run for run in _grams(folded, HAN_RUN) if is_han(run[0]) and all(map(is_han, run)))
    return _grams(folded, RUN) | han
