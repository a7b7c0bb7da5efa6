"""What the styles of a Word document mean: headings, lists, code, quotations, emphasis."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.documents.wordnumbers import Numbers

if TYPE_CHECKING:
    from docx.document import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Word stores built-in names in English; other programs write the name the user sees.
_HEADING = re.compile(
    r"(?:heading|head|标题|標題|überschrift|titre|título|titulo|encabezado|titolo|заголовок|見出し|제목|kop|rubrik"
    r"|overskrift|otsikko|nagłówek|nadpis|başlık|címsor|tiêu đề|judul)\s*([1-9])$",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?:title|标题|標題|文档标题|titel|titre)$", re.IGNORECASE)
_CODE = re.compile(
    r"(?:source ?code|code(?: block)?|html preformatted|preformatted(?: text)?|plain text code|代码|程序代码)$", re.I
)
_QUOTE = re.compile(r"(?:(?:intense |block )?quote|block ?text|引用|明显引用)$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录|目錄)\s*[1-9]$", re.IGNORECASE)
_INLINE_CODE = re.compile(
    r"(?:verbatim char|html (?:code|typewriter|sample)|source code char|inline ?code|code|代码)$", re.I
)
_STRONG = re.compile(r"(?:strong|intense emphasis|要点|明显强调)$", re.IGNORECASE)
_EMPHASIS = re.compile(r"(?:emphasis|强调)$", re.IGNORECASE)
_CHAIN = 12
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Meaning:
    """A paragraph's meaning: heading level (0 for none), document title, code, quotation, line of the contents."""

    level: int = 0
    title: bool = False
    code: bool = False
    quote: bool = False
    contents: bool = False


class Styles:
    """Resolves styles through what they are based on."""

    def __init__(self, document: Document) -> None:
        root = document.styles.element
        self._styles = {style.get(f"{W}styleId"): style for style in root.iter(f"{W}style")}
        plain = [key for key, style in self._styles.items() if style.get(f"{W}type") == "paragraph"]
        self._default = next((key for key in plain if self._styles[key].get(f"{W}default") in ("1", "true")), None)
        self._meanings: dict[str | None, Meaning] = {}
        self._runs: dict[str, str] = {}

    def of(self, paragraph: Any) -> Meaning:
        """Return the meaning of one paragraph; an outline level set on it directly wins over its style."""
        properties = paragraph.find(f"{W}pPr")
        own = None if properties is None else _level(properties)
        name = None if properties is None else _value(properties, "pStyle")
        if name not in self._meanings:
            self._meanings[name] = self._meaning(name)
        meaning = self._meanings[name]
        return Meaning(min(own, 6)) if own else meaning

    def numbering(self, paragraph: Any, numbers: Numbers) -> tuple[str, int] | None:
        """Return (list id, depth from 0) of a numbered paragraph, set on itself or on its style, else None."""
        properties = paragraph.find(f"{W}pPr")
        own = properties.find(f"{W}numPr") if properties is not None else None
        number = _value(own, "numId") if own is not None else None
        depth = _value(own, "ilvl") if own is not None else None
        linked = None
        for style in self._chain(_value(properties, "pStyle") if properties is not None else None):
            found = style.find(f"{W}pPr/{W}numPr")
            if found is None:
                continue
            if number is None:
                number = _value(found, "numId")
                # A style that carries the number stands for the level that names it.
                linked = numbers.depth_of_style(number or "", style.get(f"{W}styleId") or "")
            depth = depth if depth is not None or linked is not None else _value(found, "ilvl")
            break
        if not number or number == "0":
            return None
        level = int(depth) if depth and depth.isdigit() else linked or 0
        return number, min(level, _DEEPEST)

    def indent(self, paragraph: Any) -> int | None:
        """Return the left indent set on a paragraph or its style, in twentieths of a point; None when none is."""
        properties = paragraph.find(f"{W}pPr")
        name = _value(properties, "pStyle") if properties is not None else None
        for holder in (properties, *(style.find(f"{W}pPr") for style in self._chain(name))):
            found = holder.find(f"{W}ind") if holder is not None else None
            left = (found.get(f"{W}left") or found.get(f"{W}start")) if found is not None else None
            if left and left.lstrip("-").isdigit():
                return int(left)
        return None

    def run(self, name: str) -> str:
        """Return what a character style means: "code", an emphasis mark, or nothing."""
        if name not in self._runs:
            labels = [(_value(style, "name") or "").strip() for style in self._chain(name)] if name else []
            self._runs[name] = next(
                (
                    mark
                    for label in labels
                    for pattern, mark in ((_INLINE_CODE, "code"), (_STRONG, "**"), (_EMPHASIS, "*"))
                    if pattern.match(label)
                ),
                "",
            )
        return self._runs[name]

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
                return Meaning(1, title=True)
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


def _level(properties: Any) -> int | None:
    """Return a heading level from an outline level; 0 says body text on purpose, None says nothing."""
    value = _value(properties, "outlineLvl")
    if value is None or not value.isdigit():
        return None
    return int(value) + 1 if int(value) < 9 else 0


def _value(element: Any, name: str) -> str | None:
    child = element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")
