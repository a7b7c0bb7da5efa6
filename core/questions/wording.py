"""The wording of questions: their fingerprint, and the share that is asked without a question mark."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_SILENT = re.compile(r"[\W_]+")
_MARK = re.compile(r"\s*[?？]+\s*$")
ALIKE = 0.9


def fingerprint(text: str) -> str:
    """Return the same 32 hexadecimal digits for questions that differ only in case, width, spaces and punctuation.

    Symbols that carry meaning between word characters (C++ and C#, 1.5 and 15) are not punctuation.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    kept = re.sub(r"(?<=\w)([.+#%/*-]+)(?=\w)|(?<=\w)([+#%]+)", lambda found: f"\x00{found.group(0)}\x00", folded)
    words = "".join(part if n % 2 else _SILENT.sub("", part) for n, part in enumerate(kept.split("\x00")))
    return hashlib.blake2b(words.encode(), digest_size=16).hexdigest()


def without_mark(text: str, share: float) -> str:
    """Return the question, without its mark for this share (0 to 1) of all questions.

    Users type questions without marks; a model trained on marks alone answers those worse. The choice follows from the
    text, so that running twice gives the same.
    """
    drawn = int(hashlib.blake2b(text.encode(), digest_size=4).hexdigest(), 16) / 0x1_0000_0000
    return _MARK.sub("", text) if drawn < share else text


def alike(left: str, right: str) -> float:
    """Return how alike two questions are, 0 to 1: the shared pairs of neighbouring characters (Dice)."""
    first, second = pairs(left), pairs(right)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def distinct(found: list[tuple[str, int | None, str]]) -> list[tuple[str, int | None, str]]:
    """Return the questions without near-duplicates of earlier ones."""
    kept: list[tuple[str, int | None, str]] = []
    for candidate in found:
        if all(alike(candidate[0], other[0]) < ALIKE for other in kept):
            kept.append(candidate)
    return kept


def pairs(text: str) -> set[str]:
    """Return the pairs of neighbouring characters by which texts are compared, without spaces and punctuation."""
    folded = _SILENT.sub("", unicodedata.normalize("NFKC", text).casefold())
    return {folded[n : n + 2] for n in range(len(folded) - 1)}
