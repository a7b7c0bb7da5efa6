"""One page of a PDF while it is open: its text as lines, the place of each character, upright whatever its rotation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate
from math import nan
from typing import Any

from core.documents.pdflines import Line, readable, strange
from core.documents.pdfnative import Box, Handle, Native, address, handle

_MONO = re.compile(
    rb"courier|mono|consol|typewriter|menlo|(?:CM|SF|LM|EC|CS)(?:TT|MonoLt)|fixed|lettergothic", re.IGNORECASE
)
_BOLD = re.compile(rb"bold|black|heavy|simhei|heiti|[-,]hei|CMBX|SFBX|CMSSBX|demi", re.IGNORECASE)
_BLANK = " \u00a0\u2060"
_SPACES = re.compile(r"[ \t]+")
# What is no part of a line at its ends.
_ENDS = " \r\t"
# A page with more runs of text than this is drawn letter by letter; its runs tell nothing.
_MOST_RUNS = 6000
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")

# All characters of one width, bold
Style = tuple[bool, bool]
# The text of a line as it stands in the page, its begin and its end there.
Stretch = tuple[str, int, int]
_new = tuple.__new__


class OpenPage:
    """An open page. `text` is counted in UTF-16 units, as PDFium counts: U+2060 fills up wide characters."""

    def __init__(self, page: Handle, text_page: Handle, index: int, native: Native, known: dict[Any, Any]) -> None:
        self.index = index
        self.native = native
        self.handle = page
        self._text = text_page
        # Sizes as seen by font size and height, styles by the name of the font; the pages of a document share them.
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

    def _filled(self) -> list[Stretch]:
        """Return the lines of the text without the blanks at their ends."""
        wholes = self.text.split("\n")
        starts = accumulate([len(whole) + 1 for whole in wholes], initial=0)
        texts = [whole.strip(_ENDS) for whole in wholes]
        # Few lines begin with a blank.
        begins = [
            at if not text or whole[0] == text[0] else at + whole.index(text)
            for whole, text, at in zip(wholes, texts, starts, strict=False)
        ]
        return [(text, begin, begin + len(text)) for text, begin in zip(texts, begins, strict=True) if text]

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
        pairs = zip(cuts[::2], cuts[1::2], strict=True)
        return self._made([(self.text[begin:end], begin, end) for begin, end in pairs])[0]

    def line(self, begin: int, end: int, joined: bool = False) -> Line | None:
        """Return the characters from `begin` to `end` as a line, None when there is nothing to read in them."""
        line = next(iter(self._made([(self.text[begin:end], begin, end)])[0]), None)
        return line._replace(joined=joined) if line and joined else line

    def _made(self, stretches: list[Stretch]) -> tuple[list[Line], list[int]]:
        """Return the line of each stretch with something to read, and which of them end below their beginning."""
        if not self._clean:
            stretches = [(readable(text), begin, end) for text, begin, end in stretches]
        stretches = [stretch for stretch in stretches if stretch[0] and not stretch[0].isspace()]
        ends = [begin for _, begin, _ in stretches] + [end - 1 for _, _, end in stretches]
        chars = self._chars(ends + self._middles(stretches))
        total, upright, known = len(stretches), self.upright, self._known
        middles = chars[2 * total :]
        boxes = self.native.boxes(self._text, chars[: 2 * total])
        styles = self._styles_of(middles)
        even = self._even(styles, chars)
        rows = zip(stretches, boxes, boxes[total:], self.native.sizes(self._text, middles), styles, strict=False)
        found: list[Line] = []
        fallen: list[int] = []
        for number, ((text, begin, end), start, stop, size, (mono, bold)) in enumerate(rows):
            if upright and start and stop:
                left, top, _, bottom = start
                _, edge, right, _ = stop
                fell = edge < bottom
            else:
                left, right, bottom, top, fell = self._extent(start, stop)
            if fell:
                fallen.append(number)
            seen = known.get((size, top - bottom)) or self._size(size, top - bottom, middles[number])
            mono = mono and number in even
            found.append(
                _new(Line, (text, seen, left, right, bottom, top, begin, end, mono, bold, False, False, False))
            )
        return found, fallen

    def _middles(self, stretches: list[Stretch]) -> list[int]:
        """Return the place of one of the letters of each stretch, about its middle."""
        whole = self.text
        middles = [(begin + end) // 2 for _, begin, end in stretches]
        for number, middle in enumerate(middles):
            if whole[middle] in _BLANK:
                begin = stretches[number][1]
                while middle > begin and whole[middle] in _BLANK:
                    middle -= 1
                middles[number] = middle
        return middles

    def _extent(self, start: Box | None, stop: Box | None) -> tuple[float, float, float, float, bool]:
        """Return left, right, bottom, top of a line between two characters, and whether the last lies below."""
        if not start or not stop:
            return 0.0, 0.0, 0.0, 0.0, False
        left, top, after, bottom = start
        right, fell = stop[2], stop[1] < bottom
        if not self.upright:
            left, bottom, _, top = self.placed(left, bottom, after, top)
            right = self.placed(stop[0], stop[3], stop[2], stop[1])[2]
        return left, right, bottom, top, fell

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
            known[font] = self._style(self.native.font(self._text, chars[fonts.index(font)]) if font else b"")
        return [known[font] for font in fonts]

    def _even(self, styles: list[Style], chars: Sequence[int]) -> set[int]:
        """Return which of the lines begin and end in type of one width; `chars` has all first, then all last ones."""
        numbers = [number for number, (mono, _) in enumerate(styles) if mono]
        if not numbers:
            return set()
        ends = self._styles_of([chars[n] for n in numbers] + [chars[n + len(styles)] for n in numbers])
        return {n for n, first, last in zip(numbers, ends, ends[len(numbers) :], strict=False) if first[0] and last[0]}

    def _style(self, name: bytes) -> Style:
        """Return whether a font's characters are all of one width, and whether it is bold."""
        style: Style | None = self._known.get(name)
        if style is None:
            style = self._known[name] = (name[:1] == b"1" or bool(_MONO.search(name)), bool(_BOLD.search(name)))
        return style


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
