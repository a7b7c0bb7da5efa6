"""Bringing files in: which ones, what they are called, and which of them are there already."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Literal
from urllib.parse import unquote_to_bytes

from sqlalchemy import Connection, select

from core.documents.keeping import digest_of
from core.store.schema import Document
from core.store.schema.columns import table

DOCUMENT = table(Document)
_URI = "file://"


def files(paths: Sequence[Path], endings: Collection[str] = ()) -> list[Path]:
    """Return the files named, and those of a known format in the folders named, each once, in a stable order.

    Known are `endings` (".png"), or without any what is read by its text.

    Hidden files are left out, and links that lead out of the folder. A folder that cannot be opened stands for itself,
    and so does a link that leads nowhere, so that reading them says why.
    """
    from core.documents.readers import extensions

    known = frozenset(endings or extensions())
    found: dict[str, None] = {}
    for path in paths:
        whole = Path(os.path.realpath(path))  # a link to itself would end `resolve`
        found.update(dict.fromkeys(_inside(str(whole), whole, known) if whole.is_dir() else (str(whole),)))
    return [Path(path) for path in found]


def left_out(paths: Sequence[Path], endings: Collection[str] = ()) -> Counter[str]:
    """Return how many files of each ending (".jpg", "" without any) `files` leaves out of these folders.

    Hidden files are not counted, such as those a system keeps its views of a folder in.
    """
    from core.documents.readers import extensions

    known = frozenset(endings or extensions())
    found: dict[str, None] = {}
    for path in paths:
        whole = Path(os.path.realpath(path))
        if whole.is_dir():
            found.update(dict.fromkeys(_inside(str(whole), whole, known, others=True)))
    return Counter(PurePath(path).suffix.lower() for path in found)


def _inside(folder: str, top: Path, known: frozenset[str], *, others: bool = False) -> Iterator[str]:
    """Yield the files of known endings; with `others` those that have none of these, links left aside."""
    try:
        with os.scandir(folder) as listed:
            entries = sorted(listed, key=lambda entry: entry.name)
    except OSError:
        yield from () if others else (folder,)
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _inside(entry.path, top, known, others=others)
        elif (PurePath(entry.name).suffix.lower() in known) is not others:
            if entry.is_file(follow_symlinks=False):
                yield entry.path
            elif entry.is_symlink() and not others:
                yield from _linked(entry, top)


def _linked(link: os.DirEntry[str], top: Path) -> Iterator[str]:
    """Yield the file a link leads to; nothing where that is outside, and the link itself where it leads nowhere."""
    try:
        found = link.stat()
    except OSError:
        yield link.path
        return
    target = os.path.realpath(link.path)
    if stat.S_ISREG(found.st_mode) and Path(target).is_relative_to(top):
        yield target


def shown(path: Path) -> str:
    """Return the name of a file as it can be stored and shown; what is no text in it becomes “�”."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def text_of(path: Path) -> str:
    """Return a path as text that can be stored: as it is, or as an address where its bytes are no text."""
    text = str(path)
    try:
        text.encode()
    except UnicodeEncodeError:
        return path.as_uri()
    return text


def path_of(text: str) -> Path:
    """Return the path that `text_of` made text of."""
    return Path(os.fsdecode(unquote_to_bytes(text.removeprefix(_URI)))) if text.startswith(_URI) else Path(text)


def size_of(path: Path) -> int:
    """Return the size of a file in bytes; 0 where it cannot be told, such as one that is gone."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


@dataclass(frozen=True)
class Twin:
    """A file that is there already in some way.

    Attributes:
        path: the file.
        document: the id of the document it is like, `name` what that is called.
        kind: "content" for the same bytes; "version" for the same name with other bytes.
    """

    path: Path
    document: int
    name: str
    kind: Literal["content", "version"]


class Present:
    """What a project has, read once: documents that could be read, by hash and by name, oldest first."""

    def __init__(self, connection: Connection, project_id: int) -> None:
        columns = (DOCUMENT.c.id, DOCUMENT.c.name, DOCUMENT.c.path, DOCUMENT.c.sha256, DOCUMENT.c.size)
        query = select(*columns).where(DOCUMENT.c.project_id == project_id, DOCUMENT.c.state != "failed")
        self.sizes: set[int] = set()
        self._hashes: dict[str, tuple[int, str]] = {}
        self._names: dict[str, list[tuple[int, str]]] = {}
        self._given: set[str] = set()
        for row in connection.execute(query.order_by(DOCUMENT.c.id)):
            self.add(row.id, row.name, row.path, row.sha256)
            self.sizes.add(row.size)

    def add(self, document_id: int, name: str, path: str, digest: str) -> None:
        """Take in a document that has come since."""
        self._hashes.setdefault(digest, (document_id, name))
        self._names.setdefault(name, []).append((document_id, path))

    def same(self, path: Path, digest: str) -> Twin | None:
        """Return the document with this content, or None."""
        found = self._hashes.get(digest)
        return Twin(path, *found, "content") if found else None

    def older(self, path: Path) -> Twin | None:
        """Return the document that a file of other content is a version of, or None.

        That is the one from the same place; else the only one of the same name, since folders are full of files that
        share a name such as “index.html” and nothing else.
        """
        name, place = shown(path), text_of(path)
        namesakes = self._names.get(name, [])
        there = [one for one, where in namesakes if where == place]
        if not there and len(namesakes) == 1:
            there = [namesakes[0][0]]
        return Twin(path, there[-1], name, "version") if there else None

    def free(self, name: str) -> str:
        """Return a name that no document has, and give it to none after: the same, or “report (2).pdf” and so on."""
        stem, ending = PurePath(name).stem, PurePath(name).suffix
        number, found = 2, name
        while found in self._names or found in self._given:
            found, number = f"{stem} ({number}){ending}", number + 1
        self._given.add(found)
        return found


def twins(
    connection: Connection,
    project_id: int,
    paths: Sequence[Path],
    stopped: Callable[[], bool] = lambda: False,
    endings: Collection[str] = (),
) -> list[Twin]:
    """Return which of the files (and those in the folders) are in the project already, by content or by name.

    `endings` as in `files`.

    Only files that are as large as some document are read. For a thread: it reads the disk. A file that cannot be read
    is nobody's twin; importing it says why.

    Raises:
        Interrupted: `stopped` said so.
    """
    present, found = Present(connection, project_id), []
    for path in files(paths, endings):
        try:
            digest = digest_of(path, stopped) if path.stat().st_size in present.sizes else ""
        except OSError:
            continue
        twin = (present.same(path, digest) if digest else None) or present.older(path)
        if twin is not None:
            found.append(twin)
    return found
