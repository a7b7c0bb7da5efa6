"""Questions and samples follow the text they were made from, when it is edited, cut or joined."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy import String, Table, bindparam, cast, select, update

from core.chunks.difference import difference, place
from core.language import HAN_RANGES
from core.store.paging import among
from core.store.schema import Question, Sample
from core.store.schema.columns import table
from core.store.undo import Edit

QUESTION, SAMPLE = table(Question), table(Sample)
_WORD = re.compile(rf"[^\W_{HAN_RANGES}]+|[{HAN_RANGES}]+")


@dataclass(frozen=True)
class Slot:
    """A stretch of a text, in characters, and the chunk it belongs to from now on."""

    chunk_id: int
    start: int
    end: int


def requote(edit: Edit, texts: Mapping[int, tuple[str, str]]) -> None:
    """Move the quotes of samples along with the text of their chunk, given as {chunk: (old, new)}.

    A quote whose words are gone is dropped: what supports the answer is then looked for anew when somebody looks.
    """
    has = cast(SAMPLE.c.quotes, String) != "[]"
    found = select(SAMPLE.c.id, SAMPLE.c.chunk_id, SAMPLE.c.quotes).where(among(SAMPLE.c.chunk_id, list(texts)), has)
    moved = {}
    ends: dict[int, tuple[int, int]] = {}
    for row in edit.connection.execute(found):
        old, new = texts[row.chunk_id]
        if row.chunk_id not in ends:
            ends[row.chunk_id] = _shared(old, new)
        quotes = [spot for quote in row.quotes if (spot := _moved(quote, old, new, ends[row.chunk_id]))]
        if quotes != row.quotes:
            moved[row.id] = {"quotes": quotes}
    _write(edit, SAMPLE, moved)


def deal(edit: Edit, text: str, sources: Mapping[int, int], slots: Sequence[Slot]) -> None:
    """Give the questions and samples of chunks to the slots of `text` that hold their quotes, or most of their words.

    `sources` says where in `text` the text of each present chunk begins. What fits nowhere better stays with its
    chunk, or goes to the first slot where that is no slot any more.
    """
    connection = edit.connection
    made = select(SAMPLE.c.id, SAMPLE.c.chunk_id, SAMPLE.c.question_id, SAMPLE.c.quotes, SAMPLE.c.question)
    samples = connection.execute(made.where(SAMPLE.c.chunk_id.in_(sources)).order_by(SAMPLE.c.id)).all()
    asked = select(QUESTION.c.id, QUESTION.c.chunk_id, QUESTION.c.text).where(QUESTION.c.chunk_id.in_(sources))
    chooser = _Chooser(text, slots)
    quoted = {row.id: chooser.quoting(_shifted(row.quotes, sources[row.chunk_id])) for row in samples}
    by_question = {row.question_id: slot for row in samples if (slot := quoted[row.id]) is not None}
    homes: dict[int | None, Slot] = {}
    moved: dict[int, dict[str, Any]] = {}
    for one in connection.execute(asked).all():
        homes[one.id] = by_question.get(one.id) or chooser.sharing(one.text, one.chunk_id)
        if homes[one.id].chunk_id != one.chunk_id:
            moved[one.id] = {"chunk_id": homes[one.id].chunk_id}
    _write(edit, QUESTION, moved)
    settled: dict[int, dict[str, Any]] = {}
    for row in samples:
        slot = quoted[row.id] or homes.get(row.question_id) or chooser.sharing(row.question, row.chunk_id)
        quotes = _within(_shifted(row.quotes, sources[row.chunk_id]), slot)
        if slot.chunk_id != row.chunk_id or quotes != row.quotes:
            settled[row.id] = {"chunk_id": slot.chunk_id, "quotes": quotes}
    _write(edit, SAMPLE, settled)


class _Chooser:
    """Finds the slot a quote or a question belongs to."""

    def __init__(self, text: str, slots: Sequence[Slot]) -> None:
        self._slots = slots
        self._words = [_words(text[slot.start : slot.end]) for slot in slots] if len(slots) > 1 else []

    def quoting(self, quotes: list[list[int]]) -> Slot | None:
        """Return the slot that holds most of the quotes, None without quotes."""
        held = [sum(end - start for start, end in _within(quotes, slot)) for slot in self._slots]
        return self._slots[held.index(max(held))] if max(held) else None

    def sharing(self, said: str, own: int) -> Slot:
        """Return the slot that shares most words with a question."""
        words = _words(said)
        shared = [len(words & there) for there in self._words] or [0]
        best = [slot for slot, count in zip(self._slots, shared, strict=False) if count == max(shared)]
        return next((slot for slot in best if slot.chunk_id == own), best[0])


def _write(edit: Edit, target: Table, moved: Mapping[int, dict[str, Any]]) -> None:
    """Update rows as part of an edit; all of them the same columns."""
    if not moved:
        return
    columns = tuple(next(iter(moved.values())))
    edit.change(target, moved, columns)
    values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in columns}
    places = [{"row": one, **{f"new_{name}": value for name, value in row.items()}} for one, row in moved.items()]
    edit.connection.execute(update(target).where(target.c.id == bindparam("row")).values(**values), places)


def _moved(quote: Sequence[int], old: str, new: str, ends: tuple[int, int]) -> list[int] | None:
    """Return the place of a quote after an edit: by what stands around it, by its words, or by the difference."""
    (start, end), (head, tail) = quote, ends
    if end <= head:
        return [start, end]
    if start >= len(old) - tail:
        return [start + len(new) - len(old), end + len(new) - len(old)]
    words = old[start:end]
    at = new.find(words)
    if at >= 0:
        return [at, at + len(words)]
    parts = difference(old, new)
    first, last = place(parts, start), place(parts, end)
    kept = _words(new[first:last])
    return [first, last] if kept and len(kept & _words(words)) * 2 > len(_words(words)) else None


def _shared(old: str, new: str) -> tuple[int, int]:
    """Return how many characters two texts share at the beginning and, apart from those, at the end."""
    if new.endswith(old):
        return 0, len(old)
    head = _longest(min(len(old), len(new)), lambda n: old[:n] == new[:n])
    tail = _longest(min(len(old), len(new)) - head, lambda n: old[len(old) - n :] == new[len(new) - n :])
    return head, tail


def _longest(most: int, holds: Callable[[int], bool]) -> int:
    """Return the largest number up to `most` that holds, given that all smaller ones do; comparing slices is fast."""
    low = 0
    while low < most:
        middle = (low + most + 1) // 2
        low, most = (middle, most) if holds(middle) else (low, middle - 1)
    return low


def _shifted(quotes: Iterable[Sequence[int]], by: int) -> list[list[int]]:
    return [[start + by, end + by] for start, end in quotes]


def _within(quotes: Iterable[Sequence[int]], slot: Slot) -> list[list[int]]:
    """Return what of the quotes lies in a slot, counted from its beginning."""
    cut = ((max(start, slot.start), min(end, slot.end)) for start, end in quotes)
    return [[start - slot.start, end - slot.start] for start, end in cut if start < end]


def _words(text: str) -> set[str]:
    """Return the words of a text; of Chinese the pairs of neighbouring characters."""
    found: set[str] = set()
    for run in _WORD.findall(text.casefold()):
        if len(run) > 1 and ord(run[0]) >= 0x3005:
            found.update(left + right for left, right in pairwise(run))
        else:
            found.add(run)
    return found
