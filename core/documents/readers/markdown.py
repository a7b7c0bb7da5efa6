"""Markdown files: decoded, with plain line breaks and their pictures kept, otherwise as they are."""

from __future__ import annotations

from pathlib import Path

from core.documents.converted import Converted
from core.documents.encoding import decode
from core.documents.htmlpictures import Pictures, beside
from core.documents.markdownpictures import keep_pictures
from core.documents.outline import outline
from core.documents.readers.checks import LARGEST_TEXT, damaged, has_text, located, pictures_left, small_enough
from core.documents.reading import PLAIN, Progress, ReadOptions


class MarkdownReader:
    """Reads Markdown; sections are its own headings."""

    extensions = (".md", ".markdown", ".mdown", ".mkd")

    def read(self, path: Path, progress: Progress = None, options: ReadOptions = PLAIN) -> Converted:
        """Return the text of `path`. Raises LorewrightError when it is too large, empty or no text."""
        small_enough(path, LARGEST_TEXT)
        decoded = decode(path.read_bytes(), path.name, options.encoding)
        markdown = has_text(decoded.text, path.name)
        pictures = Pictures(options.pictures, beside(options.origin or path))
        if options.pictures is not None:
            markdown = keep_pictures(markdown, pictures)
        headings = outline(markdown)
        if progress:
            progress(1, 1)
        return Converted(
            markdown=markdown,
            locators=located(markdown, headings),
            title=next((heading.title for heading in headings if heading.title), None),
            remarks=damaged(decoded) + pictures_left(pictures.left),
            encoding=decoded.encoding,
        )
