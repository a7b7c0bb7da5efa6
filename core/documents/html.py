"""HTML to Markdown: chrome, scripts and navigation out, headings, lists, tables and code kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DROPPED = "script|style|nav|noscript|template|iframe|object|form|svg|head|header|footer|aside"
_KEEP_INSIDE = "article|main|section|body"
# Boxes whose "heading" only says what kind of box it is, or who wrote the book.
_BOXES = frozenset(["tip", "note", "caution", "warning", "important", "author", "authorgroup", "editor", "othercredit"])
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ROLES = ("navigation", "banner", "contentinfo", "search", "doc-toc", "doc-pagebreak")
_BLANKS = re.compile(r"\n{3,}")
_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)
_DECLARATION = re.compile(rb"^\s*<\?xml[^>]*\?>")
_DEEPEST = 200


def html_to_markdown(data: bytes) -> str:
    """Return one HTML or XHTML page as Markdown with ATX headings; tolerant of any damage; "" for an empty page."""
    body = _parsed(data)
    if body is None:
        return ""
    _clean(body)
    if _depth(body) > _DEEPEST:
        # Nested deeper than any real page; the converter would recurse without end.
        return "\n\n".join(part.strip() for part in body.itertext() if part.strip())
    from lxml import etree

    markdown = _converted(etree.tostring(body, encoding="unicode", method="html"))
    return _BLANKS.sub("\n\n", _TRAILING.sub("", markdown.replace("\r\n", "\n").replace("\u00a0", " "))).strip()


def _parsed(data: bytes) -> HtmlElement | None:
    from lxml import etree, html

    try:
        # libxml2 takes pages without a declared encoding for Latin-1; they are UTF-8 in practice.
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        source: Any = data
    else:
        source = _DECLARATION.sub(b"", text.encode("utf-8")).decode("utf-8")
    try:
        page = html.document_fromstring(source, parser=html.HTMLParser(recover=True, huge_tree=False))
    except (etree.LxmlError, ValueError):
        return None
    found = page.find("body")
    return found if found is not None else page


def _clean(body: HtmlElement) -> None:
    for element in list(body.iter()):
        if not isinstance(element.tag, str):
            _drop(element)
            continue
        _flatten(element)
        inner = element.tag in ("header", "footer") and element.xpath("ancestor::article|ancestor::section")
        chrome = element.tag in _DROPPED.split("|") and not inner
        if (chrome and not _is_note(element)) or element.get("role") in _ROLES:
            _drop(element)


def _flatten(element: HtmlElement) -> None:
    """Turn into text what leads nowhere outside the archive, formulas that carry a text, and headings of mere boxes."""
    if element.tag == "math" and element.get("alttext"):
        element.text = f"${element.get('alttext')}$"
        for child in list(element):
            element.remove(child)
    elif element.tag == "img":
        alt = " ".join((element.get("alt") or "").split())
        element.tag = "span"
        element.text = f"[{alt}]" if alt else ""
    elif element.tag in _HEADINGS and _BOXES & set((element.getparent().get("class") or "").split()):
        element.tag = "p"
    elif element.tag == "a" and not (element.get("href") or "").startswith(("http://", "https://", "mailto:")):
        element.tag = "span"


def _is_note(element: HtmlElement) -> bool:
    """Footnotes and side notes are marked as `aside` in books and belong to the text."""
    kind = " ".join(value for name, value in element.attrib.items() if name.endswith(("type", "role", "class")))
    return element.tag == "aside" and any(word in kind for word in ("note", "sidebar", "tip", "warning"))


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _depth(body: HtmlElement) -> int:
    from lxml import etree

    deepest = depth = 0
    for event, _ in etree.iterwalk(body, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _converted(page: str) -> str:
    from markdownify import ATX, MarkdownConverter

    converter = MarkdownConverter(
        heading_style=ATX,
        bullets="-",
        escape_asterisks=False,
        escape_underscores=False,
        escape_misc=False,
        code_language_callback=_language,
    )
    return str(converter.convert(page))


def _language(pre: Any) -> str:
    """Return the programming language named in the class of a code block, or nothing."""
    classes = list(pre.get("class") or [])
    code = pre.find("code")
    classes += list(code.get("class") or []) if code else []
    named = [name.split("-", 1)[1] for name in classes if name.startswith(("language-", "lang-"))]
    return next(iter(named), "")
