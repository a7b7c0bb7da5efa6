"""Where the blocks of Markdown end that blank lines do not end: code, formulas, HTML and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from core.chunks.splitters.patterns import BLANK, FENCE, FORMULA, HEADING, HTML, LINE, MARKER, RULE

FORMULA_LIMIT = 20_000  # characters; a "$$" whose partner is farther away opens no formula

_FENCE_SIGN = re.compile(r"`++|~++")
_LIST_FENCE = re.compile(rf"(?:[ \t]*+{MARKER}[ \t]++|[ \t]++)(?={FENCE})")
_FIRST_ITEM = re.compile(r"\s*?([ ]*)\S")
_LIST_STOP = rf"(?:{BLANK}|{HEADING}|{FENCE}|{FORMULA}|\||{HTML}|{RULE}|(?:[ \t]*+{MARKER}[ \t]++|[ \t]++){FENCE})"
# The lines of a list: items, lines that go on, and blank lines before an indented line or another item.
_LIST_LINES = re.compile(
    rf"(?:(?!{_LIST_STOP}){LINE}|(?:[^\S\n]*+\n)++(?=(?:[ ]{{2}}|\t)[ \t]*+\S|[ ]?{MARKER}[ \t])(?!{RULE}))*+"
)
_FORMULA_END = re.compile(
    r"[ \t.,;，。；]*+(?:\\tag\{[^}\n]*\}|\([^()\n]{1,9}\)|（[^（）\n]{1,9}）)?[ \t]*+\r?(?:\n|\Z)"
)
_ANY_INDENT = r"[ \t]*+"  # a code block in a list is indented as deep as its item
_ENVIRONMENT = re.compile(r"\\begin(\{[A-Za-z]{1,20}\*?\})")
_TAG = re.compile(HTML)
_NAME = re.compile(r"<(!--|[A-Za-z]+)[^<]*+\Z")


class Closing:
    """Finds the ends in one text; remembers which closing marks no longer occur, so that none is sought twice."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._absent: set[str] = set()
        self._ahead: dict[str, int] = {}

    def line(self, position: int) -> int:
        """Return the end of the line `position` is in, behind its line break."""
        return self._text.find("\n", position) + 1 or len(self._text)

    def fence(self, start: int, indent: str = " {0,3}") -> int | None:
        """Return the end of the code block whose fence is the first one at or after `start`, None if it is open.

        `indent` is the pattern of the blanks that may stand before the closing fence.
        """
        sign = _FENCE_SIGN.search(self._text, start)
        if sign is None or indent + sign[0] in self._absent:
            return None
        close = _fence_end(sign[0][0], len(sign[0]), indent).search(self._text, self.line(sign.end()))
        if close is None:
            self._absent.add(indent + sign[0])
            return None
        return close.end()

    def formula(self, start: int) -> int | None:
        """Return the end of the display formula that opens at `start`, None if what stands there is none."""
        text = self._text
        opening = start + len(text[start : start + 4]) - len(text[start : start + 4].lstrip(" "))
        environment = _ENVIRONMENT.match(text, opening)
        mark = "\\end" + environment[1] if environment else "$$" if text.startswith("$$", opening) else "\\]"
        body = environment.end() if environment else opening + 2
        close = text.find(mark, body, body + FORMULA_LIMIT) if environment else self._next(mark, body)
        if close - body > FORMULA_LIMIT:
            return None
        end = _FORMULA_END.match(text, close + len(mark)) if close >= 0 else None
        return end.end() if end else None

    def html(self, start: int) -> tuple[str, int] | None:
        """Return kind and end of the HTML element that opens at `start`, None if it is never closed."""
        tag = _TAG.match(self._text, start)
        name = _NAME.search(tag[0]) if tag else None
        if tag is None or name is None:
            return None
        if name[1] == "!--":
            close = self._find("-->", re.compile("-->"), tag.end())
            return ("lines", self.line(close)) if close else None
        element = name[1].lower()
        close = self._find(element, re.compile(rf"</{element}\s*>", re.IGNORECASE), tag.end())
        if element == "table" and close:
            close = self._outer_table(tag.end(), close)
        kind = {"table": "table", "pre": "code"}.get(element, "lines")
        return (kind, self.line(close)) if close else None

    def list(self, start: int) -> int:
        """Return the end of the list that begins at `start`, code blocks inside its items included."""
        position = self.line(start) if _LIST_FENCE.match(self._text, start) is None else start
        while True:
            fence = _LIST_FENCE.match(self._text, position)
            if fence:
                position = self.fence(fence.end(), _ANY_INDENT) or self.line(position)
            hit = _LIST_LINES.match(self._text, position)
            if hit is None or (hit.end() == position and not _LIST_FENCE.match(self._text, position)):
                return position
            position = hit.end()

    def items(self, start: int, end: int) -> Iterator[int]:
        """Yield where the top-level items of the list `text[start:end]` begin, code blocks inside them skipped."""
        first = _FIRST_ITEM.match(self._text, start)
        depth = len(first[1]) + 1 if first else 0
        pattern = re.compile(rf"^(?:[ ]{{0,{depth}}}{MARKER}(?=[ \t\r\n]|\Z)|(?={_LIST_FENCE.pattern}))", re.MULTILINE)
        position = start
        while (hit := pattern.search(self._text, position, end)) and hit.start() < end:
            if hit.end() > hit.start():
                yield hit.start()
            fence = _LIST_FENCE.match(self._text, hit.start())
            close = self.fence(fence.end(), _ANY_INDENT) if fence else None
            position = close or self.line(hit.start())

    def _next(self, mark: str, start: int) -> int:
        """Return where `mark` stands next, -1 if nowhere; asked with rising `start`, the text is read only once."""
        known = self._ahead.get(mark, 0)
        if known >= 0 and known < start:
            known = self._ahead[mark] = self._text.find(mark, start)
        return known

    def _find(self, name: str, pattern: re.Pattern[str], start: int) -> int | None:
        if name in self._absent:
            return None
        hit = pattern.search(self._text, start)
        if hit is None:
            self._absent.add(name)
            return None
        return hit.end()

    def _outer_table(self, start: int, close: int) -> int:
        """Move `close` outwards until as many tables are closed as were opened since `start`."""
        inner = len(re.findall(r"(?i)<table\b", self._text[start:close]))
        while inner:
            further = self._find("table", re.compile(r"(?i)</table\s*>"), close)
            if further is None:
                return close
            inner += len(re.findall(r"(?i)<table\b", self._text[close:further])) - 1
            close = further
        return close


@lru_cache(maxsize=64)
def _fence_end(sign: str, length: int, indent: str) -> re.Pattern[str]:
    return re.compile(rf"^{indent}{sign}{{{length},}}+[ \t]*+\r?(?:\n|\Z)", re.MULTILINE)
