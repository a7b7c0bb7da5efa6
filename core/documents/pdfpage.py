"""One page of a PDF while it is open: its text as lines, the place of each character, upright whatever its rotation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from core.documents.pdflines import Line, readable, strange
from core.documents.pdfnative import Box, Native, address

_MONO = re.compile(
    rb"courier|mono|consol|typewriter|menlo|(?:CM|SF|LM|EC|CS)(?:TT|MonoLt)|fixed|lettergothic", re.IGNORECASE
)
_BOLD = re.compile(rb"bold|black|heavy|simhei|heiti|[-,]hei|CMBX|SFBX|CMSSBX|demi", re.IGNORECASE)
_BLANK = " \u00a0\u2060"
_SPACES = re.compile(r"[ \t]+")
# What a line holds: no blanks at its ends.
_FILLED = re.compile(r"[^ \r\t\n](?:[^\n]*[^ \r\t\n])?")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")

# All characters of one width, bold
Style = tuple[bool, bool]
_new = tuple.__new__


class OpenPage:
    """An open page. `text` is counted in UTF-16 units, as PDFium counts: U+2060 fills up wide characters."""

    def __init__(self, page: Any, text_page: Any, index: int, native: Native, known: dict[Any, Any]) -> None:
        import pypdfium2.raw as raw

        self.page = page
        self.index = index
        self.native = native
        self.handle = address(page.raw)
        self._text = address(text_page.raw)
        # Sizes as seen by font size and height, styles by the name of the font; the pages of a document share them.
        self._known = known
        self._styles: dict[int | None, Style] = {}
        text: str = text_page.get_text_range()
        if not text.isascii() and len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text):
            text = _ASTRAL.sub(lambda match: match[0] + "\u2060", text)
        self.text = text
        self._clean = not text or not strange(text)
        self._same = native.char_count(self._text) == len(text)
        self.width, self.height = page.get_size()
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, box)
        self._origin = (box.left, box.bottom)
        self._turns = raw.FPDFPage_GetRotation(page)
        self.upright = not self._turns and abs(box.left) < 1 and abs(box.bottom) < 1

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

    def rects(self) -> list[float]:
        """Return the boxes of all runs of text in the file's order, as one flat list: left, top, right, bottom."""
        flat = self.native.rects(self._text)
        if self.upright:
            return flat
        turned: list[float] = []
        for at in range(0, len(flat), 4):
            left, bottom, right, top = self.placed(flat[at], flat[at + 3], flat[at + 2], flat[at + 1])
            turned += (left, top, right, bottom)
        return turned

    def boxes(self, places: Sequence[int]) -> list[Box | None]:
        """Return the box of each character at `places` in the text, as `box` does."""
        if self.upright:
            return [box and (box[0], box[3], box[2], box[1]) for box in self._boxes(places)]
        return [box and self.placed(box[0], box[3], box[2], box[1]) for box in self._boxes(places)]

    def widths(self, places: Sequence[int]) -> list[Box | None]:
        """Return the boxes as `boxes` does, but quicker: only what is first and third, left and right, can be used."""
        return self._boxes(places) if self.upright else self.boxes(places)

    def _boxes(self, places: Sequence[int]) -> list[Box | None]:
        native, text = self.native, self._text
        return native.boxes(text, places if self._same else [native.char_index(text, place) for place in places])

    def lines(self) -> list[Line]:
        """Return the lines in the order of the file."""
        found, fallen = self._made([match.span() for match in _FILLED.finditer(self.text)])
        for number in reversed(fallen):
            found[number : number + 1] = self._unglued(found[number])
        return found

    def _unglued(self, glued: Line) -> list[Line]:
        """Return the lines in what PDFium took for one, as it does where a line has one character only."""
        spaces = [match.span() for match in _SPACES.finditer(self.text, glued.begin, glued.end)]
        boxes = self.boxes([begin - 1 for begin, _ in spaces] + [end for _, end in spaces])
        cuts = [glued.begin]
        for (begin, end), before, after in zip(spaces, boxes, boxes[len(spaces) :], strict=False):
            if before and after and after[3] <= before[1] + 0.3 * (before[3] - before[1]) and after[0] < before[0]:
                cuts += [begin, end]
        if len(cuts) == 1:
            return [glued]
        cuts.append(glued.end)
        return self._made(list(zip(cuts[::2], cuts[1::2], strict=True)))[0]

    def line(self, begin: int, end: int, joined: bool = False) -> Line | None:
        """Return the characters from `begin` to `end` as a line, None when there is nothing to read in them."""
        line = next(iter(self._made([(begin, end)])[0]), None)
        return line._replace(joined=joined) if line and joined else line

    def _made(self, spans: list[tuple[int, int]]) -> tuple[list[Line], list[int]]:
        """Return the line of each span with something to read, and which of them end below their beginning."""
        texts, middles = self._texts(spans)
        chars = [begin for _, begin, _ in texts] + [end - 1 for _, _, end in texts] + middles
        if not self._same:
            chars = [self.native.char_index(self._text, place) for place in chars]
        total, upright, known = len(texts), self.upright, self._known
        middles = chars[2 * total :]
        boxes = self.native.boxes(self._text, chars[: 2 * total])
        styles = self._styles_of(middles)
        even = self._even([n for n in range(total) if styles[n][0]], chars, total)
        rows = zip(texts, boxes, boxes[total:], self.native.sizes(self._text, middles), styles, strict=False)
        found: list[Line] = []
        fallen: list[int] = []
        for (text, begin, end), start, stop, size, (mono, bold) in rows:
            if upright and start and stop:
                left, top, _, bottom = start
                _, edge, right, _ = stop
                fell = edge < bottom
            else:
                left, right, bottom, top, fell = self._extent(start, stop)
            number = len(found)
            if fell:
                fallen.append(number)
            seen = known.get((size, top - bottom)) or self._size(size, top - bottom, middles[number])
            mono = mono and number in even
            found.append(
                _new(Line, (text, seen, left, right, bottom, top, begin, end, mono, bold, False, False, False))
            )
        return found, fallen

    def _texts(self, spans: list[tuple[int, int]]) -> tuple[list[tuple[str, int, int]], list[int]]:
        """Return of each span with something to read its text, begin and end, and the place of one of its letters."""
        whole, clean = self.text, self._clean
        texts: list[tuple[str, int, int]] = []
        middles: list[int] = []
        for begin, end in spans:
            text = whole[begin:end] if clean else readable(whole[begin:end])
            if text and not text.isspace():
                middle = (begin + end) // 2
                while middle > begin and whole[middle] in _BLANK:
                    middle -= 1
                texts.append((text, begin, end))
                middles.append(middle)
        return texts, middles

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
        for font, char in zip(fonts, chars, strict=True):
            if font not in known:
                known[font] = self._style(self.native.font(self._text, char) if font else b"")
        return [known[font] for font in fonts]

    def _even(self, numbers: list[int], chars: Sequence[int], total: int) -> set[int]:
        """Return which of the lines begin and end in type of one width; `chars` has all first, then all last ones."""
        ends = self._styles_of([chars[n] for n in numbers] + [chars[n + total] for n in numbers])
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
    import pypdfium2

    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        yield None
        return
    try:
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        page.close()
        yield None
        return
    try:
        yield OpenPage(page, text_page, index, native, known)
    finally:
        text_page.close()
        page.close()
