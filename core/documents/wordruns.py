"""The inside of one Word paragraph: runs, links, formulas, pictures and marks of notes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any

from core.documents.formulas import latex
from core.documents.officepictures import Pictures
from core.documents.wordnotes import Notes
from core.documents.wordstyles import Styles
from core.documents.wordsymbols import lowered, raised, symbol

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_VECTOR = "{urn:schemas-microsoft-com:vml}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = (f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}txbxContent", f"{W}rPr", f"{W}instrText", f"{W}rt",
            f"{W}sdtPr", f"{W}sdtEndPr", f"{_COMPATIBLE}Fallback")  # fmt: skip
# Where symbol fonts have their characters, a text without the font tells nothing.
_PLACES = re.compile("[\uf020-\uf0ff]")
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_EMPHASES = (("b", "**"), ("i", "*"), ("strike", "~~"), ("dstrike", "~~"))

Piece = tuple[str, str]


class Inline:
    """Writes the inside of paragraphs that belong to one part of the document."""

    def __init__(self, relations: Any, notes: Notes, styles: Styles, pictures: Pictures) -> None:
        self._relations = relations
        self._notes = notes
        self._styles = styles
        self._pictures = pictures

    def text(self, paragraph: Any) -> str:
        """Return a paragraph with emphasis, links, formulas, note marks and pictures; line breaks as line feeds."""
        merged: list[Piece] = []
        for emphasis, text in self._pieces(paragraph):
            if merged and merged[-1][0] == emphasis:
                merged[-1] = (emphasis, merged[-1][1] + text)
            elif text:
                merged.append((emphasis, text))
        return "".join(_marked(emphasis, text) for emphasis, text in merged).replace("\u00a0", " ")

    def _pieces(self, parent: Any) -> Iterator[Piece]:
        """Yield (emphasis mark, text) of every run below `parent`."""
        for child in parent.iterchildren():
            if child.tag == f"{W}r":
                yield from self._run(child)
            elif child.tag == f"{W}hyperlink":
                yield "", self._link(child)
            elif child.tag == f"{_MATH}oMathPara":
                yield "", "".join(f"\n$${latex(one)}$$\n" for one in child.iter(f"{_MATH}oMath") if latex(one))
            elif child.tag == f"{_MATH}oMath":
                formula = latex(child)
                yield "", f"${formula}$" if formula else ""
            elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
                yield from self._pieces(child)

    def _link(self, link: Any) -> str:
        text = "".join(part for _, part in self._pieces(link))
        target = self._relations.get(link.get(f"{_R}id") or "")
        url = target.target_ref if target is not None and target.is_external else ""
        linked = url.startswith(("http://", "https://", "mailto:")) and text.strip()
        return f"[{text}]({url})" if linked and text.strip() != url and "](" not in text else text

    def _run(self, run: Any) -> Iterator[Piece]:
        emphasis, moved = self._looks(run)
        for child in run.iterchildren():
            if child.tag == f"{W}t":
                text = _spelled(run, child.text or "")
                yield emphasis, raised(text) if moved == "superscript" else lowered(text) if moved else text
            elif child.tag in (f"{W}br", f"{W}cr"):
                yield "", "" if child.get(f"{W}type") in ("page", "column") else "\n"
            elif child.tag in _NOTES:
                yield "", self._notes.mark(_NOTES[child.tag], child.get(f"{W}id") or "")
            elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
                yield from self._other(child, emphasis)

    def _other(self, child: Any, emphasis: str) -> Iterator[Piece]:
        if child.tag in (f"{W}tab", f"{W}ptab"):
            yield emphasis, "\t"
        elif child.tag == f"{W}noBreakHyphen":
            yield emphasis, "-"
        elif child.tag == f"{W}sym":
            yield emphasis, symbol(child.get(f"{W}font") or "", child.get(f"{W}char") or "")
        elif child.tag == f"{W}ruby":
            base = child.find(f"{W}rubyBase")
            yield from self._pieces(base) if base is not None else ()
        else:
            yield "", "".join(self._drawn(child))

    def _looks(self, run: Any) -> Piece:
        """Return the emphasis of a run, and whether it is raised or lowered."""
        properties = run.find(f"{W}rPr")
        if properties is None:
            return "", ""
        style = properties.find(f"{W}rStyle")
        kind = self._styles.run(style.get(f"{W}val") or "") if style is not None else ""
        if kind == "code":
            return "`", ""
        marks = [mark for name, mark in _EMPHASES if _on(properties.find(f"{W}{name}"))]
        if kind and kind not in marks:
            marks.insert(0, kind)
        place = properties.find(f"{W}vertAlign")
        moved = place.get(f"{W}val") if place is not None else ""
        return "".join(dict.fromkeys(marks)), moved if moved in ("superscript", "subscript") else ""

    def _drawn(self, drawing: Any) -> Iterator[str]:
        """Yield the pictures of a drawing, or its description when it shows something else than text."""
        alts = [element.get("descr") or "" for element in drawing.iter(_DRAWING)]
        alts += [element.get("alt") or "" for element in drawing.iter(f"{_VECTOR}shape")]
        alt = next((text for text in alts if text.strip()), "")
        found = False
        for element in drawing.iter(_BLIP, f"{_VECTOR}imagedata"):
            between = {up.tag for up in itertools.takewhile(lambda up: up is not drawing, element.iterancestors())}
            if between & {f"{W}txbxContent", f"{_COMPATIBLE}Fallback"}:
                continue
            relation = self._relations.get(element.get(f"{_R}embed") or element.get(f"{_R}id") or "")
            if relation is not None and not relation.is_external:
                found = True
                yield self._pictures.mark(relation.target_part.blob, alt)
        if not found and alt and next(drawing.iter(f"{W}txbxContent"), None) is None:
            yield self._pictures.mark(b"", alt)


def raw(paragraph: Any) -> str:
    """Return the bare text of a line of code."""
    parts: list[str] = []
    for element in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab", f"{W}cr"):
        if element.tag == f"{W}t":
            parts.append(element.text or "")
        elif element.getparent().tag == f"{W}r":
            parts.append("    " if element.tag == f"{W}tab" else "\n")
    return "".join(parts).rstrip("\n")


def _marked(emphasis: str, text: str) -> str:
    core = text.strip()
    if not emphasis or not core:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    if emphasis == "`":
        fence = "``" if "`" in core else "`"
        gap = " " if fence == "``" else ""
        return f"{before}{fence}{gap}{core}{gap}{fence}{after}"
    return f"{before}{emphasis}{core}{_reversed(emphasis)}{after}"


def _reversed(emphasis: str) -> str:
    """Return the closing marks for opening ones: ** ~~ closes as ~~ **."""
    return ("~~" if "~~" in emphasis else "") + emphasis.replace("~~", "")


def _spelled(run: Any, text: str) -> str:
    """Return the text of a run with the places of its symbol font as the characters drawn there."""
    if not _PLACES.search(text):
        return text
    fonts = run.find(f"{W}rPr/{W}rFonts")
    font = (fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "") if fonts is not None else ""
    return _PLACES.sub(lambda place: symbol(font, f"{ord(place[0]):X}") or place[0], text)


def _on(flag: Any) -> bool:
    return flag is not None and flag.get(f"{W}val") not in ("0", "false", "off", "none")
