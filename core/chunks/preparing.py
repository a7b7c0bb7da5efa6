"""A file read and split, as rows ready to be stored; the part of importing and converting that child processes do."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.chunks.splitting import Splitting, chunk_rows, split
from core.documents.converted import Converted
from core.documents.keeping import kept
from core.documents.methods import convert
from core.documents.outline import outline
from core.documents.reading import PasswordNeeded, ReadOptions, ScanFound
from core.errors import QT_TRANSLATE_NOOP, LorewrightError
from core.jobs.job import ItemFailed
from core.language import detect

if TYPE_CHECKING:
    from core.jobs.job import CallRecord, Context

_HALF = re.compile("[\ud800-\udfff]")
#: under this name a password for every file of a run is held, under this name and a file's hash one for that file
PASSWORD = "password:"  # noqa: S105 - a name, no password


@dataclass(frozen=True)
class Reading:
    """How one copy is to be read: by which method with which settings; its name as the user knows it."""

    path: Path
    label: str
    method: str
    settings: dict[str, Any]
    options: ReadOptions

    @property
    def unit(self) -> str:
        """Return the template of what it is at: some formats have pages, the others only a share."""
        if self.method != "text" or self.path.suffix == ".pdf":
            return QT_TRANSLATE_NOOP("Jobs", "{name}: page {done} of {total}")
        return QT_TRANSLATE_NOOP("Jobs", "{name}: part {done} of {total}")


@dataclass(frozen=True)
class Prepared:
    """A document ready to be stored.

    Attributes:
        document: what reading tells of the document row.
        text: the row of its text, without the id.
        chunks: chunk rows without ids; empty when it was not to be split.
    """

    document: dict[str, Any]
    text: dict[str, Any]
    chunks: list[dict[str, Any]]


def reading(
    context: Context, digest: str, source: Path, label: str, method: str, settings: dict[str, Any], encoding: str
) -> Reading:
    """Return how to read the copy with this hash, with the password that was handed over for it, if any.

    `source` is where the file came from: it gives the copy its ending, and web pages have their pictures there.
    """
    held = context.secrets.memory()
    options = ReadOptions(
        encoding=encoding,
        password=held.get(PASSWORD + digest) or held.get(PASSWORD, ""),
        pictures=context.workspace.pictures(context.project_id),
        origin=source,
    )
    path = kept(context.workspace.sources(context.project_id), digest, source.suffix)
    return Reading(path, label, method, settings, options)


async def prepare(
    chosen: Reading, splitting: Splitting | None, language: str, context: Context, told: Told
) -> tuple[Prepared, list[CallRecord]]:
    """Convert a copy, and split it unless `splitting` is None; all in child processes, which die when it is cancelled.

    Raises:
        LorewrightError: the file cannot be read.
        ItemFailed: the same, after model calls that it carries.
    """
    try:
        return await _prepared(chosen, splitting, language, context, told)
    except LorewrightError as error:
        _known(error, chosen)
        raise
    except ItemFailed as failure:
        if isinstance(failure.error, LorewrightError):
            _known(failure.error, chosen)
        raise
    finally:
        told.end()


async def _prepared(
    chosen: Reading, splitting: Splitting | None, language: str, context: Context, tell: Callable[[int, int], None]
) -> tuple[Prepared, list[CallRecord]]:
    run = context.pools.run_reporting
    if chosen.method == "text":
        return await run(read_and_shape, chosen, splitting, language, progress=tell), []
    found, calls = await convert(
        chosen.path, chosen.method, chosen.settings, chosen.options, context, tell, label=chosen.label
    )
    return await run(shape, found, chosen.label, chosen.method, splitting, language), calls


def _known(error: LorewrightError, chosen: Reading) -> None:
    """Give an error what finds the copy again, to read it once more by another method or with a password."""
    # Not as `size`: the sentence may have a value of that name.
    error.params.update(sha256=chosen.path.stem, bytes=chosen.path.stat().st_size)
    for kind, name in ((PasswordNeeded, "password"), (ScanFound, "scan")):
        if isinstance(error, kind):
            error.params["kind"] = name


def read_and_shape(
    chosen: Reading, splitting: Splitting | None, language: str, report: Callable[[int, int], None]
) -> Prepared:
    """Read a copy by its text; the text itself crosses between processes once only."""
    from core.documents.methods.text import read_text

    converted = read_text(str(chosen.path), chosen.label, chosen.options, report)
    return shape(converted, chosen.label, chosen.method, splitting, language, report)


def shape(
    converted: Converted,
    label: str,
    method: str,
    splitting: Splitting | None,
    language: str,
    _report: Callable[[int, int], None],
) -> Prepared:
    """Return the rows of a converted document; `language` is "auto" to find it, or what it is to be.

    `label` is the name of the file, by which program code is known.
    """
    markdown = _storable(converted.markdown)
    speaks = detect if language == "auto" else lambda _text: language
    document: dict[str, Any] = {
        "title": _storable(converted.title or ""),
        "encoding": converted.encoding or "",
        "language": speaks(markdown),
        "pages": converted.pages,
        "characters": len(markdown),
        "state": "remarks" if converted.remarks else "done",
        "remarks": list(converted.remarks),
        "method": method,
        "edited": False,
    }
    locators = [
        [spot.start, spot.end, spot.page, spot.section and _storable(spot.section)] for spot in converted.locators
    ]
    text = {"markdown": markdown, "outline": headings(markdown), "locators": locators}
    if splitting is None:
        return Prepared(document, text, [])
    document["splitting"] = splitting.model_dump()
    return Prepared(document, text, chunk_rows(markdown, split(markdown, splitting, label), locators, speaks))


def _storable(text: str) -> str:
    """Return a text without halves of characters, which no file can hold: a service may send them, as may a font."""
    return _HALF.sub("\ufffd", text)


def headings(markdown: str) -> list[list[Any]]:
    """Return the headings of a text as the database keeps them: [level, title, place]."""
    return [[one.level, one.title, one.start] for one in outline(markdown)]


class Noted:
    """Tells a job's note which page of which file is being read, and takes it back when that file is done."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.shown: Told | None = None

    def teller(self, chosen: Reading, key: str) -> Told:
        """Return what takes the progress of one file, the item `key` of the job."""
        return Told(self, chosen, key)


class Told:
    """The progress of one file; call it with the pages (or parts) that are read and how many there are."""

    def __init__(self, noted: Noted, chosen: Reading, key: str) -> None:
        self._noted, self._chosen, self._key = noted, chosen, key

    def __call__(self, done: int, total: int) -> None:
        """Show it, and let the time left follow it."""
        if total > 1:
            self._noted.shown = self
            self._noted.context.advance(self._key, min(1.0, done / total))
            self._noted.context.note(self._chosen.unit, name=self._chosen.label, done=done, total=total)

    def end(self) -> None:
        """Take the note back if it is of this file."""
        if self._noted.shown is self:
            self._noted.shown = None
            self._noted.context.note()
