"""Pages of Markdown put together: tables and paragraphs that go on over a page break joined, page locators kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.documents.converted import Locator
from core.documents.notes import Numbering
from core.documents.outline import outline

_ROW = re.compile(r"^\|.*\|[ \t]*$")
_RULE = re.compile(r"^\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$")
# What begins a block of its own: such a line never goes on a paragraph.
_BLOCK = re.compile(
    r"(?:#{1,6}\s|[-*+>|]|\d{1,3}[.)]\s|[（(]?[\d一二三四五六七八九十]{1,3}[)）、]|```|~~~|\$\$|!\[|<|\[\^|第)"
)
_ENDED = re.compile(r"[。！？；：.!?:;…][”’』」）)\]】》\"'*_]*$")
_GOES_ON = re.compile(r"^[a-z\u3400-\u9fff，、；。）」』”]")
_HAN_END = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]$")
_DIVIDED = re.compile(r"[A-Za-z]{2,}-$")


@dataclass(frozen=True, slots=True)
class Title:
    """A heading of some page: its place in the page's Markdown, level from 1 to 6, and its words."""

    page: int
    start: int
    level: int
    text: str


def titles(pages: Sequence[tuple[int, str]]) -> list[Title]:
    """Return the headings of all pages in order."""
    return [
        Title(number, heading.start, heading.level, heading.title)
        for number, markdown in pages
        for heading in outline(markdown)
    ]


def relevelled(pages: Sequence[tuple[int, str]], levels: dict[tuple[int, int], int]) -> list[tuple[int, str]]:
    """Return the pages with each heading at its level: (page, place) -> level, 0 for what is no heading."""
    changed = []
    for number, markdown in pages:
        for heading in reversed(outline(markdown)):
            level = levels.get((number, heading.start), heading.level)
            head, _, rest = markdown[heading.start :].partition("\n")
            if head.lstrip().startswith("#") and level != heading.level:
                words = head.lstrip().lstrip("#").strip()
                line = f"{'#' * level} {words}" if level else words
                markdown = markdown[: heading.start] + line + ("\n" + rest if rest else "")
        changed.append((number, markdown))
    return changed


def assembled(pages: Sequence[tuple[int, str]]) -> tuple[str, tuple[Locator, ...]]:
    """Return one Markdown of numbered pages, and a locator for each page with text.

    Each page counts its notes from one; in the whole no two have the same number.
    """
    notes = Numbering()
    out: list[str] = []
    starts: list[tuple[int, int]] = []
    size, tail, fenced = 0, "", False
    for number, markdown in pages:
        text = notes.page(markdown.strip("\n"))
        if not text.strip():
            continue
        joint, text, cut = _joint(tail, text, fenced) if out else ("", text, 0)
        if cut:
            out[-1] = out[-1][:-cut]
        out += [joint, text]
        starts.append((number, size - cut + len(joint)))
        size += len(joint) + len(text) - cut
        # The last block is all that the next page can go on from.
        tail = f"{tail[: len(tail) - cut]}{joint}{text}".rsplit("\n\n", 1)[-1]
        fenced ^= bool(text.count("```") % 2)
    if not starts:
        return "", ()
    found = "".join(out)
    begins = [0, *(start for _, start in starts[1:])]
    ends = [*begins[1:], len(found)]
    spans = zip(starts, begins, ends, strict=True)
    return found, tuple(Locator(begin, end, number, None) for (number, _), begin, end in spans if begin < end)


def _joint(tail: str, text: str, fenced: bool) -> tuple[str, str, int]:
    """Return what stands between two pages, the second page's text, and how much of the first is taken back.

    `tail` is the last block so far, `fenced` whether it is code that is still open.
    """
    last, first = tail.rsplit("\n", 1)[-1], text.split("\n", 1)[0]
    if fenced:
        return "\n", text, 0
    if _ROW.match(last) and _ROW.match(first):
        return _joined_table(tail, text)
    if not _goes_on(last, first):
        return "\n\n", text, 0
    if _DIVIDED.search(last) and first[0].islower():
        return "", text, 1
    return ("" if _HAN_END.search(last) else " "), text, 0


def _joined_table(tail: str, text: str) -> tuple[str, str, int]:
    """Join a table that repeats its head on the next page; one with another head is another table."""
    rows = tail.split("\n")
    begin = len(rows)
    while begin and _ROW.match(rows[begin - 1]):
        begin -= 1
    lines = text.split("\n")
    head = _cells(rows[begin])
    if len(lines) > 1 and _RULE.match(lines[1]) and _cells(lines[0]) == head:
        rest = lines[2:]
        return ("\n" if rest and _ROW.match(rest[0]) else ""), "\n".join(rest), 0
    return "\n\n", text, 0


def _goes_on(last: str, first: str) -> bool:
    """Say whether a paragraph goes on from one page to the next."""
    if _ENDED.search(last) or last.lstrip().startswith(("#", "|", "![", "```", "$$")):
        return False
    if len(last) < 12:
        return False
    return bool(_GOES_ON.match(first)) and not _BLOCK.match(first)


def _cells(row: str) -> list[str]:
    return ["".join(cell.split()).casefold() for cell in row.strip().strip("|").split("|")]
