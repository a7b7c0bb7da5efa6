"""Readers turn files into Markdown: one class per format, chosen by name and checked against the content."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from typing import Protocol

from core.documents.converted import Converted
from core.documents.officelocks import unlocked
from core.documents.readers.csv import CsvReader
from core.documents.readers.docx import DocxReader
from core.documents.readers.epub import EpubReader
from core.documents.readers.html import HtmlReader
from core.documents.readers.markdown import MarkdownReader
from core.documents.readers.pdf import PdfReader
from core.documents.readers.pptx import PptxReader
from core.documents.readers.sniffing import LOCKED, kind, promised, refuse
from core.documents.readers.text import TextReader
from core.documents.readers.xlsx import XlsxReader
from core.documents.reading import PLAIN, Progress, ReadOptions
from core.errors import QT_TRANSLATE_NOOP, LorewrightError


class Reader(Protocol):
    """What a reader offers: the extensions it takes (lower case, with the dot) and how it reads a file."""

    @property
    def extensions(self) -> tuple[str, ...]:
        """The endings of the names of its files."""

    def read(self, path: Path, progress: Progress = None, options: ReadOptions = PLAIN) -> Converted:
        """Convert one file, calling `progress(done, total)` now and then. Raises LorewrightError."""


# What the libraries underneath raise for files that break their own format's rules.
_BROKEN = (
    ValueError, KeyError, IndexError, AttributeError, TypeError, RecursionError, EOFError, zipfile.BadZipFile,
    zlib.error,
)  # fmt: skip

READERS: tuple[Reader, ...] = (
    MarkdownReader(), TextReader(), PdfReader(), DocxReader(), EpubReader(), HtmlReader(), PptxReader(), XlsxReader(),
    CsvReader(),
)  # fmt: skip


def extensions() -> tuple[str, ...]:
    """Return every extension that can be read, lower case and with the dot."""
    return tuple(extension for reader in READERS for extension in reader.extensions)


def reader_for(path: Path, content: str | None = None) -> Reader:
    """Return the reader for `path`, by extension unless the content plainly is another format that can be read.

    `content` is what `kind` said of the file, where that was asked already. Raises LorewrightError for a missing, empty
    or unreadable file, an unknown format, and content that is neither what the name says nor anything else that can be
    read.
    """
    content = kind(path) if content is None else content
    suffix = path.suffix.lower()
    actual = next((reader for reader in READERS if content and content in reader.extensions), None)
    if actual:
        return actual
    refuse(path, content)
    named = next((reader for reader in READERS if suffix in reader.extensions), None)
    if named is None:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{name}” is of a kind that cannot be read yet."),
            QT_TRANSLATE_NOOP("Errors", "Save it as one of these first: {extensions}."),
            name=path.name,
            extensions=list(extensions()),
        )
    promised(path, suffix)
    return named


def read(path: Path, progress: Progress = None, options: ReadOptions = PLAIN) -> Converted:
    """Convert one file to Markdown.

    Raises PasswordNeeded when it is locked and the options do not open it, LorewrightError with a reason a reader of
    documents understands.
    """
    content = kind(path)
    if content == LOCKED:
        with unlocked(path, options.password) as copy:
            return read(copy, progress, options)
    reader = reader_for(path, content)
    try:
        return reader.read(path, progress, options)
    except MemoryError as error:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{name}” is too large for the memory of this computer."),
            QT_TRANSLATE_NOOP("Errors", "Split it into smaller files and add those."),
            name=path.name,
        ) from error
    except _BROKEN as error:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{name}” is damaged inside and could not be read."),
            QT_TRANSLATE_NOOP("Errors", "Open it with the program it was made with, save it again, and add that file."),
            name=path.name,
        ) from error
    except OSError as error:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{name}” could not be read: {reason}."),
            QT_TRANSLATE_NOOP("Errors", "Check that the file is still there and that you may open it."),
            name=path.name,
            reason=error.strerror or str(error),
        ) from error
