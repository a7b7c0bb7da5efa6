"""What rules must not touch in Markdown: code, formulas, addresses, tags, the skeleton of tables."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

_SHIELDED = re.compile(
    r"(?P<fence>^[ \t]*(`{3,}|~{3,})[^\n]*\n(?:.*?^[ \t]*\2[`~]*[ \t]*$|.*\Z))"
    r"|(?P<block>\$\$.{1,4000}?\$\$|\\\[.{1,4000}?\\\]|\\begin\{(\w+\*?)\}.{1,4000}?\\end\{\4\})"
    r"|(?P<code>(?<!`)(`+)(?!`)[^\n]{1,600}?(?<!`)\6(?!`))"
    r"|(?P<inline>\\\([^\n]{1,300}?\\\)|(?<![\\$])\$(?![\s$])[^$\n]{0,300}?(?<![\s\\])\$(?!\d))"
    r"|(?P<address>(?<=\]\()[^()\s]*(?:\([^()\s]*\)[^()\s]*)*|https?://[^\s<>()（）\]，。；]+)"
    r"|(?P<tag></?[A-Za-z][^<>\n]*>)",
    re.MULTILINE | re.DOTALL,
)
# A row of a table begins with a bar, or has the dashes below the head.
_TABLE = re.compile(r"^[ \t]*\|[^\n]*$|^[ \t]*:?-{2,}:?[ \t]*\|[-:| \t]*$", re.MULTILINE)
_BARS = re.compile(r"[ \t]*(?<!\\)\|[ \t]*|(?<=[-:|])[-: \t]+(?=\|)")

Span = tuple[int, int]
Rewrite = Callable[[re.Match[str]], str | None]
_SIGNS = ("`", "~~~", "$", "\\", "](", "http", "<")


class Shield:
    """The protected stretches of one Markdown text; a code fence that is not closed goes to its end."""

    def __init__(self, text: str) -> None:
        found = list(_SHIELDED.finditer(text)) if any(sign in text for sign in _SIGNS) else []
        loose = [match.span() for match in found if match["address"] or match["tag"]]
        rows = [match.span() for match in _TABLE.finditer(text)] if "|" in text else []
        bars = [
            (start + match.start(), start + match.end())
            for start, end in rows
            for match in _BARS.finditer(text[start:end])
        ]
        self._code = _Spans([match.span() for match in found if not (match["address"] or match["tag"])])
        self._addresses, self._rows, self._bars = _Spans(loose), _Spans(rows), _Spans(bars)

    def covers(self, start: int, end: int, *, tables: bool, addresses: bool) -> bool:
        """Return whether a stretch touches what is protected: code and formulas always, the others unless allowed.

        With `tables` the cells of a table are free, but never its bars.
        """
        if self._code.touch(start, end) or (not addresses and self._addresses.touch(start, end)):
            return True
        return (self._bars if tables else self._rows).touch(start, end)


class _Spans:
    """Stretches of a text that do not overlap, in order."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans = [span for span in spans if span[0] < span[1]]
        self._ends = [end for _start, end in self._spans]

    def touch(self, start: int, end: int) -> bool:
        """Return whether one of them shares a character with a stretch."""
        at = bisect_right(self._ends, start)
        return at < len(self._spans) and self._spans[at][0] < max(end, start + 1)


def rewritten(
    text: str, pattern: re.Pattern[str], rewrite: Rewrite, *, tables: bool = False, addresses: bool = False
) -> tuple[str, int]:
    """Replace what matches outside of what is protected; `rewrite` returns None to leave a match.

    Rows of tables are left alone unless `tables`, addresses and tags unless `addresses`. Returns the text and the
    number of replacements.
    """
    shield: Shield | None = None
    out: list[str] = []
    last = count = 0
    for match in pattern.finditer(text):
        shield = shield or Shield(text)
        if shield.covers(*match.span(), tables=tables, addresses=addresses):
            continue
        new = rewrite(match)
        if new is None or new == match[0]:
            continue
        out += (text[last : match.start()], new)
        last, count = match.end(), count + 1
    return ("".join((*out, text[last:])), count) if count else (text, 0)
