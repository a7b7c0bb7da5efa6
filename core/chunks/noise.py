"""Noise that reading leaves in a text, and what removes each kind of it. Every function returns text and count."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from core.chunks.shielding import Shield, rewritten
from core.language import HAN_RANGES

Done = tuple[str, int]

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff]|\r\n?")
_BREAK = re.compile("[\u2028\u2029\x85]")
_BLANK = re.compile("[\u00a0\u2002-\u200a\u202f]")
_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\ufb00-\ufb06\u2f00-\u2fdf]+")
_HALF = re.compile(
    rf"(?<=[{HAN_RANGES}])([,;:?!])(?=[{HAN_RANGES}\n]|\Z)|(?<=[{HAN_RANGES}])(\.)(?=[{HAN_RANGES}\n]|\Z)"
)
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
_SPACED = re.compile(rf"(?<![^\s])[{HAN_RANGES}](?:[ \u3000][{HAN_RANGES}]){{2,}}(?![^\s，。；：！？、）])")
_HYPHEN = re.compile(r"(?<![\w-])([A-Za-zÀ-ÿ]*[a-zß-ÿ]{2})[-\u2010][ \t]*\n[ \t]*([a-zß-ÿ]{2,})")
_WRAPPED = re.compile(rf"(?<=[{HAN_RANGES}，、])[ \t]*\n[ \t]*(?=[{HAN_RANGES}])")
_PICTURE = re.compile(
    r"\[[ \t]*!\[[^\]\n]*\]\([^\n]*?\)[ \t]*\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"
    r"|!\[[^\]\n]*\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])|<img\b[^<>]*>",
    re.IGNORECASE,
)
_NUMBER = r"[1-9]\d{0,3}"
_LIST = rf"{_NUMBER}(?:[ \t]*[,，、;；\-–—~～][ \t]*{_NUMBER})*"
_RAISED = re.compile(rf"(?<![ \t])[ \t]*<sup>[ \t]*[\[［]?{_LIST}[\]］]?[ \t]*</sup>", re.IGNORECASE)
_REFERENCE = re.compile(rf"(?<![ \t])[ \t]*\^?(?<![\]!\\])[\[［]{_LIST}[\]］]\^?(?![\[(:：\]])")
# After these a pair of numbers in brackets is a range of values, and an index after a short name is code.
_RANGE = re.compile(
    r"(?:\b(?:range|interval|within|in|from|values?|set)|[∈=<>≤≥(（,+*/]|区间|范围|属于|取值为?)[ \t]*$", re.I
)
_INDEX = re.compile(r"(?<![A-Za-z])[A-Za-z_]\w{0,1}$|\w\]$")
_NOTE = re.compile(r"^\[\^[^\]\n]+\]:[^\n]*(?:\n(?:[ \t]+[^\n]+))*\n?|\[\^[^\]\n]+\]", re.MULTILINE)
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]+)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")
_ROMAN = r"(?=[ivxl]{2})x{0,4}(?:ix|iv|v?i{0,3})"
_COUNT = "[0-9一二三四五六七八九十百〇零]{1,5}"
_PAGE = re.compile(
    r"(?:\A|(?<=\S)[ \t]*\n[ \t]*\n|\f)\s*?(?:"
    rf"(?:\d{{1,3}}|{_ROMAN})|[-–—·•~～]+[ \t]*(?:\d{{1,4}}|{_ROMAN})[ \t]*[-–—·•~～]+"
    rf"|(?:page|p\.|pg\.)[ \t]*\d{{1,4}}(?:[ \t]*(?:of|/)[ \t]*\d{{1,4}})?|\d{{1,4}}[ \t]*[/／][ \t]*\d{{1,4}}"
    rf"|第[ \t]*{_COUNT}[ \t]*[页頁](?:[ \t]*[/／,，]?[ \t]*共[ \t]*{_COUNT}[ \t]*[页頁])?|共[ \t]*{_COUNT}[ \t]*[页頁]"
    r")[ \t]*(?=\n[ \t]*\n|\f|\n?\Z)",
    re.IGNORECASE,
)
_LINE = re.compile(r"^[^\n]*\n?", re.MULTILINE)
_STRUCTURE = re.compile(r"[ \t]*(?:#|[-*+>|][ \t|]|\d{1,3}[.)、]|```|~~~|\[\^|:?-{3,}|={3,})")
_RUN = re.compile(r"\n(?:[ \t\u3000]*\n){2,}|(?<=\S)[ \u3000]{2,}(?=\S)|(?<=\S)[ \t]{3,}(?=\n)")
_MARKER = re.compile(r"[ \t>]*(?:[-*+]|\d{1,3}[.)]|#{1,6})")
LONGEST_HEADER = 80
REPEATED = 3


def control(text: str) -> Done:
    """Remove control characters and marks without width; odd blanks and line breaks become plain ones."""
    text, broken = rewritten(text, _BREAK, lambda _match: "\n")
    text, gone = rewritten(text, _CONTROL, lambda match: "\n" if match[0][0] == "\r" else "", tables=True)
    text, plain = rewritten(text, _BLANK, lambda _match: " ", tables=True)
    return text, broken + gone + plain


def widths(text: str) -> Done:
    """Make wide letters narrow and narrow marks between Chinese wide; resolve ligatures, radicals, spaced words."""
    text, narrow = rewritten(text, _WIDE, lambda match: unicodedata.normalize("NFKC", match[0]), tables=True)
    text, wide = rewritten(text, _HALF, lambda match: _FULL[match[0]], tables=True)
    text, closed = rewritten(text, _SPACED, lambda match: re.sub("[ \u3000]", "", match[0]))
    return text, narrow + wide + closed


def hyphenation(text: str) -> Done:
    """Join words that were divided at the end of a line; one that has its hyphen elsewhere too keeps it."""
    lowered = text.casefold()

    def mended(match: re.Match[str]) -> str:
        left, right = match[1].casefold(), match[2].casefold()
        return f"{match[1]}-{match[2]}" if f"{left}-{right}" in lowered else match[1] + match[2]

    return rewritten(text, _HYPHEN, mended)


def broken_lines(text: str) -> Done:
    """Join lines of Chinese that were broken in the middle of a sentence."""

    def joined(match: re.Match[str]) -> str | None:
        line = text.rfind("\n", 0, match.start()) + 1
        return None if _STRUCTURE.match(text, line) or _STRUCTURE.match(text, match.end()) else ""

    return rewritten(text, _WRAPPED, joined)


def pictures(text: str) -> Done:
    """Remove links to pictures."""
    return rewritten(text, _PICTURE, lambda _match: "", tables=True, addresses=True)


def references(text: str) -> Done:
    """Remove references to a bibliography such as [12] and [3–5]; entries of the bibliography stay."""

    def gone(match: re.Match[str]) -> str | None:
        line = match.string.rfind("\n", 0, match.start()) + 1
        before = match.string[max(line, match.start() - 24) : match.start()]
        if not before.strip(" \t>*-|") or _RANGE.search(before):
            return None
        if not match[0][0].isspace() and _INDEX.search(before):
            return None
        return ""

    text, raised = rewritten(text, _RAISED, lambda _match: "", tables=True, addresses=True)
    text, plain = rewritten(text, _REFERENCE, gone, tables=True)
    return text, raised + plain


def footnotes(text: str) -> Done:
    """Remove footnotes, the marks and the notes."""
    return rewritten(text, _NOTE, lambda _match: "", tables=True, addresses=True)


def links(text: str) -> Done:
    """Leave of a link its text."""
    return rewritten(text, _LINK, lambda match: match[1], tables=True, addresses=True)


def page_numbers(text: str) -> Done:
    """Remove page numbers that stand alone between blank lines."""
    cleaned, count = rewritten(text, _PAGE, lambda _match: "")
    return (cleaned if text[:1].isspace() else cleaned.lstrip("\f\n")), count


def repeated_lines(text: str) -> Done:
    """Remove lines that come again and again, such as running headers; the first of each stays.

    They are short, stand between blank lines and are no heading, list or table; or they follow one another.
    """
    lines = _LINE.findall(text)
    shield, place = Shield(text), 0
    many = Counter(line.strip() for line in lines)
    seen: set[str] = set()
    kept: list[str] = []
    before, count = "", 0
    for n, line in enumerate(lines):
        words = line.strip()
        start, place = place, place + len(line)
        plain = 0 < len(words) <= LONGEST_HEADER and any(map(str.isalpha, words)) and not _STRUCTURE.match(line)
        alone = _is_blank(lines, n - 1) and _is_blank(lines, n + 1)
        again = (words in seen and alone and many[words] >= REPEATED) or words == before
        if plain and again and not shield.covers(start, place, tables=False, addresses=True):
            count += 1
            continue
        if words:
            seen.add(words)
            before = words
        kept.append(line)
    return ("".join(kept), count) if count else (text, 0)


def blank_runs(text: str) -> Done:
    """Shorten runs of blank lines to one, and runs of blanks within a line to a single blank."""

    def shorter(match: re.Match[str]) -> str | None:
        if match[0][0] == "\n":
            return "\n\n"
        line = text.rfind("\n", 0, match.start()) + 1
        before = text[line : match.start()]
        if _MARKER.fullmatch(before) or before.startswith(("    ", "\t")):
            return None
        return "" if text[match.end()] == "\n" else " "

    return rewritten(text, _RUN, shorter)


def _is_blank(lines: list[str], at: int) -> bool:
    return not 0 <= at < len(lines) or not lines[at].strip()
