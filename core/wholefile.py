"""A file that takes its name only when all of it is on the disk: what was there before stays until then."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from core.errors import QT_TRANSLATE_NOOP, LorewrightError

_PART = ".part"
# Bytes of the name itself in that of the half: most systems take 255, of which number, letters and ending need some.
_KEPT = 200


@contextmanager
def whole(path: Path) -> Iterator[IO[bytes]]:
    """Give a file to write to; it replaces `path` at the end of the block, and is gone when the block raises.

    Raises:
        LorewrightError: the folder or the disk cannot take it.
    """
    _sweep(path)
    try:
        handle, name = tempfile.mkstemp(prefix=f"{_beginning(path)}{os.getpid()}.", suffix=_PART, dir=path.parent)
    except OSError as error:
        raise _cannot_write(path, error) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if os.name == "posix":
            mask = os.umask(0)
            os.umask(mask)
            temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~mask)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise _cannot_write(path, error) from error
    except BaseException:  # cancelling too must leave nothing behind
        temporary.unlink(missing_ok=True)
        raise


def _beginning(path: Path) -> str:
    return f".{os.fsencode(path.name)[:_KEPT].decode('utf-8', 'ignore')}."


def _sweep(path: Path) -> None:
    """Remove what processes that were killed have left of this file."""
    import psutil

    left = re.compile(re.escape(_beginning(path)) + r"(\d+)\.\w+" + re.escape(_PART))
    try:
        found = [(one, int(half[1])) for one in path.parent.iterdir() if (half := left.fullmatch(one.name))]
    except OSError:
        return  # writing there says why
    for one, process in found:
        with suppress(OSError, OverflowError):  # a number too large for a process is not of ours
            if not psutil.pid_exists(process):
                one.unlink()


def _cannot_write(path: Path, error: OSError) -> LorewrightError:
    return LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "{name} could not be written to {folder}: {reason}."),
        QT_TRANSLATE_NOOP("Errors", "Choose another folder, or make room on the disk."),
        name=path.name,
        folder=str(path.parent),
        reason=error.strerror or str(error),
    )
