"""Web pages saved as one archive (MHTML): the page and the pictures that came with it."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from urllib.parse import urljoin

_HEAD = 4_096
_RELATED = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class WebArchive:
    """The page of an archive, the encoding it is said to be in, and its other parts by address."""

    page: bytes
    encoding: str
    base: str
    parts: dict[str, bytes]

    def find(self, source: str) -> bytes | None:
        """Return the part that the page names `source`, None when the archive has none."""
        for address in (source, urljoin(self.base, source), source.removeprefix("cid:")):
            if address in self.parts:
                return self.parts[address]
        return None


def is_web_archive(start: bytes) -> bool:
    """Say whether a file that begins with `start` is an archive of a page."""
    return b"mime-version:" in start[:_HEAD].lower() and _RELATED.search(start[:_HEAD]) is not None


def opened(data: bytes) -> WebArchive | None:
    """Return what an archive holds, None when `data` is no archive or has no page."""
    if not is_web_archive(data):
        return None
    parts: dict[str, bytes] = {}
    page: Message | None = None
    for part in message_from_bytes(data).walk():
        if part.is_multipart():
            continue
        if page is None and part.get_content_type() in ("text/html", "application/xhtml+xml"):
            page = part
        elif part.get_content_maintype() == "image":
            for name in (part.get("Content-Location"), (part.get("Content-ID") or "").strip("<> ")):
                if name:
                    parts[name.strip()] = _content(part)
    if page is None:
        return None
    return WebArchive(_content(page), _encoding(page), page.get("Content-Location") or "", parts)


def _encoding(page: Message) -> str:
    said = page.get_content_charset() or ""
    try:
        return codecs.lookup(said).name if said else ""
    except LookupError:
        return ""


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
