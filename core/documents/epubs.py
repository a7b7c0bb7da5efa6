"""The inside of an EPUB: its chapters in reading order, however carelessly the archive was made."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from core.documents.archives import open_archive
from core.errors import QT_TRANSLATE_NOOP, LorewrightError

# An honest book stays far below both.
_LARGEST_PART = 64 << 20
_LARGEST_BOOK = 1 << 30
_PAGES = (".xhtml", ".html", ".htm", ".xml")


@dataclass(frozen=True, slots=True)
class Entry:
    """What the table of contents says of a file: its title, and how deep it stands there, from 1."""

    title: str
    depth: int


class Book:
    """An opened EPUB. Paths that leave the archive and missing parts are passed over and counted in `missing`.

    Raises LorewrightError when the archive is damaged or hostile, or the book protected.
    """

    def __init__(self, path: Path) -> None:
        self._name = path.name
        self._archive = open_archive(path, _LARGEST_BOOK)
        self._folded = {name.lower(): name for name in self._archive.names()}
        self.missing = 0
        self.title: str | None = None
        try:
            self._refuse_locked()
            self.spine, self._contents = self._package()
        except BaseException:
            self._archive.close()
            raise

    def close(self) -> None:
        """Close the archive."""
        self._archive.close()

    def page(self, path: str) -> bytes | None:
        """Return a file of the spine, None when it is missing or damaged."""
        return self._read(path)

    def entry(self, path: str) -> Entry | None:
        """Return what the table of contents says of a file."""
        return self._contents.get(path)

    def picture(self, source: str, page: str) -> bytes | None:
        """Return the picture that `page` names `source`, None when the book has none."""
        if source.startswith(("http:", "https:", "//")):
            return None
        path = self._resolve(posixpath.dirname(page), source)
        return self._read(path) if path else None

    def _refuse_locked(self) -> None:
        rights = self._read(self._found("META-INF/encryption.xml") or "") or b""
        root = _xml(rights) if rights else None
        methods = [one.get("Algorithm") or "" for one in _all(root, "EncryptionMethod")] if root is not None else []
        # Scrambled fonts are listed in the same file and do not keep the text from being read.
        if any(not method.endswith(("/embedding", "#RC")) for method in methods):
            raise LorewrightError(
                QT_TRANSLATE_NOOP("Errors", "“{name}” is protected against copying."),
                QT_TRANSLATE_NOOP("Errors", "Ask the publisher for a copy without protection."),
                name=self._name,
            )

    def _package(self) -> tuple[list[str], dict[str, Entry]]:
        """Return the paths of the spine and the entries of the table of contents by path."""
        opf = self._opf()
        root = _xml(self._read(opf) or b"") if opf else None
        if root is None:
            return self._all_pages(), {}
        base = posixpath.dirname(opf or "")
        self.title = next((" ".join(e.text.split()) for e in _all(root, "title") if e.text and e.text.strip()), None)
        items = {item.get("id"): item for item in _all(root, "item")}
        spine: dict[str, None] = {}
        for reference in _all(root, "itemref"):
            item = items.get(reference.get("idref"))
            path = self._resolve(base, item.get("href", "")) if item is not None else None
            if item is None or path is None:
                self.missing += 1
            elif path not in spine and "nav" not in (item.get("properties") or "").split():
                spine[path] = None
        pages = [path for path in spine if path.lower().endswith(_PAGES) or "." not in posixpath.basename(path)]
        return pages or self._all_pages(), self._titles(base, list(items.values()))

    def _opf(self) -> str | None:
        container = self._found("META-INF/container.xml")
        root = _xml(self._read(container) or b"") if container else None
        if container and root is not None:
            # The whole book may lie in a folder of the archive; its paths then count from there.
            wrapper = posixpath.dirname(posixpath.dirname(container))
            for rootfile in _all(root, "rootfile"):
                for base in (wrapper, ""):
                    path = self._resolve(base, rootfile.get("full-path") or "")
                    if path:
                        return path
        return next((name for name in self._archive.names() if name.lower().endswith(".opf")), None)

    def _titles(self, base: str, items: list[Any]) -> dict[str, Entry]:
        """Read the navigation document, else the older NCX; the first entry of a file counts."""
        entries: dict[str, Entry] = {}
        navs = [item for item in items if "nav" in (item.get("properties") or "").split()]
        navs += [item for item in items if item.get("media-type") == "application/x-dtbncx+xml"]
        for item in navs:
            path = self._resolve(base, item.get("href", ""))
            root = _xml(self._read(path) or b"") if path else None
            if path is None or root is None:
                continue
            here = posixpath.dirname(path)
            for href, entry in [*_nav_links(root), *_ncx_links(root)]:
                target = self._resolve(here, href)
                if target and entry.title:
                    entries.setdefault(target, entry)
        return entries

    def _all_pages(self) -> list[str]:
        return sorted(name for name in self._archive.names() if name.lower().endswith(_PAGES[:3]))

    def _found(self, ending: str) -> str | None:
        return next((name for name in self._archive.names() if name == ending or name.endswith("/" + ending)), None)

    def _resolve(self, base: str, href: str) -> str | None:
        """Return the member that `href`, seen from `base`, names; None when there is none or it leaves the archive."""
        plain = href.split("#", 1)[0].split("?", 1)[0]
        for candidate in (plain, unquote(plain)):
            path = posixpath.normpath(posixpath.join(base, candidate)).lstrip("/")
            if path.startswith("..") or not candidate:
                continue
            name = path if path in self._archive else self._folded.get(path.lower())
            if name:
                return name
        return None

    def _read(self, path: str) -> bytes | None:
        """Return a part's bytes, or None when missing or damaged. Raises LorewrightError when it is far too large."""
        if path not in self._archive:
            return None
        try:
            return self._archive.read(path, _LARGEST_PART)
        except zipfile.BadZipFile:
            return None


def _xml(data: bytes) -> Any | None:
    """Parse XML leniently, with no entity expanded and nothing fetched; None when there is nothing to parse."""
    from lxml import etree

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None
    return root if root is not None else None


def _all(root: Any, name: str) -> list[Any]:
    """Return all elements of this local name, whatever their namespace."""
    return list(root.iter(f"{{*}}{name}"))


def _nav_links(root: Any) -> Iterator[tuple[str, Entry]]:
    for link in _all(root, "a"):
        depth = sum(1 for _ in link.iterancestors("{*}ol"))
        yield link.get("href") or "", Entry(" ".join("".join(link.itertext()).split()), max(1, depth))


def _ncx_links(root: Any) -> Iterator[tuple[str, Entry]]:
    for point in _all(root, "navPoint"):
        label, content = point.find("{*}navLabel"), point.find("{*}content")
        if label is not None and content is not None:
            depth = 1 + sum(1 for _ in point.iterancestors("{*}navPoint"))
            yield content.get("src") or "", Entry(" ".join("".join(label.itertext()).split()), depth)
