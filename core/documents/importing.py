"""Bringing files in: which ones, whether they are there already, and the copy the project keeps."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
from sqlalchemy import Connection, select

from core.errors import QT_TRANSLATE_NOOP, Interrupted, LorewrightError
from core.store.schema import Document
from core.store.schema.columns import table

DOCUMENT = table(Document)
PART = ".part"
BLOCK = 1 << 20


def files(paths: list[Path]) -> list[Path]:
    """Return the files named, and those of a known format in the folders named, each once, in a stable order."""
    from core.documents.readers import extensions

    known = set(extensions())
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = (
                p for p in sorted(path.rglob("*")) if p.suffix.lower() in known and not p.name.startswith((".", "~$"))
            )
            found.update((p.resolve(), None) for p in inside if p.is_file())
        else:
            found[path.resolve()] = None
    return list(found)


def same(connection: Connection, project_id: int, digest: str) -> int | None:
    """Return the document of a project with this content, or None."""
    where = (DOCUMENT.c.project_id == project_id, DOCUMENT.c.sha256 == digest, DOCUMENT.c.state != "failed")
    found = connection.execute(select(DOCUMENT.c.id).where(*where)).scalar()
    return None if found is None else int(found)


def take(path: str, folder: str, stopped: Callable[[], bool] = lambda: False) -> tuple[str, int]:
    """Copy a file into the project's folder under its hash; return hash and size in bytes.

    Raises:
        LorewrightError: it cannot be read or copied.
        Interrupted: `stopped` said so in the middle; nothing is left behind.
    """
    source = Path(path)
    try:
        digest = hashlib.sha256()
        for block in _blocks(source, stopped):
            digest.update(block)
        target = Path(folder) / f"{digest.hexdigest()}{source.suffix.lower()}"
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            _copy(source, target, stopped)
        return digest.hexdigest(), source.stat().st_size
    except OSError as error:
        raise LorewrightError(
            QT_TRANSLATE_NOOP("Errors", "{name} cannot be read: {reason}."),
            QT_TRANSLATE_NOOP("Errors", "Check that the file is still there and that you may open it."),
            name=source.name,
            reason=error.strerror or str(error),
        ) from error


def sweep(folder: Path) -> None:
    """Remove the half copies of processes that were killed while they copied."""
    for partial in folder.glob("*" + PART):
        number = partial.name.removesuffix(PART).rsplit(".", 1)[-1]
        if not number.isdigit() or not psutil.pid_exists(int(number)):
            partial.unlink(missing_ok=True)


def _copy(source: Path, target: Path, stopped: Callable[[], bool]) -> None:
    # The thread's number too: two files of the same content may be copied at the same time.
    partial = target.with_name(f"{target.name}.{threading.get_ident()}.{os.getpid()}{PART}")
    try:
        with partial.open("wb") as stream:
            for block in _blocks(source, stopped):
                stream.write(block)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def _blocks(source: Path, stopped: Callable[[], bool]) -> Iterator[bytes]:
    with source.open("rb") as stream:
        while block := stream.read(BLOCK):
            if stopped():
                raise Interrupted
            yield block
