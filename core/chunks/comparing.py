"""A difference between two texts as lines, the way terminals show it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.chunks.difference import Part

Line = tuple[str, str]
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def lines(parts: Sequence[Part]) -> Iterator[Line]:
    """Yield (" ", "-" or "+", line without its break) for every line, those that go before those that come."""
    old = new = ""
    for kind, text in parts:
        if kind != "same":
            old, new = (old + text, new) if kind == "gone" else (old, new + text)
            continue
        for piece in _LINE.findall(text):
            old, new = old + piece, new + piece
            if piece.endswith("\n"):
                yield from _flushed(old, new)
                old = new = ""
    yield from _flushed(old, new)


def hunks(parts: Sequence[Part], around: int = 2) -> Iterator[Line]:
    """Yield the lines that differ with a few around them; ("…", "") stands for those left out."""
    waiting: list[Line] = []
    after, skipped = 0, False
    for line in lines(parts):
        if line[0] != " ":
            yield from [("…", "")] if skipped else []
            yield from waiting
            yield line
            waiting, after, skipped = [], around, False
        elif after:
            after -= 1
            yield line
        else:
            waiting.append(line)
            if len(waiting) > around:
                waiting.pop(0)
                skipped = True


def _flushed(old: str, new: str) -> Iterator[Line]:
    if old == new:
        yield from ((" ", line) for line in _split(old))
    else:
        yield from (("-", line) for line in _split(old))
        yield from (("+", line) for line in _split(new))


def _split(text: str) -> list[str]:
    return text.removesuffix("\n").split("\n") if text else []
