"""Footnotes and endnotes of web pages and books: found by links that lead there and back, written as `[^n]`."""

from __future__ import annotations

import posixpath
import re
from typing import Any
from urllib.parse import unquote

from core.documents.htmltree import dropped, kinds

_MARK = re.compile(
    r"[\[(（【〔]?\s*(?:注\s*)?(?:\d{1,4}|[a-zA-Z]|[ivxlc]{1,6}|[*†‡§¶※]{1,4}|[①-⑳㉑-㊿])\s*[\])）】〕]?[.:：]?"
)
_BACK = re.compile(r"[\s^↑↩⏎⤴\ufe0e\ufe0f\[\]()0-9a-z*†‡¶←返回注backto.,]*")
_REFERENCE = (" noteref ", " doc-noteref ", " footnote-ref ", " footnote-reference ", " footnote ", " footnoteref ",
              " doc-biblioref ", " reference ")  # fmt: skip
_NOTE = ("footnote", "endnote", "rearnote", "cite_note", "references", "doc-footnote", "doc-endnote", "footnotes")
_BLOCKS = ("aside", "li", "p", "div", "dd", "dl", "section", "tr", "td", "blockquote")
_FIRST = 40
_LONGEST = 6_000


class Notes:
    """The notes of one document, over all its files; first `look` at every file in order, then `take` from each."""

    def __init__(self) -> None:
        # Where marks lead, in order; where each mark stands; the places of what could be a note.
        self._marks: dict[str, tuple[int, bool]] = {}
        self._from: dict[str, set[str]] = {}
        self._possible: dict[str, tuple[int, bool]] = {}
        self._place = 0
        self._numbers: dict[str, int] = {}

    def look(self, body: Any, path: str = "") -> None:
        """Remember the note marks of a file, and everything in it that a mark could lead to."""
        named: list[tuple[int, Any, str]] = []
        for element in body.iter():
            if not isinstance(element.tag, str):
                continue
            self._place += 1
            for name in _names(element):
                named.append((self._place, element, f"{path}#{name}"))
            if element.tag == "a":
                target = _target(element, path)
                if target and _is_mark(element):
                    sure = any(kind in kinds(element) for kind in _REFERENCE[:4])
                    self._marks.setdefault(target, (self._place, sure))
        for place, element, key in named:
            # The marks of a book may stand in files that come later; those of a page are all known now.
            if path or key in self._marks:
                self._consider(element, key, place)

    def _consider(self, element: Any, key: str, place: int) -> None:
        block = _block(element)
        if block is None:
            return
        named = any(word in f"{kinds(up)}{up.get('id') or ''}" for up in _upwards(block) for word in _NOTE)
        if named or _leads_back(block):
            self._possible.setdefault(key, (place, named))

    def settle(self) -> None:
        """Decide which marks have a note: one that says what it is, or one that comes later and leads back."""
        for key, (place, sure) in self._marks.items():
            there = self._possible.get(key)
            if there and (place < there[0] or (sure and there[1])):
                self._numbers[key] = len(self._numbers) + 1

    def take(self, body: Any, path: str = "") -> list[tuple[int, Any]]:
        """Take the notes out of a file; return each with its number, its mark and the way back removed."""
        if not self._numbers:
            return []
        found: list[tuple[int, Any]] = []
        seen: set[Any] = set()
        for element in list(body.iter()):
            if not isinstance(element.tag, str):
                continue
            keys = [f"{path}#{name}" for name in _names(element)]
            number = next((self._numbers[key] for key in keys if key in self._numbers), None)
            block = _block(element) if number is not None else None
            if number is not None and block is not None and block not in seen and block is not body:
                seen.add(block)
                found.append((number, block))
        for _, block in found:
            self._stripped(block, path)
        for _, block in found:
            parent = block.getparent()
            dropped(block)
            block.tail = None
            _emptied(parent, body)
        return found

    def mark(self, link: Any, path: str = "") -> str | None:
        """Return `[^n]` for a link that is a note mark, None for any other."""
        number = self._numbers.get(_target(link, path) or "")
        return f"[^{number}]" if number is not None else None

    def _stripped(self, block: Any, path: str) -> None:
        """Take the links back to the text out of a note, and the mark at its start."""
        for link in list(block.iter("a")):
            target = _target(link, path)
            if target and target not in self._numbers and _BACK.fullmatch(_text(link).lower()):
                parent = link.getparent()
                dropped(link)
                if (
                    parent is not None
                    and parent is not block
                    and not _text(parent)
                    and parent.tag in ("sup", "span", "b")
                ):
                    dropped(parent)
        label = next((one for one in block.iter("span", "sup", "dt", "b") if _text(one)), None)
        start = _text(block)
        if label is not None and _MARK.fullmatch(_text(label)) and start.startswith(_text(label)):
            dropped(label)
        first = next((one for one in block.iter() if (one.text or "").strip()), None)
        if first is not None:
            # What is left of the mark: "[1]" whose number was the link back, or a number that was none.
            first.text = re.sub(r"^\s*(?:[\[(（]\s*[\])）]|\^|[.:：、])\s*", "", first.text)


def _target(link: Any, path: str) -> str | None:
    """Return where a link leads within the document, as `file#name`; None when it leads elsewhere."""
    href = (link.get("href") or "").strip()
    file, mark, name = href.partition("#")
    if not mark or not name or "://" in href or href.startswith(("mailto:", "javascript:")):
        return None
    if not file or not path:
        # A page saved alone names itself in its own links.
        return f"{path}#{unquote(name)}"
    return f"{posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(file)))}#{unquote(name)}"


def _is_mark(link: Any) -> bool:
    text = _text(link)
    if not text or not _MARK.fullmatch(text):
        return False
    said = kinds(link)
    if any(kind in said for kind in _REFERENCE):
        return True
    if text[0] in "[(（【〔①②③④⑤⑥⑦⑧⑨⑩*†‡※注" or link.find(".//sup") is not None:
        return True
    return any(up.tag == "sup" for up in link.iterancestors())


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _names(element: Any) -> list[str]:
    said = (element.get("id"), element.get("name") if element.tag == "a" else None)
    return [name for name in said if name]


def _start(element: Any) -> str:
    """Return what an element begins with, as one line; reads no further than needed."""
    text = ""
    for part in element.itertext():
        text += part
        if len(text) > 4 * _FIRST:
            break
    return " ".join(text.split())[: 2 * _FIRST]


def _long(element: Any) -> bool:
    """Say whether an element holds more than any note does; reads no further than needed."""
    length = 0
    for part in element.itertext():
        length += len(part)
        if length > _LONGEST:
            return True
    return False


def _block(element: Any) -> Any | None:
    """Return the block that a link to `element` shows: itself, or the one it stands at the start of."""
    if element.tag in _BLOCKS:
        return element
    if element.tag == "dt":
        return element.getparent() if len(element.getparent().findall("dt")) == 1 else None
    for up in element.iterancestors():
        if up.tag in _BLOCKS:
            before = _start(up).find(_start(element)[:_FIRST])
            holder = up.getparent()
            # Word puts each note's paragraph alone in a division.
            alone = up.tag == "p" and holder is not None and holder.tag in ("div", "li", "aside")
            return (holder if alone and len(holder) == 1 else up) if before <= 4 else None
        if up.tag in ("body", "html"):
            return None
    return None


def _leads_back(block: Any) -> bool:
    """Say whether a block begins or ends with a short link into the document, as notes do."""
    if _long(block):
        return False
    links = [link for link in block.iter("a") if "#" in (link.get("href") or "")]
    if not links:
        return False
    text = _text(block)
    for link in (links[0], links[-1]):
        said = _text(link)
        if said and len(said) <= 8 and _BACK.fullmatch(said.lower()) and (text.startswith(said) or text.endswith(said)):
            return len(text) > len(said)
    return False


def _upwards(block: Any) -> list[Any]:
    return [
        block,
        *[up for _, up in zip(range(3), block.iterancestors(), strict=False) if up.tag not in ("body", "html")],
    ]


def _emptied(parent: Any, body: Any) -> None:
    """Take out the box that held the notes once it holds no more than its rule or its title."""
    while parent is not None and parent is not body and parent.tag in ("ol", "ul", "div", "section", "dl", "aside"):
        if any(one.tag in ("p", "li", "table", "pre", "dd", "img", "math") for one in parent.iterdescendants()):
            return
        titled = any(word in kinds(parent) for word in _NOTE)
        if _text(parent) and not (titled and len(_text(parent)) <= _FIRST):
            return
        box, parent = parent, parent.getparent()
        if parent is not None:
            dropped(box)
