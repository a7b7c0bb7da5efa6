"""What changed between two texts: by words in English, by characters in Chinese, in bounded time.

Lines that occur once on both sides hold the texts together, then clauses, then words (patience difference, Bram Cohen
2008); what is left between them is compared with the O(ND) algorithm (Eugene W. Myers, Algorithmica 1, 1986) until a
budget of steps is used up, after which a stretch counts as replaced.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from core.language import HAN_RANGES

Kind = Literal["same", "gone", "new"]
Part = tuple[Kind, str]

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_CLAUSE = re.compile(r"[^\n。！？；，、.!?;,]*[\n。！？；，、.!?;,]+\s*|[^\n。！？；，、.!?;,]+")
_TOKEN = re.compile(rf"[^\W_{HAN_RANGES}]+(?:['’-][^\W_{HAN_RANGES}]+)*|[ \t]+|.", re.DOTALL)
LEVELS = (_LINE, _CLAUSE, _TOKEN)
# Units in a row that may hold texts together, and how many times they are looked for between those found before.
RUNS = (1, 3, 6)
DEEPEST = 6
# Edits looked for between two anchors, and steps for a whole comparison: about a second.
MOST_EDITS = 200
BUDGET = 1_000_000


def difference(old: str, new: str) -> list[Part]:
    """Return the parts of both texts in order: "same" in both, "gone" from the old one, "new" in the new one.

    "same" and "gone" joined are the old text, "same" and "new" joined the new one; what goes stands before what comes.
    """
    walk = _Walk()
    walk.compare(old, new, 0)
    return _joined(_calmed(_joined(walk.found)))


def place(parts: Sequence[Part], offset: int) -> int:
    """Return where a character of the old text stands in the new one; for one that is gone, where it would stand."""
    old = new = 0
    for kind, text in parts:
        if kind == "new":
            new += len(text)
            continue
        if offset < old + len(text):
            return new + (offset - old if kind == "same" else 0)
        old += len(text)
        new += len(text) if kind == "same" else 0
    return new


class _Walk:
    """Collects the parts of one comparison and counts its steps."""

    def __init__(self) -> None:
        self.found: list[Part] = []
        self.left = BUDGET

    def compare(self, old: str, new: str, level: int) -> None:
        """Compare two texts in units of a level, and what differs in smaller ones."""
        if old == new or not old or not new:
            self._emit("same", old) if old == new else self._replaced(old, new)
            return
        first, second = _units(old, level), _units(new, level)
        head, shorter = 0, min(len(first), len(second))
        while head < shorter and first[head] == second[head]:
            head += 1
        tail = 0
        while tail < shorter - head and first[-1 - tail] == second[-1 - tail]:
            tail += 1
        ends = (len(first) - tail, len(second) - tail)
        self._emit("same", "".join(first[:head]))
        self._between(first[head : ends[0]], second[head : ends[1]], level)
        self._emit("same", "".join(first[ends[0] :]))

    def _between(self, first: list[str], second: list[str], level: int) -> None:
        last = level >= len(LEVELS) - 1
        pairs = self._script(first, second) if last else None
        whole = pairs is not None
        if pairs is None:
            # Characters of Chinese and words of a form are seldom alone of their kind; a few in a row are.
            rows = RUNS if last else RUNS[:1]
            pairs = max((_anchors(_runs(first, n), _runs(second, n)) for n in rows), key=len)
        at = (0, 0)
        for one, two in [*pairs, (len(first), len(second))]:
            gone, come = "".join(first[at[0] : one]), "".join(second[at[1] : two])
            if whole or not (gone and come) or level == DEEPEST or (last and not pairs):
                self._replaced(gone, come)
            else:
                self.compare(gone, come, level + 1)
            self._emit("same", "".join(first[one : one + 1]))
            at = (one + 1, two + 1)

    def _script(self, first: list[str], second: list[str]) -> list[tuple[int, int]] | None:
        """Return the pairs of equal units of a shortest edit, None where it has too many steps."""
        reach = {1: 0}
        trace: list[dict[int, int]] = []
        for edits in range(min(MOST_EDITS, len(first) + len(second)) + 1):
            self.left -= edits + 1
            if self.left < 0:
                return None
            trace.append(dict(reach))
            for k in range(-edits, edits + 1, 2):
                down = k == -edits or (k != edits and reach.get(k - 1, -1) < reach.get(k + 1, -1))
                x = reach[k + 1] if down else reach[k - 1] + 1
                start = x
                while x < len(first) and 0 <= x - k < len(second) and first[x] == second[x - k]:
                    x += 1
                self.left -= x - start
                reach[k] = x
                if x >= len(first) and x - k >= len(second):
                    return _traced(trace, len(first), len(second))
        return None

    def _replaced(self, old: str, new: str) -> None:
        self._emit("gone", old)
        self._emit("new", new)

    def _emit(self, kind: Kind, text: str) -> None:
        if text:
            self.found.append((kind, text))


def _traced(trace: list[dict[int, int]], x: int, y: int) -> list[tuple[int, int]]:
    pairs = []
    for edits in range(len(trace) - 1, -1, -1):
        reach, k = trace[edits], x - y
        down = k == -edits or (k != edits and reach.get(k - 1, -1) < reach.get(k + 1, -1))
        before = k + 1 if down else k - 1
        from_x = reach.get(before, 0) if edits else 0
        from_y = from_x - before if edits else 0
        while x > from_x and y > from_y:
            x, y = x - 1, y - 1
            pairs.append((x, y))
        x, y = from_x, from_y
    return pairs[::-1]


def _units(text: str, level: int) -> list[str]:
    return LEVELS[min(level, len(LEVELS) - 1)].findall(text)


def _runs(units: list[str], length: int) -> list[str]:
    return units if length == 1 else ["".join(units[n : n + length]) for n in range(len(units) - length + 1)]


def _anchors(first: list[str], second: list[str]) -> list[tuple[int, int]]:
    """Return the longest rising series of units that occur once on each side."""
    once = Counter(second)
    places = {unit: n for n, unit in enumerate(second) if once[unit] == 1}
    counts = Counter(first)
    shared = [(n, places[unit]) for n, unit in enumerate(first) if counts[unit] == 1 and unit in places]
    ends: list[int] = []
    heads: list[int] = []
    before: list[int] = []
    for n, (_one, two) in enumerate(shared):
        at = bisect_left(ends, two)
        before.append(heads[at - 1] if at else -1)
        ends[at:], heads[at:] = [two, *ends[at + 1 :]], [n, *heads[at + 1 :]]
    found, n = [], heads[-1] if heads else -1
    while n >= 0:
        found.append(shared[n])
        n = before[n]
    return found[::-1]


def _joined(parts: list[Part]) -> list[Part]:
    """Join neighbours of a kind; between two stretches that stay, what goes stands before what comes."""
    found: list[Part] = []
    pending: dict[Kind, list[str]] = {"gone": [], "new": [], "same": []}
    for kind, text in parts:
        if (kind == "same" and (pending["gone"] or pending["new"]) and text) or (kind != "same" and pending["same"]):
            found += _flushed(pending)
        if text:
            pending[kind].append(text)
    return found + _flushed(pending)


def _flushed(pending: dict[Kind, list[str]]) -> list[Part]:
    found: list[Part] = [(kind, "".join(texts)) for kind, texts in pending.items() if texts]
    for texts in pending.values():
        texts.clear()
    return found


def _calmed(parts: list[Part]) -> list[Part]:
    """Take a lone blank between two changes into both: words that change one after the other read as one change."""
    found: list[Part] = []
    for n, (kind, text) in enumerate(parts):
        lone = 0 < n < len(parts) - 1 and parts[n - 1][0] != "same" != parts[n + 1][0]
        if kind == "same" and lone and not text.strip() and "\n" not in text:
            found += [("gone", text), ("new", text)]
        else:
            found.append((kind, text))
    return found
