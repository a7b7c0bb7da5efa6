"""Where the blocks, rows and cells of a Word document are, whatever they are wrapped in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WRAPPERS = (f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag", f"{_COMPATIBLE}Choice")
_CHANGES = (f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")


def blocks(parent: Any) -> Iterator[Any]:
    """Yield paragraphs and tables in order, each paragraph's text boxes behind it; deleted ones left out."""
    for child in unwrapped(parent):
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
            for box in child.iter(f"{W}txbxContent") if child.tag == f"{W}p" else ():
                # Word writes every text box twice, once for readers of the older format; and a box may hold a box.
                ups = [up.tag for up in box.iterancestors()]
                inner = ups[: ups.index(f"{W}p")] if f"{W}p" in ups else ups
                if f"{_COMPATIBLE}Fallback" not in inner and next(box.iterancestors(f"{W}p"), None) is child:
                    yield from blocks(box)


def unwrapped(parent: Any) -> Iterator[Any]:
    """Yield the children of `parent`, with content controls and accepted changes opened."""
    for child in parent.iterchildren():
        if child.tag == f"{W}sdt":
            gallery = child.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
            content = child.find(f"{W}sdtContent")
            # The table of contents repeats the headings with page numbers that mean nothing here.
            if content is not None and (gallery is None or gallery.get(f"{W}val") != "Table of Contents"):
                yield from unwrapped(content)
        elif child.tag in _WRAPPERS:
            yield from unwrapped(child)
        elif child.tag == f"{_COMPATIBLE}AlternateContent":
            chosen = child.find(f"{_COMPATIBLE}Choice")
            yield from unwrapped(chosen if chosen is not None else child.find(f"{_COMPATIBLE}Fallback"))
        elif isinstance(child.tag, str):
            yield child


def rows(table: Any) -> Iterator[Any]:
    """Yield the rows of a table that no tracked change deletes."""
    for row in unwrapped(table):
        if row.tag == f"{W}tr" and row.find(f"{W}trPr/{W}del") is None:
            yield row


def cells(row: Any) -> Iterator[tuple[Any | None, bool]]:
    """Yield each cell of a row and whether it continues the cell above; None for a place that holds no cell."""
    properties = row.find(f"{W}trPr")
    for _ in range(_count(properties, "gridBefore", 0)):
        yield None, False
    for cell in unwrapped(row):
        if cell.tag != f"{W}tc":
            continue
        settings = cell.find(f"{W}tcPr")
        merge = settings.find(f"{W}vMerge") if settings is not None else None
        beside = settings.find(f"{W}hMerge") if settings is not None else None
        yield cell, any(one is not None and one.get(f"{W}val") != "restart" for one in (merge, beside))
        for _ in range(_count(settings, "gridSpan", 1) - 1):
            yield None, False


def changed(body: Any) -> bool:
    """Say whether the document holds tracked changes."""
    return next(body.iter(*_CHANGES), None) is not None


def _count(settings: Any | None, name: str, default: int) -> int:
    found = settings.find(f"{W}{name}") if settings is not None else None
    return default if found is None else min(int(found.get(f"{W}val") or default), 63)
