"""The blocks of web pages: headings, paragraphs, lists, quotes, code and tables as Markdown."""

from __future__ import annotations

import re
from typing import Any

from core.documents.conventions import protect
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
_LANGUAGE = re.compile(r"(?:language|lang|highlight-source|highlight|brush:|sourcecode)[-: ]\s*([A-Za-z0-9+#_.]{1,20})")
_NO_LANGUAGE = frozenset(
    ["text", "plain", "plaintext", "none", "default", "nohighlight", "notranslate", "hljs", "code"]
)
_EXCLUDED = (" linenumber ", " lineno ", " linenos ", " line-number ", " line-numbers-rows ")


class BlockText:
    """Writes elements as blocks of Markdown."""

    def __init__(self, inline: Inline) -> None:
        self._inline = inline
        # How many lists, quotes and cells the walk is in; a heading there is no heading of the document.
        self._within = 0

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
            return _code(element)
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
        said = element.get("aria-level") or element.tag[1:]
        level = min(max(int(said), 1), 6) if said.isdecimal() and len(said) < 3 else 2
        return [Block("heading", f"{'#' * level} {words}")]

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
        text = joined(self._held(element))
        return [Block("quote", "\n".join(f"> {line}" if line else ">" for line in text.split("\n")))] if text else []


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


def _code(element: Any) -> list[Block]:
    """Return preformatted text in a fence longer than any in it."""
    parts: list[str] = []
    _collect(element, parts)
    text = "".join(parts).replace("\r\n", "\n").replace("\u00a0", " ").removeprefix("\n").rstrip()
    if not text.strip():
        return []
    longest = max((len(run) for run in re.findall("^ *(`{3,})", text, re.MULTILINE)), default=2)
    fence = "`" * (longest + 1)
    return [Block("code", f"{fence}{_language(element)}\n{text}\n{fence}")]


def _collect(element: Any, parts: list[str]) -> None:
    parts.append(element.text or "")
    for child in element:
        if child.tag == "br":
            parts.append("\n")
        elif isinstance(child.tag, str) and not any(word in kinds(child) for word in _EXCLUDED):
            _collect(child, parts)
        parts.append(child.tail or "")


def _language(pre: Any) -> str:
    """Return the programming language named on a code block, in it or on the boxes right around it, or nothing."""
    around = [
        pre,
        *pre.iter("code"),
        *[up for _, up in zip(range(3), pre.iterancestors("div", "figure"), strict=False)],
    ]
    for element in around:
        said = element.get("data-lang") or element.get("data-language") or ""
        names = [said] if said else [match[1] for match in _LANGUAGE.finditer(kinds(element))]
        for name in names:
            if name.lower() not in _NO_LANGUAGE:
                return name.lower()
    # Pandoc writes the language itself as a second class.
    said = kinds(pre)
    words = said.split()
    return words[1] if "sourcecode" in words[:1] and len(words) == 2 else ""
