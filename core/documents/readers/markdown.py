"""Markdown files: decoded and with plain line breaks, otherwise as they are."""

from __future__ import annotations

from pathlib import Path

from core.documents.converted import Converted
from core.documents.encoding import decode
from core.documents.outline import outline
from core.documents.readers.checks import LARGEST_TEXT, damaged, has_text, located, small_enough
from core.documents.reading import PLAIN, Progress, ReadOptions


class MarkdownReader:
    """Reads Markdown; sections are its own headings."""

    extensions = (".md", ".markdown", ".mdown", ".mkd")

    def read(self, path: Path, progress: Progress = None, options: ReadOptions = PLAIN) -> Converted:
        """Return the text of `path`. Raises LorewrightError when it is too large, empty or no text."""
        small_enough(path, LARGEST_TEXT)
        decoded = decode(path.read_bytes(), path.name, options.encoding)
        markdown = has_text(decoded.text, path.name)
        headings = outline(markdown)
        if progress:
            progress(1, 1)
        return Converted(
            markdown=markdown,
            locators=located(markdown, headings),
            title=next((heading.title for heading in headings if heading.title), None),
            remarks=damaged(decoded),
            encoding=decoded.encoding,
        )
