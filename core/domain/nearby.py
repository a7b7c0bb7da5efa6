"""What of a tree is shown to a model: all of it, or the branches near to some headings where it is large."""

from __future__ import annotations

from collections.abc import Iterable

from core.domain.standing import Standing
from core.llm.extractive.overlap import terms

# A third of the room goes to the topmost tags, whatever they are about: they say what the tree is like.
TOP = 3


def listing(tree: Standing, headings: Iterable[str], limit: int) -> tuple[str, int]:
    """Return tags with their numbers as an indented list of about `limit` characters at most, and how many these are.

    Where not all fit, those that share most words with the headings come first, each with the tags above it. A star
    marks those made by hand, a number in brackets what is filed under a tag.
    """
    lines = {tag_id: _line(tree, tag_id) for tag_id in tree.label}
    if sum(len(line) + 1 for line in lines.values()) <= limit:
        chosen = set(lines)
    else:
        chosen = _near(tree, frozenset(term for heading in headings for term in terms(heading)), lines, limit)
    text: list[str] = []
    stack = list(reversed(tree.children(None)))
    while stack:
        tag_id = stack.pop()
        if tag_id in chosen:
            text.append(lines[tag_id])
            stack.extend(reversed(tree.children(tag_id)))
    return "\n".join(text), len(text)


def _near(tree: Standing, wanted: frozenset[str], lines: dict[int, str], limit: int) -> set[int]:
    chosen: set[int] = set()
    room = limit
    for tag_id in tree.children(None):
        if limit - room > limit // TOP:
            break
        chosen.add(tag_id)
        room -= len(lines[tag_id]) + 1
    shared = {tag_id: len(wanted & terms(label)) for tag_id, label in tree.label.items()}
    depth = {tag_id: len(tree.path(tag_id)) for tag_id in tree.label}
    for tag_id in sorted(tree.label, key=lambda one: (-shared[one], depth[one])):
        fresh = [one for one in tree.path(tag_id) if one not in chosen]
        cost = sum(len(lines[one]) + 1 for one in fresh)
        if cost > room:
            break
        chosen.update(fresh)
        room -= cost
    return chosen


def _line(tree: Standing, tag_id: int) -> str:
    star, used = "*" if tag_id in tree.kept else "", tree.used.get(tag_id, 0)
    indent = "  " * (len(tree.path(tag_id)) - 1)
    return f"{indent}{tag_id}{star} {tree.label[tag_id]}{f' ({used})' if used else ''}"
