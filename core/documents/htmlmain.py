"""What of a web page is its text: menus, banners and scripts out, everything that might be body text kept."""

from __future__ import annotations

import re
from typing import Any

from core.documents.htmlmath import trimmed
from core.documents.htmltree import dropped, kinds

_WORDS = (
    "script style template iframe noscript embed applet canvas audio video select datalist link meta head title base"
    " rp dialog"
)
_MUTE = frozenset(_WORDS.split())
_ROLES = (" navigation ", " banner ", " contentinfo ", " search ", " doc-toc ", " doc-pagebreak ", " pagebreak ",
          " alertdialog ", " menu ", " menubar ", " doc-pagelist ", " page-list ")  # fmt: skip
_CONSENT = re.compile(r"cookie|consent|gdpr|onetrust")
_CHROME = re.compile(
    r"\b(?:nav|navbar|navigation|navheader|navfooter|docnav|menu\w*|breadcrumbs?|toc|tableofcontents|table-of-contents|"
    r"sidebar|sphinxsidebar|related|share|sharing|social\w*|pagination|pager|skip\w*|footer|header|banner|masthead|"
    r"advert\w*|ads|promo|newsletter|search\w*|tools?bar|jump|edit-?page|mw-editsection|headerlink|copybtn)\b"
)
_CONTENTS = re.compile(r"\b(?:toc|tableofcontents|table-of-contents)\b")
_PATHS = re.compile(r" (?:docnav|navheader|navfooter|breadcrumbs?|pagination|pager) ")
_SHORT = 300
_MANY = 4
# What formulas are drawn with, beside their source.
_DRAWN = (" katex-html ", " mathjax_preview ", " mwe-math-fallback-image")
_TITLES = ("h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary", "legend")
_NOTES = (" note", "note ", "sidebar", "tip", "warning", "caution", "example", "quote")
# Shares of text: links in what is only links, and what may lie outside of the main part before it is doubted.
_LINKED = 0.6
_OUTSIDE = 0.3


def prepare(body: Any) -> None:
    """Take out of a page what is no text in any case, and leave of formulas and drawings what can be written."""
    _formulas(body)
    for element in list(body.iter()):
        tag = element.tag
        if not isinstance(tag, str) or tag in _MUTE:
            dropped(element)
        elif tag == "svg":
            _drawing(element)
        elif tag == "object":
            _embedded(element)
        elif tag == "textarea":
            element.tag = "pre"
        elif tag == "button" and not any(up.tag in _TITLES for up in element.iterancestors()):
            dropped(element)


def main_part(body: Any, book: bool = False) -> Any:
    """Drop menus, banners and the like; return the element that holds the main part, or the body when in doubt.

    A `book` has no chrome but navigation: nothing else is dropped from it.
    """
    whole = size(body)
    for element in list(body.iter()):
        if element is not body and (_is_navigation(element, book) or (not book and _is_chrome(element, whole))):
            dropped(element)
    if book:
        return body
    _without_logos(body)
    return _main(body)


def size(element: Any) -> int:
    """Return the number of characters an element shows, without spaces."""
    return sum(len(part) - part.count(" ") for part in ("".join(text.split()) for text in element.itertext()))


def _is_navigation(element: Any, book: bool) -> bool:
    """Say whether an element is a menu by its own word, or a table of contents that is links through and through."""
    said = kinds(element)
    if element.tag == "nav" or any(role in said for role in _ROLES):
        return True
    if element.tag not in ("div", "ul", "ol", "dl", "p", "table"):
        return False
    if _is_contents(element, book):
        return True
    if _PATHS.search(said) and size(element) <= _SHORT and element.find(".//h1") is None:
        return True
    return bool(_CONTENTS.search(said)) and _is_links(element)


def _is_contents(element: Any, book: bool) -> bool:
    """Say whether an element is a list of sections: many links into the page, or the `book`, and nothing else."""
    if element.tag in ("p", "table") or element.find(".//h1") is not None:
        return False
    links = [link for link in element.iter("a") if link.get("href")]
    if len(links) < _MANY or not all(_within(link.get("href") or "", book) for link in links):
        return False
    # Beside the links there is room for numbers and bullets, not for a title or a sentence.
    return size(element) - sum(size(link) for link in links) <= 2 * len(links)


def _within(href: str, book: bool) -> bool:
    return href.startswith("#") or (book and "://" not in href and not href.startswith("mailto:"))


def _is_chrome(element: Any, whole: int) -> bool:
    tag = element.tag
    said = kinds(element)
    if element.get("aria-modal") == "true":
        return True
    if tag in ("header", "footer"):
        # Of the page, not of an article or a section, and without the only heading.
        return not _within_text(element) and not (tag == "header" and element.find(".//h1") is not None)
    if tag == "aside":
        return not any(word in said for word in _NOTES) and not _within_text(element) and _is_links(element)
    named = f"{said}{(element.get('id') or '').lower()} "
    if _CONSENT.search(named) and tag in ("div", "section", "aside", "p"):
        return size(element) < max(600, 0.15 * whole) and element.find(".//h1") is None
    if tag in ("div", "ul", "ol", "p", "table", "section", "span", "dl") and _CHROME.search(named):
        # A name alone proves nothing: only what is links through and through goes.
        return _is_links(element)
    return False


def _without_logos(body: Any) -> None:
    """Drop pictures that are links to elsewhere and stand before the first heading: they show whose page it is."""
    if body.find(".//h1") is None and body.find(".//h2") is None:
        return
    for element in list(body.iter("a", "h1", "h2")):
        if element.tag != "a":
            return
        if element.find(".//img") is not None and not size(element):
            dropped(element)


def _within_text(element: Any) -> bool:
    return any(
        up.tag in ("article", "section", "main", "blockquote", "figure", "table") for up in element.iterancestors()
    )


def _is_links(element: Any) -> bool:
    """Say whether an element is hardly more than links, without a heading, a paragraph or code."""
    shown = size(element)
    if not shown:
        return element.find(".//img") is None
    if element.find(".//h1") is not None or element.find(".//pre") is not None:
        return False
    return sum(size(link) for link in element.iter("a")) >= _LINKED * shown


def _main(body: Any) -> Any:
    """Return the `main` element, or the only article, when hardly any text that is no link lies outside of it."""
    found = [one for one in body.iter("main", "div", "section") if one.tag == "main" or " main " in kinds(one)]
    found = found or list(body.iter("article"))
    if len(found) != 1:
        return body
    main = found[0]
    linked = sum(size(link) for link in body.iter("a")) - sum(size(link) for link in main.iter("a"))
    outside = size(body) - size(main) - linked
    heading = body.find(".//h1")
    if heading is not None and main.find(".//h1") is None:
        return body
    return main if outside <= _OUTSIDE * max(1, size(main)) else body


def _formulas(body: Any) -> None:
    """Leave of every formula its source alone, where a script has drawn it for the eye beside it."""
    for script in list(body.iter("script")):
        kind = (script.get("type") or "").lower()
        if kind.startswith("math/tex"):
            script.tag = "math"
            script.set("alttext", trimmed(script.text or ""))
            script.set("display", "block" if "display" in kind else "inline")
            script.text = None
        elif kind.startswith("math/mml"):
            dropped(script)
    for element in list(body.iter("span", "div", "mjx-container", "img")):
        said = kinds(element)
        drawn = " mathjax" in said or element.tag == "mjx-container"
        if any(name in said for name in _DRAWN) or (drawn and element.find(".//math") is None):
            dropped(element)
        elif " katex-display " in said or element.get("display") == "true":
            for math in element.iter("math"):
                math.set("display", "block")
    for drawn in list(body.iter("svg")):
        if any(up.tag == "mjx-container" for up in drawn.iterancestors()):
            dropped(drawn)


def _drawing(svg: Any) -> None:
    """Turn a drawing into the picture it wraps, or into its title or labels; a drawing without any is an icon."""
    image = svg.find(".//image")
    labels = [" ".join(text.split()) for one in svg.iter("text") for text in one.itertext() if text.strip()]
    title = next((one.text for one in svg.iter("title", "desc") if one.text and one.text.strip()), "")
    if image is None and not labels:
        dropped(svg)
        return
    source = "" if image is None else next((v for k, v in image.attrib.items() if k.endswith("href")), "")
    _pictured(svg, source, title or " ".join(labels))


def _embedded(element: Any) -> None:
    """Turn an embedded picture into one; anything else embedded shows what it holds for readers that cannot embed."""
    source = element.get("data") or ""
    if (element.get("type") or "").startswith("image/") or source.lower().endswith((".svg", ".png", ".jpg", ".gif")):
        _pictured(element, source, " ".join("".join(element.itertext()).split()))
    else:
        element.tag = "div"


def _pictured(element: Any, source: str, alt: str) -> None:
    tail = element.tail
    element.clear()
    element.tag, element.tail = "img", tail
    element.set("src", source)
    element.set("alt", alt)
