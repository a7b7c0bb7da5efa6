"""EPUB books: the spine in order, each chapter's HTML as Markdown."""

from __future__ import annotations

from pathlib import Path

from core.documents.converted import Converted
from core.documents.epubs import Book
from core.documents.html import html_to_markdown
from core.documents.outline import outline
from core.documents.readers.checks import has_text, located
from core.documents.reading import PLAIN, Progress, ReadOptions
from core.errors import QT_TRANSLATE_NOOP, LorewrightError


class EpubReader:
    """Reads EPUB 2 and 3; a chapter without a heading takes its title from the table of contents."""

    extensions = (".epub",)

    def read(self, path: Path, progress: Progress = None, options: ReadOptions = PLAIN) -> Converted:
        """Return the book at `path` as Markdown. Raises LorewrightError when damaged, protected or empty."""
        book = Book(path)
        try:
            parts = self._parts(book, progress)
        finally:
            book.close()
        markdown = has_text("\n\n".join(parts), path.name)
        headings = outline(markdown)
        remarks: tuple[dict[str, object], ...] = ()
        if book.missing:
            remark = LorewrightError(
                QT_TRANSLATE_NOOP("Errors", "{count} parts that the book names are missing from the file."),
                QT_TRANSLATE_NOOP("Errors", "If text is missing, get the book from its publisher again."),
                count=book.missing,
            )
            remarks = (remark.as_dict(),)
        return Converted(markdown, located(markdown, headings), None, book.title, remarks)

    def _parts(self, book: Book, progress: Progress) -> list[str]:
        parts: list[str] = []
        total = len(book.spine)
        for done, chapter in enumerate(book.chapters(), start=1):
            text = html_to_markdown(chapter.data)
            if text and chapter.title and not outline(text):
                text = f"# {chapter.title}\n\n{text}"
            if text:
                parts.append(text)
            if progress:
                progress(done, total)
        return parts
