r"""Separators as people type them, `\n` for a line break, and where they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ESCAPE = re.compile(r"\\(?:([ntr\\])|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2}))")
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
_BREAK = re.compile(r"\r?\n")


def unescaped(typed: str) -> str:
    r"""Return what was meant by `typed`: `\n`, `\t`, `\r`, `\\`, `\xHH` and `\uHHHH` stand for one sign.

    Any other backslash is itself, so that `\section` can be sought as it is written.
    """
    return _ESCAPE.sub(lambda hit: _SIGNS[hit[1]] if hit[1] else chr(int(hit[2] or hit[3], 16)), typed)


class Separator:
    """One separator, as typed; a line feed in it finds Windows line ends too."""

    def __init__(self, typed: str) -> None:
        self.text = _BREAK.sub("\n", unescaped(typed))
        self.pattern = re.compile(r"\r?\n".join(re.escape(part) for part in self.text.split("\n")))

    def __bool__(self) -> bool:
        return bool(self.text)

    def found(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield start and end of each place in `text[start:end]`; they do not overlap."""
        if "\n" in self.text and text.find("\r\n", start, end) >= 0:
            yield from (hit.span() for hit in self.pattern.finditer(text, start, end))
            return
        size = len(self.text)
        place = text.find(self.text, start, end)
        while place >= 0:
            yield place, place + size
            place = text.find(self.text, place + size, end)
