"""Telling a reply that parrots the prompt from one that answers it; small models do that."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from core.prompts.catalogue import Prompt

_SILENT = re.compile(r"[\W_]+")
# Five characters are about one English or two Chinese words: short enough to survive a changed ending, long enough
# not to be shared by chance.
GRAM = 5
SHARE = 0.6


def echoes(reply: str, prompt: Prompt, inserted: str) -> bool:
    """Say whether most of a reply stands in the prompt's own text and not in what was inserted into it.

    Compared are runs of five letters or digits, so it works alike for scripts with and without spaces.
    """
    said = _grams(reply)
    if not said:
        return False
    shared = said & _template(prompt.system, prompt.user)
    if len(shared) < SHARE * len(said):
        return False
    return len(shared - _grams(inserted)) >= SHARE * len(said)


@lru_cache(maxsize=64)
def _template(system: str, user: str) -> frozenset[str]:
    return frozenset(_grams(f"{system}\n{user}"))


def _grams(text: str) -> set[str]:
    folded = _SILENT.sub("", unicodedata.normalize("NFKC", text).casefold())
    return {folded[n : n + GRAM] for n in range(len(folded) - GRAM + 1)}
