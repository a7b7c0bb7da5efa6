"""What the styles of a Word document mean: headings, lists, code, quotations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Word stores built-in names in English; other programs write the name the user sees.
_HEADING = re.compile(
    r"(?:heading|标题|標題|überschrift|titre|título|titolo|заголовок|見出し|제목)\s*([1-9])$", re.IGNORECASE
)
_TITLE = re.compile(r"(?:title|标题|標題|文档标题|titel|titre)$", re.IGNORECASE)
_CODE = re.compile(
    r"(?:source ?code|code(?: block)?|html preformatted|preformatted(?: text)?|plain text code|代码|程序代码)$", re.I
)
_QUOTE = re.compile(r"(?:(?:intense |block )?quote|block ?text|引用|明显引用)$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录|目錄)\s*[1-9]$", re.IGNORECASE)
_CHAIN = 12
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Meaning:
    """A paragraph's meaning: heading level (0 for none), code, quotation, line of the table of contents."""

    level: int = 0
    code: bool = False
    quote: bool = False
    contents: bool = False


class Styles:
    """Resolves styles through what they are based on, and numbering through its definitions."""

    def __init__(self, document: Document) -> None:
        root = document.styles.element
        self._styles = {style.get(f"{W}styleId"): style for style in root.iter(f"{W}style")}
        plain = [key for key, style in self._styles.items() if style.get(f"{W}type") == "paragraph"]
        self._default = next((key for key in plain if self._styles[key].get(f"{W}default") in ("1", "true")), None)
        self._meanings: dict[str | None, Meaning] = {}
        self._formats = _formats(document)

    def of(self, paragraph: Any) -> Meaning:
        """Return the meaning of one paragraph; an outline level set on it directly wins over its style."""
        properties = paragraph.find(f"{W}pPr")
        own = None if properties is None else _level(properties)
        name = None if properties is None else _value(properties, "pStyle")
        if name not in self._meanings:
            self._meanings[name] = self._meaning(name)
        meaning = self._meanings[name]
        return Meaning(min(own, 6)) if own else meaning

    def numbering(self, paragraph: Any) -> tuple[str, int, bool] | None:
        """Return (list id, depth from 0, ordered) for a list item, else None."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return None
        found = properties.find(f"{W}numPr")
        name = _value(properties, "pStyle")
        for style in self._chain(name):
            if found is not None and found.find(f"{W}numId") is not None:
                break
            found = style.find(f"{W}pPr/{W}numPr")
        number = _value(found, "numId") if found is not None else None
        if not number or number == "0":
            return None
        depth = min(max(int(_value(found, "ilvl") or 0), 0), _DEEPEST)
        form = self._formats.get((number, depth), "bullet")
        return None if form == "none" else (number, depth, form not in ("bullet", "picture"))

    def _chain(self, name: str | None) -> list[Any]:
        chain: list[Any] = []
        key = name or self._default
        while key in self._styles and len(chain) < _CHAIN:
            chain.append(self._styles[key])
            key = _value(self._styles[key], "basedOn")
        return chain

    def _meaning(self, name: str | None) -> Meaning:
        for style in self._chain(name):
            label = (_value(style, "name") or "").strip()
            heading = _HEADING.match(label)
            if heading:
                return Meaning(min(int(heading[1]), 6))
            if _TITLE.match(label):
                return Meaning(1)
            if _CONTENTS.match(label):
                return Meaning(contents=True)
            if _CODE.match(label):
                return Meaning(code=True)
            if _QUOTE.match(label):
                return Meaning(quote=True)
            properties = style.find(f"{W}pPr")
            level = None if properties is None else _level(properties)
            if level is not None:
                return Meaning(min(level, 6))
        return Meaning()


def _formats(document: Document) -> dict[tuple[str, int], str]:
    """Return the number format of every (list id, depth)."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    abstract = {
        (one.get(f"{W}abstractNumId"), int(level.get(f"{W}ilvl") or 0)): _value(level, "numFmt") or "decimal"
        for one in root.iter(f"{W}abstractNum")
        for level in one.iter(f"{W}lvl")
    }
    formats: dict[tuple[str, int], str] = {}
    for number in root.iterchildren(f"{W}num"):
        target = _value(number, "abstractNumId")
        for (key, depth), form in abstract.items():
            if key == target:
                formats[number.get(f"{W}numId") or "", depth] = form
    return formats


def _level(properties: Any) -> int | None:
    """Return a heading level from an outline level; 0 says body text on purpose, None says nothing."""
    value = _value(properties, "outlineLvl")
    if value is None or not value.isdigit():
        return None
    return int(value) + 1 if int(value) < 9 else 0


def _value(element: Any, name: str) -> str | None:
    child = element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")
