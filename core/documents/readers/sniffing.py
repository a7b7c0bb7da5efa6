"""What a file really is, told by its content, because names lie; and what to do with what cannot be read."""

from __future__ import annotations

import codecs
import mmap
import re
from pathlib import Path

from core.documents.archives import DamagedArchive, open_archive
from core.documents.mhtml import is_web_archive
from core.errors import QT_TRANSLATE_NOOP, LorewrightError

#: what `kind` calls an office file that is encrypted with a password
LOCKED = "locked"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PICTURES = (
    (b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"GIF8", "GIF"), (b"II*\x00", "TIFF"), (b"MM\x00*", "TIFF"),
)  # fmt: skip
_PACKED = (
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
)
_OTHERS = (
    (b"{\\rtf", "RTF"),
    (b"%!PS", "PostScript"),
    (b"AT&TFORM", "DjVu"),
    (b"ITSF", "CHM"),
    (b"SQLite format 3", "SQLite"),
)
# Names of the streams by which files of the old container are told apart (UTF-16 in its directory).
_STREAMS = (
    ("EncryptedPackage", LOCKED), ("WordDocument", "DOC"), ("Workbook", "XLS"), ("PowerPoint Document", "PPT"),
)  # fmt: skip
_NEWER = {"DOC": "DOCX", "XLS": "XLSX", "PPT": "PPTX"}
_TEXT = (
    ".md", ".markdown", ".mdown", ".mkd", ".txt", ".text", ".csv", ".tsv", ".tab", ".html", ".htm", ".xhtml", ".mhtml",
    ".mht",
)  # fmt: skip
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*(?:<!doctype\s+html|<html[\s>])", re.I | re.DOTALL)
_PARTS = (
    ("word/document", ".docx"),
    ("xl/workbook.xml", ".xlsx"),
    ("ppt/presentation", ".pptx"),
    ("xl/workbook.bin", "XLSB"),
)
_HEAD = 4_096


def kind(path: Path) -> str:
    """Return the extension of the format that the content plainly is, the name of another known one, "" for the rest.

    Raises LorewrightError when the file is missing, a folder, empty, may not be opened, or is a hostile archive.
    """
    start = _start(path)
    if start.startswith(b"%PDF-") or (b"%PDF-" in start[:1_100] and path.suffix.lower() not in _TEXT):
        return ".pdf"
    if start.startswith(_OLD_OFFICE):
        return _old_office(path)
    if start.startswith(_ZIP):
        return _archive(path)
    if start.startswith(b"RIFF") and start[8:12] == b"WEBP":
        return "WebP"
    known = next((name for mark, name in (*_PICTURES, *_PACKED, *_OTHERS) if start.startswith(mark)), "")
    return known or (".html" if is_web_archive(start) or _PAGE.match(_text(start)) else "")


def refuse(path: Path, content: str) -> None:
    """Raise LorewrightError when `content` (from `kind`) is something that cannot be read, with what to do about it."""
    if not content or content.startswith("."):
        return
    if content == LOCKED:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{name}” is protected with a password."),
            QT_TRANSLATE_NOOP("Errors", "Open it with its password, save it without one, and add that file."),
            name=path.name,
        )
    if content in _NEWER:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{name}” is an old Office file ({kind})."),
            QT_TRANSLATE_NOOP("Errors", "Open it in an office program, save it as {newer}, and add that file."),
            name=path.name,
            kind=content,
            newer=_NEWER[content],
        )
    if content == "office":
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{name}” is an old Word or Office file, or one protected with a password."),
            QT_TRANSLATE_NOOP("Errors", "Open it in a word processor and save it as DOCX without a password."),
            name=path.name,
        )
    _refuse_other(path, content)


def promised(path: Path, suffix: str) -> None:
    """Raise LorewrightError when a file of unknown content has the name of a format whose content is always known."""
    if suffix not in _TEXT:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{name}” is no {kind} file, or it is damaged."),
            QT_TRANSLATE_NOOP(
                "Errors", "Check whether it was copied or downloaded completely, and whether its name is right."
            ),
            name=path.name,
            kind=suffix.lstrip(".").upper(),
        )


def _refuse_other(path: Path, content: str) -> None:
    if content == "WebP" or content in dict(_PICTURES).values():
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{name}” is a picture ({kind}) and holds no text as such."),
            QT_TRANSLATE_NOOP("Errors", "Save it as a PDF, add that, and have its text recognised."),
            name=path.name,
            kind=content,
        )
    if content == "ZIP" or content in dict(_PACKED).values():
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{name}” is an archive of files ({kind})."),
            QT_TRANSLATE_NOOP("Errors", "Unpack it and add the documents that are in it."),
            name=path.name,
            kind=content,
        )
    raise LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "“{name}” is really a file of the kind {kind}, whatever its name says."),
        QT_TRANSLATE_NOOP("Errors", "Save it as PDF, DOCX or text with the program it was made with."),
        name=path.name,
        kind=content,
    )


def _start(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            start = file.read(_HEAD)
    except (OSError, ValueError) as error:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{name}” could not be opened: {reason}."),
            QT_TRANSLATE_NOOP("Errors", "Check that the file is there and that you may open it."),
            name=path.name,
            reason=getattr(error, "strerror", None) or str(error),
        ) from error
    if not start:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{name}” is empty."),
            QT_TRANSLATE_NOOP("Errors", "Check whether it was copied or downloaded completely."),
            name=path.name,
        )
    return start


def _text(start: bytes) -> str:
    """Return the start of a file as text, good enough to find tags in it."""
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return start.decode("utf-16", "replace")
    return start.removeprefix(codecs.BOM_UTF8).decode("latin-1")


def _old_office(path: Path) -> str:
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return next((name for stream, name in _STREAMS if data.find(stream.encode("utf-16-le")) >= 0), "office")


def _archive(path: Path) -> str:
    """Tell office files and books from any other archive by the parts they must have."""
    try:
        with open_archive(path) as archive:
            names = archive.names()
            mimetype = (
                archive.read("mimetype", _HEAD) if "mimetype" in archive and archive.size("mimetype") < 99 else b""
            )
    except DamagedArchive:
        # A cut archive keeps its name's promise until its own reader says what is wrong with it.
        return ""
    found = next((format_ for part, format_ in _PARTS if any(name.startswith(part) for name in names)), "")
    if found:
        return found
    if mimetype.startswith(b"application/vnd.oasis.opendocument"):
        return "OpenDocument"
    if any(name == "META-INF/container.xml" or name.endswith(("/META-INF/container.xml", ".opf")) for name in names):
        return ".epub"
    return "ZIP"
