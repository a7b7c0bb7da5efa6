"""The headings of a Markdown text, found in one pass over its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Only lines that can matter are looked at: headings, underlines, fences, comments. That keeps 10 MB well under 1 s.
_MARK = re.compile(
    r"^ {0,3}(?:"
    r"(?P<atx>\#{1,6})(?:[ \t]+(?P<title>[^\n]*))?$"
    r"|(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})(?P<info>[^\n]*)$"
    r"|(?P<under>=+|-+)[ \t]*$"
    r"|(?P<comment><!--)"
    r")",
    re.MULTILINE,
)
_FRONT = re.compile(
    r"\A\ufeff?---[ \t]*\n(?:(?!---[ \t]*$|\.\.\.[ \t]*$)[^\n]*\n){0,400}?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE
)
_KEY = re.compile(r"^[^\s:#\-][^:\n]*:(?:[ \t]|$)", re.MULTILINE)
_NOT_PARAGRAPH = re.compile(
    r"(?: {4}|\t)| {0,3}(?:>|\||(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)|#{1,6}(?:[ \t]|$)|([-*_])(?:[ \t]*\1){2,}[ \t]*$|<!--)"
)
_INLINE = re.compile(r"[`*_~<\\\[{\x00]")

_CLOSING = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")
_ANCHOR = re.compile(r"[ \t]*\{[#.][^{}\n]*\}[ \t]*$")
_CODE = re.compile(r"(`+)(.+?)(?<!`)\1(?!`)")
_IMAGE_OR_LINK = re.compile(r"!?\[([^\[\]\n]*)\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\[\]\n]*\])")
_NOTE = re.compile(r"\[\^[^\]\n]+\]")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]*>|<!--.*?-->")
_STRONG = re.compile(r"(\*{1,3}|~~)(?=\S)(.+?)(?<=\S)\1")
_UNDERSCORE = re.compile(r"(?<!\w)(_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_LONG = 2_000


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading: its level (1-6), its title as plain text, and the span of its line or lines in the Markdown."""

    level: int
    title: str
    start: int
    end: int


def outline(markdown: str) -> list[Heading]:
    """Return the ATX and setext headings of `markdown` in order, none of those in code, comments or front matter.

    `end` lies before the line break that closes the heading. Lines end with line feeds. Linear time.
    """
    return list(_headings(markdown))


def plain(inline: str) -> str:
    """Strip inline Markdown (emphasis, code marks, links, tags, a closing `{#anchor}`) from one line of text."""
    if len(inline) > _LONG or not _INLINE.search(inline):
        return " ".join(inline.split())
    kept: list[str] = []

    def _put_by(match: re.Match[str]) -> str:
        kept.append(match[2].strip() if match.re is _CODE else match[1])
        return f"\x00{len(kept) - 1}\x00"

    text = _CODE.sub(_put_by, _ANCHOR.sub("", inline))
    text = _ESCAPE.sub(_put_by, text)
    text = _NOTE.sub("", _TAG.sub("", text))
    for pattern, group in ((_IMAGE_OR_LINK, r"\1"), (_IMAGE_OR_LINK, r"\1"), (_STRONG, r"\2"), (_UNDERSCORE, r"\2")):
        text = pattern.sub(group, text)
    text = re.sub("\x00(\\d+)\x00", lambda match: kept[int(match[1])], text)
    return " ".join(text.split())


def _headings(text: str) -> Iterator[Heading]:
    position = _after_front_matter(text)
    while match := _MARK.search(text, position):
        position = max(match.end(), match.start() + 1)
        if match["atx"]:
            yield Heading(len(match["atx"]), plain(_CLOSING.sub("", match["title"] or "")), match.start(), match.end())
        elif match["fence"]:
            position = _after_fence(text, match)
        elif match["comment"]:
            close = text.find("-->", match.end() - 2)
            position = close + 3 if close >= 0 else len(text)
        else:
            heading = _setext(text, match)
            if heading:
                yield heading


def _after_front_matter(text: str) -> int:
    """Return where the body begins: behind a YAML block that really holds keys, not behind a pair of rules."""
    front = _FRONT.match(text)
    return front.end() if front and _KEY.search(front[0]) else 0


def _after_fence(text: str, opening: re.Match[str]) -> int:
    """Return where the code block ends: a fence of the same sign at least as long, else the end of the text."""
    sign, length = opening["fence"][0], len(opening["fence"])
    closing = re.compile(rf"^ {{0,3}}{re.escape(sign)}{{{length},}}[ \t]*$", re.MULTILINE).search(text, opening.end())
    return closing.end() if closing else len(text)


def _setext(text: str, underline: re.Match[str]) -> Heading | None:
    """Return the heading above an underline, or None when it is a rule, a table edge or the end of a list."""
    stop = underline.start() - 1
    if stop < 0:
        return None
    start = text.rfind("\n", 0, stop) + 1
    title = text[start:stop]
    if not title.strip() or len(title) > _LONG or _NOT_PARAGRAPH.match(title) or _MARK.match(title):
        return None
    level = 1 if underline["under"][0] == "=" else 2
    # A lone "-" below text is a slip, and dashes below several lines are a rule, more often than a heading.
    above = text[text.rfind("\n", 0, start - 1) + 1 : start - 1] if start else ""
    if len(underline["under"]) < 2 or (level == 2 and above.strip() and not _MARK.match(above)):
        return None
    return Heading(level, plain(title), start, underline.end())
