"""Pictures of web pages and books: those that come with the page are kept, nothing is ever fetched."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, unquote_to_bytes

from core.documents.reading import keep_picture

_LARGEST = 64 << 20
_STARTS = (
    (b"\x89PNG\r\n", ".png"), (b"\xff\xd8\xff", ".jpg"), (b"GIF8", ".gif"), (b"BM", ".bmp"), (b"II*\x00", ".tif"),
    (b"MM\x00*", ".tif"),
)  # fmt: skip
_SVG = re.compile(rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]", re.DOTALL)
_REMOTE = re.compile(r"(?:[a-z][a-z0-9+.-]+:|//)", re.IGNORECASE)
_SOURCES = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "src",
    "{http://www.w3.org/1999/xlink}href",
    "xlink:href",
    "href",
)
_FILE_NAME = re.compile(r"[\w%. -]+\.(?:png|jpe?g|gif|svg|webp|bmp)", re.IGNORECASE)

#: gives the bytes of a picture by the address the page names, None when it does not come with the page
Find = Callable[[str], bytes | None]


class Pictures:
    """Keeps pictures and writes their Markdown.

    Args:
        folder: in which they are kept; None leaves all out.
        find: gives the bytes of one.

    `left` counts those that were named but do not come with the page.
    """

    def __init__(self, folder: Path | None, find: Find) -> None:
        self._folder = folder
        self._find = find
        self.left = 0

    def markdown(self, element: Any) -> str:
        """Return the Markdown of an `img`: the kept picture, else its description in brackets, else nothing."""
        alt = " ".join((element.get("alt") or "").split())
        if " tex " in f" {element.get('class') or ''} " and alt:
            return f"${alt.strip('$ ')}$"
        if _FILE_NAME.fullmatch(alt):
            alt = ""
        alt = alt.replace("[", "(").replace("]", ")")
        kept = "" if _is_pixel(element) else self._kept(element)
        if kept:
            return f"![{alt}]({kept})"
        return f"[{alt}]" if alt else ""

    def keep(self, source: str) -> str:
        """Keep the picture of an address; return how Markdown refers to it, "" when it does not come with the page."""
        data = _inline(source) if source.lower().startswith("data:") else self._beside(source)
        suffix = suffix_of(data) if data and len(data) <= _LARGEST else ""
        return keep_picture(self._folder, data, suffix) if data and suffix else ""

    def _kept(self, element: Any) -> str:
        if self._folder is None:
            return ""
        for name in _SOURCES:
            if kept := self.keep((element.get(name) or "").strip()):
                return kept
        self.left += 1
        return ""

    def _beside(self, source: str) -> bytes | None:
        return self._find(source) if source else None


def beside(page: Path) -> Find:
    """Return a finder for pictures that lie in the folder of `page` or below, links that lead out of it refused."""
    folder = page.resolve().parent

    def _found(source: str) -> bytes | None:
        if _REMOTE.match(source) or "\x00" in source:
            return None
        plain = source.split("#", 1)[0].split("?", 1)[0]
        for name in (unquote(plain), plain):
            if not name or name.startswith(("/", "\\")):
                continue
            try:
                target = (folder / name).resolve()
                if target.is_relative_to(folder) and target.is_file() and target.stat().st_size <= _LARGEST:
                    return target.read_bytes()
            except (OSError, ValueError):
                # A name no file can have, or a file that may not be read: the picture is not there for us.
                continue
        return None

    return _found


def suffix_of(data: bytes) -> str:
    """Return ".png" or the like by the first bytes, "" for anything that is no picture."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ".webp"
    found = next((suffix for start, suffix in _STARTS if data.startswith(start)), "")
    return found or (".svg" if _SVG.match(data[:4_096]) else "")


def _inline(source: str) -> bytes | None:
    """Return what a `data:` address holds, None when it is broken."""
    head, _, body = source.partition(",")
    try:
        if head.lower().endswith(";base64"):
            return base64.b64decode(unquote_to_bytes(body))
        return unquote_to_bytes(body)
    except (binascii.Error, ValueError):
        return None


def _is_pixel(element: Any) -> bool:
    """Say whether a picture is one of the invisible points that count readers."""
    return any((element.get(side) or "").strip().removesuffix("px") in ("0", "1", "2") for side in ("width", "height"))
