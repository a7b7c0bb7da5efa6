"""Bytes of a web page to a tree of elements: the right encoding, no entity expanded, nothing fetched, no text lost."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from core.documents.encoding import Decoded, decode, decode_as, marked

_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DOCTYPE = re.compile(r"^\s*<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)
_XHTML = re.compile(r"xmlns\s*=\s*[\"']http://www\.w3\.org/1999/xhtml")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z][A-Za-z0-9]{1,30};")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:]*)\b[^<>]*>")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
# Elements that only wrap; a page nested too deep loses nothing but their nesting.
_WRAPPING = (
    "div span font b i u a em strong center section article main form fieldset small big strike s tt label"
    " blockquote ins del abbr address"
)
WRAPPERS = frozenset(_WRAPPING.split())
_SILENT = re.compile(r"<(script|style|template)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_DEEP = 60
#: no walk over the tree needs to go deeper than this
DEEPEST = 100


def page_text(data: bytes, name: str, encoding: str = "") -> Decoded:
    """Decode a page: by the `encoding` named, a byte order mark, sound UTF-8, its own declaration, or statistics.

    Raises LorewrightError when the bytes are no text or the encoding has no such name.
    """
    if encoding or marked(data):
        return decode(data, name, encoding)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        found = _XML.search(data[:1_024]) or _META.search(data[:65_536])
        declared = decode_as(data, found[1].decode("ascii")) if found else None
        if declared and declared.damaged <= 0.002 * len(declared.text):
            return declared
    return decode(data, name)


def parsed(text: str) -> Any | None:
    """Return the `html` element of a page, or None for a page without content; tolerant of any damage."""
    # A document type is never needed; without one no entity is declared that could be expanded.
    text = _DOCTYPE.sub("", _DECLARATION.sub("", _CONTROL.sub("", text), count=1), count=1)
    if not text.strip():
        return None
    tree = _strict(text) if _XHTML.search(text[:2_048]) else None
    if tree is None:
        tree = _lenient(text)
    if tree is not None:
        _shallow(tree)
    return tree


def body_of(tree: Any) -> Any:
    """Return the body of a page, or all of it when it has none."""
    found = tree.find("body")
    return found if found is not None else tree


def title_of(tree: Any) -> str | None:
    """Return the page's title as one line, or None."""
    found = tree.find("head/title")
    return " ".join("".join(found.itertext()).split()) or None if found is not None else None


def kinds(element: Any) -> str:
    """Return the classes, role and EPUB type of an element in one lower-case line padded with spaces."""
    get = element.get
    said = [word for word in (get("class"), get("role"), get("epub:type"), get(_EPUB_TYPE)) if word]
    return f" {' '.join(said).lower()} " if said else "  "


_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"


def dropped(element: Any) -> None:
    """Take an element out of its tree and leave the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    tail, before = element.tail, element.getprevious()
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def unwrapped(element: Any) -> None:
    """Take an element out of its tree and leave what is in it."""
    parent, children = element.getparent(), list(element)
    place = parent.index(element)
    if element.text:
        if place:
            parent[place - 1].tail = (parent[place - 1].tail or "") + element.text
        else:
            parent.text = (parent.text or "") + element.text
    if element.tail:
        if children:
            children[-1].tail = (children[-1].tail or "") + element.tail
        elif place:
            parent[place - 1].tail = (parent[place - 1].tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    element.tail = None
    parent[place : place + 1] = children


def _strict(text: str) -> Any | None:
    """Parse XHTML as the XML it says it is, where empty elements close themselves; None when it is not well-formed."""
    from lxml import etree

    plain = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    parser = etree.XMLParser(recover=False, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tree = etree.fromstring(plain, parser)
    except (etree.LxmlError, ValueError):
        return None
    for element in tree.iter():
        if isinstance(element.tag, str) and element.tag.startswith("{"):
            element.tag = element.tag.rsplit("}", 1)[1]
    return tree


def _lenient(text: str) -> Any | None:
    """Parse as browsers do; what is nested deeper than the parser goes is read with ever fewer tags."""
    for simpler in (str, _flat, _bare):
        tree, whole = _tolerant(simpler(text))
        if whole:
            return tree
    return None


def _tolerant(text: str) -> tuple[Any | None, bool]:
    """Return the tree and whether the parser got to the end of the page."""
    from lxml import etree

    # Browsers show an empty pair of brackets; this parser would drop it.
    text = text.replace("<>", "&lt;&gt;")
    parser = etree.HTMLParser(recover=True, huge_tree=True, no_network=True)
    try:
        tree = etree.fromstring(text, parser)
    except (etree.LxmlError, ValueError):
        tree = None
    for element in tree.iter() if tree is not None else ():
        if isinstance(element.tag, str) and ":" in element.tag:
            element.tag = element.tag.rsplit(":", 1)[1]
    return tree, not any("depth" in str(error.message).lower() for error in parser.error_log)


def _flat(text: str) -> str:
    """Drop the tags that only wrap; those of blocks leave a paragraph behind."""

    def _kept(match: re.Match[str]) -> str:
        if match[2].lower() not in WRAPPERS:
            return match[0]
        return "<p>" if match[2].lower() in ("div", "section", "article", "blockquote") else ""

    return _TAG.sub(_kept, text)


def _bare(text: str) -> str:
    """Drop all tags; each leaves a paragraph behind."""
    return _TAG.sub("<p>", _SILENT.sub(" ", text))


def _shallow(tree: Any) -> None:
    """Unwrap what lies deep and only wraps, then reduce what is still deeper than any walk goes to its text."""
    deep = [(element, depth) for element, depth in _depths(tree) if depth > _DEEP]
    if not deep:
        return
    for element, _ in deep:
        if element.tag in WRAPPERS:
            unwrapped(element)
    for element in [element for element, depth in _depths(tree) if depth == DEEPEST]:
        text = " ".join(part for part in element.itertext() if part.strip())
        for child in list(element):
            element.remove(child)
        element.text = text


def _depths(tree: Any) -> Iterator[tuple[Any, int]]:
    from lxml import etree

    depth = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            depth += 1
            yield element, depth
        else:
            depth -= 1
