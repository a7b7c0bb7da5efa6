"""Runs of text in web pages: emphasis, code, links, pictures, formulas and note marks as Markdown in one line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import partial
from typing import Any

from core.documents.htmlmath import formula
from core.language import HAN_RANGES

#: stand-ins until the whole line is known: a line break; strong and emphasis opened and closed; a formula on its own
BREAK, STRONG, STRONG_END, EMPHASIS, EMPHASIS_END, DISPLAY = "\x01", "\x02", "\x03", "\x04", "\x05", "\x06"
#: a bar in a formula, which a table must not take for the end of a cell
BAR = "\x07"
_OPEN, _MARKS = "\x02\x04", "\x02\x03\x04\x05"
_WIDE = f"{HAN_RANGES}\u3000-\u303f\u3040-\u30ff\uff00-\uffef"
_SPACE = re.compile(r"[ \t\n\r\u00a0\u2028\u2029]+")
# A line break between two wide characters is how the source was set, not a space.
_WRAPPED = re.compile(f"(?<=[{_WIDE}])[ \t]*\n[ \t\n]*(?=[{_OPEN}]*[{_WIDE}])")
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")
_LIKE_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_STRESSED = (
    (re.compile(f"{STRONG}([^{STRONG}{STRONG_END}]*){STRONG_END}"), "**"),
    (re.compile(f"{EMPHASIS}([^{EMPHASIS}{EMPHASIS_END}]*){EMPHASIS_END}"), "*"),
)
_TOUCHING = (
    (re.compile(f"{STRONG_END}([ ]*){STRONG}"), r"\1"),
    (re.compile(f"{EMPHASIS_END}([ ]*){EMPHASIS}"), r"\1"),
    # Two kinds of stress that touch cannot be told apart again; the stronger one takes in the other.
    (re.compile(f"{STRONG_END}{EMPHASIS}([^{EMPHASIS_END}{STRONG}]*){EMPHASIS_END}{STRONG}"), r"\1"),
    (re.compile(f"{STRONG_END}{EMPHASIS}([^{EMPHASIS_END}{STRONG}]*){EMPHASIS_END}"), rf"\1{STRONG_END}"),
    (re.compile(f"{EMPHASIS}([^{EMPHASIS_END}{STRONG}]*){EMPHASIS_END}{STRONG}"), rf"{STRONG}\1"),
)
_PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "（": "）", "【": "】", "(": ")", "[": "]", '"': '"'}
_STOPS = "，。：；！？、,.:;!?"
_MARKED = re.compile(f"[{_MARKS}]")
_RAISED = dict(zip("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
_LOWERED = dict(zip("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_ELSEWHERE = ("http://", "https://", "mailto:", "ftp://")
_PERMALINK = re.compile(r"\W{0,2}")
_SIMPLE = {"del": "~~", "s": "~~", "strike": "~~"}
_QUOTES = ("“", "”")


class Inline:
    """Writes runs of text.

    Args:
        picture: gives the Markdown of an `img` element.
        note: gives the `[^n]` of a link that is a note mark, None for any other link.
    """

    def __init__(self, picture: Callable[[Any], str], note: Callable[[Any], str | None]) -> None:
        self._picture = picture
        self._note = note

    def note(self, link: Any) -> str | None:
        """Return the `[^n]` of a link that is a note mark, None for any other."""
        return self._note(link)

    def run(self, element: Any) -> str:
        """Return one inline element with stand-ins and raw spaces, without its tail."""
        tag = element.tag
        if not isinstance(tag, str):
            return ""
        if tag == "br":
            return BREAK
        if tag == "img":
            return self._picture(element)
        if tag == "math":
            return _math(element)
        if tag in ("code", "kbd", "samp", "tt"):
            return self._code(element)
        if tag == "a":
            return self._link(element)
        if tag == "input":
            checked = "[x] " if element.get("checked") is not None else "[ ] "
            return checked if element.get("type") == "checkbox" else ""
        return self._styled(element, tag)

    def inside(self, element: Any) -> str:
        """Return what is in an element as one run."""
        parts = [plain(element.text)]
        for child in element:
            parts.append(self.run(child))
            parts.append(plain(child.tail))
        return "".join(parts)

    def _styled(self, element: Any, tag: str) -> str:
        inner = self.inside(element)
        if not inner.strip():
            return inner
        if tag in ("b", "strong") or (tag == "span" and _BOLD.search(element.get("style") or "")):
            # One kind of stress is enough; two in each other are hardly ever read back as they were meant.
            return STRONG + _MARKED.sub("", inner) + STRONG_END
        if tag in ("i", "em"):
            return EMPHASIS + inner.replace(EMPHASIS, "").replace(EMPHASIS_END, "") + EMPHASIS_END
        if tag in _SIMPLE:
            return f"~~{inner.strip()}~~"
        if tag in ("sup", "sub"):
            return _shifted(inner, tag)
        if tag == "q":
            return inner.join(_QUOTES)
        if tag == "rt":
            return f"({inner.strip()})"
        return "" if tag == "rp" else inner

    def _code(self, element: Any) -> str:
        if element.find(".//img") is not None or element.find(".//code") is not None:
            return self.inside(element)
        noted = [self._note(link) for link in element.iter("a")]
        return code("".join(element.itertext())) + "".join(mark for mark in noted if mark)

    def _link(self, element: Any) -> str:
        mark = self._note(element)
        if mark is not None:
            return mark
        inner = self.inside(element)
        words = settled(inner, marks=False).strip()
        href = (element.get("href") or "").strip()
        if href.startswith("#") and _PERMALINK.fullmatch(words) and not any(char.isalnum() for char in words):
            return ""
        if not words or not href.lower().startswith(_ELSEWHERE) or "](" in words:
            return inner
        bare = href.removeprefix("mailto:")
        if words == bare or any(char in href for char in " \n\t<>"):
            return inner
        address = f"<{href}>" if "(" in href or ")" in href else href
        return f"[{inner.strip().replace(BREAK, ' ')}]({address})" + (" " if inner[-1:].isspace() else "")


def plain(text: str | None) -> str:
    """Return text as Markdown shows it: what looks like a tag is marked as none, invisible characters go."""
    if not text:
        return ""
    if not text.isascii():
        text = text.translate(_INVISIBLE)
    for stand_in in _MARKS + BREAK + DISPLAY + BAR if not text.isprintable() else "":
        text = text.replace(stand_in, "")
    return _LIKE_TAG.sub(r"\\<", text) if "<" in text else text


def settled(run: str, marks: bool = True, line_break: str = "  \n") -> str:
    """Return a run as Markdown in one paragraph: spaces collapsed, emphasis written so that it is seen as such."""
    text = _SPACE.sub(" ", _WRAPPED.sub("", run.replace("\u00a0", " ").replace("\r", "\n")))
    if any(mark in text for mark in _MARKS):
        for pattern, to in _TOUCHING if marks else ():
            text = pattern.sub(to, text)
        for pattern, sign in _STRESSED if marks else ():
            text = pattern.sub(partial(_stressed, sign), text)
        text = _MARKED.sub("", text)
    if BREAK in text:
        text = re.sub(f" *{BREAK} *", BREAK, text).strip(f"{BREAK} ").replace(BREAK, line_break)
    return _SPACE.sub(" ", text).strip() if line_break == " " else text.strip()


def _stressed(sign: str, match: re.Match[str]) -> str:
    """Write one stress so that Markdown sees it: no spaces inside, no mark of punctuation between it and a letter."""
    inner = match[1]
    core = inner.strip(f" {BREAK}")
    before, after = inner[: len(inner) - len(inner.lstrip(f" {BREAK}"))], inner[len(inner.rstrip(f" {BREAK}")) :]
    last, following = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    if len(core) > 2 and _PAIRS.get(core[0]) == core[-1] and core[0] not in core[1:]:
        before, core, after = before + core[0], core[1:-1], core[-1] + after
        last, following = before[-1:], after[:1]
    if not after and (following.isalnum() or following in _OPEN):
        kept = core.rstrip(_STOPS)
        core, after = kept, core[len(kept) :]
        following = after[:1] or following
    if not core or (last.isalnum() and not _opens(core[0])) or (following.isalnum() and not _opens(core[-1])):
        return before + core + after
    if core[0] == "*":
        core = "\\" + core
    if core[-1] == "*":
        core = core[:-1] + "\\*"
    return f"{before}{sign}{core}{sign}{after}"


def _opens(char: str) -> bool:
    """Say whether a stress may begin or end with this character right beside a letter."""
    return char.isalnum() or not unicodedata.category(char).startswith(("P", "S"))


def code(text: str) -> str:
    """Return `text` as a code span whose fence is longer than any in it; "" for nothing."""
    text = " ".join(text.translate(_INVISIBLE).split())
    if not text:
        return ""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    return f"{fence} {text} {fence}" if text[0] == "`" or text[-1] == "`" else fence + text + fence


def _math(element: Any) -> str:
    tex = formula(element).replace("|", BAR)
    if not tex:
        return ""
    return f"{DISPLAY}$$\n{tex}\n$${DISPLAY}" if element.get("display") == "block" else f"${tex}$"


def _shifted(inner: str, tag: str) -> str:
    """Write powers and indices with the characters made for them; ordinals and marks stay as they are."""
    core = inner.strip()
    table = _RAISED if tag == "sup" else _LOWERED
    if core and all(char in table for char in core):
        return "".join(table[char] for char in core)
    if (
        core.startswith("[")
        or core.isalpha()
        or not any(char.isalnum() for char in core)
        or any(char in core for char in _MARKS + "$")
    ):
        return inner
    return f"<{tag}>{core}</{tag}>"
