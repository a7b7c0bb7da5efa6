"""Numbered and bulleted paragraphs as Markdown: lists nested as they are indented, clauses with their own numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.documents.wordnumbers import Label

# Markdown knows no lists counted so: these are the numbers of clauses, by which a text is cited.
_CLAUSE = re.compile(
    r".*(?:[\u3400-\u9fff]|[0-9A-Za-z]+[.．\-][0-9A-Za-z]|[A-Za-z]{4,}|§)|(?:art|sec|no)\b", re.IGNORECASE
)
# A bullet that was typed rather than set by a list.
_BULLET = re.compile(r"[•●▪■◦‣][ \t\u00a0\u3000]+(?=\S)")
_CLOSE = "、）．：)"
# Indents closer than this, in twentieths of a point, are meant to be the same.
_SAME = 100


@dataclass(frozen=True, slots=True)
class _Open:
    number: str
    depth: int
    indent: int


class Lists:
    """Remembers which lists are open, to tell how deep the next item stands."""

    def __init__(self) -> None:
        self._open: list[_Open] = []

    def close(self) -> None:
        """Forget all lists: other text follows."""
        self._open.clear()

    def depth(self, label: Label, indent: int | None) -> int:
        """Return how deep an item stands below the items before it: by its level, across lists by its indent."""
        item = _Open(label.number, label.depth, label.indent if indent is None else indent)
        while self._open:
            above = self._open[-1]
            nested = item.depth > above.depth if item.number == above.number else item.indent > above.indent + _SAME
            if nested:
                break
            self._open.pop()
        self._open.append(item)
        return len(self._open) - 1


def is_clause(label: Label) -> bool:
    """Say whether a label is a clause number (第一条, 1.2.3, Article 4) rather than the count of a list."""
    return not label.bullet and not label.plain and bool(_CLAUSE.match(label.text))


def labelled(label: Label, text: str) -> str:
    """Return text behind its number as it stands on paper."""
    if not label.text or not text:
        return label.text + text
    return f"{label.text}{'' if label.text[-1] in _CLOSE and not label.text[-1].isascii() else ' '}{text}"


def item(label: Label, text: str, depth: int) -> str:
    """Return a list item; a count that Markdown cannot show stands in the text of its bullet."""
    line = " ".join(text.split())
    mark = f"{label.count}." if label.plain else "-"
    return "    " * depth + f"{mark} " + (line if label.plain or label.bullet else labelled(label, line))


def typed(text: str) -> str:
    """Return the lines of a paragraph as list items when each begins with a typed bullet; "" for other text."""
    lines = text.split("\n")
    return "\n".join(_BULLET.sub("- ", line) for line in lines) if all(map(_BULLET.match, lines)) else ""
