"""What lies on a sheet above its cells: pictures and text boxes; the numbers of charts are in the cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from core.documents.archives import Archive
from core.documents.officepictures import Pictures
from core.documents.sheetsbook import relations, tree
from core.documents.slidestext import plain

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def drawings(archive: Archive, part: str, pictures: Pictures) -> Iterator[str]:
    """Yield the pictures and the texts drawn on a sheet, from top to bottom."""
    for kind, target in relations(archive, part).values():
        if kind != "drawing":
            continue
        linked = relations(archive, target)
        for anchor in sorted(tree(archive, target), key=_place):
            for element in anchor.iter(f"{_A}blip", "{*}txBody"):
                if element.tag == f"{_A}blip":
                    found = linked.get(element.get(f"{_R}embed") or "")
                    properties = next(anchor.iter("{*}cNvPr"), None)
                    alt = (properties.get("descr") or "") if properties is not None else ""
                    text = pictures.mark(archive.read(found[1]), alt) if found else ""
                else:
                    text = plain(element)
                if text.strip():
                    yield text


def _place(anchor: Any) -> tuple[int, int]:
    def _whole(name: str) -> int:
        text = anchor.findtext(f"{{*}}from/{{*}}{name}") or ""
        return int(text) if text.strip().isdigit() else 0

    return _whole("row"), _whole("col")
