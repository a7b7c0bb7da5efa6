"""The blocks of web pages: headings, paragraphs, lists, quotes, code and tables as Markdown."""

from __future__ import annotations

from typing import Any

from core.documents.conventions import protect
from core.documents.htmlcode import code_block
from core.documents.htmlinline import BAR, DISPLAY, STRONG, STRONG_END, Inline, plain, settled
from core.documents.htmltables import Block, table_blocks
from core.documents.htmltree import kinds

_WORDS = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p pre section summary"
    " table tbody td tfoot th thead tr ul xmp"
)
BLOCKS = frozenset(_WORDS.split())
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LISTS = ("ul", "ol", "menu", "dir")
# Boxes whose "heading" only says what kind of box it is, or who wrote the book.
_BOXES = (" tip ", " note ", " caution ", " warning ", " important ", " author ", " authorgroup ", " editor ",
          " othercredit ")  # fmt: skip
# What books that were made from DocBook call their sections, each with a heading of the first level.
_SECTIONS = (" chapter ", " section ", " appendix ", " preface ", " part ", " sect1 ", " sect2 ", " sect3 ", " sect4 ")


class BlockText:
    """Writes elements as blocks of Markdown."""

    def __init__(self, inline: Inline) -> None:
        self._inline = inline
        # How many lists, quotes and cells the walk is in; a heading there is no heading of the document.
        self._within = 0
        # Of each section that has a heading: its level, and how much deeper than it says it is.
        self._levels: dict[Any, int] = {}
        self._sections: dict[Any, int] = {}

    def blocks(self, element: Any) -> list[Block]:
        """Return what is in an element, in order."""
        out: list[Block] = []
        run = [plain(element.text)]
        for child in element:
            if isinstance(child.tag, str):
                if self._is_block(child):
                    out += _paragraphs("".join(run))
                    run = []
                    out += self.block(child)
                else:
                    run.append(self._inline.run(child))
            run.append(plain(child.tail))
        return out + _paragraphs("".join(run))

    def block(self, element: Any) -> list[Block]:
        """Return one block element."""
        tag = element.tag
        if tag in _HEADINGS or element.get("role") == "heading":
            return self._heading(element)
        if tag in ("pre", "listing", "xmp"):
            text = code_block(element, self._inline.note)
            return [Block("code", text)] if text else []
        if tag in _LISTS:
            return self._list(element)
        if tag == "dl":
            return self._definitions(element)
        if tag == "table":
            return self._table(element)
        if tag == "blockquote":
            return self._quote(element)
        if tag == "hr":
            return [Block("rule", "---")]
        if tag == "li":
            return _listed([self._held(element)], None)
        if tag == "summary":
            return _paragraphs(STRONG + self._inline.inside(element) + STRONG_END)
        return self.blocks(element)

    def _is_block(self, element: Any) -> bool:
        if element.tag in BLOCKS or element.get("role") == "heading":
            return True
        # A link or a style around whole blocks is only a wrapper.
        return element.tag not in ("math", "code") and any(inner.tag in BLOCKS for inner in element.iter())

    def _held(self, element: Any) -> list[Block]:
        self._within += 1
        try:
            return self.blocks(element)
        finally:
            self._within -= 1

    def _heading(self, element: Any) -> list[Block]:
        if any(isinstance(child.tag, str) and child.tag in BLOCKS for child in element.iterdescendants()):
            words = " ".join(block.text for block in self.blocks(element))
        else:
            words = settled(self._inline.inside(element).replace(DISPLAY, ""), marks=False, line_break=" ")
        words = " ".join(words.split())
        if not words:
            return []
        parent = element.getparent()
        boxed = parent is not None and any(box in kinds(parent) for box in _BOXES)
        if self._within or boxed:
            return [Block("text", f"**{words}**")]
        return [Block("heading", f"{'#' * self._level(element)} {words}")]

    def _level(self, element: Any) -> int:
        """Return the level of a heading: its own, deeper where sections in each other all call theirs the first."""
        said = element.get("aria-level") or element.tag[1:]
        own = min(max(int(said), 1), 6) if said.isdecimal() and len(said) < 3 else 2
        around = [up for up in element.iterancestors("section", "article", "div") if _is_section(up)]
        if not around:
            return own
        if around[0] in self._sections:
            return min(own + self._sections[around[0]], 6)
        outer = next((self._levels[up] for up in around[1:] if up in self._levels), 0)
        deeper = own == 1 or any(self._sections.get(up) for up in around[1:])
        level = min(max(own, outer + 1), 6) if deeper else own
        self._levels[around[0]], self._sections[around[0]] = level, level - own
        return level

    def _list(self, element: Any) -> list[Block]:
        if not self._within and any(inner.tag in _HEADINGS for inner in element.iter()):
            # Cards and questions with headings of their own are sections that look like a list.
            return self.blocks(element)
        items: list[list[Block]] = []
        for child in element:
            if not isinstance(child.tag, str):
                continue
            held = self._held(child) if child.tag == "li" else self._outside(child)
            if child.tag in _LISTS and items:
                items[-1] += held
            elif held:
                items.append(held)
            if child.tail and child.tail.strip():
                items.append(_paragraphs(plain(child.tail)))
        start = element.get("start") or "1"
        first = int(start) if start.isdecimal() and len(start) < 9 else 1
        return _listed(items, first if element.tag == "ol" else None)

    def _outside(self, child: Any) -> list[Block]:
        """Return what stands in a list outside its items."""
        self._within += 1
        try:
            return self.block(child) if child.tag in BLOCKS else _paragraphs(self._inline.run(child))
        finally:
            self._within -= 1

    def _definitions(self, element: Any) -> list[Block]:
        out: list[Block] = []
        items: list[list[Block]] = []
        rich = any(inner.tag in (*_HEADINGS, "table") for inner in element.iter())
        for child in self._terms(element):
            if child.tag == "dt":
                words = settled(self._inline.inside(child), marks=False, line_break=" ").replace(DISPLAY, "")
                items.append([Block("text", words if words.startswith("`") else f"**{words}**")] if words else [])
            elif rich:
                out += [block for item in items for block in item] + self.block(child)
                items = []
            elif items:
                items[-1] += self._held(child)
            else:
                items.append(self._held(child))
        if rich:
            return out + [block for item in items for block in item]
        return _listed([item for item in items if item], None)

    def _terms(self, element: Any) -> list[Any]:
        """Return terms and definitions, also those that groups or divisions hold together."""
        found: list[Any] = []
        for child in element:
            if child.tag in ("dt", "dd"):
                found.append(child)
            elif isinstance(child.tag, str):
                found += self._terms(child) if child.find("dt") is not None else [child]
        return found

    def _table(self, element: Any) -> list[Block]:
        # Headings in a table that lays out the page are headings; the table decides once it has seen them.
        return table_blocks(element, self.blocks)

    def _quote(self, element: Any) -> list[Block]:
        held = self._held(element)
        if all(block.kind in ("code", "table", "math") for block in held):
            # Old pages use quotations to set code and tables in from the margin.
            return held
        text = joined(held)
        return [Block("quote", "\n".join(f"> {line}" if line else ">" for line in text.split("\n")))] if text else []


def _is_section(element: Any) -> bool:
    return element.tag != "div" or any(name in kinds(element) for name in _SECTIONS)


def joined(blocks: list[Block]) -> str:
    """Return blocks as Markdown, an empty line between them."""
    return "\n\n".join(block.text for block in blocks).replace(BAR, "|")


def _paragraphs(run: str) -> list[Block]:
    out: list[Block] = []
    for place, part in enumerate(run.split(DISPLAY)):
        if place % 2:
            out.append(Block("math", part))
        else:
            text = settled(part)
            if text:
                out.append(Block("text", "\n".join(protect(line) for line in text.split("\n"))))
    return out


def _listed(items: list[list[Block]], first: int | None) -> list[Block]:
    """Return items as one list, numbered from `first` or with dashes; close together where each is one paragraph."""
    items = [item for item in items if item]
    tight = all(sum(block.kind != "list" for block in item) <= 1 for item in items)
    lines: list[str] = []
    for number, item in enumerate(items, start=first or 0):
        mark = "- " if first is None else f"{number}. "
        text = ("\n" if tight else "\n\n").join(block.text for block in item)
        indent = " " * len(mark)
        lines.append(
            mark + "\n".join(indent + line if line and at else line for at, line in enumerate(text.split("\n")))
        )
    return [Block("list", ("\n" if tight else "\n\n").join(lines))] if lines else []
