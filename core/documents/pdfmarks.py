"""Small raised marks in the text of a PDF's page that call the notes at its foot, found while the page is open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.documents.pdflines import Line, Raised, readable
from core.documents.pdfpage import OpenPage

#: how a note at the foot begins: its mark, which a letter or a quotation follows
MARK = re.compile(r"(?:\[?([\d⁰¹²³⁴-⁹]{1,3})\]?|[*†‡§]{1,3}|[①-⑳])(?:[.)]?\s*(?=[^\W\d_]|[“‘\"'(（《\\])|$)")
#: how much smaller than the text notes are set
SMALL = 0.93
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_BEGINS = frozenset("[0123456789⁰¹²³⁴⁵⁶⁷⁸⁹*†‡§①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
# A mark is at most so large, and its foot at least so high, as a share of the type around it.
_LARGEST, _LEAST = 0.86, 0.18
# The type around it is looked for in so many characters before it.
_BACK = 6


def mark_of(text: str) -> str:
    """Return the mark a note begins with, its digits as plain ones; "" for a line that begins with none."""
    found = MARK.match(text)
    return found[0].strip().strip("[].)").translate(_DIGITS) if found else ""


def raised(page: OpenPage, lines: list[Line]) -> tuple[Raised, ...]:
    """Return the marks on a page that call a line in small type at its foot, each where it stands once and no more."""
    middle = page.height / 2
    begun = [line for line in lines if line.top < middle and line.text[0] in _BEGINS and not line.block]
    if not begun or not page.upright:
        return ()
    sizes = [line.size for line in lines if not line.block]
    small = SMALL * max(set(sizes), key=sizes.count)
    feet = [line for line in begun if 0 < line.size <= small]
    top = max([line.top for line in feet], default=0.0)
    body = [line for line in lines if line.bottom > top and not line.block]
    found: list[Raised] = []
    for mark in dict.fromkeys(filter(None, [mark_of(line.text) for line in feet])):
        calls = [call for line in body for call in _calls(page, line, mark)]
        if len(calls) == 1:
            found += calls
    return tuple(found)


def _calls(page: OpenPage, line: Line, mark: str) -> Iterator[Raised]:
    """Yield the places in the line at which the mark stands small and raised, behind some of its text."""
    whole = page.text[line.begin : line.end]
    plain = whole.translate(_DIGITS)
    at = plain.find(mark, 1)
    while at > 0:
        begin, end = at, at + len(mark)
        if whole[begin - 1] == "[" and whole[end : end + 1] == "]":
            begin, end = begin - 1, end + 1
        text = readable(whole[:begin]).lstrip()
        if line.text.startswith(text + whole[begin:end]) and _lifted(page, line, begin, end):
            yield Raised(line.begin, len(text), end - begin, mark)
        at = plain.find(mark, at + 1)


def _lifted(page: OpenPage, line: Line, at: int, end: int) -> bool:
    """Say whether the characters from `at` to `end` are small and raised, and the digits beside them are not."""
    largest = _LARGEST * line.size
    behind = range(line.begin + at - 1, max(line.begin, line.begin + at - _BACK) - 1, -1)
    around = (page.standing(place) for place in behind if not page.text[place].isspace())
    base = next((height for size, height in around if size > largest), None)
    if base is None:
        return False

    def high(place: int) -> bool:
        size, height = page.standing(place)
        return page.text[place] in _RAISED or (0 < size <= largest and height - base >= _LEAST * line.size)

    first, last = line.begin + at, line.begin + end
    beside = [place for place in (first - 1, last) if page.text[place : place + 1].isdigit()]
    return all(map(high, range(first, last))) and not any(map(high, beside))
