"""Running headers, footers and page numbers: found because they repeat, and removed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection
from dataclasses import replace
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from core.documents.pdflines import Line, Page

_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"^([ivxl]{1,7})\b(?!\.)|\b([ivxl]{1,7})$")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}
_EDGE_NUMBER = re.compile(r"^\W*(?:第|page|p\.)?\s*(\d{1,4})\b|\b(\d{1,4})\s*(?:页|頁)?\W*$", re.IGNORECASE)
_EDGE_LINES = 3
_LONGEST = 120
# The outer part of the page, above and below, where headers and footers live.
_BAND = 0.14
# The share of pages whose line at one height must begin alike to count as a running line that changes.
_RUNNING = 0.2
# The share of different texts among running lines that do not begin with a chapter word.
_DISTINCT = 0.5
_CHAPTER = re.compile("chapter|section|part|appendix|第#[章节編编篇部]|附[录錄]")
_ORDINALS = re.compile(r"\d+|(?<=第)[一二三四五六七八九十百]+")


class _Edge(NamedTuple):
    """A line at the edge of a page with all that it may be known by when it comes again (`_key`, `_slot`)."""

    line: Line
    key: tuple[str, int]
    slot: tuple[str, int, int] | None
    numbers: Collection[int]
    romans: Collection[int]


def without_furniture(pages: list[Page]) -> list[Page]:
    """Return the pages without lines that repeat at their upper or lower edge or carry the page number there."""
    large = 1.2 * median([line.size for page in pages for line in page.lines] or [0.0])
    edges = {page.index: [_edge(line, large) for line in _edge_lines(page)] for page in pages}
    counts = Counter(key for lines in edges.values() for key in {edge.key for edge in lines})
    often = max(3, round(0.25 * len(pages)))
    again = _pictures_again(pages, often)
    running = _running(edges)
    offset = _agreed(edges, attrgetter("numbers"), max(3, round(0.4 * len(pages))))
    front = _agreed(edges, attrgetter("romans"), 3)
    cleaned: list[Page] = []
    for page in pages:
        gone = {
            id(edge.line)
            for edge in edges[page.index]
            if counts[edge.key] >= often
            or edge.slot in running
            or (offset is not None and page.index + offset in edge.numbers)
            or (front is not None and page.index + front in edge.romans)
        }
        if again:
            gone |= {id(line) for line in page.lines if line.text in again}
        cleaned.append(
            replace(page, lines=tuple([line for line in page.lines if id(line) not in gone])) if gone else page
        )
    return cleaned


def _pictures_again(pages: list[Page], often: int) -> set[str]:
    """Return the pictures that stand on many pages."""
    counts = Counter(
        text for page in pages for text in {line.text for line in page.lines if line.block and line.size == 0}
    )
    return {text for text, count in counts.items() if count >= often}


def _edge_lines(page: Page) -> list[Line]:
    """Return the few outermost lines in the upper and lower band of the page."""
    if not page.height:
        return []
    low, high = _BAND * page.height, (1 - _BAND) * page.height
    outer = [line for line in page.lines if line.bottom > high or line.top < low]
    short = [line for line in outer if len(line.text) <= _LONGEST and not line.block]
    above = sorted((line for line in short if line.bottom > high), key=lambda line: -line.top)[:_EDGE_LINES]
    below = sorted((line for line in short if line.top < low), key=lambda line: line.bottom)[:_EDGE_LINES]
    return above + below


def _edge(line: Line, large: float) -> _Edge:
    slot = _slot(line) if line.size <= large else None
    return _Edge(line, _key(line, large), slot, _numbers(line.text), _romans(line.text))


def _key(line: Line, large: float) -> tuple[str, int]:
    # "Chapter 1" and "Chapter 2" in large type at the top of their pages are titles, not one running line.
    text = line.text if line.size > large else _DIGITS.sub("#", line.text)
    # The height is part of the key: a sentence that happens to recur lies elsewhere each time.
    return "".join(text.split()), round(line.bottom / 4)


def _slot(line: Line) -> tuple[str, int, int]:
    """Return what running lines share that name the chapter of their page: first word, height, size."""
    first = _ORDINALS.sub("#", line.text.split(maxsplit=1)[0]).lower()
    return first if first.isascii() else first[:3], round(line.bottom / 2), round(line.size * 2)


def _running(edges: dict[int, list[_Edge]]) -> set[tuple[str, int, int] | None]:
    """Return the slots of lines that begin alike on many pages, by a chapter word or with texts that come again."""
    texts: dict[tuple[str, int, int], list[str]] = defaultdict(list)
    for lines in edges.values():
        for slot, text in {edge.slot: edge.line.text for edge in lines}.items():
            if slot:
                texts[slot].append(text)
    needed = max(5, round(_RUNNING * len(edges)))
    return {
        slot
        for slot, found in texts.items()
        if len(found) >= needed and (_CHAPTER.match(slot[0]) or len(set(found)) <= _DISTINCT * len(found))
    }


def _agreed(edges: dict[int, list[_Edge]], numbers: Callable[[_Edge], Collection[int]], needed: int) -> int | None:
    """Return what must be added to a page's index to get the number printed on it, when enough pages agree."""
    votes: Counter[int] = Counter()
    for index, lines in edges.items():
        votes.update({number - index for line in lines for number in numbers(line)})
    if not votes:
        return None
    offset, agreed = votes.most_common(1)[0]
    return offset if agreed >= needed else None


def _numbers(text: str) -> Collection[int]:
    if not _DIGITS.search(text):
        return ()
    found = (match[1] or match[2] for match in _EDGE_NUMBER.finditer(text.strip()))
    return {int(number) for number in found}


def _romans(text: str) -> Collection[int]:
    """Return the small Roman numerals at the line's ends, as front matter is numbered."""
    text = text.strip()
    if text[:1] not in _ROMAN_VALUES and text[-1:] not in _ROMAN_VALUES:
        return ()
    found: set[int] = set()
    for match in _ROMAN.finditer(text):
        values = [_ROMAN_VALUES[letter] for letter in match[1] or match[2]]
        following = [*values[1:], 0]
        found.add(sum(-value if value < after else value for value, after in zip(values, following, strict=True)))
    return found
