"""The inside of one Word paragraph: runs, links, formulas, pictures and marks of notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_NOTE_PARTS = {"footnote": "footnotes", "endnote": "endnotes"}
# Word fills in the path of the inserted file where nobody wrote a description.
_FILE_NAME = re.compile(r"\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg)$|^[A-Za-z]:\\", re.IGNORECASE)
_SKIPPED = (f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}txbxContent", f"{W}rPr", f"{W}instrText")


class Notes:
    """The footnotes and endnotes of a document, numbered in the order they are cited."""

    def __init__(self, document: Document) -> None:
        self._elements: dict[tuple[str, str], Any] = {}
        self._cited: dict[tuple[str, str], int] = {}
        for relation in document.part.rels.values():
            kind = next((k for k, part in _NOTE_PARTS.items() if relation.reltype.endswith("/" + part)), None)
            if kind and not relation.is_external:
                self._load(kind, relation.target_part.blob)

    def _load(self, kind: str, blob: bytes) -> None:
        from lxml import etree

        parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
        root = etree.fromstring(blob, parser)
        for element in root.iterchildren(f"{W}{kind}") if root is not None else ():
            self._elements[kind, element.get(f"{W}id") or ""] = element

    def mark(self, kind: str, number: str) -> str:
        """Return the Markdown mark for a note cited here; "" when the note is missing."""
        if (kind, number) not in self._elements:
            return ""
        return f"[^{self._cited.setdefault((kind, number), len(self._cited) + 1)}]"

    def cited(self, text_of: Callable[[Any], str]) -> list[str]:
        """Return the definitions of all notes cited so far."""
        return [f"[^{mark}]: {text_of(self._elements[key]).strip()}" for key, mark in list(self._cited.items())]


def inline(paragraph: Any, relations: Any, notes: Notes) -> str:
    """Return one paragraph's text with bold, italic, links, formulas, notes, and pictures by their description."""
    merged: list[tuple[str, str]] = []
    for emphasis, text in _pieces(paragraph, relations, notes):
        if merged and merged[-1][0] == emphasis:
            merged[-1] = (emphasis, merged[-1][1] + text)
        elif text:
            merged.append((emphasis, text))
    return "".join(_marked(emphasis, text) for emphasis, text in merged)


def _marked(emphasis: str, text: str) -> str:
    core = text.strip()
    if not emphasis or not core:
        return text
    before = text[: len(text) - len(text.lstrip())]
    return f"{before}{emphasis}{core}{emphasis}{text[len(text.rstrip()) :]}"


def _pieces(parent: Any, relations: Any, notes: Notes) -> Iterator[tuple[str, str]]:
    """Yield (emphasis mark, text) of every run below `parent`."""
    for child in parent.iterchildren():
        if child.tag == f"{W}r":
            yield from _run(child, notes)
        elif child.tag == f"{W}hyperlink":
            text = "".join(part for _, part in _pieces(child, relations, notes))
            target = relations.get(child.get(_RELATION) or "")
            url = target.target_ref if target is not None and target.is_external else ""
            linked = url.startswith(("http://", "https://", "mailto:")) and text.strip()
            yield "", f"[{text}]({url})" if linked and text.strip() != url else text
        elif child.tag in (f"{_MATH}oMath", f"{_MATH}oMathPara"):
            yield "", "".join(element.text or "" for element in child.iter(f"{_MATH}t"))
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            yield from _pieces(child, relations, notes)


def _run(run: Any, notes: Notes) -> Iterator[tuple[str, str]]:
    emphasis = _emphasis(run)
    for child in run.iterchildren():
        if child.tag == f"{W}t":
            yield emphasis, child.text or ""
        elif child.tag in (f"{W}tab", f"{W}ptab"):
            yield emphasis, "\t"
        elif child.tag in (f"{W}br", f"{W}cr"):
            yield "", "" if child.get(f"{W}type") in ("page", "column") else "\n"
        elif child.tag == f"{W}noBreakHyphen":
            yield emphasis, "-"
        elif child.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            kind = "footnote" if "footnote" in child.tag else "endnote"
            yield "", notes.mark(kind, child.get(f"{W}id") or "")
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            described = [" ".join((element.get("descr") or "").split()) for element in child.iter(_DRAWING)]
            yield "", "".join(f"[{text}]" for text in described[:1] if text and not _FILE_NAME.search(text))


def _emphasis(run: Any) -> str:
    properties = run.find(f"{W}rPr")
    if properties is None:
        return ""
    return "".join(mark for name, mark in (("b", "**"), ("i", "*")) if _on(properties.find(f"{W}{name}")))


def _on(flag: Any) -> bool:
    return flag is not None and flag.get(f"{W}val") not in ("0", "false", "off", "none")
