"""Which of many short texts are the most like another, without comparing it with every one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain, islice

from core.questions.wording import pairs


class Nearest:
    """Short texts such as the labels of a tree, read once: a prompt for each of thousands of chunks asks for some."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = list(texts)
        self._sizes: list[int] = []
        self._holders: dict[str, list[int]] = {}
        for place, text in enumerate(self._texts):
            found = pairs(text)
            self._sizes.append(len(found))
            for pair in found:
                self._holders.setdefault(pair, []).append(place)

    def first(self, text: str, count: int) -> list[str]:
        """Return at most `count` texts: those most `alike` first, then those that share nothing, each in their order.

        All of them, as they stand, where there are no more.
        """
        if len(self._texts) <= count:
            return self._texts
        wanted = pairs(text)
        shared = Counter(place for pair in wanted for place in self._holders.get(pair, ()))
        size = len(wanted)
        ranked = sorted(shared, key=lambda place: (-2 * shared[place] / (self._sizes[place] + size), place))[:count]
        rest = (place for place in range(len(self._texts)) if place not in shared)
        return [self._texts[place] for place in chain(ranked, islice(rest, count - len(ranked)))]
