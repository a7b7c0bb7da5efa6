"""The domain tree: from the outlines of several documents to one tree of clean labels."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.llm.extractive.labels import clean_label, is_boilerplate
from core.llm.extractive.overlap import terms

_LONGEST_LABEL = 60
_MOST_CHILDREN = 40


@dataclass(slots=True)
class Node:
    """A label of the domain tree and what lies below it."""

    label: str
    children: list[Node] = field(default_factory=list)


def tree(outlines: list[tuple[str, list[tuple[int, str]]]], language: str, maximum_depth: int = 3) -> list[Node]:
    """Return the domain tree of documents given as (title, [(level, heading)]).

    Labels carry no numbering; parts that every book has are dropped; the same label at the same place is one node. A
    heading that spans its whole document gives way to what lies below it when there is only one document. For a
    document without headings pass its key phrases as headings of level 1.
    """
    roots: list[Node] = []
    several = len(outlines) > 1
    for title, headings in outlines:
        nodes = _document(title, headings, language)
        if several and title and not _single(nodes):
            label = clean_label(title)
            nodes = [Node(label, nodes)] if label and nodes else nodes
        elif not several:
            while _single(nodes) and nodes[0].children:
                nodes = nodes[0].children
        roots.extend(nodes)
    return _cut(_merged(roots), max(1, maximum_depth))


def _single(nodes: list[Node]) -> bool:
    return len(nodes) == 1


def _document(title: str, headings: list[tuple[int, str]], language: str) -> list[Node]:
    top = Node("")
    path: list[tuple[int, Node]] = [(0, top)]
    dropped: int | None = None
    for level, heading in headings:
        label = clean_label(heading)
        if dropped is not None and level > dropped:
            continue
        dropped = None
        if not label or is_boilerplate(label):
            dropped = level
            continue
        if _is_question_or_sentence(label, language):
            label = _topic(label)
        while len(path) > 1 and path[-1][0] >= level:
            path.pop()
        if not label or len(label) > _LONGEST_LABEL:
            continue
        node = Node(label)
        path[-1][1].children.append(node)
        path.append((level, node))
    return top.children


def _is_question_or_sentence(label: str, language: str) -> bool:
    return label.endswith(("?", "？")) or len(label) > (30 if language == "zh" else _LONGEST_LABEL)


def _topic(label: str) -> str:
    """Shorten a heading that is a sentence to its first clause; a question stays without its mark."""
    bare = label.rstrip("?？ ")
    if len(bare) <= _LONGEST_LABEL:
        return bare
    for mark in ("，", "：", ": ", " - ", " – ", " — ", ", ", "（", " ("):
        head = bare.split(mark)[0]
        if 2 <= len(head) <= _LONGEST_LABEL:
            return head
    return ""


def _key(label: str) -> tuple[str, ...]:
    return tuple(sorted(terms(label))) or (label.lower(),)


def _merged(nodes: list[Node]) -> list[Node]:
    """Put siblings with the same label together, and drop a child that repeats its parent."""
    found: dict[tuple[str, ...], Node] = {}
    for node in nodes:
        known = found.setdefault(_key(node.label), node)
        if known is not node:
            known.children.extend(node.children)
    for key, node in found.items():
        flat: list[Node] = []
        for child in node.children:
            flat.extend(child.children if _key(child.label) == key else [child])
        node.children = _merged(flat)
    return list(found.values())


def _cut(nodes: list[Node], depth: int) -> list[Node]:
    if depth == 0:
        return []
    return (
        [Node(node.label, _cut(node.children, depth - 1)) for node in nodes[:_MOST_CHILDREN]]
        if depth > 1
        else [Node(node.label) for node in nodes[:_MOST_CHILDREN]]
    )
