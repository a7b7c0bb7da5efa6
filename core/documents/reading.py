"""What a reader is told beyond the file itself, and where it puts the pictures it finds."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from core.errors import LorewrightError

#: told (done, total) now and then, in pages or parts; None when nobody wants to know
Progress = Callable[[int, int], None] | None

#: how Markdown refers to a kept picture: this folder, then its name
FOLDER = "pictures"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read a file.

    Args:
        encoding: of a text file, as Python names it; empty detects it.
        password: of a protected file; used and forgotten, never stored.
        pictures: the folder in which pictures are kept; None leaves them out.
        origin: where the file lay before it was copied; a web page finds its pictures beside it. None: where it lies.
    """

    encoding: str = ""
    password: str = field(default="", repr=False)
    pictures: Path | None = None
    origin: Path | None = None


PLAIN = ReadOptions()


class PasswordNeeded(LorewrightError):
    """The file is protected; the caller may ask for its password and read it again with `ReadOptions.password`."""


class ScanFound(LorewrightError):
    """The file holds pictures of pages and no text; the caller may read it again with text recognition."""


def keep_picture(folder: Path | None, data: bytes, suffix: str) -> str:
    """Keep a picture under the hash of its content; return how Markdown refers to it, "" when nothing keeps it.

    `suffix` is ".png" or the like. The same picture twice is one file. Raises OSError when it cannot be written.
    """
    if folder is None or not data:
        return ""
    name = hashlib.sha256(data).hexdigest()[:32] + suffix.lower()
    target = folder / name
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        partial = target.with_name(f"{name}.{os.getpid()}.part")
        partial.write_bytes(data)
        partial.replace(target)
    return f"{FOLDER}/{name}"
