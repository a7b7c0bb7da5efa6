"""The copies of files a project keeps: made whole or not at all, found again, removed when nothing refers to them."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
import stat
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import psutil
from sqlalchemy import Connection, String, cast, select

from core.documents.reading import FOLDER
from core.errors import QT_TRANSLATE_NOOP, Interrupted, LorewrightError
from core.store.failing import FULL
from core.store.paging import among
from core.store.schema import Chunk, Cleaning, Conversion, Document, DocumentText, Undo
from core.store.schema.columns import table

DOCUMENT, TEXT, CHUNK, UNDO = table(Document), table(DocumentText), table(Chunk), table(Undo)
CONVERSION, CLEANING = table(Conversion), table(Cleaning)
PART = ".part"
BLOCK = 1 << 20
# A longer ending is no format, and would make the name of the copy too long for the file system.
LONGEST_ENDING = 16
_PICTURE = re.compile(FOLDER + r"/([0-9a-f]{32}\.\w{1,8})")
_HASH = re.compile(r"\b[0-9a-f]{64}\b")


def take(path: Path, folder: Path, stopped: Callable[[], bool] = lambda: False) -> tuple[str, int]:
    """Copy a file into the project's folder under its hash, reading it once; return hash and size in bytes.

    Raises:
        LorewrightError: it cannot be read or copied.
        Interrupted: `stopped` said so in the middle; nothing is left behind.
    """
    # The thread's number too: two files of the same content may be copied at the same time.
    partial = folder / f"copy.{threading.get_ident()}.{os.getpid()}{PART}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        digest, size = hashlib.sha256(), 0
        with partial.open("wb") as stream:
            for block in _blocks(path, stopped):
                digest.update(block)
                stream.write(block)
                size += len(block)
        target = kept(folder, digest.hexdigest(), path.suffix)
        if not target.exists():
            partial.replace(target)
        return digest.hexdigest(), size
    except OSError as error:
        name = os.fsencode(path.name).decode("utf-8", "replace")
        if error.errno in FULL:
            raise LorewrightError(
                QT_TRANSLATE_NOOP("Errors", "The disk with the data is full, so {name} was not taken in."),
                QT_TRANSLATE_NOOP("Errors", "Make room on it, then try again."),
                name=name,
            ) from error
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "{name} cannot be read: {reason}."),
            QT_TRANSLATE_NOOP("Errors", "Check that the file is still there and that you may open it."),
            name=name,
            reason=error.strerror or str(error),
        ) from error
    finally:
        partial.unlink(missing_ok=True)


def kept(folder: Path, digest: str, ending: str) -> Path:
    """Return where the copy of a file with this hash and ending lies, whether it is there or not."""
    ending = ending.lower()
    if len(ending) > LONGEST_ENDING or not ending.isascii():
        ending = ""
    return folder / f"{digest}{ending}"


def copies(connection: Connection, project_id: int, folder: Path, ids: Sequence[int] | None = None) -> list[Path]:
    """Return the copies of a project's documents, or of some of them, that are there; each once."""
    query = select(DOCUMENT.c.sha256, DOCUMENT.c.format).where(DOCUMENT.c.project_id == project_id)
    if ids is not None:
        query = query.where(among(DOCUMENT.c.id, ids))
    rows = connection.execute(query.where(DOCUMENT.c.sha256 != "").order_by(DOCUMENT.c.id))
    found = dict.fromkeys(kept(folder, digest, f".{ending}" if ending else "") for digest, ending in rows)
    return [path for path in found if path.exists()]


def digest_of(path: Path, stopped: Callable[[], bool] = lambda: False) -> str:
    """Return the hash of a file; raises OSError when it cannot be read, Interrupted when `stopped` says so."""
    digest = hashlib.sha256()
    for block in _blocks(path, stopped):
        digest.update(block)
    return digest.hexdigest()


def sweep(folder: Path) -> None:
    """Remove the half copies of processes that were killed while they copied."""
    for partial in folder.glob("*" + PART):
        number = partial.name.removesuffix(PART).rsplit(".", 1)[-1]
        if not number.isdigit() or not psutil.pid_exists(int(number)):
            partial.unlink(missing_ok=True)


def copy_pictures(markdown: str, pictures: Path, target: Path) -> None:
    """Copy the kept pictures a text refers to into `target`, from where it finds them beside it.

    Raises:
        OSError: one cannot be written.
    """
    for name in dict.fromkeys(_PICTURE.findall(markdown)):
        if (pictures / name).is_file() and not (target / FOLDER / name).exists():
            (target / FOLDER).mkdir(exist_ok=True)
            shutil.copyfile(pictures / name, target / FOLDER / name)


def orphans(connection: Connection, project_id: int, sources: Path, pictures: Path) -> list[Path]:
    """Return the copies and pictures that no document, no waiting text and no edit that can be undone refers to.

    What a job under way has just kept is among them: ask only while none runs.
    """
    copies = {path: path.name.partition(".")[0] for path in _inside(sources)}
    drawn = {path: path.name for path in _inside(pictures)}
    hashes, names = set(copies.values()), set(drawn.values())
    if hashes:
        hashes -= set(
            connection.execute(select(DOCUMENT.c.sha256).where(DOCUMENT.c.project_id == project_id)).scalars()
        )
    for text in _texts(connection, project_id) if names else ():
        names.difference_update(_PICTURE.findall(text))
    for text in _undone(connection, project_id) if hashes or names else ():
        names.difference_update(_PICTURE.findall(text))
        hashes.difference_update(_HASH.findall(text) if hashes else ())
    return [path for path, key in copies.items() if key in hashes] + [p for p, name in drawn.items() if name in names]


def _inside(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.suffix != PART] if folder.is_dir() else []


def _texts(connection: Connection, project_id: int) -> Iterator[str]:
    """Yield every text of a project that names a picture."""
    of_project = select(DOCUMENT.c.id).where(DOCUMENT.c.project_id == project_id)
    pattern = f"%{FOLDER}/%"
    for query in (
        select(TEXT.c.markdown).where(TEXT.c.document_id.in_(of_project), TEXT.c.markdown.like(pattern)),
        select(CHUNK.c.text).where(CHUNK.c.project_id == project_id, CHUNK.c.text.like(pattern)),
        # The text a chunk had when it was split can be given back to it.
        select(CHUNK.c.original).where(CHUNK.c.project_id == project_id, CHUNK.c.original.like(pattern)),
        select(CONVERSION.c.markdown).where(CONVERSION.c.project_id == project_id),
        select(CLEANING.c.text).where(CLEANING.c.project_id == project_id),
    ):
        yield from connection.execute(query).scalars()


def _undone(connection: Connection, project_id: int) -> Iterator[str]:
    """Yield what the project's undo rows hold, as the JSON it is stored as."""
    for column in (UNDO.c.rows, UNDO.c.changed):
        query = select(cast(column, String)).where(UNDO.c.project_id == project_id)
        yield from connection.execute(query).scalars()


def _blocks(source: Path, stopped: Callable[[], bool]) -> Iterator[bytes]:
    kind = source.stat().st_mode
    if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
        # A pipe would be waited for without end, a device has no end.
        raise OSError(errno.EINVAL, "it is a device or a pipe, not a file")
    with source.open("rb") as stream:
        while block := stream.read(BLOCK):
            if stopped():
                raise Interrupted
            yield block
    if stopped():
        raise Interrupted
