"""The text of a Word document as Markdown, block by block."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from core.documents.conventions import protect
from core.documents.notes import placed
from core.documents.officepictures import Pictures
from core.documents.sheets import cell, pipe_table
from core.documents.slidesgraphics import graphics
from core.documents.wordblocks import W, blocks, cells, changed, rows, unwrapped
from core.documents.wordguesses import Block, guess, with_guesses
from core.documents.wordlists import Lists, is_clause, item, labelled, typed
from core.documents.wordnotes import Notes
from core.documents.wordnumbers import Label, Numbers
from core.documents.wordruns import Inline, raw
from core.documents.wordstyles import Styles

if TYPE_CHECKING:
    from docx.document import Document

_PAUSE = 200
# A table of one row whose cells hold this much is a way to set text in columns.
_LAYOUT = 600


class WordText:
    """Walks the body of a document once; `changed` says whether changes are tracked in it."""

    def __init__(self, document: Document, pictures: Pictures) -> None:
        self._body = document.element.body
        self._part = document.part
        self._styles = Styles(document)
        self._numbers = Numbers(_numbering(document))
        self._notes = Notes(document)
        self._inline = Inline(document.part.rels, self._notes, self._styles, pictures)
        self._in_notes = {
            kind: Inline(relations, self._notes, self._styles, pictures)
            for kind, relations in self._notes.relations.items()
        }
        self._lists = Lists()
        self._guessing = not any(
            (meaning := self._styles.of(paragraph)).level and not meaning.title
            for paragraph in self._body.iter(f"{W}p")
        )
        self.changed = changed(self._body)

    def markdown(self, progress: Callable[[int, int], None] | None = None) -> str:
        """Return the whole body; `progress` is told blocks done and in all."""
        elements = list(blocks(self._body))
        found: list[Block] = []
        for done, element in enumerate(elements, start=1):
            found += self._blocks(element)
            if progress and (done % _PAUSE == 0 or done == len(elements)):
                progress(done, len(elements))
        text = _joined(with_guesses(found) if self._guessing else found)
        return placed(text, self._notes.cited(self._note))

    def _note(self, kind: str, note: Any) -> str:
        texts = (self._in_notes[kind].text(paragraph).strip() for paragraph in note.iter(f"{W}p"))
        return " ".join(" ".join(text.split()) for text in texts if text)

    def _blocks(self, element: Any) -> Iterator[Block]:
        if element.tag == f"{W}tbl":
            self._lists.close()
            yield from self._table(element)
            return
        yield self._paragraph(element)
        for block in graphics(element, self._part):
            yield Block("table", block)

    def _paragraph(self, paragraph: Any) -> Block:
        style = self._styles.of(paragraph)
        if style.contents:
            return Block("text", "")
        if style.code:
            return Block("code", raw(paragraph))
        text = self._inline.text(paragraph).strip()
        label = self._label(paragraph)
        if not text and label is None:
            return Block("text", "")
        if style.level:
            self._lists.close()
            bare = " ".join(text.replace("**", "").split())
            return (
                Block("heading", labelled(label, bare) if label else bare, style.level) if bare else Block("text", "")
            )
        if label and text and not is_clause(label):
            return Block("item", item(label, text, self._lists.depth(label, self._styles.indent(paragraph))))
        self._lists.close()
        if label:
            text = labelled(label, text)
        if not label and (items := typed(text)):
            return Block("item", items)
        if style.quote:
            return Block("text", "> " + text.replace("\n", "\n> "))
        level = guess(paragraph, text, label) if self._guessing else 0
        return Block("text", "\n".join(map(_line, text.split("\n"))), level)

    def _label(self, paragraph: Any) -> Label | None:
        numbering = self._styles.numbering(paragraph, self._numbers)
        return self._numbers.label(*numbering) if numbering else None

    def _table(self, table: Any) -> Iterator[Block]:
        """Yield a pipe table; one of a single column, or a row that only sets text in columns, yields its blocks."""
        grid = [list(cells(row)) for row in rows(table)]
        held = [one for row in grid for one, hidden in row if one is not None and not hidden]
        width = max(map(len, grid), default=0)
        if width == 1 or (len(grid) == 1 and any(_wordy(one) for one in held)):
            for one in held:
                for element in blocks(one):
                    yield from self._blocks(element)
                self._lists.close()
            return
        texts = [
            ["" if one is None or hidden else cell("\n".join(self._cell(one))) for one, hidden in row] for row in grid
        ]
        filled = [row for row in texts if any(row)]
        if filled:
            yield Block("table", pipe_table([row + [""] * (width - len(row)) for row in filled]))

    def _cell(self, element: Any) -> Iterator[str]:
        """Yield the lines of a cell; a row of a table inside it is one line."""
        for one in blocks(element):
            if one.tag == f"{W}p":
                label = self._label(one)
                text = self._inline.text(one).strip()
                if text:
                    yield labelled(label, text) if label and label.text else f"- {text}" if label else text
                continue
            for row in rows(one):
                parts = [
                    " ".join(self._cell(inner)) for inner, hidden in cells(row) if inner is not None and not hidden
                ]
                yield " / ".join(part for part in parts if part)


def _joined(found: list[Block]) -> str:
    """Return blocks as one text: items close together, lines of code in one fence, blank lines elsewhere."""
    out: list[str] = []
    last = ""
    for block in found:
        if not block.text.strip() and not (block.kind == last == "code"):
            continue
        text = "#" * min(block.level, 6) + " " + block.text if block.kind == "heading" else block.text
        if block.kind == last and last in ("code", "item"):
            out[-1] += "\n" + text
        else:
            out.append(text)
        if last == "code" != block.kind:
            out[-2] = _fenced(out[-2])
        last = block.kind
    if last == "code":
        out[-1] = _fenced(out[-1])
    return "\n\n".join(out)


def _fenced(code: str) -> str:
    fence = "````" if "```" in code else "```"
    return f"{fence}\n{code.rstrip()}\n{fence}"


def _line(line: str) -> str:
    return protect(line.strip())


def _wordy(element: Any) -> bool:
    if any(child.tag == f"{W}tbl" for child in unwrapped(element)):
        return True
    return sum(len(one.text or "") for one in element.iter(f"{W}t")) > _LAYOUT


def _numbering(document: Document) -> Any | None:
    try:
        return document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return None
