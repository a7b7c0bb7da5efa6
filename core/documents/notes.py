"""Footnotes in Markdown: `[^1]` in the text, and `[^1]: …` at the end of the section that cites it first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from core.documents.outline import outline

_CITED = re.compile(r"\[\^(\d+)\]")
_MARK = re.compile(r"\[\^([^\]\s^]{1,40})\](:(?=[ \t]))?")
# Blocks of code, and code within a line or paragraph: what stands there may be a pattern such as [^a-z].
_CODE = re.compile(
    r"^[ \t]*(`{3,}|~{3,}).*?(?:^[ \t]*\1[`~]*[ \t]*$|\Z)|(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\2(?!`)",
    re.DOTALL | re.MULTILINE,
)
# What a mark may look like whose note is on no page so far; [^0-9] is none.
_USUAL = re.compile(r"\w{1,4}|[*†‡§‖¶#]{1,4}")


def definition(number: int, text: str) -> str:
    """Return the definition of a note; the lines after its first are indented."""
    lines = (f"    {line}" if line and at else line for at, line in enumerate(text.split("\n")))
    return f"[^{number}]: " + "\n".join(lines)


def placed(markdown: str, texts: Mapping[int, str]) -> str:
    """Return `markdown` with each note at the end of the section that cites it first; the others at the end."""
    if not texts:
        return markdown
    starts = [heading.start for heading in outline(markdown)]
    bounds = [0, *[start for start in starts if start], len(markdown)]
    parts: list[str] = []
    there: set[int] = set()
    for start, end in pairwise(bounds):
        section = markdown[start:end]
        cited = _cited(section, texts, there)
        parts.append("\n\n".join([section.rstrip("\n"), *cited, ""]) if cited else section)
    loose = [definition(number, text) for number, text in texts.items() if number not in there and text]
    return "\n\n".join(["".join(parts).rstrip("\n"), *loose])


def _cited(section: str, texts: Mapping[int, str], there: set[int]) -> list[str]:
    """Return the definitions of the notes a section cites first, and of the notes these cite."""
    cited: list[str] = []
    waiting = [int(number) for number in _CITED.findall(section)]
    while waiting:
        number = waiting.pop(0)
        text = texts.get(number, "")
        if number not in there and text:
            there.add(number)
            cited.append(definition(number, text))
            waiting += [int(more) for more in _CITED.findall(text)]
    return cited


class Numbering:
    """Numbers the notes of pages that were written down one by one, so that each is told from all others."""

    def __init__(self) -> None:
        self._count = 0
        # Marks of the page before that had no note there: it may stand at the foot of the next page.
        self._open: dict[str, int] = {}

    def page(self, markdown: str) -> str:
        """Return the Markdown of the next page with its notes numbered through; code stays as it is."""
        if "[^" not in markdown:
            self._open = {}
            return markdown
        code = [match.span() for match in _CODE.finditer(markdown)]
        marks = [one for one in _MARK.finditer(markdown) if not any(a <= one.start() < b for a, b in code)]
        defined = {one[1] for one in marks if _defines(markdown, one)}
        marks = [one for one in marks if one[1] in defined or _USUAL.fullmatch(one[1])]
        known: dict[str, int] = {}
        used = {one[1] for one in marks if not _defines(markdown, one)}
        for label in dict.fromkeys(one[1] for one in marks):
            if label in self._open and label in defined and label not in used:
                known[label] = self._open[label]
            else:
                self._count += 1
                known[label] = self._count
        self._open = {label: known[label] for label in used - defined}
        out, place = [], 0
        for one in marks:
            out += [markdown[place : one.start()], f"[^{known[one[1]]}]{one[2] or ''}"]
            place = one.end()
        return "".join((*out, markdown[place:]))


def _defines(markdown: str, mark: re.Match[str]) -> bool:
    """Say whether a mark begins a note: at the start of its line, with a colon behind."""
    return bool(mark[2]) and not markdown[markdown.rfind("\n", 0, mark.start()) + 1 : mark.start()].strip(" ")
