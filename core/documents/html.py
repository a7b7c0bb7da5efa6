"""Web pages to Markdown: one page, or the pages of a book with notes that may stand in another of its files."""

from __future__ import annotations

from typing import Any

from core.documents.htmlblocks import BlockText, joined
from core.documents.htmlinline import Inline
from core.documents.htmlmain import main_part, prepare, size
from core.documents.htmlnotes import Notes
from core.documents.htmlpictures import Pictures
from core.documents.htmltree import body_of, parsed
from core.documents.notes import placed

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
        return placed(markdown, self._texts)

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
