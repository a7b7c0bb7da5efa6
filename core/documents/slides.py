"""The text of a presentation as Markdown, slide by slide."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from core.documents.officepictures import Pictures
from core.documents.slidesgraphics import graphics, table
from core.documents.slidesorder import Box, in_order
from core.documents.slidestext import A, paragraphs, plain

if TYPE_CHECKING:
    from pptx.presentation import Presentation

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SECTIONS = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_UNTITLED = re.compile(r"(?:default section|默认节|預設章節|untitled section|无标题节)$", re.IGNORECASE)
# The date, the footer and the number of a slide say nothing of its matter.
_FURNITURE = ("dt", "ftr", "sldNum", "hdr")
_TITLES = ("title", "ctrTitle")
_LONGEST_TITLE = 80
_MASTER_STYLES = {
    "title": "titleStyle", "ctrTitle": "titleStyle", "body": "bodyStyle", "obj": "bodyStyle", "subTitle": "bodyStyle",
}  # fmt: skip


class SlidesText:
    """Walks the slides of a presentation once; `hidden` counts those not shown when it is presented."""

    def __init__(self, deck: Presentation, pictures: Pictures) -> None:
        self._deck = deck
        self._pictures = pictures
        self._sections = _sections(deck)
        self.hidden = 0
        self.title = ""

    def slides(self) -> Iterator[tuple[str, str]]:
        """Yield the title and the Markdown of each slide, "" for one that has none."""
        base = 0
        divided = bool(self._sections)
        for number, slide in enumerate(self._deck.slides, start=1):
            self.hidden += slide.element.get("show") in ("0", "false")
            for alternate in list(slide.element.iter(f"{_COMPATIBLE}AlternateContent")):
                _unwrap(alternate)
            heading, shapes = self._parts(slide)
            kind = slide.slide_layout.element.get("type") or ""
            parts: list[str] = []
            section = self._sections.get(slide.slide_id)
            if section and section != heading and number > 1:
                parts.append(f"{'#' * (base + 1)} {section}")
            if number == 1 and heading and (kind == "title" or self._is_cover(slide)):
                self.title, base = heading, 1
                parts.append(f"# {heading}")
            elif heading:
                opens = kind == "secHead" or section == heading
                divided = divided or opens
                parts.append(f"{'#' * (base + 1 + (divided and not opens))} {heading}")
            parts += shapes + self._notes(slide)
            yield heading, "\n\n".join(part for part in parts if part.strip())

    def _is_cover(self, slide: Any) -> bool:
        return any(kind.get("type") == "ctrTitle" for kind in slide.element.iter(f"{P}ph"))

    def _parts(self, slide: Any) -> tuple[str, list[str]]:
        """Return the title of a slide and its other blocks in reading order."""
        blocks: list[str] = []
        heading = ""
        for shape in _ordered(slide.shapes):
            if not heading and _placeholder(shape) in _TITLES and shape.has_text_frame:
                heading = " ".join(plain(shape.element.find(f"{P}txBody")).split())
                continue
            blocks += [block for block in self._shape(shape, slide) if block.strip()]
        if not heading and blocks and _may_head(blocks[0]):
            heading = blocks.pop(0).replace("**", "")
        return heading, blocks

    def _shape(self, shape: Any, slide: Any) -> list[str]:
        if _placeholder(shape) in _FURNITURE:
            return []
        if hasattr(shape, "shapes"):
            return [block for inner in _ordered(shape.shapes) for block in self._shape(inner, slide)]
        if getattr(shape, "has_table", False):
            return [table(shape)]
        drawn = graphics(shape.element, shape.part)
        if drawn:
            return drawn
        body = shape.element.find(f"{P}txBody")
        texts = paragraphs(body, self._styles(shape, body, slide), shape.part.rels) if body is not None else []
        return texts + [mark for mark in self._drawn(shape) if mark]

    def _drawn(self, shape: Any) -> Iterator[str]:
        """Yield the pictures of a shape: its own, its fill, or what stands for an embedded object."""
        properties = next(shape.element.iter(f"{P}cNvPr"), None)
        alt = (properties.get("descr") or "") if properties is not None else ""
        for blip in shape.element.iter(f"{A}blip"):
            if any(up.tag.endswith(("}buBlip", "}bgPr", "}rPr")) for up in blip.iterancestors()):
                continue
            relation = shape.part.rels.get(blip.get(f"{_R}embed") or "")
            if relation is not None and not relation.is_external:
                yield self._pictures.mark(relation.target_part.blob, alt)

    def _styles(self, shape: Any, body: Any, slide: Any) -> list[Any]:
        """Return the list styles that hold for a text body, the nearest first."""
        styles = [body.find(f"{A}lstStyle")]
        kind = _placeholder(shape)
        layout = slide.slide_layout
        if kind:
            found = shape.element.find(f".//{P}ph")
            index = found.get("idx") or "0"
            styles.append(_like(layout, lambda one: (one.get("idx") or "0") == index))
            styles.append(_like(layout.slide_master, lambda one: (one.get("type") or "body") in (kind, "body")))
            name = _MASTER_STYLES.get(kind, "otherStyle")
            styles.append(layout.slide_master.element.find(f"{P}txStyles/{P}{name}"))
        return [style for style in styles if style is not None]

    def _notes(self, slide: Any) -> list[str]:
        holder = slide.notes_slide.notes_placeholder if slide.has_notes_slide else None
        body = holder.element.find(f"{P}txBody") if holder is not None else None
        text = "\n\n".join(paragraphs(body, [], slide.notes_slide.part.rels)) if body is not None else ""
        return ["\n".join(f"> {line}".rstrip() for line in text.split("\n"))] if text.strip() else []


def _like(owner: Any, same: Callable[[Any], bool]) -> Any | None:
    """Return the list style of the first placeholder of a layout or master that is the same as one of a slide."""
    found = next((one for one in owner.element.iter(f"{P}ph") if same(one)), None)
    return None if found is None else found.getparent().getparent().getparent().find(f"{P}txBody/{A}lstStyle")


def _may_head(block: str) -> bool:
    bad = ("- ", "1. ", "|", "!", ">", "$", "[", "\\")
    return (
        "\n" not in block
        and len(block) <= _LONGEST_TITLE
        and not block.startswith(bad)
        and block[-1] not in "。.;；,，:："
    )


def _ordered(shapes: Any) -> list[Any]:
    """Return shapes as they are read: the title first, the rest by place."""
    titles = [shape for shape in shapes if _placeholder(shape) in _TITLES]
    others = [_box(shape) for shape in shapes if _placeholder(shape) not in _TITLES]
    return titles + in_order(others)


def _box(shape: Any) -> Box[Any]:
    try:
        left, top, width, height = (value or 0 for value in (shape.left, shape.top, shape.width, shape.height))
    except (AttributeError, ValueError):
        # A kind of shape the library does not know, or a place that is no number: it comes first.
        left = top = width = height = 0
    return Box(left, top, left + width, top + height, shape)


def _placeholder(shape: Any) -> str:
    """Return the kind of a placeholder; "" for other shapes."""
    found = shape.element.find(f"./*/{P}nvPr/{P}ph")
    return "" if found is None else found.get("type") or "obj"


def _unwrap(alternate: Any) -> None:
    """Put the content this reader understands in the place of the choice between several."""
    choice, fallback = alternate.find(f"{_COMPATIBLE}Choice"), alternate.find(f"{_COMPATIBLE}Fallback")
    newer = choice is not None and (choice.get("Requires") or "").startswith("cx")
    taken = fallback if choice is None or newer else choice
    parent = alternate.getparent()
    if parent is None:
        return
    place = parent.index(alternate)
    for child in reversed(list(taken) if taken is not None else []):
        parent.insert(place, child)
    parent.remove(alternate)


def _sections(deck: Any) -> dict[int, str]:
    """Return the name of the section that begins at a slide, by the slide's identity."""
    found: dict[int, str] = {}
    for section in deck.element.iter(f"{_SECTIONS}section"):
        name = " ".join((section.get("name") or "").split())
        first = next(section.iter(f"{_SECTIONS}sldId"), None)
        if name and first is not None and not _UNTITLED.match(name):
            found[int(first.get("id"))] = name
    return found
