"""Paragraphs of a slide as Markdown: bullets and numbers at their level, emphasis, links, formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from core.documents.conventions import protect
from core.documents.formulas import latex
from core.language import HAN_RANGES

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
# A number somebody typed in front of a paragraph: "1. ", "2) ", "3、", "（4）", "⑤"; not "1.5".
_TYPED = re.compile(
    rf"\s*(?:(\d{{1,2}})(?:[.)）．](?:\s+|(?=[{HAN_RANGES}]))|、\s*)|[（(](\d{{1,2}})[)）]\s*|([{_CIRCLED}])\s*)(?=\S)"
)


def paragraphs(body: Any, styles: Sequence[Any], relations: Any) -> list[str]:
    """Return the blocks of a text body; a list is one block.

    `styles` are the list styles that hold for it, the nearest first (`a:lstStyle` and what it inherits from).
    """
    blocks: list[str] = []
    items: list[str] = []
    counts: list[int] = []
    for paragraph in body.iterchildren(f"{A}p"):
        text = line(paragraph, relations)
        if not text.strip():
            continue
        kind, start = _bullet(paragraph, styles)
        typed = None if kind or "\n" in text.strip() else _TYPED.match(text)
        if not kind and not typed:
            blocks += _list(items)
            counts.clear()
            blocks.append("\n".join(protect(part.strip()) for part in text.strip().split("\n")))
            continue
        if typed:
            kind, start, text = "number", _number(typed), text[typed.end() :]
            blocks += _list(items) if start == 1 else []
        depth = min(_level(paragraph), len(counts))
        del counts[depth + 1 :]
        if len(counts) == depth or typed:
            counts[depth:] = [start - 1]
        counts[depth] += 1
        mark = f"{counts[depth]}." if kind == "number" else "-"
        items.append("    " * depth + f"{mark} " + " ".join(text.split()))
    return blocks + _list(items)


def _list(items: list[str]) -> list[str]:
    done = ["\n".join(items)] if items else []
    items.clear()
    return done


def line(paragraph: Any, relations: Any) -> str:
    """Return the text of one paragraph with emphasis, links and formulas."""
    merged: list[tuple[str, str]] = []
    for mark, text in _pieces(paragraph, relations):
        if merged and merged[-1][0] == mark:
            merged[-1] = (mark, merged[-1][1] + text)
        else:
            merged.append((mark, text))
    whole = len([text for _, text in merged if text.strip()]) == 1
    return "".join(text if whole else _marked(mark, text) for mark, text in merged).replace("\u00a0", " ")


def plain(body: Any) -> str:
    """Return the bare text of a text body, paragraphs as lines."""
    lines = ("".join(one.text or "" for one in paragraph.iter(f"{A}t")) for paragraph in body.iter(f"{A}p"))
    return "\n".join(" ".join(text.split()) for text in lines if text.strip())


def _marked(mark: str, text: str) -> str:
    core = text.strip()
    if not mark or not core:
        return text
    start = len(text) - len(text.lstrip())
    return f"{text[:start]}{mark}{core}{mark}{text[len(text.rstrip()) :]}"


def _pieces(paragraph: Any, relations: Any) -> Iterator[tuple[str, str]]:
    for child in paragraph.iterchildren():
        if child.tag in (f"{A}r", f"{A}fld"):
            text = "".join(one.text or "" for one in child.iterchildren(f"{A}t"))
            yield from _run(child.find(f"{A}rPr"), text, relations)
        elif child.tag == f"{A}br":
            yield "", "\n"
        elif isinstance(child.tag, str) and not child.tag.startswith(A):
            found = [latex(one) for one in child.iter(f"{_MATH}oMath")]
            yield "", " ".join(f"${formula}$" for formula in found if formula)


def _run(properties: Any, text: str, relations: Any) -> Iterator[tuple[str, str]]:
    if properties is None:
        yield "", text
        return
    link = properties.find(f"{A}hlinkClick")
    relation = relations.get(link.get(_RELATION)) if link is not None and link.get(_RELATION) else None
    if relation is not None and relation.is_external and text.strip() and relation.target_ref != text.strip():
        yield "", f"[{text.strip()}]({relation.target_ref})"
        return
    yield "".join(mark for name, mark in (("b", "**"), ("i", "*")) if properties.get(name) in ("1", "true")), text


def _level(paragraph: Any) -> int:
    properties = paragraph.find(f"{A}pPr")
    return int(properties.get("lvl") or 0) if properties is not None else 0


def _number(typed: re.Match[str]) -> int:
    return int(typed[1] or typed[2] or 0) if not typed[3] else _CIRCLED.index(typed[3]) + 1


def _bullet(paragraph: Any, styles: Sequence[Any]) -> tuple[str, int]:
    """Return "number", "bullet" or "" as the paragraph itself or the nearest style says, and the first number."""
    name = f"{A}lvl{_level(paragraph) + 1}pPr"
    for source in (paragraph.find(f"{A}pPr"), *(style.find(name) for style in styles)):
        for child in source.iterchildren() if source is not None else ():
            if child.tag == f"{A}buNone":
                return "", 1
            if child.tag == f"{A}buAutoNum":
                start = child.get("startAt") or "1"
                return "number", int(start) if start.isdecimal() else 1
            if child.tag in (f"{A}buChar", f"{A}buBlip"):
                return "bullet", 1
    return "", 1
