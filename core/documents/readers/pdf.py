"""PDF by its text layer."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from core.documents.converted import Converted
from core.documents.pdfbookmarks import Bookmark, bookmarks
from core.documents.pdfcode import with_code
from core.documents.pdfcontinued import with_notes, with_whole_tables
from core.documents.pdfflow import flow
from core.documents.pdffurniture import without_furniture
from core.documents.pdfheadings import headings
from core.documents.pdflayout import laid_out
from core.documents.pdflines import Page
from core.documents.pdfnative import Native
from core.documents.pdfpage import opened
from core.documents.readers.checks import has_text
from core.documents.reading import PLAIN, PasswordNeeded, Progress, ReadOptions, ScanFound
from core.errors import QT_TRANSLATE_NOOP, LorewrightError

# Fewer letters than this on a page is a picture of a page, with a number or a stamp at most.
_SCANNED = 12
_STRANGE = re.compile("[\ufffd\ue000-\uf8ff]")


class PdfReader:
    """Reads the text layer page by page."""

    extensions = (".pdf",)

    def read(self, path: Path, progress: Progress = None, options: ReadOptions = PLAIN) -> Converted:
        """Return the PDF at `path` as Markdown.

        Raises PasswordNeeded when locked, ScanFound when no page has text, LorewrightError when damaged.
        """
        document = opened_file(path, options.password)
        try:
            title = (document.get_metadata_dict(skip_empty=True).get("Title") or "").strip() or None
            pages = pages_of(document, progress, options)
            # Now PDFium knows the numbers of all pages; before, it looks for each bookmark's page anew.
            marks = bookmarks(document)
        finally:
            document.close()
        return _converted(path, pages, marks, title)


def pages_of(document: Any, progress: Progress = None, options: ReadOptions = PLAIN) -> list[Page]:
    """Return all pages of an open document with their lines in reading order; only one page is open at a time."""
    native = Native()
    known: dict[Any, Any] = {}
    pages: list[Page] = []
    total = len(document)
    for index in range(total):
        with _collecting_later(), opened(document, index, native, known) as page:
            pages.append(laid_out(page, options.pictures) if page else Page(index, 0.0, 0.0, ()))
        if progress:
            progress(index + 1, total)
    return pages


@contextmanager
def _collecting_later() -> Iterator[None]:
    """Keep the cyclic collector from walking over all lines again and again; it took a quarter of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _converted(path: Path, pages: list[Page], marks: list[Bookmark], title: str | None) -> Converted:
    unreadable = sum(not page.height for page in pages)
    bare = sum(_bare(page) for page in pages)
    if bare == len(pages):
        raise ScanFound(
            QT_TRANSLATE_NOOP("Errors", "“{name}” holds pictures of pages but no text; it is probably a scan."),
            QT_TRANSLATE_NOOP("Errors", "Read it with text recognition (OCR) or with a vision model."),
            name=path.name,
            pages=len(pages),
        )
    with _collecting_later():
        kept = with_notes(with_whole_tables(with_code(without_furniture(pages))))
        levels, inserted = headings(kept, marks)
        markdown, locators = flow(kept, levels, inserted)
    has_text(markdown, path.name)
    return Converted(
        markdown, locators, len(pages), title, _remarks(markdown, len(pages), bare - unreadable, unreadable)
    )


def _bare(page: Page) -> bool:
    """Say whether the page has hardly any text."""
    letters = 0
    for line in page.lines:
        if page.tables or not line.block:
            letters += len(line.text)
            if letters >= _SCANNED:
                return False
    return True


def _remarks(markdown: str, total: int, bare: int, unreadable: int) -> tuple[dict[str, Any], ...]:
    remarks: list[LorewrightError] = []
    if bare > 0:
        remarks.append(
            LorewrightError(
                QT_TRANSLATE_NOOP("Errors", "{count} of {total} pages hold no text, only pictures or nothing."),
                QT_TRANSLATE_NOOP("Errors", "If they matter, read the file with text recognition (OCR)."),
                count=bare,
                total=total,
            )
        )
    if unreadable:
        remarks.append(
            LorewrightError(
                QT_TRANSLATE_NOOP("Errors", "{count} pages are damaged and were left out."),
                QT_TRANSLATE_NOOP("Errors", "Check whether the file was copied or downloaded completely."),
                count=unreadable,
            )
        )
    strange = len(_STRANGE.findall(markdown))
    if strange > 0.02 * len(markdown):
        remarks.append(
            LorewrightError(
                QT_TRANSLATE_NOOP("Errors", "{count} characters have no readable meaning in this PDF."),
                QT_TRANSLATE_NOOP(
                    "Errors", "Compare the text with the pages; text recognition (OCR) may read it better."
                ),
                count=strange,
            )
        )
    return tuple(remark.as_dict() for remark in remarks)


def opened_file(path: Path, password: str = "") -> Any:
    """Open a PDF. Raises PasswordNeeded without the right password, LorewrightError when it is damaged."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path, password=password or None)
        if len(document):
            return document
        reason = "no pages"
        document.close()
    except pypdfium2.PdfiumError as error:
        reason = str(error).lower()
    if "password" in reason:
        raise _locked(path, password)
    if "security" in reason:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{name}” is protected in a way that cannot be opened here."),
            QT_TRANSLATE_NOOP("Errors", "Ask whoever made it for a copy without protection, and add that."),
            name=path.name,
        )
    raise LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "“{name}” is damaged and cannot be opened as a PDF."),
        QT_TRANSLATE_NOOP("Errors", "Check whether it was copied or downloaded completely."),
        name=path.name,
    )


def _locked(path: Path, password: str) -> PasswordNeeded:
    if password:
        return PasswordNeeded(
            QT_TRANSLATE_NOOP("Errors", "The password given does not open “{name}”."),
            QT_TRANSLATE_NOOP("Errors", "Check capital letters and spaces, and enter it again."),
            name=path.name,
        )
    return PasswordNeeded(
        QT_TRANSLATE_NOOP("Errors", "“{name}” is protected with a password."),
        QT_TRANSLATE_NOOP("Errors", "Enter the password; it is used to read the file and not kept."),
        name=path.name,
    )
