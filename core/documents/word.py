"""The text of a Word document as Markdown, block by block."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from core.documents.conventions import protect
from core.documents.wordruns import Notes, inline
from core.documents.wordstyles import Styles

if TYPE_CHECKING:
    from docx.document import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PAUSE = 200


class WordText:
    """Walks the body of a document once."""

    def __init__(self, document: Document) -> None:
        self._body = document.element.body
        self._styles = Styles(document)
        self._notes = Notes(document)
        self._relations = document.part.rels
        self._counters: dict[tuple[str, int], int] = {}

    def markdown(self, progress: Callable[[int, int], None] | None = None) -> str:
        """Return the whole body; `progress` is told blocks done and in all."""
        blocks = list(_blocks(self._body))
        out: list[str] = []
        kinds: list[str] = []
        for done, block in enumerate(blocks, start=1):
            kind, text = self._block(block)
            if text.strip():
                self._append(out, kinds, kind, text.replace("\u00a0", " "))
            if progress and (done % _PAUSE == 0 or done == len(blocks)):
                progress(done, len(blocks))
        if kinds and kinds[-1] == "code":
            out[-1] += "\n```"
        notes = self._notes.cited(lambda element: " ".join(self._inline(p) for p in element.iter(f"{W}p")))
        return "\n".join(out) + ("\n\n" + "\n\n".join(notes) if notes else "")

    def _append(self, out: list[str], kinds: list[str], kind: str, text: str) -> None:
        last = kinds[-1] if kinds else ""
        if kind == "code" and last == "code":
            out[-1] += "\n" + text
            return
        if last == "code":
            out[-1] += "\n```"
        if kind == "code":
            text = "```\n" + text
        if out and not (kind == last == "list"):
            out.append("")
        out.append(text)
        kinds.append(kind)

    def _block(self, block: Any) -> tuple[str, str]:
        """Return the kind ("text", "heading", "list", "code", "table") and the Markdown of one block."""
        if block.tag == f"{W}tbl":
            return "table", self._table(block)
        style = self._styles.of(block)
        if style.contents:
            # The table of contents repeats the headings with page numbers that mean nothing here.
            return "text", ""
        if style.code:
            return "code", "".join(_raw(block)).rstrip("\n")
        text = self._inline(block)
        if style.level:
            bare = " ".join(text.replace("**", "").split())
            return "heading", f"{'#' * style.level} {bare}" if bare else ""
        numbering = self._styles.numbering(block)
        if numbering and text.strip():
            number, depth, ordered = numbering
            mark = f"{self._count(number, depth)}." if ordered else "-"
            return "list", "    " * depth + f"{mark} " + text.strip().replace("\n", " ")
        if style.quote:
            return "text", "> " + text.strip().replace("\n", "\n> ")
        return "text", "\n".join(protect(line) for line in text.strip().split("\n"))

    def _count(self, number: str, depth: int) -> int:
        for key in [key for key in self._counters if key[0] == number and key[1] > depth]:
            del self._counters[key]
        self._counters[number, depth] = self._counters.get((number, depth), 0) + 1
        return self._counters[number, depth]

    def _inline(self, paragraph: Any) -> str:
        return inline(paragraph, self._relations, self._notes)

    def _table(self, table: Any) -> str:
        """Return a pipe table; a cell merged over several columns or rows shows its text once."""
        rows: list[list[str]] = []
        for row in table.iterchildren(f"{W}tr"):
            cells: list[str] = []
            for cell in row.iter(f"{W}tc"):
                if cell.getparent() is not row and cell.getparent().getparent() is not row:
                    continue
                if cell.getparent().tag not in (f"{W}tr", f"{W}sdtContent"):
                    continue
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                hidden = merge is not None and merge.get(f"{W}val") != "restart"
                lines = [self._inline(paragraph).strip() for paragraph in cell.iter(f"{W}p")]
                text = "" if hidden else "<br>".join(line for line in lines if line)
                cells.append(text.replace("|", "\\|").replace("\n", " "))
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                cells += [""] * (min(int(span.get(f"{W}val") or 1), 60) - 1 if span is not None else 0)
            rows.append(cells)
        rows = [row for row in rows if any(row)]
        width = max((len(row) for row in rows), default=0)
        if not width:
            return ""
        if width == 1:
            return "\n\n".join(row[0].replace("<br>", "\n\n").replace("\\|", "|") for row in rows)
        lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
        return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _blocks(parent: Any) -> Iterator[Any]:
    """Yield paragraphs and tables in order, those inside content controls and accepted changes too."""
    for child in parent.iterchildren():
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
            for box in child.iter(f"{W}txbxContent") if child.tag == f"{W}p" else ():
                # Word writes every text box twice, once for readers of the older format.
                if not any(up.tag.endswith("}Fallback") for up in box.iterancestors()):
                    yield from _blocks(box)
        elif child.tag == f"{W}sdt":
            content = child.find(f"{W}sdtContent")
            if content is not None:
                yield from _blocks(content)
        elif child.tag in (f"{W}ins", f"{W}customXml", f"{W}smartTag"):
            yield from _blocks(child)


def _raw(paragraph: Any) -> Iterator[str]:
    for element in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab", f"{W}cr"):
        if element.tag == f"{W}t":
            yield element.text or ""
        else:
            yield "    " if element.tag == f"{W}tab" else "\n"
