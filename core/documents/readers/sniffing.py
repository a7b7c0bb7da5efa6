"""What a file really is, told by its first bytes, because names lie."""

from __future__ import annotations

import zipfile
from pathlib import Path

from core.errors import QT_TRANSLATE_NOOP, LorewrightError

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = (
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"%!PS", "PostScript"),
    (b"AT&TFORM", "DjVu"),
)
_TEXT = (".md", ".markdown", ".mdown", ".mkd", ".txt", ".text")


def kind(path: Path) -> str:
    """Return ".pdf", ".docx", ".epub", "zip", "office" or another format's name for known content, "" for the rest.

    Raises LorewrightError when the file is missing, a folder, empty or may not be opened.
    """
    try:
        with path.open("rb") as file:
            start = file.read(1_100)
    except OSError as error:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{name}” could not be opened: {reason}."),
            QT_TRANSLATE_NOOP("Errors", "Check that the file is there and that you may open it."),
            name=path.name,
            reason=error.strerror or str(error),
        ) from error
    if not start:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{name}” is empty."),
            QT_TRANSLATE_NOOP("Errors", "Check whether it was copied or downloaded completely."),
            name=path.name,
        )
    if start.startswith(b"%PDF-") or (b"%PDF-" in start and path.suffix.lower() not in _TEXT):
        return ".pdf"
    if start.startswith(_OLD_OFFICE):
        return "office"
    if start.startswith(b"PK"):
        return _archive(path)
    return next((name for mark, name in _OTHERS if start.startswith(mark)), "")


def checked(path: Path, content: str, suffix: str) -> None:
    """Raise LorewrightError when `content` (from `kind`) contradicts the extension `suffix`."""
    if content == "office":
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{name}” is an old Word or Office file, or one protected with a password."),
            QT_TRANSLATE_NOOP("Errors", "Open it in a word processor and save it as DOCX without a password."),
            name=path.name,
        )
    if content:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{name}” is really a file of the kind {kind}, whatever its name says."),
            QT_TRANSLATE_NOOP("Errors", "Save it as PDF, DOCX or text with the program it was made with."),
            name=path.name,
            kind=content,
        )
    if suffix not in _TEXT:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{name}” is not a {kind} file, or it is damaged."),
            QT_TRANSLATE_NOOP(
                "Errors", "Check whether it was copied or downloaded completely, and whether its name is right."
            ),
            name=path.name,
            kind=suffix.lstrip(".").upper(),
        )


def _archive(path: Path) -> str:
    """Tell a DOCX from an EPUB from any other zip by the parts it must have."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError):
        # A cut archive keeps its name's promise until its own reader says what is wrong with it.
        return ""
    if "word/document.xml" in names:
        return ".docx"
    if any(name == "META-INF/container.xml" or name.endswith("/META-INF/container.xml") for name in names):
        return ".epub"
    if any(name.lower().endswith(".opf") for name in names):
        return ".epub"
    return "zip"
