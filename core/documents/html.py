"""Web pages to Markdown: one page, or the pages of a book with notes that may stand in another of its files."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from core.documents.htmlblocks import BlockText, joined
from core.documents.htmlinline import Inline
from core.documents.htmlmain import main_part, prepare, size
from core.documents.htmlnotes import Notes
from core.documents.htmlpictures import Pictures
from core.documents.htmltree import body_of, parsed
from core.documents.outline import outline

_CITED = re.compile(r"\[\^(\d+)\]")
# A page of which less than this share is left was misjudged; all of it is read then.
_TOO_LITTLE = 0.1
_SHORT = 400


class Pages:
    """Turns the pages of one document into Markdown: `look` at all in order, then `markdown` of each in order.

    Args:
        pictures: keeps the pictures of the pages.
        book: the pages are chapters; all they show is kept, and no main part looked for.
    """

    def __init__(self, pictures: Pictures, book: bool = False) -> None:
        self._pictures = pictures
        self._book = book
        self._notes = Notes()
        self._texts: dict[int, str] = {}
        self._settled = False

    def look(self, text: str, path: str = "") -> None:
        """Remember the notes of a page; `path` is where it lies in its book."""
        tree = parsed(text) if "#" in text else None
        if tree is not None:
            self._notes.look(body_of(tree), path)

    def markdown(self, text: str, path: str = "") -> str:
        """Return one page as Markdown, its notes taken out for `noted`; "" for an empty page."""
        tree = parsed(text)
        if tree is None:
            return ""
        if not self._settled:
            self._notes.settle()
            self._settled = True
        body = body_of(tree)
        prepare(body)
        taken = self._notes.take(body, path)
        body = self._part(body, text)
        writer = self._writer(path)
        for number, note in taken:
            self._texts[number] = joined(writer.blocks(note))
        blocks = writer.blocks(body)
        # Of a file of notes nothing but its title is left.
        return "" if taken and all(block.kind == "heading" for block in blocks) else joined(blocks)

    def noted(self, markdown: str) -> str:
        """Return `markdown` with each note at the end of the section that cites it first."""
        if not self._texts:
            return markdown
        starts = [heading.start for heading in outline(markdown)]
        bounds = [0, *[start for start in starts if start], len(markdown)]
        parts: list[str] = []
        placed: set[int] = set()
        for start, end in pairwise(bounds):
            section = markdown[start:end]
            cited = self._cited(section, placed)
            parts.append("\n\n".join([section.rstrip("\n"), *cited, ""]) if cited else section)
        loose = [_definition(number, text) for number, text in self._texts.items() if number not in placed and text]
        return "\n\n".join(["".join(parts).rstrip("\n"), *loose])

    def _cited(self, section: str, placed: set[int]) -> list[str]:
        """Return the definitions of the notes a section cites first, and of the notes these cite."""
        cited: list[str] = []
        waiting = [int(number) for number in _CITED.findall(section)]
        while waiting:
            number = waiting.pop(0)
            text = self._texts.get(number, "")
            if number not in placed and text:
                placed.add(number)
                cited.append(_definition(number, text))
                waiting += [int(more) for more in _CITED.findall(text)]
        return cited

    def _part(self, body: Any, text: str) -> Any:
        whole = size(body)
        main = main_part(body, self._book)
        if not self._book and size(main) < _TOO_LITTLE * whole and whole > _SHORT:
            again = parsed(text)
            if again is not None:
                prepare(body_of(again))
                return body_of(again)
        return main

    def _writer(self, path: str) -> BlockText:
        return BlockText(Inline(self._pictures.markdown, lambda link: self._notes.mark(link, path)))


def html_to_markdown(text: str, pictures: Pictures) -> str:
    """Return one web page as Markdown with ATX headings; tolerant of any damage; "" for an empty page."""
    pages = Pages(pictures)
    pages.look(text)
    return pages.noted(pages.markdown(text))


def _definition(number: int, text: str) -> str:
    return f"[^{number}]: " + "\n".join(
        f"    {line}" if line and at else line for at, line in enumerate(text.split("\n"))
    )
