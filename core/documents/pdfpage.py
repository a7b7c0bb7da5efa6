"""One page of a PDF while it is open: its text as lines, the place of each character, upright whatever its rotation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate, repeat
from math import nan
from operator import add, lt, sub
from typing import Any

from core.documents.pdfcalls import Box, Handle, address, handle
from core.documents.pdffonts import Style, style
from core.documents.pdflines import Line, readable, strange
from core.documents.pdfnative import Native

_BLANK = " \u00a0\u2060"
_SPACES = re.compile(r"[ \t]+")
_ENDS = " \r\t"
# A page with more runs of text than this is drawn letter by letter; its runs tell nothing.
_MOST_RUNS = 6000
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")

# The texts of lines as they stand in the page, their begins and their ends there.
Stretches = tuple[list[str], list[int], list[int]]
Extents = tuple[Sequence[float], Sequence[float], Sequence[float], Sequence[float], Sequence[float]]
_NO = repeat(False)
_new = tuple.__new__


class OpenPage:
    """An open page. `text` is counted in UTF-16 units, as PDFium counts: U+2060 fills up wide characters."""

    def __init__(self, page: Handle, text_page: Handle, index: int, native: Native, known: dict[Any, Any]) -> None:
        self.index = index
        self.native = native
        self.handle = page
        self._text = text_page
        # Sizes as seen by font size and height; the pages of a document share them.
        self._known = known
        self._styles: dict[int | None, Style] = {}
        text, wide, self._same = native.text(text_page)
        self.text = _ASTRAL.sub(lambda match: match[0] + "\u2060", text) if wide else text
        self._clean = not strange(text)
        self.width, self.height, left, bottom = native.page(page)
        self._origin = (left, bottom)
        self._turns = native.rotation(page)
        self.upright = not self._turns and abs(left) < 1 and abs(bottom) < 1

    def placed(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return a box of the file as left, bottom, right, top of the page as it is seen."""
        if self.upright:
            return left, bottom, right, top
        x, y = self._origin
        (x0, y0), (x1, y1) = self._seen(left - x, bottom - y), self._seen(right - x, top - y)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def _seen(self, x: float, y: float) -> tuple[float, float]:
        if self._turns == 1:
            return y, self.height - x
        if self._turns == 2:
            return self.width - x, self.height - y
        return (self.width - y, x) if self._turns == 3 else (x, y)

    def box(self, place: int) -> Box | None:
        """Return left, bottom, right, top of the character at `place` in the text; None where it has no place."""
        native = self.native
        found = native.box(self._text, place if self._same else native.char_index(self._text, place))
        if found is None:
            return None
        left, top, right, bottom = found
        return (left, bottom, right, top) if self.upright else self.placed(left, bottom, right, top)

    def rects(self) -> Iterable[Box]:
        """Return the boxes of all runs of text in the file's order: left, top, right, bottom. Use them at once."""
        found = self.native.rects(self._text, _MOST_RUNS)
        if self.upright:
            return found
        placed = [self.placed(left, bottom, right, top) for left, top, right, bottom in found]
        return [(left, top, right, bottom) for left, bottom, right, top in placed]

    def standing(self, place: int) -> tuple[float, float]:
        """Return how large the character at `place` in the text is set, and the height it stands on."""
        return self.native.standing(self._text, self._chars([place])[0])

    def boxes(self, places: Sequence[int]) -> list[Box | None]:
        """Return the box of each character at `places` in the text, as `box` does."""
        if self.upright:
            return [box and (box[0], box[3], box[2], box[1]) for box in self._boxes(places)]
        return [box and self.placed(box[0], box[3], box[2], box[1]) for box in self._boxes(places)]

    def sides(self, places: Sequence[int]) -> tuple[list[float], list[float]]:
        """Return where each character at `places` in the text begins and ends on the left and right, NaN if nowhere."""
        if self.upright:
            return self.native.sides(self._text, self._chars(places))
        boxes = [box or (nan, nan, nan, nan) for box in self.boxes(places)]
        return [box[0] for box in boxes], [box[2] for box in boxes]

    def _boxes(self, places: Sequence[int]) -> list[Box | None]:
        return self.native.boxes(self._text, self._chars(places))

    def _chars(self, places: Sequence[int]) -> Sequence[int]:
        """Return the numbers of the characters that stand at `places` in the text."""
        return places if self._same else [self.native.char_index(self._text, place) for place in places]

    def lines(self) -> list[Line]:
        """Return the lines in the order of the file."""
        found, fallen = self._made(self._filled())
        for number in reversed(fallen):
            found[number : number + 1] = self._unglued(found[number])
        return found

    def _filled(self) -> Stretches:
        """Return the lines of the text without the blanks at their ends."""
        wholes = self.text.split("\n")
        starts = accumulate([len(whole) + 1 for whole in wholes], initial=0)
        texts = [whole.strip(_ENDS) for whole in wholes]
        # Few lines begin with a blank.
        begins = [
            at if whole[0] == text[0] else at + whole.index(text)
            for whole, text, at in zip(wholes, texts, starts, strict=False)
            if text
        ]
        texts = list(filter(None, texts))
        return texts, begins, list(map(add, begins, map(len, texts)))

    def _unglued(self, glued: Line) -> list[Line]:
        """Return the lines in what PDFium took for one, as it does where a line has one character only."""
        spaces = [match.span() for match in _SPACES.finditer(self.text, glued.begin, glued.end)]
        befores, afters = self.sides([begin - 1 for begin, _ in spaces])[0], self.sides([end for _, end in spaces])[0]
        # Where the text goes on further left, it may have gone on below.
        spaces = [space for space, before, after in zip(spaces, befores, afters, strict=True) if after < before]
        boxes = self.boxes([begin - 1 for begin, _ in spaces] + [end for _, end in spaces])
        cuts = [glued.begin]
        for (begin, end), before, after in zip(spaces, boxes, boxes[len(spaces) :], strict=False):
            if before and after and after[3] <= before[1] + 0.3 * (before[3] - before[1]) and after[0] < before[0]:
                cuts += [begin, end]
        if len(cuts) == 1:
            return [glued]
        cuts.append(glued.end)
        begins, ends = cuts[::2], cuts[1::2]
        return self._made(([self.text[begin:end] for begin, end in zip(begins, ends, strict=True)], begins, ends))[0]

    def line(self, begin: int, end: int, joined: bool = False) -> Line | None:
        """Return the characters from `begin` to `end` as a line, None when there is nothing to read in them."""
        line = next(iter(self._made(([self.text[begin:end]], [begin], [end]))[0]), None)
        return line._replace(joined=joined) if line and joined else line

    def _made(self, stretches: Stretches) -> tuple[list[Line], list[int]]:
        """Return the line of each stretch with something to read, and which of them end below their beginning."""
        texts, begins, ends = stretches
        if not self._clean:
            texts = list(map(readable, texts))
        if not all(texts) or any(map(str.isspace, texts)):
            filled = [number for number, text in enumerate(texts) if text and not text.isspace()]
            texts, begins, ends = [texts[n] for n in filled], [begins[n] for n in filled], [ends[n] for n in filled]
        if not texts:
            return [], []
        total, known = len(texts), self._known
        chars = self._chars([*begins, *[end - 1 for end in ends], *self._middles(begins, ends)])
        middles = chars[2 * total :]
        lefts, rights, bottoms, tops, lasts = self._extents(chars[: 2 * total])
        keys = zip(self.native.sizes(self._text, middles), map(sub, tops, bottoms), strict=True)
        seen = [known.get(key) or self._size(*key, char) for key, char in zip(keys, middles, strict=True)]
        styles = self._styles_of(middles)
        even = self._even(styles, chars)
        monos = [number in even for number in range(total)] if even else repeat(False)
        bolds = [bold for _, bold in styles]
        rows = zip(texts, seen, lefts, rights, bottoms, tops, begins, ends, monos, bolds, _NO, _NO, _NO, strict=False)
        fallen = [number for number, fell in enumerate(map(lt, lasts, bottoms)) if fell]
        return list(map(_new, repeat(Line), rows)), fallen

    def _middles(self, begins: list[int], ends: list[int]) -> list[int]:
        """Return the place of one of the letters of each line, about its middle."""
        whole = self.text
        middles = [(begin + end) // 2 for begin, end in zip(begins, ends, strict=True)]
        for number, middle in enumerate(middles):
            if whole[middle] in _BLANK:
                begin = begins[number]
                while middle > begin and whole[middle] in _BLANK:
                    middle -= 1
                middles[number] = middle
        return middles

    def _extents(self, chars: Sequence[int]) -> Extents:
        """Return lefts, rights, bottoms, tops of lines and the tops of their ends; `chars` has all first, all last."""
        total = len(chars) // 2
        corners = self.native.corners(self._text, chars) if self.upright else None
        if corners:
            lefts, tops, rights, bottoms = corners
            return lefts[:total], rights[total:], bottoms[:total], tops[:total], tops[total:]
        boxes = self.native.boxes(self._text, chars)
        found: Any = zip(*map(self._extent, boxes[:total], boxes[total:]), strict=True)
        lefts, rights, bottoms, tops, lasts = found
        return lefts, rights, bottoms, tops, lasts

    def _extent(self, start: Box | None, stop: Box | None) -> tuple[float, float, float, float, float]:
        """Return left, right, bottom, top of a line between two characters; last the bottom again, less if it falls."""
        if not start or not stop:
            return 0.0, 0.0, 0.0, 0.0, 0.0
        left, top, after, bottom = start
        right, fell = stop[2], stop[1] < bottom
        if not self.upright:
            left, bottom, _, top = self.placed(left, bottom, after, top)
            right = self.placed(stop[0], stop[3], stop[2], stop[1])[2]
        return left, right, bottom, top, bottom - fell

    def _size(self, size: float, height: float, char: int) -> float:
        """Return the size of the type as it is seen; it is remembered for type of that size and height."""
        seen: float = round(size * self.native.scale(self._text, char), 1)
        self._known[size, height] = seen
        return seen

    def _styles_of(self, chars: Sequence[int]) -> list[Style]:
        """Return the style of each character's font. A font is known by its address as long as the page is open."""
        fonts = self.native.fonts(self._text, chars)
        known = self._styles
        for font in set(fonts).difference(known):
            known[font] = style(self.native.font(self._text, chars[fonts.index(font)]) if font else b"")
        return list(map(known.__getitem__, fonts))

    def _even(self, styles: list[Style], chars: Sequence[int]) -> set[int]:
        """Return which of the lines begin and end in type of one width; `chars` has all first, then all last ones."""
        numbers = [number for number, (mono, _) in enumerate(styles) if mono]
        if not numbers:
            return set()
        ends = self._styles_of([chars[n] for n in numbers] + [chars[n + len(styles)] for n in numbers])
        return {n for n, first, last in zip(numbers, ends, ends[len(numbers) :], strict=False) if first[0] and last[0]}


@contextmanager
def opened(document: Any, index: int, native: Native, known: dict[Any, Any]) -> Iterator[OpenPage | None]:
    """Open one page and close it again; None when it is damaged. `known` remembers what was asked before."""
    page = native.load_page(address(document.raw), index)
    if not page:
        yield None
        return
    try:
        text_page = native.load_text(page)
        if not text_page:
            yield None
            return
        try:
            yield OpenPage(handle(page), handle(text_page), index, native, known)
        finally:
            native.close_text(text_page)
    finally:
        native.close_page(page)
