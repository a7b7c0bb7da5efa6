"""From blocks to atoms: what no piece may part unless it is longer than a piece may be."""

from __future__ import annotations

from itertools import pairwise

from core.chunks.splitters.blocks import Block
from core.chunks.splitters.closing import Closing
from core.chunks.splitters.cutting import cut
from core.chunks.splitters.packing import BODY, PART

_WHOLE = ("table", "code", "formula")


class Atoms:
    """Collects where atoms start and how strong the border before each is (see `packing`).

    An atom is a block with the headings right above it, or a part of a block longer than `maximum` characters.
    """

    def __init__(self, text: str, maximum: int) -> None:
        self.starts: list[int] = []
        self.levels: list[int] = []
        self._text = text
        self._maximum = maximum
        self._closing = Closing(text)
        self._headings: list[Block] = []  # those that wait for their text; front matter waits too

    def add(self, block: Block) -> None:
        """Take the next block."""
        headings = self._headings
        if block.level or block.kind == "front":
            headings.append(block)
            return
        if headings and block.end - headings[0].start > self._maximum:
            self._shed(block.start)
        first, level = block.start, BODY
        if headings:
            first, level = headings[0].start, min(heading.level or BODY for heading in headings)
        if block.end - first <= self._maximum:
            self._start(first, level)
        else:
            self._divide(first, block, level)
        headings.clear()

    def finish(self) -> None:
        """Take the headings at the end that no text follows."""
        for heading in self._headings:
            self._alone(heading)
        self._headings.clear()

    def _start(self, position: int, level: int) -> None:
        self.starts.append(position)
        self.levels.append(level)

    def _shed(self, stop: int) -> None:
        """Let go of the first of the waiting headings while they fill more than half a piece without any text."""
        headings, gone = self._headings, 0
        while gone < len(headings) - 1 and stop - headings[gone].start > self._maximum // 2:
            self._alone(headings[gone])
            gone += 1
        del headings[:gone]

    def _alone(self, block: Block) -> None:
        """Take a heading or front matter without text; only one that is longer than a piece is cut."""
        self._start(block.start, block.level or BODY)
        if block.end - block.start > self._maximum:
            self._parts(block.start, block.end, 0, lines=block.kind == "front")

    def _divide(self, first: int, block: Block, level: int) -> None:
        """Take a block that is too long, with its headings from `first` on, as several atoms if it may be cut."""
        if block.start - first >= self._maximum:  # a "heading" longer than a piece
            for heading in self._headings:
                self._alone(heading)
            self._headings.clear()
            if block.end - block.start <= self._maximum:
                self._start(block.start, BODY)
                return
            first, level = block.start, BODY
        self._start(first, level)
        if block.kind == "list":
            self._items(first, block)
        elif block.kind in _WHOLE:
            self._whole(first, block)
        else:
            self._parts(first, block.end, block.start, lines=block.kind == "lines")

    def _whole(self, first: int, block: Block) -> None:
        """Take a table, code or formula that is too long: it stays whole."""

    def _items(self, first: int, block: Block) -> None:
        """Cut a list between its items, and an item that is still too long inside, unless it holds code or a table."""
        borders = [*self._closing.items(block.start, block.end), block.end]
        borders[0] = first  # the headings above belong to the first item
        for start, end in pairwise(borders):
            if start != first:
                self._start(start, PART)
            if end - start > self._maximum and not self._holds_block(start, end):
                self._parts(start, end, max(start, block.start), lines=True)

    def _holds_block(self, start: int, end: int) -> bool:
        """Say whether a list item contains something that must not be cut."""
        item = self._text[start:end]
        return any(mark in item for mark in ("```", "~~~", "$$", "\\[", "|--", "| --", "|:-", "| :-", "<table"))

    def _parts(self, start: int, end: int, keep: int, *, lines: bool) -> None:
        """Cut prose; the piece at `start` is counted already."""
        for stop in cut(self._text, start, end, self._maximum, keep, lines):
            if stop < end:
                self._start(stop, PART)
