"""Web pages: saved alone, with a folder of pictures beside them, or as one archive (MHTML)."""

from __future__ import annotations

from pathlib import Path

from core.documents.converted import Converted
from core.documents.html import html_to_markdown
from core.documents.htmlpictures import Pictures, beside
from core.documents.htmltree import page_text, parsed, title_of
from core.documents.mhtml import opened
from core.documents.outline import outline
from core.documents.readers.checks import damaged, has_text, located, pictures_left, small_enough
from core.documents.reading import PLAIN, Progress, ReadOptions

_LARGEST = 64 << 20
_ARCHIVES = (".mhtml", ".mht")


class HtmlReader:
    """Reads HTML and XHTML pages and MHTML archives; sections are their headings."""

    extensions = (".html", ".htm", ".xhtml", *_ARCHIVES)

    def read(self, path: Path, progress: Progress = None, options: ReadOptions = PLAIN) -> Converted:
        """Return the page at `path` as Markdown. Raises LorewrightError when it is too large, empty or no text."""
        small_enough(path, _LARGEST)
        data, find = path.read_bytes(), beside(options.origin or path)
        encoding = options.encoding
        archive = opened(data)
        if archive:
            data, find, encoding = archive.page, archive.find, encoding or archive.encoding
        decoded = page_text(data, path.name, encoding)
        pictures = Pictures(options.pictures, find)
        markdown = has_text(html_to_markdown(decoded.text, pictures), path.name)
        headings = outline(markdown)
        if progress:
            progress(1, 1)
        tree = parsed(decoded.text[:_HEAD])
        title = title_of(tree) if tree is not None else None
        return Converted(
            markdown=markdown,
            locators=located(markdown, headings),
            title=title or next((heading.title for heading in headings if heading.title), None),
            remarks=damaged(decoded) + pictures_left(pictures.left),
            encoding=decoded.encoding,
        )


# Where the title of a page is looked for.
_HEAD = 65_536
