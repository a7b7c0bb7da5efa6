"""How much text files hold, guessed from a quick look: no file is read whole, and none is kept."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.language import detect

# What is looked at: bytes of a text, parts of a package, pages of a PDF, files of many.
BYTES, PARTS, PAGES, FILES = 1 << 16, 6, 12, 150
#: share of a text that its headings are, measured on documents of all formats in both languages
HEADINGS = 0.03
_HIDDEN = re.compile(r"<(script|style|head)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>?")
_REST = bytes(range(0x80, 0xC0))  # what follows the first byte of a sign in UTF-8
_SPACE = re.compile(r"\s+")
# Where the formats that are packages of XML keep their words.
_WORDS = re.compile(
    r"word/(?:document|footnotes|endnotes)\.xml|ppt/(?:slides|notesSlides)/[^/]+\.xml|xl/sharedStrings\.xml"
    r"|xl/worksheets/[^/]+\.xml|.+\.x?html?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Glance:
    """About how much text there is: `characters`, their `octets` in UTF-8, and the language of what was seen."""

    characters: int
    octets: int
    language: str = "en"


def glance(path: Path, alone: AbstractContextManager[object] | None = None) -> Glance | None:
    """Return about how much text a file holds, None where a look does not tell: locked, broken, or pictures only.

    `alone` is held while a PDF is open: the library that opens it works in one thread at a time.
    """
    suffix = path.suffix.lower()
    try:
        with (alone or nullcontext()) if suffix == ".pdf" else nullcontext():
            found = _LOOKS.get(suffix, _plain)(path)
    except Exception:  # noqa: BLE001 - a guess; reading the file will say what is wrong with it
        return None
    return found if found.characters else None


def glances(paths: Sequence[Path], alone: AbstractContextManager[object] | None = None) -> tuple[list[Glance], int]:
    """Return what is to be expected of files, and how many of them tell nothing.

    Of more than `FILES` some are looked at, spread evenly, and each stands for those between it and the next.
    """
    step = max(1, -(-len(paths) // FILES))
    looked = [glance(path, alone) for path in paths[::step]]
    found = [one for one in looked if one is not None]
    silent = len(looked) - len(found)
    if step == 1 or not looked:
        return found, silent
    share = len(paths) / len(looked)
    return [one for one in found for _copy in range(step)][: round(len(found) * share)], round(silent * share)


def _text(sample: str, share: float) -> Glance:
    """Return the text of a sample, of which the whole is so many times more."""
    return Glance(round(len(sample) * share), round(len(sample.encode(errors="replace")) * share), detect(sample))


def _plain(path: Path) -> Glance:
    from core.documents.encoding import decode

    size = path.stat().st_size
    with path.open("rb") as file:
        sample = file.read(BYTES)
    if len(sample) < size:
        # A sign of several bytes that is cut in two would make the whole look like another encoding.
        end = sample.rfind(b"\n") + 1
        sample = sample[:end] if end > BYTES // 2 else sample.rstrip(_REST)[:-1]
    return _text(decode(sample, path.name).text, size / max(1, len(sample)))


def _bare(source: str) -> str:
    """Return the words between tags."""
    return _SPACE.sub(" ", _TAG.sub(" ", _HIDDEN.sub(" ", source))).strip()


def _markup(path: Path) -> Glance:
    size = path.stat().st_size
    with path.open("rb") as file:
        sample = file.read(8 * BYTES)
    return _text(_bare(sample.decode("utf-8", "replace")), size / max(1, len(sample)))


def _package(path: Path) -> Glance:
    with zipfile.ZipFile(path) as archive:
        parts = [part for part in archive.infolist() if _WORDS.fullmatch(part.filename)]
        seen, text = 0, []
        for part in parts[:: max(1, -(-len(parts) // PARTS))]:
            with archive.open(part) as file:
                sample = file.read(16 * BYTES)
            seen += len(sample)
            text.append(_bare(sample.decode("utf-8", "replace")))
        return _text("\n".join(text), sum(part.file_size for part in parts) / max(1, seen))


def _pages(path: Path) -> Glance:
    import pypdfium2

    with path.open("rb") as file, pypdfium2.PdfDocument(file) as document:
        count = len(document)
        numbers = range(0, count, max(1, -(-count // PAGES)))
        text = "\n".join(page_text(document[number]) for number in numbers)
        return _text(text, count / max(1, len(numbers)))


def page_text(page: Any) -> str:
    """Return the text layer of an open page of a PDF, and close the page."""
    held = page.get_textpage()
    text = str(held.get_text_bounded())
    held.close()
    page.close()
    return text


_LOOKS: dict[str, Callable[[Path], Glance]] = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".mhtml", ".mht"), _markup),
    **dict.fromkeys(
        (
            ".docx",
            ".docm",
            ".dotx",
            ".pptx",
            ".pptm",
            ".ppsx",
            ".potx",
            ".xlsx",
            ".xlsm",
            ".epub",
        ),
        _package,
    ),
    ".pdf": _pages,
}
