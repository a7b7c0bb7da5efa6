"""The sentences of a Markdown text that are worth asking about: prose and list items, no code, tables or pictures."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from core import language

_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(.*?)[ \t#]*$")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,}|\$\$|<(?:pre|script|style|table)\b)", re.I)
_RULE = re.compile(r"[ \t]*(?:={3,}|-{3,}|[*_]{3,}|(?:[-*_] ){2,}[-*_]?)[ \t]*$")
_ITEM = re.compile(
    r"[ \t]*(?:[-*+•·][ \t]+|\d{1,3}[.)、）][ \t]*(?!\d)|[（(](?:\d{1,3}|[一二三四五六七八九十]{1,3}|[a-z]"
    r"|[ivx]{1,4})[)）]|[①-⑳]"
    r"|[一二三四五六七八九十]{1,3}、)"
)
_MARK = re.compile(_ITEM.pattern + r"[ \t]*(?=\S)")
_SKIP = re.compile(r"[ \t]*(?:\||!\[|\[[^\]\n]+\]:|\+[-=+]+\+?[ \t]*$|\\(?:begin|end)\b|:::|\{%|<!--)")
_ROW = re.compile(r"\S[ \t]+\|[ \t]+\S|\t\S[^\t]*\t| {4,}\S.* {4,}\S")
_ARTICLE = re.compile(r"第[零〇一二三四五六七八九十百千]{1,7}条(?:之[一二三四五六七八九十]{1,2})?[ \t\u3000]*")

_IMAGE = re.compile(r"!\[[^\]\n]*\](?:\([^)\n]*\))?")
_LINK = re.compile(r"\[([^\[\]\n]*)\]\([^()\n]*\)")
_NOTE = re.compile(r"\s?\[\^?\[?[^\[\]\n]{1,20}\]\]?\([^()\n]*\)|\[\^[^\]\n]{1,12}\]|\[\d{1,3}\]")
_CITATION = re.compile(r"\s?\[\[[^\[\]\n]{1,30}\]\]\([^()\n]*\)")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>")
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3})(?=\S)([^*\n]{1,200}?)(?<=\S)\1(?![A-Za-z0-9])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")
_BREAK = re.compile(r"\s*\n\s*(?:>[ \t>]*)?")
_HAN_GAP = re.compile(
    f"(?<=[{language.HAN_RANGES}，、；：。（）《》“”]) (?=[{language.HAN_RANGES}，、；：。（）《》“”])"
)
_ENDS = re.compile(r"[.。!！?？:：;；][”’』」）)\]】》*_`\"']*$")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence or list item: `text` is free of markup, [start, end) its place in the source without its mark."""

    start: int
    end: int
    text: str
    heading: str
    block: int
    item: bool

    @property
    def complete(self) -> bool:
        """Say whether the passage ends as a sentence ends."""
        return _ENDS.search(self.text) is not None

    @property
    def leads(self) -> bool:
        """Say whether the passage introduces what follows it."""
        return self.text.endswith((":", "："))


def plain(source: str) -> str:
    """Return one sentence of Markdown without markup, on one line."""
    text = source
    if "[" in text:
        text = _NOTE.sub("", _CITATION.sub("", _IMAGE.sub("", text))) if "(" not in text else _bracketed(text)
    if "<" in text:
        text = _TAG.sub("", text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", text)).replace("**", "")
    if "`" in text:
        text = text.replace("`", "")
    if "&" in text:
        text = html.unescape(text)
    text = _BREAK.sub(" ", text).replace("\u3000", " ").strip()
    return _HAN_GAP.sub("", text)


def _bracketed(text: str) -> str:
    text = _CITATION.sub("", _IMAGE.sub("", text))
    return re.sub(r"\[\^[^\]\n]{1,12}\]|\[\d{1,3}\](?!\()", "", _LINK.sub(r"\1", text))


def passages(text: str) -> list[Passage]:
    """Return the passages of `text` in order; headings are not passages but name the ones below them."""
    found: list[Passage] = []
    for block, (start, end, heading, item) in enumerate(_blocks(text)):
        body = text[start:end]
        for first, last in _joined(body, language.sentences(body)):
            source = body[first:last]
            article = _ARTICLE.match(source)
            cleaned = plain(source[article.end() :] if article else source)
            marker = _ITEM.match(cleaned)
            if marker:
                cleaned = cleaned[marker.end() :]
            # The mark of an item counts in a list; in a quotation it would stand alone.
            mark = _MARK.match(source)
            if _WORD.search(cleaned):
                begin = start + first + (mark.end() if mark else 0)
                found.append(Passage(begin, start + last, cleaned, heading, block, item))
    return found


def _joined(body: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Put together what only a semicolon parts: in Chinese the second half has its subject in the first."""
    held: tuple[int, int] | None = None
    for start, end in spans:
        if held is not None:
            start = held[0]
            held = None
        if body[end - 1] in "；;" and end - start < 300:
            held = (start, end)
        else:
            yield start, end
    if held is not None:
        yield held


def _blocks(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """Yield (start, end, heading above, is list item) of every block that carries prose."""
    heading = ""
    start, position, item = -1, 0, False
    fence = ""
    blank = True
    indented_is_code = _is_indented_code(text)
    for line in text.splitlines(keepends=True):
        here, position = position, position + len(line)
        bare = line.strip()
        if fence:
            if fence in bare.lower():
                fence = ""
            continue
        opening = _FENCE.match(line)
        title = _HEADING.match(line)
        rule = bool(bare) and _RULE.match(line) is not None
        prose = bool(bare) and not (opening or title or rule or _SKIP.match(line) or _ROW.search(line.rstrip()))
        prose = prose and not (blank and indented_is_code and not item and line.startswith(("    ", "\t")))
        prose = prose and _WORD.search(_TAG.sub("", line) if "<" in line else line) is not None
        marker = prose and _ITEM.match(line) is not None
        if start >= 0 and (not prose or marker):
            if rule and text.count("\n", start, here) == 1 and bare[0] in "=-":
                heading = plain(text[start:here])
            else:
                yield start, here, heading, item
            start = -1
        if opening:
            mark = opening[1].lower()
            closing = "</" + mark[1:] if mark[0] == "<" else mark
            fence = "" if closing in bare[len(mark) :].lower() else closing
        elif title:
            heading, item = plain(title[1]), False
        elif prose and start < 0:
            start = here
            item = marker or (item and line.startswith((" ", "\t")))
        blank = not bare
    if start >= 0 and not fence:
        yield start, len(text), heading, item


def _is_indented_code(text: str) -> bool:
    """Say whether indented lines are code: not so in a plain text whose whole body is indented."""
    lines = [line for line in text[:20_000].splitlines() if line.strip()]
    return sum(line.startswith(("    ", "\t")) for line in lines) * 2 < len(lines)


def list_end(found: list[Passage], lead: int) -> int:
    """Return the index of the last item of the list that `found[lead]` introduces, or `lead` when there is none."""
    last = lead
    while last + 1 < len(found) and found[last + 1].item and found[last + 1].heading == found[lead].heading:
        last += 1
        if last - lead > 40:
            return lead
    return last
