"""How fast PDFs are read, whether words are lost, how much memory 500 pages take, and which pages have tables.

    python benchmarks/reading.py [FILE.pdf …]

Without files, a document of 60 pages is made: text in Chinese and English, every tenth page with a ruled table. With
files, each is measured. pypdfium2 alone (open each page, take its text), pdfplumber's text and our reader run in turns
in one process; times are processor times, medians of the rounds, pdfplumber on the first pages only. Words are
compared as multisets, one Han character counting as one word, after ligatures and divided words are mended on both
sides; the words of removed headers, footers and page numbers are set aside, and Markdown's signs are no words.
Exits with 1 when a goal is missed: 0.7 of pypdfium2's pages a second over all files, words within 2 % of it in each
file, 500 pages within 150 MiB, and in the made document a table on each page that has one and on no other.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import pypdfium2

from benchmarks.measuring import peak_memory
from core.documents.converted import Converted
from core.documents.pdffurniture import without_furniture
from core.documents.readers.pdf import PdfReader, pages_of
from tests.helpers.pdfs import book

ROUNDS, SLOW_PAGES = 5, 6
SPEED, WORDS, MEMORY = 0.7, 0.02, 150.0
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")
_DIVIDED = re.compile("[-\u2010]?[\ufffe\x02\u00ad][ \r\n]*")
_REFERENCE = re.compile(r"!\[\]\([^)]*\)")


def words(text: str) -> Counter[str]:
    """Return how often each word occurs."""
    return Counter(_WORD.findall(unicodedata.normalize("NFKC", _DIVIDED.sub("", text)).casefold()))


def bare(path: Path) -> str:
    """Return the text of all pages as pypdfium2 gives it."""
    found = []
    document = pypdfium2.PdfDocument(path)
    for index in range(len(document)):
        page = document[index]
        text_page = page.get_textpage()
        found.append(text_page.get_text_range())
        text_page.close()
        page.close()
    document.close()
    return "\n".join(found)


def slow(path: Path, pages: int) -> None:
    """Read the first pages with pdfplumber, tables included."""
    import pdfplumber

    with pdfplumber.open(path, pages=list(range(1, pages + 1))) as document:
        for page in document.pages:
            page.extract_text(x_tolerance_ratio=0.15)
            page.extract_tables()


def removed(path: Path) -> tuple[Counter[str], list[int]]:
    """Return the words of the running lines that are left out, and the pages with tables, from 1."""
    document = pypdfium2.PdfDocument(path)
    pages = pages_of(document)
    document.close()
    kept = {page.index: set(map(id, page.lines)) for page in without_furniture(pages)}
    gone = " ".join(line.text for page in pages for line in page.lines if id(line) not in kept[page.index])
    return words(gone), [page.index + 1 for page in pages if page.tables]


def taken(function: Callable[[], object]) -> float:
    """Return the processor seconds of one call."""
    begin = time.process_time()
    function()
    return time.process_time() - begin


def measured(path: Path) -> tuple[float, float, float, int]:
    """Return the median seconds of pypdfium2 and of our reader, pdfplumber's seconds a page, and the pages."""
    reader = PdfReader()
    total = len(pypdfium2.PdfDocument(path))
    pages = min(SLOW_PAGES, total)
    theirs, ours = [], []
    for _ in range(ROUNDS):
        theirs.append(taken(lambda: bare(path)))
        ours.append(taken(lambda: reader.read(path)))
    plumber = taken(lambda: slow(path, pages)) / pages
    return statistics.median(theirs), statistics.median(ours), plumber, total


def difference(path: Path, converted: Converted) -> tuple[float, float, list[int]]:
    """Return the share of words missing and added against pypdfium2, and the pages with tables."""
    aside, tables = removed(path)
    wanted = words(bare(path)) - aside
    found = words(_REFERENCE.sub("", converted.markdown))
    count = max(1, wanted.total())
    return (wanted - found).total() / count, (found - wanted).total() / count, tables


def memory(folder: Path) -> tuple[float, float]:
    """Return the peak in MiB of a process that reads 500 pages, and of one that reads five."""
    peaks = []
    for pages in (500, 5):
        path = folder / f"{pages}.pdf"
        path.write_bytes(book(pages))
        command = [sys.executable, __file__, "--memory", str(path)]
        peaks.append(float(subprocess.run(command, capture_output=True, text=True, check=True).stdout))
    return peaks[0], peaks[1]


def report(path: Path) -> tuple[float, float, bool]:
    """Measure one file and print its line; return both times and whether its words are within the goal."""
    theirs, ours, plumber, total = measured(path)
    missing, added, tables = difference(path, PdfReader().read(path))
    good = max(missing, added) <= WORDS
    print(
        f"{path.name[:34]:34} {total:5} pages  pypdfium2 {total / theirs:6.0f}/s  ours {total / ours:6.0f}/s "
        f"(x{theirs / ours:.2f})  pdfplumber {1 / plumber:5.1f}/s  words -{missing:.2%} +{added:.2%}"
        f"{'' if good else ' MISSED'}  tables on {len(tables)} pages"
    )
    return theirs, ours, good


def main() -> int:
    """Measure, print, and say with the exit code whether the goals are met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="PDF files to measure instead of a made one")
    parser.add_argument("--memory", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.memory:
        PdfReader().read(arguments.memory)
        print(peak_memory())
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = folder / "made.pdf"
        made.write_bytes(book(60))
        results = [report(path) for path in arguments.files or [made]]
        speed = sum(theirs for theirs, _, _ in results) / sum(ours for _, ours, _ in results)
        peak, least = memory(folder)
        tables = removed(made)[1]
    print(f"speed over all files: {speed:.2f} of pypdfium2 alone (goal {SPEED})")
    print(f"memory: {peak:.0f} MiB at 500 pages, {least:.0f} MiB at 5 (goal {MEMORY:.0f})")
    print(f"tables in the made document: {len(tables)} of 6 pages")
    good = speed >= SPEED and peak <= MEMORY and tables == list(range(10, 61, 10)) and all(r[2] for r in results)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
