"""Writing rows to a JSON or JSONL file: whole or not at all, in constant memory."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, Any, Literal

import orjson

from core.errors import QT_TRANSLATE_NOOP, InvalidUse, LorewrightError

Kind = Literal["json", "jsonl"]
_PROGRESS_EVERY = 500  # rows


def kind_of(path: Path) -> Kind:
    """Guess the kind of file from the ending of its name; raises InvalidUse for any other ending."""
    ending = path.suffix.lower()
    if ending == ".json":
        return "json"
    if ending in (".jsonl", ".ndjson"):
        return "jsonl"
    raise InvalidUse(
        QT_TRANSLATE_NOOP("Errors", "The name {name} does not say which kind of file it should be."),
        QT_TRANSLATE_NOOP("Errors", "Let it end in .json or .jsonl."),
        name=path.name,
    )


def write(
    rows: Iterable[dict[str, Any]],
    path: Path,
    kind: Kind | None = None,
    progress: Callable[[int], None] | None = None,
) -> int:
    """Write `rows` to `path` in UTF-8 and return how many there were.

    The file appears, or replaces the old one, only when everything is safely on the disk; if anything fails, nothing
    is left and the old file stays. `progress` is told the number of rows from time to time. Raises LorewrightError
    when the folder cannot be written to; errors of `rows` pass through.
    """
    chosen = kind or kind_of(path)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:80]}.", suffix=".part", dir=path.parent)
    except OSError as error:
        raise _cannot_write(path, error) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            count = _put(rows, _emitter(file, path), chosen, progress)
            _sync(file, path)
        _replace(temporary, path)
    except BaseException:  # cancelling too must leave nothing behind
        temporary.unlink(missing_ok=True)
        raise
    return count


def _emitter(file: IO[bytes], path: Path) -> Callable[[bytes], None]:
    """Return a function that writes to `file` and tells a full disk from an error of whoever makes the rows."""

    def emit(data: bytes) -> None:
        try:
            file.write(data)
        except OSError as error:
            raise _cannot_write(path, error) from error

    return emit


def _put(
    rows: Iterable[dict[str, Any]],
    emit: Callable[[bytes], None],
    kind: Kind,
    progress: Callable[[int], None] | None,
) -> int:
    """Write the rows one by one; JSON is an array with one row a line."""
    count = 0
    opening, between, closing = (b"[\n", b",\n", b"\n]\n") if kind == "json" else (b"", b"\n", b"\n")
    for row in rows:
        emit((between if count else opening) + orjson.dumps(row))
        count += 1
        if progress is not None and count % _PROGRESS_EVERY == 0:
            progress(count)
    if count:
        emit(closing)
    elif kind == "json":
        emit(b"[]\n")
    if progress is not None:
        progress(count)
    return count


def _sync(file: IO[bytes], path: Path) -> None:
    try:
        file.flush()
        os.fsync(file.fileno())
    except OSError as error:
        raise _cannot_write(path, error) from error


def _replace(temporary: Path, path: Path) -> None:
    """Put the finished file in its place with the rights of the old one, or those new files get."""
    try:
        if os.name == "posix":
            mask = os.umask(0)
            os.umask(mask)
            temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~mask)
        temporary.replace(path)
    except OSError as error:
        raise _cannot_write(path, error) from error


def _cannot_write(path: Path, error: OSError) -> LorewrightError:
    return LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "{name} could not be written to {folder}: {reason}."),
        QT_TRANSLATE_NOOP("Errors", "Choose another folder, or make room on the disk."),
        name=path.name,
        folder=str(path.parent),
        reason=error.strerror or str(error),
    )
