"""How much two short texts share: words without endings in English, pairs of characters in Chinese."""

from __future__ import annotations

import re

from core.language import HAN_RANGES

_RUN = re.compile(f"[{HAN_RANGES}]+")
_WORD = re.compile(r"[a-z0-9][a-z0-9.'’+#-]*[a-z0-9+#]|[a-z0-9]")
_ENDING = re.compile(r"(?<=\w{3})(?:ies|ing|ed|es|s|e|y)$")
_EMPTY = frozenset(
    "a an the of to in on for and or is are was were be been being do does did what which who whom how why when where that this these those it its "
    "with by as at from must should may can could would shall will if not no than then so such any all into about their there have has had you your "
    "we our they them i but also more most some".split()
)
_EMPTY_HAN = frozenset(
    "什么 哪些 如何 为什 怎么 怎样 应当 可以 是否 谁应 么是 情况 情形 的是 需要 以及 或者 多久 何时 进行 下的 么做".split()
)


def terms(text: str) -> frozenset[str]:
    """Return the terms of `text` that carry meaning: word stems and pairs of Chinese characters."""
    low = text.lower()
    found = {_ENDING.sub("", word) for word in _WORD.findall(low) if word not in _EMPTY}
    for run in _RUN.findall(text):
        if len(run) == 1:
            found.add(run)
        found.update(pair for pair in map("".join, zip(run, run[1:], strict=False)) if pair not in _EMPTY_HAN)
    return frozenset(found)
