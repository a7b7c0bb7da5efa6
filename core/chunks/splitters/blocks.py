"""The blocks of a Markdown text: headings, prose, lists, tables, code and formulas.

Blocks follow each other without a gap, so that joining them gives back the text; the blank lines after a block
belong to it. Only what a splitter must know is told apart: this is no Markdown renderer.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from core.chunks.splitters.closing import Closing
from core.chunks.splitters.patterns import (
    BLANK,
    DELIMITER,
    FENCE,
    FORMULA,
    HEADING,
    HTML,
    LINE,
    MARKER,
    PARAGRAPH,
    RULE,
    TABLE_END,
    UNDERLINE,
)

_BLOCK = re.compile(
    rf"(?P<text>(?=[^\W\d_]){PARAGRAPH}(?!{UNDERLINE}|{DELIMITER}))"
    rf"|(?P<heading>[ ]{{0,3}}{HEADING})"
    rf"|(?P<fence>[ ]{{0,3}}{FENCE})"
    rf"|(?P<formula>[ ]{{0,3}}{FORMULA})"
    rf"|(?P<html>{HTML})"
    rf"|(?P<rule>[ ]{{0,3}}{RULE})"
    rf"|(?P<table>(?:[^\n]*+\n{DELIMITER}|[ ]{{0,3}}\|[^\n]*+\n(?=[ ]{{0,3}}\|))(?:(?!{TABLE_END}){LINE})*+)"
    rf"|(?P<list>[ ]{{0,3}}{MARKER}(?:[ \t]|\r?\n|\Z))"
    r"|(?P<quote>(?:[ ]{0,3}>[^\n]*+(?:\n|\Z))++)"
    rf"|(?P<setext>(?!(?:[ ]{{4}}|\t)){LINE}{UNDERLINE})"
    r"|(?P<lines>(?:(?:[ ]{4}|\t)[^\n]++\n?+)++)"
    rf"|(?P<plain>{PARAGRAPH})"
)
_PARAGRAPH = re.compile(PARAGRAPH)
_GAP = re.compile(rf"(?:[^\S\n]*+\n)*+(?:{BLANK})?+")
_FRONT = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(?:(?!\1[ \t]*\r?$)[^\n]*+\n){1,400}?\1[ \t]*\r?(?:\n|\Z)", re.M)
_KEY = re.compile(r"^[^\s:=#\-][^:=\n]*(?::\s|[ \t]*=)", re.M)


class Block(NamedTuple):
    """A span of the text; `level` is 1-6 for headings, else 0.

    Kinds: front, heading, text, lines (text whose line breaks count), list, table, code, formula.
    """

    kind: str
    start: int
    end: int
    level: int = 0


def scan(text: str) -> list[Block]:
    """Return the blocks of `text` in order and without gaps; none when there is nothing but white space."""
    size, closing = len(text), Closing(text)
    found: list[Block] = []
    start, position = 0, _after_gap(text, 1 if text.startswith("\ufeff") else 0)
    front = _FRONT.match(text)
    if front and _KEY.search(text, front.end(1), front.end()):
        position = _after_gap(text, front.end())
        found.append(Block("front", 0, position))
        start = position
    match, gap = _BLOCK.match, _GAP.match
    while position < size:
        hit = match(text, position)
        if hit is None:  # impossible: the last alternative takes any line; never loop for ever on it
            raise AssertionError(position)
        kind, end, level = hit.lastgroup or "plain", hit.end(), 0
        if kind != "text":
            kind, end, level = _special(text, closing, kind, position, end)
        if end < size and text[end].isspace():
            blank = gap(text, end)
            end = blank.end() if blank else end
        found.append(Block(kind, start, end, level))
        start = position = end
    return found


def _special(text: str, closing: Closing, kind: str, start: int, end: int) -> tuple[str, int, int]:
    """Return kind, end and heading level of a block that is more than a plain paragraph."""
    if kind == "heading":
        return kind, closing.line(start), text.count("#", start, end)
    if kind == "setext":
        return "heading", end, 1 if text[start:end].rstrip()[-1] == "=" else 2
    if kind == "fence":
        return "code", closing.fence(start) or len(text), 0
    if kind == "list":
        return kind, closing.list(start), 0
    if kind in ("formula", "html"):
        close = closing.formula(start) if kind == "formula" else None
        element = closing.html(start) if kind == "html" else None
        if close:
            return kind, close, 0
        if element:
            return *element, 0
        paragraph = _PARAGRAPH.match(text, start)
        return "text", paragraph.end() if paragraph else closing.line(start), 0
    return {"rule": "text", "plain": "text", "quote": "lines"}.get(kind, kind), end, 0


def _after_gap(text: str, position: int) -> int:
    """Return where the next line that is not blank begins."""
    hit = _GAP.match(text, position)
    return hit.end() if hit else position
