"""PDF by its text layer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from core.documents.converted import Converted
from core.documents.pdfflow import flow
from core.documents.pdffurniture import without_furniture
from core.documents.pdfheadings import headings
from core.documents.pdflines import Bookmark, Page, bookmarks, page_lines
from core.documents.readers.checks import has_text
from core.documents.reading import PLAIN, Progress, ReadOptions
from core.errors import QT_TRANSLATE_NOOP, LorewrightError

# Fewer letters than this on a page is a picture of a page, with a number or a stamp at most.
_SCANNED = 12


class PdfReader:
    """Reads the text layer page by page."""

    extensions = (".pdf",)

    def read(self, path: Path, progress: Progress = None, options: ReadOptions = PLAIN) -> Converted:
        """Return the PDF at `path` as Markdown. Raises LorewrightError when locked, damaged, or a scan without text."""
        document = _opened(path)
        try:
            marks = bookmarks(document)
            title = (document.get_metadata_dict(skip_empty=True).get("Title") or "").strip() or None
            total = len(document)
            pages: list[Page] = []
            unreadable = 0
            for index in range(total):
                page = page_lines(document, index)
                unreadable += page is None
                pages.append(page or Page(index, 0.0, 0.0, ()))
                if progress:
                    progress(index + 1, total)
        finally:
            document.close()
        return _converted(path, pages, marks, title, unreadable)


def _converted(path: Path, pages: list[Page], marks: list[Bookmark], title: str | None, unreadable: int) -> Converted:
    bare = sum(sum(len(line.text) for line in page.lines) < _SCANNED for page in pages)
    if bare == len(pages):
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{name}” holds pictures of pages but no text; it is probably a scan."),
            QT_TRANSLATE_NOOP("Errors", "Run text recognition (OCR) on it first, then add the new file."),
            name=path.name,
        )
    kept = without_furniture(pages)
    levels, inserted = headings(kept, marks)
    markdown, locators = flow(kept, levels, inserted)
    has_text(markdown, path.name)
    return Converted(markdown, locators, len(pages), title, _remarks(markdown, bare - unreadable, unreadable))


def _remarks(markdown: str, bare: int, unreadable: int) -> tuple[dict[str, Any], ...]:
    remarks: list[LorewrightError] = []
    if bare > 0:
        remarks.append(
            LorewrightError(
                QT_TRANSLATE_NOOP("Errors", "{count} pages hold no text, only pictures or nothing."),
                QT_TRANSLATE_NOOP("Errors", "If they matter, run text recognition (OCR) on the file first."),
                count=bare,
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
    strange = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in markdown)
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


def _opened(path: Path) -> Any:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
        if len(document):
            return document
        reason = "no pages"
        document.close()
    except pypdfium2.PdfiumError as error:
        reason = str(error)
    if "password" in reason.lower() or "security" in reason.lower():
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{name}” is protected with a password."),
            QT_TRANSLATE_NOOP(
                "Errors", "Open it with the password, save or print it as a PDF without one, and add that."
            ),
            name=path.name,
        )
    raise LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "“{name}” is damaged and cannot be opened as a PDF."),
        QT_TRANSLATE_NOOP("Errors", "Check whether it was copied or downloaded completely."),
        name=path.name,
    )
