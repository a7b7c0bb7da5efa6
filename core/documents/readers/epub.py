"""EPUB books: the spine in order, each chapter's HTML as Markdown."""

from __future__ import annotations

from pathlib import Path

from core.documents.converted import Converted
from core.documents.epubs import Book, Entry
from core.documents.html import Pages
from core.documents.htmlpictures import Pictures
from core.documents.htmltree import page_text
from core.documents.outline import outline
from core.documents.readers.checks import has_text, located, pictures_left
from core.documents.reading import PLAIN, Progress, ReadOptions
from core.errors import QT_TRANSLATE_NOOP, LorewrightError


class EpubReader:
    """Reads EPUB 2 and 3; a chapter without a heading takes its title from the table of contents."""

    extensions = (".epub",)

    def read(self, path: Path, progress: Progress = None, options: ReadOptions = PLAIN) -> Converted:
        """Return the book at `path` as Markdown. Raises LorewrightError when damaged, protected or empty."""
        book = Book(path)
        here = [""]
        pictures = Pictures(options.pictures, lambda source: book.picture(source, here[0]))
        try:
            markdown = has_text(self._markdown(book, pictures, here, progress), path.name)
        finally:
            book.close()
        headings = outline(markdown)
        remarks: tuple[dict[str, object], ...] = ()
        if book.missing:
            remark = LorewrightError(
                QT_TRANSLATE_NOOP("Errors", "{count} parts that the book names are missing from the file."),
                QT_TRANSLATE_NOOP("Errors", "If text is missing, get the book from its publisher again."),
                count=book.missing,
            )
            remarks = (remark.as_dict(),)
        return Converted(
            markdown, located(markdown, headings), None, book.title, remarks + pictures_left(pictures.left)
        )

    def _markdown(self, book: Book, pictures: Pictures, here: list[str], progress: Progress) -> str:
        """Return the chapters as Markdown; `here` is told which file is being read, so that pictures are found."""
        pages = Pages(pictures, book=True)
        parts: list[str] = []
        for path in book.spine:
            data = book.page(path)
            if data is None:
                book.missing += 1
            elif b"#" in data:
                pages.look(page_text(data, path).text, path)
        for done, path in enumerate(book.spine, start=1):
            data = book.page(path)
            here[0] = path
            text = pages.markdown(page_text(data, path).text, path) if data and data.strip() else ""
            if text:
                text = _placed(text, book.entry(path))
                if parts and text.startswith(parts[-1] + "\n"):
                    # A title page before the page that begins with the same title.
                    parts.pop()
                parts.append(text)
            if progress:
                progress(done, len(book.spine))
        return pages.noted("\n\n".join(parts))


def _placed(text: str, entry: Entry | None) -> str:
    """Give a chapter the title it lacks, and its headings the depth at which the table of contents has them."""
    if entry is None:
        return text
    headings = outline(text)
    if not headings:
        return f"{'#' * min(entry.depth, 6)} {entry.title}\n\n{text}"
    first = headings[0]
    more = entry.depth - first.level
    if more <= 0 or _letters(entry.title) not in _letters(first.title):
        return text
    for heading in reversed(headings):
        deeper = "#" * min(more, 6 - heading.level)
        text = text[: heading.start] + deeper + text[heading.start :]
    return text


def _letters(title: str) -> str:
    return "".join(char for char in title.casefold() if char.isalnum())
