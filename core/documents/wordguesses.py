"""Headings of Word documents whose authors used no heading style: by chapter words, numbers, weight and place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.documents.conventions import rank
from core.documents.wordnumbers import Label

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LONGEST = 60
_ENDS = "。；;，,、.：:！!"
_MARKS = re.compile(r"[*~`]+")
# What a guess is worth, the highest first: the title, then parts, chapters, sections, then numbered bold lines.
_TITLE, _WORD, _BOLD = 1, 2, 6
_LARGE = 30


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of Markdown: "text", "heading", "item", "code" or "table"; `level` of a heading or of a guess at one."""

    kind: str
    text: str
    level: int = 0


def guess(paragraph: Any, text: str, label: Label | None) -> int:
    """Return how high a paragraph would stand as a heading, 1 the highest; 0 for ordinary text."""
    bare = _MARKS.sub("", text).strip()
    if not bare or len(bare) > _LONGEST or "\n" in bare or bare[-1] in _ENDS or bare.startswith(("$", "!", "[")):
        return 0
    bold = _bold(paragraph)
    found = rank(bare)
    if found and found.kind == "word":
        return _WORD + found.depth
    if bold and found:
        return _BOLD + found.depth
    if bold and label and not label.bullet:
        return _BOLD + label.depth
    centred = paragraph.find(f"{W}pPr/{W}jc")
    if centred is not None and centred.get(f"{W}val") == "center" and (bold or _size(paragraph) >= _LARGE):
        return _TITLE
    return 0


def with_guesses(found: Sequence[Block]) -> list[Block]:
    """Return the blocks with guesses made headings, levels without gaps; a lone title counts only at the start."""
    first = next((place for place, block in enumerate(found) if block.text.strip()), -1)
    kept = [
        replace(block, level=0) if block.kind == "text" and block.level == _TITLE and place != first else block
        for place, block in enumerate(found)
    ]
    depths = sorted({block.level for block in kept if block.kind == "text" and block.level})
    levels = {depth: min(place, 6) for place, depth in enumerate(depths, start=1)}
    return [
        Block("heading", " ".join(_MARKS.sub("", block.text).split()), levels[block.level])
        if block.kind == "text" and block.level
        else block
        for block in kept
    ]


def _bold(paragraph: Any) -> bool:
    """Say whether all text of a paragraph is bold."""
    runs = [run for run in paragraph.iter(f"{W}r") if any((one.text or "").strip() for one in run.iter(f"{W}t"))]
    flags = [run.find(f"{W}rPr/{W}b") for run in runs]
    return bool(runs) and all(flag is not None and flag.get(f"{W}val") not in ("0", "false", "off") for flag in flags)


def _size(paragraph: Any) -> int:
    """Return the size of the largest letters in half points; 0 when the style decides."""
    sizes = (run.get(f"{W}val") or "" for run in paragraph.iterfind(f"{W}r/{W}rPr/{W}sz"))
    return max((int(size) for size in sizes if size.isdigit()), default=0)
