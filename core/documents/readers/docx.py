"""Word documents: body order kept, headings at their true level, lists, tables, notes and code as Markdown."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.documents.archives import open_archive
from core.documents.converted import Converted
from core.documents.officepictures import Pictures
from core.documents.outline import outline
from core.documents.readers.checks import has_text, located
from core.documents.reading import PLAIN, Progress, ReadOptions
from core.documents.word import WordText
from core.errors import QT_TRANSLATE_NOOP, LorewrightError

if TYPE_CHECKING:
    from docx.document import Document
# The library opens plain documents; these hold the same text.
_KINDS = (
    "ms-word.document.macroEnabled", "ms-word.template.macroEnabledTemplate",
    "openxmlformats-officedocument.wordprocessingml.template",
)  # fmt: skip


class DocxReader:
    """Reads DOCX, DOCM and their templates."""

    extensions = (".docx", ".docm", ".dotx")

    def read(self, path: Path, progress: Progress = None, options: ReadOptions = PLAIN) -> Converted:
        """Return the document at `path` as Markdown. Raises LorewrightError when damaged, too large or empty."""
        open_archive(path).close()
        document = self._opened(path)
        pictures = Pictures(options.pictures)
        text = WordText(document, pictures)
        markdown = has_text(text.markdown(progress), path.name)
        headings = outline(markdown)
        title = _title(document) or next((h.title for h in headings if h.title), None)
        remarks = [*pictures.remarks(), *_changes(text.changed)]
        return Converted(markdown, located(markdown, headings), None, title, tuple(remarks))

    def _opened(self, path: Path) -> Document:
        from docx.opc.exceptions import OpcError
        from docx.opc.part import PartFactory
        from docx.package import Package
        from docx.parts.document import DocumentPart
        from lxml import etree

        reasons: tuple[type[Exception], ...] = (
            OpcError, zipfile.BadZipFile, KeyError, ValueError, etree.LxmlError, AttributeError, EOFError, IndexError,
        )  # fmt: skip
        try:
            for kind in _KINDS:
                PartFactory.part_type_for.setdefault(f"application/vnd.{kind}.main+xml", DocumentPart)
            document: Document = Package.open(str(path)).main_document_part.document
            return document
        except reasons as error:
            raise LorewrightError(
                QT_TRANSLATE_NOOP("Errors", "“{name}” is damaged or not a DOCX document."),
                QT_TRANSLATE_NOOP("Errors", "Open it in a word processor, save it as DOCX again, and add that file."),
                name=path.name,
            ) from error


def _title(document: Document) -> str:
    try:
        return (document.core_properties.title or "").strip()
    except (ValueError, KeyError):
        # Two sets of properties, or broken ones: the text is what counts.
        return ""


def _changes(tracked: bool) -> list[dict[str, Any]]:
    if not tracked:
        return []
    remark = LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "The document has tracked changes: insertions were kept, deletions left out."),
        QT_TRANSLATE_NOOP("Errors", "If that is not the wording you want, accept or reject them and add it again."),
    )
    return [remark.as_dict()]
