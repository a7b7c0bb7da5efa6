"""The files the user brought in: which one a document is, its text, and opening it with the system's program."""

from __future__ import annotations

import atexit
import re
import shutil
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from core.errors import QT_TRANSLATE_NOOP, LorewrightError

#: formats whose file is text to show beside what was read from it
TEXTS: Final = frozenset({"md", "txt", "html", "csv"})
PAGES: Final = frozenset({"pdf"})
#: bytes of a text that are shown; nobody reads more in a preview
MOST: Final = 24_000_000
_FORBIDDEN: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


def original(sources: Path, row: Mapping[str, Any]) -> Path | None:
    """Return the kept file of a document, None when it is not there any more."""
    digest = str(row["sha256"])
    if not re.fullmatch(r"[0-9a-f]{16,}", digest):
        return None
    named = sources / f"{digest}{Path(row['name']).suffix.lower()}"
    if named.is_file():
        return named
    return next((path for path in sorted(sources.glob(f"{digest}.*")) if path.suffix != ".part"), None)


def source_text(path: Path, name: str, encoding: str) -> str:
    """Return the characters of a text file. Raises LorewrightError when it is no text or cannot be read."""
    from core.documents.encoding import decode

    try:
        with path.open("rb") as stream:
            data = stream.read(MOST)
    except OSError as error:
        raise _unreadable(name, error) from error
    return decode(data, name, encoding).text


def copy_to_open(path: Path, name: str) -> Path:
    """Return a copy under the name the user knows: the kept file is named by its content.

    Raises:
        LorewrightError: there is no room for it.
    """
    stem = _FORBIDDEN.sub(" ", Path(name).stem).strip(" .") or "document"
    target = _folder() / path.stem[:12] / f"{stem[:120]}{path.suffix}"
    try:
        target.parent.mkdir(exist_ok=True)
        if not target.exists():
            shutil.copyfile(path, target)
    except OSError as error:
        raise _unreadable(name, error) from error
    return target


@cache
def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="lorewright-open-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _unreadable(name: str, error: OSError) -> LorewrightError:
    return LorewrightError(
        QT_TRANSLATE_NOOP("Errors", "The original of {name} cannot be opened: {reason}."),
        QT_TRANSLATE_NOOP("Errors", "Import the file again."),
        name=name,
        reason=error.strerror or str(error),
    )
