"""How plain text shows its headings, in Chinese and in English, and what becomes of a table's head of several rows."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMERAL = "[0-9０-９一二三四五六七八九十百零〇两]"
_CHINESE = re.compile(rf"第 ?{_NUMERAL}{{1,6}} ?(?P<unit>[编編卷部篇章回节節])(?=[\s：:、]|$|[^的是。，；！？\d])")
_ENGLISH = re.compile(
    r"(?P<unit>Part|Book|Chapter|Appendix|Section|PART|BOOK|CHAPTER|APPENDIX|SECTION)\s+(?:\d{1,3}|[IVXLC]{1,7}|[A-Z])"
    r"(?=[.:\s—–-]|$)"
)
_NUMBERED = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,4})[.、]?[ \t\u3000]+(?=\S*[^\W\d_])")
_ENUMERATED = re.compile(r"[一二三四五六七八九十]{1,3}、\s?\S")
_UNITS = {
    "编": 0, "編": 0, "卷": 0, "部": 0, "篇": 0, "part": 0, "book": 0,
    "章": 1, "回": 1, "chapter": 1, "appendix": 1,
    "节": 2, "節": 2, "section": 2,
}  # fmt: skip
_SENTENCE_END = "。；;，,、"
_LONGEST = 130
_DOTS = re.compile(r"(?:\.{4,}|…{2,}|(?: \.){4,})\s*\d*\s*$")
_MISREAD = re.compile(r"(#{1,6}(?:[ \t]|$)|`{3,}|~{3,}|(?:=+|-+|\*{3,}|_{3,})[ \t]*$|<!--)")


@dataclass(frozen=True, slots=True)
class Rank:
    """What kind of heading a line is, "word" (chapter words), "number" or "list" (一、), and how deep in its kind."""

    kind: str
    depth: int
    number: str = ""


def rank(line: str, longest: int = _LONGEST) -> Rank | None:
    """Return what kind of heading `line` looks like on its own, or None for ordinary text."""
    text = line.strip().replace("\u00a0", " ")
    if not text or len(text) > longest or text[-1] in _SENTENCE_END or _DOTS.search(text):
        return None
    word = _CHINESE.match(text) or _ENGLISH.match(text)
    if word:
        if text[-1] == "." and len(text) > word.end() + 1:
            return None
        return Rank("word", _UNITS[word["unit"].lower()])
    numbered = _NUMBERED.match(text)
    if numbered and text[-1] not in ".:：":
        return Rank("number", numbered["number"].count(".") + 1, numbered["number"])
    if _ENUMERATED.match(text) and len(text) <= 40 and text[-1] not in "：:！？":
        return Rank("list", 0)
    return None


def capitals(line: str) -> bool:
    """Say whether `line` is a short line wholly in capital letters, as manual pages set their headings."""
    text = line.strip()
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 4 and len(text) <= 70 and text.isascii() and text.isupper() and text[-1] not in ".,;:"


def protect(line: str) -> str:
    """Return `line` so that Markdown reads no heading, fence, rule or comment at its start."""
    stripped = line.lstrip(" ")
    if not _MISREAD.match(stripped):
        return line
    return line[: len(line) - len(stripped)] + "\\" + stripped


def labels(lines: list[list[str]]) -> list[str]:
    """Return one label for each column of a table's head of several rows: the names above one another, each once."""
    columns = range(max(len(line) for line in lines))
    named = [dict.fromkeys(line[place] for line in lines if place < len(line) and line[place]) for place in columns]
    return [" / ".join(names) for names in named]
