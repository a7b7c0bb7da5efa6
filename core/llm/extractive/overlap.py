"""How much two short texts share: words without endings in English, pairs of characters in Chinese."""

from __future__ import annotations

import re
from itertools import pairwise

from core.language import HAN_RANGES
from core.llm.extractive.asked import word_set

_RUN = re.compile(f"[{HAN_RANGES}]+")
_WORD = re.compile(r"[a-z0-9][a-z0-9.'’+#-]*[a-z0-9+#]|[a-z0-9]")
_ENDING = re.compile(r"(?<=\w{3})(?:ies|ing|ed|es|s|e|y)$")
_EMPTY = word_set(
    "a an the of to in on for and or is are was were be been being do does did what which who whom how why when"
    " where that this these those it its "
    "with by as at from must should may can could would shall will if not no than then so such any all into"
    " about their there have has had you your "
    "we our they them i but also more most some"
)
_EMPTY_HAN = word_set(
    "什么 哪些 如何 为什 怎么 怎样 应当 可以 是否 谁应 么是 情况 情形 的是 需要 以及 或者 多久 何时 进行 下的 么做"
)


def terms(text: str) -> frozenset[str]:
    """Return the terms of `text` that carry meaning: word stems and pairs of Chinese characters."""
    low = text.lower()
    found = {_ENDING.sub("", word) for word in _WORD.findall(low) if word not in _EMPTY}
    for run in _RUN.findall(text):
        if len(run) == 1:
            found.add(run)
        found.update(first + second for first, second in pairwise(run) if first + second not in _EMPTY_HAN)
    return frozenset(found)
