"""The titles in force at places of a Markdown text, found in one pass for all ways of splitting."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.chunks.splitters.blocks import Block, scan
from core.documents.outline import plain

_HASHES = re.compile(r"^#{1,6}(?:[ \t]+#*$|[ \t]*)|[ \t]+#+$")
_SIGN = re.compile(r"\S")


def paths(text: str, starts: Sequence[int], blocks: list[Block] | None = None) -> list[tuple[str, ...]]:
    """Return for each of the rising `starts` the titles in force there, outermost first.

    A heading that is the first thing at a start counts. Linear time.
    """
    if blocks is None:
        blocks = scan(text)
    found: list[tuple[str, ...]] = []
    chain: list[tuple[int, str]] = []
    path: tuple[str, ...] = ()
    headings = [block for block in blocks if block.level]
    # Front matter hides no heading: what follows it counts as the beginning of the piece.
    lead = blocks[1].start if len(blocks) > 1 and blocks[0].kind == "front" else 0
    index = 0
    for start in starts:
        place = max(_first_sign(text, start), lead if start == 0 else 0)
        while index < len(headings) and headings[index].start <= place:
            heading = headings[index]
            index += 1
            while chain and chain[-1][0] >= heading.level:
                chain.pop()
            chain.append((heading.level, _title(text, heading)))
            path = tuple(title for _, title in chain)
        found.append(path)
    return found


def _first_sign(text: str, start: int) -> int:
    hit = _SIGN.search(text, start)
    return hit.start() if hit else start


def _title(text: str, heading: Block) -> str:
    """Return the title of a heading as plain text."""
    line = text[heading.start : heading.end].strip("\ufeff \t\r\n").partition("\n")[0].rstrip()
    return plain(_HASHES.sub("", line) if line.startswith("#") else line)
