"""Archives (the ZIP inside EPUB and office files) opened so that a hostile one can do no harm.

Nothing is ever unpacked to the disk, and an archive inside an archive is never opened.
"""

from __future__ import annotations

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from core.errors import QT_TRANSLATE_NOOP, LorewrightError

#: bytes of one part and of all parts together that an honest document stays far below
LARGEST_PART = 256 << 20
LARGEST = 1 << 30
#: parts, and bytes of the directory that lists them
_MOST = 50_000
_DIRECTORY = 16 << 20
# Deflate reaches 1032 : 1 on zeros; text and tables stay below 100 : 1. Small archives may be as dense as they like.
_DENSEST = 250
_SMALL = 32 << 20
# Python unpacks these two in bounded steps; the others it would unpack whole, and no document format uses them.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OUTSIDE = re.compile(r"/|[A-Za-z]:|(?:.*/)?\.\.(?:/|$)")
_CHUNK = 1 << 16
# How the end of an archive tells the count and the size of its directory (ZIP specification 4.3.16 and 4.3.14).
_END, _END64, _LOCATOR64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"


class DamagedArchive(LorewrightError):
    """The file is no archive that can be opened: cut short, overwritten, or never one."""


class Archive:
    """An opened archive whose directory has been found harmless; use it in a `with` block or close it."""

    def __init__(self, file: zipfile.ZipFile, name: str, largest: int) -> None:
        self._zip = file
        self._name = name
        self._largest = largest
        self._read: dict[str, int] = {}
        # Some programs write backslashes; folders are no parts.
        self._parts = {
            info.filename.replace("\\", "/"): info
            for info in file.infolist()
            if not info.filename.endswith(("/", "\\"))
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __contains__(self, name: object) -> bool:
        return name in self._parts

    def names(self) -> list[str]:
        """Return the paths of all parts in the archive's order, with forward slashes and without folders."""
        return list(self._parts)

    def size(self, name: str) -> int:
        """Return the size in bytes a part claims to have; reading never gives more. Raises KeyError when missing."""
        return self._parts[name].file_size

    def read(self, name: str, limit: int = LARGEST_PART) -> bytes:
        """Return one part whole.

        Raises KeyError when it is missing, LorewrightError when it holds more than `limit` bytes, BadZipFile when it
        is damaged.
        """
        with self.open(name, limit) as part:
            return b"".join(iter(lambda: part.read(_CHUNK), b""))

    @contextmanager
    def open(self, name: str, limit: int = LARGEST_PART) -> Iterator[IO[bytes]]:
        """Give a file to read one part from step by step; raises like `read`, also while it is read from."""
        info = self._parts[name]
        if info.file_size > limit:
            raise too_large(self._name)
        self._read[name] = info.file_size
        if sum(self._read.values()) > self._largest:
            raise too_large(self._name)
        try:
            # What a part claims is checked above, and Python's reader stops there whatever the data says.
            with self._zip.open(info) as part:
                yield part
        except (zlib.error, EOFError, NotImplementedError, RuntimeError, struct.error) as error:
            raise zipfile.BadZipFile(str(error)) from error

    def close(self) -> None:
        """Close the file; closing twice is allowed."""
        self._zip.close()


def open_archive(path: Path, largest: int = LARGEST) -> Archive:
    """Open the ZIP archive at `path` after checking everything its directory says.

    Raises DamagedArchive when it is cut short or none; LorewrightError when it is protected by a password, claims more
    than `largest` bytes, holds too many or impossibly dense parts, or parts whose paths lead out of it; OSError when
    the file cannot be opened.
    """
    name = path.name
    _check_directory(path, name)
    try:
        file = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, EOFError) as error:
        raise _damaged(name) from error
    try:
        infos = file.infolist()
        _check_sizes(infos, path.stat().st_size, name, largest)
        for info in infos:
            _check_part(info, name)
    except BaseException:
        file.close()
        raise
    return Archive(file, name, largest)


def too_large(name: str) -> LorewrightError:
    """Return the refusal of an archive that unpacks to more than any document holds."""
    return LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "“{name}” unpacks to far more than a document holds, so it was not opened."),
        QT_TRANSLATE_NOOP("Errors", "Get the file again from where it came from, or save it in parts."),
        name=name,
    )


def _check_directory(path: Path, name: str) -> None:
    """Refuse a directory too long to be read into memory, before Python reads it."""
    with path.open("rb") as file:
        length = file.seek(0, 2)
        file.seek(max(0, length - (1 << 16) - 64))
        tail = file.read()
        place = tail.rfind(_END)
        if place < 0 or len(tail) - place < 22:
            raise _damaged(name)
        count, size = struct.unpack_from("<HI", tail, place + 10)
        locator = tail.rfind(_LOCATOR64, 0, place)
        if locator >= 0 and place - locator == 20:
            file.seek(min(struct.unpack_from("<Q", tail, locator + 8)[0], length))
            record = file.read(56)
            if record.startswith(_END64) and len(record) == 56:
                count, size = struct.unpack_from("<QQ", record, 32)
    if count > _MOST or min(size, length) > _DIRECTORY:
        raise too_large(name)


def _check_sizes(infos: list[zipfile.ZipInfo], length: int, name: str, largest: int) -> None:
    total = sum(info.file_size for info in infos)
    if len(infos) > _MOST or total > largest or total > max(_SMALL, _DENSEST * length):
        raise too_large(name)


def _check_part(info: zipfile.ZipInfo, name: str) -> None:
    if info.flag_bits & 0x1:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{name}” is protected with a password."),
            QT_TRANSLATE_NOOP("Errors", "Open it with its password, save it without one, and add that file."),
            name=name,
        )
    path = info.filename.replace("\\", "/")
    linked = info.create_system == 3 and stat.S_ISLNK(info.external_attr >> 16)
    if linked or _OUTSIDE.match(path):
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "“{name}” names a file outside itself (“{part}”), so it was not opened."),
            QT_TRANSLATE_NOOP("Errors", "No document needs that; get the file again from a source you trust."),
            name=name,
            part=path[:120],
        )
    if info.compress_type not in _METHODS:
        raise _damaged(name)


def _damaged(name: str) -> DamagedArchive:
    return DamagedArchive(
        QT_TRANSLATE_NOOP("Errors", "“{name}” is damaged or cut short."),
        QT_TRANSLATE_NOOP("Errors", "Check whether it was copied or downloaded completely."),
        name=name,
    )
