"""Drawn pages, kept while there is room for them."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from PySide6.QtGui import QImage

#: bytes of drawn pages kept
KEPT: Final = 96 * 1024 * 1024
FEWEST: Final = 4


class PageCache:
    """Pictures by page and width in pixels; the width 0 stands for the rough one."""

    def __init__(self) -> None:
        self._pictures: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._octets = 0

    @property
    def octets(self) -> int:
        """The bytes of all pictures."""
        return self._octets

    def clear(self) -> None:
        """Forget all pictures."""
        self._pictures.clear()
        self._octets = 0

    def __contains__(self, key: tuple[int, int]) -> bool:
        return key in self._pictures

    def keep(self, page: int, width: int, image: QImage) -> None:
        """Keep a picture; those looked at longest ago go when there is no room."""
        former = self._pictures.pop((page, width), None)
        self._octets += image.sizeInBytes() - (former.sizeInBytes() if former is not None else 0)
        self._pictures[(page, width)] = image
        while self._octets > KEPT and len(self._pictures) > FEWEST:
            _key, gone = self._pictures.popitem(last=False)
            self._octets -= gone.sizeInBytes()

    def best(self, page: int, width: int) -> QImage | None:
        """Return the picture of a width, else the widest there is of the page, else None."""
        widths = [kept for number, kept in self._pictures if number == page]
        if not widths:
            return None
        key = (page, width if width in widths else max(widths))
        self._pictures.move_to_end(key)
        return self._pictures[key]
