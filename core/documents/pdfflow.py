"""The lines of a PDF as running Markdown: paragraphs joined, words mended, page boundaries kept as locators."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from itertools import repeat
from operator import itemgetter, sub
from statistics import median
from typing import NamedTuple

from core.documents.conventions import protect
from core.documents.converted import Locator
from core.documents.pdfheadings import Inserted, Levels
from core.documents.pdflines import Page
from core.language import HAN_RANGES

_BULLET = re.compile(r"[•▶►▪■●○◦∙·‣➢➤→–—][ \t\u00a0]*(?=\S)")
_ITEM = re.compile(
    r"(?:[•▶►▪■●○◦∙‣➢➤→]|[-–—*] |[（(]?\d{1,3}[)）.、]\s|[（(][一二三四五六七八九十]{1,3}[)）]|[①-⑳]|\[\d{1,3}\] )"
)
# A note may be called behind the end of a sentence.
_ENDED = re.compile(r"[。！？；：.!?:;][”’』」）)\]\"']*(?:\s?\[\^\d+\])?$")
_CALL = re.compile(r"\s?\[\^\d+\]$")
_EAST = f"{HAN_RANGES}\u3000-\u303f\uff00-\uff60“”‘’…—"
_TIGHT = re.compile(f"[{_EAST}]")
# What stands around a part of a word: letters, or the hyphen that divides it.
_LETTER_END, _LETTER_START = re.compile("[a-z]$|[-\u2010]\n$"), re.compile("[a-z]|[-\u2010]\n")
# The end of a line of contents: dots, and the number of a page.
_NUMERALS, _LONGEST = frozenset("0123456789ivxlc"), 24
_LED = re.compile(r"(?:[.…·] ?){4,}\s*(?:\d{1,4}|[ivxlc]{1,6})$")
_FEW = 60
_WORD = re.compile(r"[a-z]{2,}")
_HALVES = re.compile("(?<![A-Za-z])[A-Za-z]++[-\u2010]\n[A-Za-z]+")
_DIVIDED = re.compile(r"([A-Za-z]{2,})[-\u2010]$")
_SOFT = re.compile("\u00ad")
_HYPHENS = ("-", "\u2010")
_CONTINUED = re.compile(r"^([a-z]{2,})")
# Lines that begin within this many points of each other share a column.
_COLUMN = 60

_new = tuple.__new__


class _Placed(NamedTuple):
    """What the flow needs of a line: also its page, its heading level, the gap above, its column's right edge."""

    text: str
    size: float
    left: float
    right: float
    block: bool
    note: bool
    page: int
    level: int
    gap: float
    edge: float


def flow(pages: list[Page], levels: Levels, inserted: Inserted) -> tuple[str, tuple[Locator, ...]]:
    """Return the Markdown of all pages and one locator per page with text on it."""
    writer = _Writer(_Words(pages))
    titled = {page for page, _ in levels}
    for page in pages:
        extra = sorted(inserted.get(page.index, []), key=itemgetter(0))[::-1]
        for number, placed in enumerate(_placed(page, levels if page.index in titled else {})):
            while extra and extra[-1][0] <= number:
                writer.title(page.index, *extra.pop()[1:])
            writer.line(placed)
        for _, level, title in reversed(extra):
            writer.title(page.index, level, title)
    return writer.finished()


class _Writer:
    """The Markdown written so far, and where each page begins in it."""

    def __init__(self, words: _Words) -> None:
        self._words = words
        self._out: list[str] = []
        self._size = 0
        self._starts: list[tuple[int, int]] = []
        self._page = -1
        self._before: _Placed | None = None
        #: notes at the foot of a page wait for the end of the paragraph that runs on over it
        self._notes: list[str] = []

    def title(self, page: int, level: int, text: str) -> None:
        """Write a heading that stands on no line of the page."""
        self._put_notes()
        self._put("\n\n" if self._out else "", "#" * level + " " + text, page)
        self._before = None

    def line(self, placed: _Placed) -> None:
        """Write a line, or keep it for later when it is a note."""
        if placed.note:
            self._notes.append(protect(placed.text))
            return
        before = self._before
        joint = ("\n\n" if self._out else "") if before is None else _joint(before, placed)
        if self._notes and (before is None or "\n" in joint):
            self._put_notes()
            joint = "\n\n"
        text, joint, cut = _mended(self._out, placed, joint, self._words)
        self._size -= cut
        self._put(joint, text, placed.page)
        self._before = placed

    def finished(self) -> tuple[str, tuple[Locator, ...]]:
        """Return the Markdown and the locators of the pages."""
        self._put_notes()
        text, starts = "".join(self._out), self._starts
        # Soft hyphens left inside lines go, and the page starts behind them move up.
        markdown = text.replace("\u00ad", "")
        if len(markdown) < len(text):
            gone = [match.start() for match in _SOFT.finditer(text)]
            starts = [(number, start - bisect_left(gone, start)) for number, start in starts]
        return markdown, _locators(starts, markdown)

    def _put(self, joint: str, text: str, page: int) -> None:
        self._out += (joint, text)
        self._size += len(joint)
        if page > self._page:
            self._page = page
            self._starts.append((page + 1, self._size))
        self._size += len(text)

    def _put_notes(self) -> None:
        for text in self._notes:
            self._put("\n\n" if self._out else "", text, self._page)
        self._notes.clear()


class _Words:
    """The words of a document, gathered when a divided word first asks for them."""

    def __init__(self, pages: list[Page]) -> None:
        self._pages = pages
        self._text = ""
        self._known: set[str] = set()
        self._asked = 0

    def know(self, *words: str) -> bool:
        """Say whether all of `words` stand in the document. Few words are looked for, for many all are listed."""
        if not self._text:
            self._text = "\n".join([line.text for page in self._pages for line in page.lines]).lower()
        self._asked += 1
        if self._asked > _FEW and not self._known:
            # The two halves of a divided word are no words.
            self._known = set(_WORD.findall(_HALVES.sub(" ", self._text)))
        return all(word.lower() in self._known if self._known else self._stands(word.lower()) for word in words)

    def _stands(self, word: str) -> bool:
        at = self._text.find(word)
        while at >= 0:
            end = at + len(word)
            before, after = self._text[max(0, at - 2) : at], self._text[end : end + 2]
            if not (_LETTER_END.search(before) or _LETTER_START.match(after)):
                return True
            at = self._text.find(word, at + 1)
        return False


def _locators(starts: list[tuple[int, int]], markdown: str) -> tuple[Locator, ...]:
    begins = [0, *(start for _, start in starts[1:])]
    ends = [*begins[1:], len(markdown)]
    return tuple(Locator(b, e, page, None) for (page, _), b, e in zip(starts, begins, ends, strict=True) if b < e)


def _placed(page: Page, levels: Levels) -> Iterable[_Placed]:
    """Return the lines of one page with the gap above each and the right edge of its column."""
    if not page.lines:
        return ()
    texts, sizes, lefts, ends, bottoms, _, _, _, _, _, blocks, _, notes = zip(*page.lines, strict=True)
    steps = [0.0, *map(sub, bottoms, bottoms[1:])]
    usual = median([step for step in steps if 2 < step < 60] or [12.0])
    columns = [int(left // _COLUMN) for left in lefts]
    rights: dict[int, list[float]] = defaultdict(list)
    for column, end in zip(columns, ends, strict=True):
        rights[column].append(end)
    # Nearly the widest line of the column, so that one title across two columns does not widen both.
    edges: dict[int, float] = {}
    for places in rights.values():
        places.sort()
    for column in list(rights):
        near = sorted(rights[column] + rights.get(column - 1, []) + rights.get(column + 1, []))
        edges[column] = near[int(0.92 * (len(near) - 1))]
    index, gaps, bounds = repeat(page.index), [step / usual for step in steps], map(edges.__getitem__, columns)
    ranks = [levels.get((page.index, number), 0) for number in range(len(texts))] if levels else repeat(0)
    rows = zip(texts, sizes, lefts, ends, blocks, notes, index, ranks, gaps, bounds, strict=False)
    return map(_new, repeat(_Placed), rows)


def _joint(before: _Placed, here: _Placed) -> str:
    """Return what stands between two lines: "" or " " within a paragraph, a line break, or a paragraph break."""
    above, above_size, above_left, right, above_block, _, above_page, above_level, _, edge = before
    text, size, left, _, block, _, page, level, gap, _ = here
    if block or above_block:
        return "\n\n"
    if level < 0:
        return _space(above, text)
    if level or above_level:
        return "\n\n"
    if not text[:1].isalpha() and _ITEM.match(text):
        return "\n" if _ITEM.match(above) else "\n\n"
    if above[-1] in _NUMERALS and _LED.search(above[-_LONGEST:]):
        return "\n"
    full = right > edge - 3.0 * (above_size if above_size > 4.0 else 4.0)
    same_size = abs(above_size - size) <= 0.25 * (above_size if above_size > 1.0 else 1.0)
    if above_page != page or gap < 0:
        return _space(above, text) if full and same_size and not _ended(above) else "\n\n"
    if gap > 1.45 or not same_size:
        return "\n\n"
    if full and not (left > above_left + 0.9 * (size if size > 4.0 else 4.0) and _ended(above)):
        return _space(above, text)
    return "\n\n" if _ended(above) else "\n"


def _ended(text: str) -> bool:
    return bool(_ENDED.search(text[-16:]))


def _space(left: str, right: str) -> str:
    left = _CALL.sub("", left) if left.endswith("]") else left
    return "" if not left[-1:].isascii() and _TIGHT.match(left[-1:]) and _TIGHT.match(right) else " "


def _mended(out: list[str], placed: _Placed, joint: str, words: _Words) -> tuple[str, str, int]:
    """Return the text to add, the joint before it, and how many characters were taken back from a divided word."""
    text, level = placed.text, placed.level
    if placed.block:
        return text, joint, 0
    if level > 0:
        return "#" * level + " " + text.strip(), joint, 0
    if not out or joint not in ("", " "):
        return _BULLET.sub("- ", text, count=1) if _BULLET.match(text) else protect(text), joint, 0
    last = out[-1]
    if last.endswith("\u00ad"):
        out[-1] = last[:-1]
        return text, "", 1
    if last.endswith(_HYPHENS) and (left := _DIVIDED.search(last)) and (right := _CONTINUED.match(text)):
        joined, apart = left[1] + right[1], words.know(left[1], right[1])
        if words.know(joined) or not apart:
            out[-1] = last[:-1]
            return text, "", 1
        return text, "", 0
    return text, joint, 0
