"""Word documents: body order kept, headings at their true level, lists, tables, notes and code as Markdown."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.documents.converted import Converted
from core.documents.outline import outline
from core.documents.readers.checks import has_text, located
from core.documents.reading import PLAIN, Progress, ReadOptions
from core.documents.word import WordText
from core.errors import QT_TRANSLATE_NOOP, LorewrightError

if TYPE_CHECKING:
    from docx.document import Document

_LARGEST = 512 << 20


class DocxReader:
    """Reads DOCX."""

    extensions = (".docx",)

    def read(self, path: Path, progress: Progress = None, options: ReadOptions = PLAIN) -> Converted:
        """Return the document at `path` as Markdown. Raises LorewrightError when damaged, too large or empty."""
        document = self._opened(path)
        markdown = has_text(WordText(document).markdown(progress), path.name)
        headings = outline(markdown)
        title = (document.core_properties.title or "").strip() or next((h.title for h in headings if h.title), None)
        return Converted(markdown, located(markdown, headings), None, title)

    def _opened(self, path: Path) -> Document:
        import docx
        from docx.opc.exceptions import OpcError
        from lxml import etree

        reasons: tuple[type[Exception], ...] = (
            OpcError, zipfile.BadZipFile, KeyError, ValueError, etree.LxmlError, AttributeError, EOFError, IndexError,
        )  # fmt: skip
        try:
            with zipfile.ZipFile(path) as archive:
                size = sum(info.file_size for info in archive.infolist() if info.filename.endswith((".xml", ".rels")))
            if size > _LARGEST:
                what = QT_TRANSLATE_NOOP("Errors", "“{name}” unpacks to far more than a document holds.")
                raise self._problem(path, what)
            return docx.Document(str(path))
        except reasons as error:
            what = QT_TRANSLATE_NOOP("Errors", "“{name}” is damaged or not a DOCX document.")
            raise self._problem(path, what) from error

    def _problem(self, path: Path, what: str) -> LorewrightError:
        todo = QT_TRANSLATE_NOOP("Errors", "Open it in a word processor, save it as DOCX again, and add that file.")
        params: dict[str, Any] = {"name": path.name}
        return LorewrightError(what, todo, **params)
