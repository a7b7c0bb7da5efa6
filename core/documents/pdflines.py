"""What a PDF page is made of here: lines with their place and size."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

_LIGATURES = re.compile("[\ufb00-\ufb06]")
_NOISE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff\ufff0-\ufff8]")
# Any of these and nothing else is changed.
_STRANGE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b\u2060\ufb00-\ufb06\ufeff\ufff0-\ufff8\ufffe]")
# PDFium writes one of these where a hyphen at a line's end only divides a word.
_SOFT_HYPHEN = re.compile("[\ufffe\x02\u00ad]\r?\n?")


class Line(NamedTuple):
    """One line: text, font size in points, and its box in points from the lower left of the page.

    `begin` and `end` point at its characters in the page's text, `mono` marks type of one width, `bold` heavy type.
    `block` marks Markdown that stands as it is, a table or a picture; `joined` a line that goes on the one before,
    which lies at the same height; `note` a note at the foot of the page.
    """

    text: str
    size: float
    left: float
    right: float
    bottom: float
    top: float
    begin: int = 0
    end: int = 0
    mono: bool = False
    bold: bool = False
    block: bool = False
    joined: bool = False
    note: bool = False


class Raised(NamedTuple):
    """A small raised mark that calls a note: the begin of its line (see `Line`), where in its text it stands, and it.

    `length` is the length it has in the text, `mark` how the note begins, with plain digits.
    """

    begin: int
    at: int
    length: int
    mark: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page: index from 0, width and height in points, lines in reading order, how many tables it holds.

    `raised` are the marks in its lines that may call the notes at its foot.
    """

    index: int
    width: float
    height: float
    lines: tuple[Line, ...]
    tables: int = 0
    raised: tuple[Raised, ...] = ()


def strange(text: str) -> bool:
    """Say whether `readable` would change anything in the text."""
    return bool(_STRANGE.search(text))


def readable(text: str) -> str:
    """Return text with ligatures spelled out, joined soft hyphens marked by U+00AD, and noise removed."""
    if (text.isascii() and text.isprintable()) or not _STRANGE.search(text):
        return text
    text = _SOFT_HYPHEN.sub("\u00ad", text)
    text = _LIGATURES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return _NOISE.sub("", text)
