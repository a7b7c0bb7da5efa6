"""What reading keeps of real files: a table over files and folders, against a second, cruder extractor.

    python -m benchmarks.documents FILE_OR_FOLDER… [--json]

"headings" are those found in the converted Markdown against those the file itself declares (HTML and EPUB: h1 to h6;
Word: paragraphs in a heading style; PDF: bookmarks; PowerPoint: slides; Excel: sheets; Markdown: its own). "kept" is
the share of the letters and digits the second extractor finds that are in the Markdown as well, counted as a
multiset, so order and layout do not matter. The second extractor takes all text there is, page numbers and menus
included: 100 % is not always right. "tables" counts Markdown tables against the file's own.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from core.documents.importing import files
from core.documents.outline import outline
from core.documents.readers import read, reader_for
from core.errors import LorewrightError

TABLE = re.compile(r"^\s{0,3}\|?[ :|-]*-{3,}[ :|-]*\|?[ \t]*$", re.MULTILINE)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@dataclass(frozen=True)
class Original:
    """What the second extractor finds: all text, and how many headings and tables the file declares (None: unknown)."""

    text: str
    headings: int | None = None
    tables: int | None = None


@dataclass(frozen=True)
class Line:
    """One line of the table; `error` is the sentence of a file that could not be read."""

    name: str
    format: str = ""
    pages: int | None = None
    seconds: float = 0.0
    headings: int = 0
    declared: int | None = None
    tables: int = 0
    own_tables: int | None = None
    characters: int = 0
    kept: float | None = None
    remarks: tuple[str, ...] = ()
    error: str = ""


def main() -> int:
    """Print the table; 1 when a file could not be read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    chosen = parser.parse_args()
    lines = [line_of(path) for path in files(chosen.paths)]
    if not chosen.json:
        facts = f"{'kind':5} {'pages':>5} {'seconds':>9} {'headings':>10} {'tables':>8} {'characters':>10}"
        print(f"{'file':40} {facts} {'kept':>8}  remarks")
    for line in lines:
        print(json.dumps(asdict(line), ensure_ascii=False) if chosen.json else shown(line), flush=True)
    return 1 if any(line.error for line in lines) else 0


def line_of(path: Path) -> Line:
    """Read one file with the product and with the second extractor."""
    try:
        reader = reader_for(path)
        started = time.perf_counter()
        found = read(path)
        seconds = time.perf_counter() - started
    except LorewrightError as error:
        return Line(path.name, error=str(error))
    original = SECOND.get(reader.extensions[0], plain)(path)
    return Line(
        path.name,
        reader.extensions[0].lstrip("."),
        found.pages,
        round(seconds, 2),
        len(outline(found.markdown)),
        original.headings,
        len(TABLE.findall(found.markdown)),
        original.tables,
        len(found.markdown),
        share(original.text, found.markdown),
        tuple(remark["what"].format(**remark.get("params", {})) for remark in found.remarks),
    )


def share(original: str, markdown: str) -> float | None:
    """Return the share of the original's letters and digits that the Markdown has."""
    wanted = Counter(char for char in original if char.isalnum())
    if not wanted:
        return None
    missing = wanted - Counter(char for char in markdown if char.isalnum())
    return 1 - missing.total() / wanted.total()


def shown(line: Line) -> str:
    """Return a line of the table as text."""
    if line.error:
        return f"{line.name[:40]:40} FAILED {line.error}"
    kept = "" if line.kept is None else f"{line.kept:7.1%}"
    pair = f"{line.headings}/{'?' if line.declared is None else line.declared}"
    tables = f"{line.tables}/{'?' if line.own_tables is None else line.own_tables}"
    facts = f"{line.format:5} {line.pages or '':>5} {line.seconds:7.2f} s {pair:>10} {tables:>8} {line.characters:>10,}"
    return f"{line.name[:40]:40} {facts} {kept:>8}  {' '.join(line.remarks)}"


def plain(path: Path) -> Original:
    """Return the text of a text file as it is; Markdown declares its own headings."""
    from core.documents.encoding import decode

    text = decode(path.read_bytes(), path.name).text
    return Original(text, len(outline(text)) if path.suffix.lower() in (".md", ".markdown") else None)


def pdf(path: Path) -> Original:
    """Return what pypdfium2 gives page by page; bookmarks are the declared headings."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        pages = [document[index].get_textpage().get_text_range() for index in range(len(document))]
        return Original("\n".join(pages), sum(1 for _mark in document.get_toc()) or None)
    finally:
        document.close()


def html(path: Path) -> Original:
    """Return all text of an HTML file."""
    from core.documents.encoding import decode

    return _page(decode(path.read_bytes(), path.name).text.encode())


def _page(data: bytes) -> Original:
    from lxml import html as parser

    tree = parser.fromstring(data or b"<p></p>", parser=parser.HTMLParser(encoding="utf-8"))
    for gone in tree.xpath("//script|//style|//head"):
        gone.drop_tree()
    return Original(tree.text_content(), len(tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")), len(tree.xpath("//table")))


def epub(path: Path) -> Original:
    """Return the text of every page in the archive, whether the spine names it or not."""
    texts, headings, tables = [], 0, 0
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.lower().endswith((".xhtml", ".html", ".htm")):
                page = _page(re.sub(rb"<\?xml[^>]*\?>", b"", archive.read(name)))
                texts.append(page.text)
                headings += page.headings or 0
                tables += page.tables or 0
    return Original("\n".join(texts), headings, tables)


def _parts(path: Path, pattern: str) -> list[Any]:
    from lxml import etree

    safe = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    with zipfile.ZipFile(path) as archive:
        return [
            etree.fromstring(archive.read(name), safe)
            for name in sorted(archive.namelist())
            if re.fullmatch(pattern, name)
        ]


def docx(path: Path) -> Original:
    """Return all runs of text of the body and the notes."""
    parts = _parts(path, r"word/(document|footnotes|endnotes)\.xml")
    text = "\n".join("".join(run.text or "" for run in part.iter(f"{W}t")) for part in parts)
    names = {
        style.get(f"{W}styleId", ""): (style.find(f"{W}name").get(f"{W}val") or "")
        for sheet in _parts(path, r"word/styles\.xml")
        for style in sheet.iter(f"{W}style")
        if style.find(f"{W}name") is not None
    }
    styles = [names.get(style.get(f"{W}val", ""), "") for part in parts for style in part.iter(f"{W}pStyle")]
    headings = sum(bool(re.match(r"(?i)heading \d|title$|标题", style)) for style in styles)
    return Original(text, headings, sum(1 for part in parts for _table in part.iter(f"{W}tbl")))


def pptx(path: Path) -> Original:
    """Return all runs of text of the slides and their notes."""
    slides = _parts(path, r"ppt/slides/slide\d+\.xml")
    parts = slides + _parts(path, r"ppt/notesSlides/notesSlide\d+\.xml")
    text = "\n".join("".join(run.text or "" for run in part.iter(f"{A}t")) for part in parts)
    return Original(text, len(slides), sum(1 for part in slides for _table in part.iter(f"{A}tbl")))


def xlsx(path: Path) -> Original:
    """Return the shared strings, which are most of the text of a workbook."""
    sheets = _parts(path, r"xl/worksheets/sheet\d+\.xml")
    strings = _parts(path, r"xl/sharedStrings\.xml")
    return Original("\n".join("".join(part.itertext()) for part in strings), len(sheets))


SECOND: dict[str, Callable[[Path], Original]] = {
    ".pdf": pdf, ".html": html, ".epub": epub, ".docx": docx, ".pptx": pptx, ".xlsx": xlsx,
}  # fmt: skip

if __name__ == "__main__":
    sys.exit(main())
