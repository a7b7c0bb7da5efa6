"""The lines of two texts with the words that differ, out of the parts of a difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

#: lines shown around a change; more that are the same are folded
AROUND: Final = 2
#: characters of a row; a longer line goes on in the next row
LONGEST: Final = 1_800

#: (words, whether they differ)
Segment = tuple[str, bool]


class Row(NamedTuple):
    """A line: "same", "gone" or "new"; or "fold", `lines` lines that are the same and not shown.

    `first` says that a change begins here, `goes_on` that the row goes on a line begun in the row before.
    """

    kind: str
    segments: tuple[Segment, ...] = ()
    first: bool = False
    goes_on: bool = False
    lines: int = 0
    text: str = ""


@dataclass
class _Group:
    """Lines between two line ends that both texts share."""

    old: list[Segment] = field(default_factory=list)
    new: list[Segment] = field(default_factory=list)
    olds: list[list[Segment]] = field(default_factory=list)
    news: list[list[Segment]] = field(default_factory=list)
    differs: bool = False

    def take(self, kind: str, words: str) -> None:
        ends = words.endswith("\n")
        bare = words.removesuffix("\n")
        for mine, line, lines in (("gone", self.old, self.olds), ("new", self.new, self.news)):
            if kind in ("same", mine):
                if bare:
                    line.append((bare, kind != "same"))
                if ends:
                    lines.append(line[:])
                    line.clear()
        self.differs |= kind != "same"

    def rows(self) -> Iterator[Row]:
        olds = [*self.olds, self.old] if self.old else self.olds
        news = [*self.news, self.new] if self.new else self.news
        head, tail = _shared(olds, news) if self.differs else (len(news), 0)
        for line in news[:head]:
            yield from _row("same", line, False)
        first = True
        for kind, lines in (("gone", olds[head : len(olds) - tail]), ("new", news[head : len(news) - tail])):
            for line in lines:
                yield from _row(kind, line, first)
                first = False
        for line in news[len(news) - tail :]:
            yield from _row("same", line, False)


def _shared(olds: Sequence[Sequence[Segment]], news: Sequence[Sequence[Segment]]) -> tuple[int, int]:
    """Return how many lines at the beginning and at the end are whole in both: what was added begins at a line end."""
    shorter = min(len(olds), len(news))
    head = 0
    while head < shorter and _is_same(olds[head], news[head]):
        head += 1
    if head == len(olds) == len(news):
        return 0, 0  # they differ in their last line end alone
    tail = 0
    while tail < shorter - head and _is_same(olds[-1 - tail], news[-1 - tail]):
        tail += 1
    return head, tail


def _is_same(old: Sequence[Segment], new: Sequence[Segment]) -> bool:
    """Whether a line is the same in both texts, of which nothing came or went."""
    return old == new and not any(differs for _words, differs in new)


def rows(parts: Sequence[tuple[str, str]]) -> Iterator[Row]:
    """Yield the rows of a difference; parts are ("same" | "gone" | "new", text)."""
    group, last = _Group(), len(parts) - 1
    for number, (kind, text) in enumerate(parts):
        if kind != "same":
            for words in _lines(text):
                group.take(kind, words)
            continue
        head, middle, tail = _folded(text, is_first=number == 0, is_last=number == last)
        for words in head:
            group.take("same", words)
            if words.endswith("\n"):
                yield from group.rows()
                group = _Group()
        if middle:
            yield Row("fold", lines=middle.count("\n") + (not middle.endswith("\n")), text=middle)
        for words in tail:
            group.take("same", words)
            if words.endswith("\n"):
                yield from group.rows()
                group = _Group()
    yield from group.rows()


def opened(row: Row) -> Iterator[Row]:
    """Yield the lines of a fold."""
    for line in row.text.removesuffix("\n").split("\n"):
        yield from _row("same", [(line, False)], False)


def _folded(text: str, *, is_first: bool, is_last: bool) -> tuple[list[str], str, list[str]]:
    """Return the lines after a change, what is folded, and the lines before the next change."""
    head_end = 0
    for _ in range(0 if is_first else AROUND + 1):
        head_end = text.find("\n", head_end) + 1 or len(text)
    tail_start = len(text)
    for _ in range(0 if is_last else AROUND + 1):
        tail_start = text.rfind("\n", 0, max(0, tail_start - 1)) + 1
    if tail_start - head_end < 200 and text.count("\n", head_end, max(head_end, tail_start)) < 3:
        return _lines(text), "", []
    head, tail = text[:head_end], text[tail_start:]
    return _lines(head), text[head_end:tail_start], _lines(tail)


def _lines(text: str) -> list[str]:
    """Return the lines with their line feeds; nothing else ends a line."""
    return [line + "\n" for line in text.split("\n")[:-1]] + [rest for rest in (text.rsplit("\n", 1)[-1],) if rest]


def _row(kind: str, line: Sequence[Segment], first: bool) -> Iterator[Row]:
    kept: list[Segment] = []
    size, goes_on = 0, False
    for words, differs in line:
        while size + len(words) > LONGEST:
            cut = LONGEST - size
            yield Row(kind, (*kept, (words[:cut], differs)), first, goes_on)
            words, kept, size, first, goes_on = words[cut:], [], 0, False, True
        kept.append((words, differs))
        size += len(words)
    if kept or not goes_on:
        yield Row(kind, tuple(kept), first, goes_on)
