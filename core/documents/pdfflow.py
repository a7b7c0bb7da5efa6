"""The lines of a PDF as running Markdown: paragraphs joined, words mended, page boundaries kept as locators."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from core.documents.conventions import protect
from core.documents.converted import Locator
from core.documents.pdfheadings import Inserted, Levels
from core.documents.pdflines import Line, Page
from core.language import HAN_RANGES

_BULLET = re.compile(r"[•▶►▪■●○◦∙·‣➢➤→–—][ \t\u00a0]*(?=\S)")
_ITEM = re.compile(
    r"(?:[•▶►▪■●○◦∙‣➢➤→]|[-–—*] |[（(]?\d{1,3}[)）.、]\s|[（(][一二三四五六七八九十]{1,3}[)）]|[①-⑳]|\[\d{1,3}\] )"
)
_ENDED = re.compile(r"[。！？；：.!?:;][”’』」）)\]\"']*$")
_EAST = f"{HAN_RANGES}\u3000-\u303f\uff00-\uff60“”‘’…—"
_TIGHT = re.compile(f"[{_EAST}]")
# What stands around a part of a word: letters, or the hyphen that divides it.
_LETTER_END, _LETTER_START = re.compile("[a-z]$|[-\u2010]\n$"), re.compile("[a-z]|[-\u2010]\n")
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
    """A line with what the flow needs: its page, its index there, its heading level, the gap above, its right edge."""

    line: Line
    page: int
    level: int
    gap: float
    edge: float


def flow(pages: list[Page], levels: Levels, inserted: Inserted) -> tuple[str, tuple[Locator, ...]]:
    """Return the Markdown of all pages and one locator per page with text on it."""
    writer = _Writer(_Words(pages))
    for page in pages:
        extra = sorted(inserted.get(page.index, []), key=lambda item: item[0])
        for number, placed in enumerate([*_placed(page, levels), None]):
            for _, level, title in [item for item in extra if item[0] == number] if extra else ():
                writer.title(page.index, "#" * level + " " + title)
            if placed is not None:
                writer.line(placed)
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

    def title(self, page: int, text: str) -> None:
        """Write a heading that stands on no line of the page."""
        self._put_notes()
        self._put("\n\n" if self._out else "", text, page)
        self._before = None

    def line(self, placed: _Placed) -> None:
        """Write a line, or keep it for later when it is a note."""
        if placed.line.note:
            self._notes.append(protect(placed.line.text))
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


def _placed(page: Page, levels: Levels) -> Iterator[_Placed]:
    """Yield the lines of one page with the gap above each and the right edge of its column."""
    lines = page.lines
    steps = [above.bottom - line.bottom for above, line in pairwise(lines)]
    usual = median([step for step in steps if 2 < step < 60] or [12.0])
    rights: dict[int, list[float]] = defaultdict(list)
    for line in lines:
        rights[int(line.left // _COLUMN)].append(line.right)
    # Nearly the widest line of the column, so that one title across two columns does not widen both.
    edges: dict[int, float] = {}
    for column in rights:
        near = sorted([right for at in (column - 1, column, column + 1) for right in rights.get(at, ())])
        edges[column] = near[int(0.92 * (len(near) - 1))]
    for number, line in enumerate(lines):
        gap = (lines[number - 1].bottom - line.bottom) / usual if number else 0.0
        level = levels.get((page.index, number), 0)
        yield _new(_Placed, (line, page.index, level, gap, edges[int(line.left // _COLUMN)]))


def _joint(before: _Placed, here: _Placed) -> str:
    """Return what stands between two lines: "" or " " within a paragraph, a line break, or a paragraph break."""
    if here.line.block or before.line.block:
        return "\n\n"
    if here.level < 0:
        return _space(before.line.text, here.line.text)
    if here.level or before.level:
        return "\n\n"
    if _ITEM.match(here.line.text):
        return "\n" if _ITEM.match(before.line.text) else "\n\n"
    full = before.line.right > before.edge - 3.0 * max(before.line.size, 4.0)
    same_size = abs(before.line.size - here.line.size) <= 0.25 * max(before.line.size, 1.0)
    if before.page != here.page or here.gap < 0:
        return _space(before.line.text, here.line.text) if full and same_size and not _ended(before) else "\n\n"
    if here.gap > 1.45 or not same_size:
        return "\n\n"
    indented = here.line.left > before.line.left + 0.9 * max(here.line.size, 4.0)
    if full and not (indented and _ended(before)):
        return _space(before.line.text, here.line.text)
    return "\n\n" if _ended(before) else "\n"


def _ended(placed: _Placed) -> bool:
    return bool(_ENDED.search(placed.line.text[-8:]))


def _space(left: str, right: str) -> str:
    return "" if _TIGHT.match(left[-1:]) and _TIGHT.match(right) else " "


def _mended(out: list[str], placed: _Placed, joint: str, words: _Words) -> tuple[str, str, int]:
    """Return the text to add, the joint before it, and how many characters were taken back from a divided word."""
    text = placed.line.text
    cut = 0
    if placed.line.block:
        return text, joint, 0
    if joint in ("", " ") and out and not placed.level > 0:
        if out[-1].endswith("\u00ad"):
            out[-1] = out[-1][:-1]
            return text, "", 1
        divided = out[-1][-1:] in _HYPHENS
        left, right = (_DIVIDED.search(out[-1]), _CONTINUED.match(text)) if divided else (None, None)
        if left and right:
            joined, apart = left[1] + right[1], words.know(left[1], right[1])
            if words.know(joined) or not apart:
                out[-1] = out[-1][:-1]
                cut = 1
            return text, "", cut
        return text, joint, 0
    if placed.level > 0:
        return "#" * placed.level + " " + text.strip(), joint, 0
    return _BULLET.sub("- ", text, count=1) if _BULLET.match(text) else protect(text), joint, 0
