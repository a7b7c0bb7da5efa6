"""Trees of tags as plain data, apart from any database."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel, Field

_NUMBERING = re.compile(
    r"^\s*(?:第\s*[0-9一二三四五六七八九十百零〇]+\s*[章节条部分篇编]|[0-9]+(?:\.[0-9]+)*[.、)]?(?=\s|[^\W\d])"
    r"|[一二三四五六七八九十]+[、.]|[（(][0-9一二三四五六七八九十]+[)）]|(?:chapter|part|section)\s+[0-9ivxlc]+[.:]?)\s*",
    re.IGNORECASE,
)
LONGEST = 80


class Branch(BaseModel):
    """A tag with its children, the shape in which trees are suggested, imported and shown."""

    label: str = Field(min_length=1)
    children: list[Branch] = Field(default_factory=list)


@dataclass(frozen=True)
class Leaf:
    """A tag in its place: its id, its label and the labels above it, outermost first."""

    id: int
    label: str
    path: tuple[str, ...]


def clean(label: str) -> str:
    """Return a label without numbering and line breaks, at most LONGEST characters long."""
    text = " ".join(label.split())
    stripped = _NUMBERING.sub("", text).strip(" .:：、")
    return (stripped or text)[:LONGEST].strip()


def tidy(branches: Iterable[Branch], depth: int = 6) -> list[Branch]:
    """Return cleaned branches: empty labels dropped, equal siblings merged, nothing deeper than `depth`."""
    found: dict[str, Branch] = {}
    for branch in branches:
        label = clean(branch.label)
        if not label:
            continue
        kept = found.setdefault(label.casefold(), Branch(label=label))
        if depth > 1:
            kept.children.extend(branch.children)
    return [Branch(label=b.label, children=tidy(b.children, depth - 1)) for b in found.values()]


def from_outline(headings: Iterable[tuple[int, str]]) -> list[Branch]:
    """Return the tree that a document's own headings, as (level, title), form; skipped levels do not matter."""
    roots: list[Branch] = []
    stack: list[tuple[int, Branch]] = []
    for level, title in headings:
        while stack and stack[-1][0] >= level:
            stack.pop()
        branch = Branch(label=title.strip() or "–")
        (stack[-1][1].children if stack else roots).append(branch)
        stack.append((level, branch))
    return roots


def walk(branches: Iterable[Branch], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Branch]]:
    """Yield (labels above, branch) for every branch, parents first."""
    for branch in branches:
        yield above, branch
        yield from walk(branch.children, (*above, branch.label))
