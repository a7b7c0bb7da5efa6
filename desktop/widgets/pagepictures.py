"""The pictures of the pages in sight: wished for when they are needed, kept while there is room."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from desktop.widgets.pagecache import PageCache
from desktop.widgets.pagecolumn import PageColumn
from desktop.widgets.pagerender import PageRenderer, Wish

#: pixels across of the rough picture that is drawn first
ROUGH: Final = 160
#: fine pictures are drawn once the view has been still for so long
STILL_MS: Final = 70


class PagePictures(QObject):
    """Asks `renderer` for pictures as large as `column` says.

    Args:
        sight: returns the pages that are in sight.
        view: shows the pictures, and owns this.

    Signals:
        drawn: a page of which there is a picture now, or which turned out damaged.
    """

    drawn = Signal(int)

    def __init__(self, column: PageColumn, sight: Callable[[], range], view: QWidget) -> None:
        super().__init__(view)
        self._column, self._sight, self._view = column, sight, view
        self._cache = PageCache()
        self._damaged: set[int] = set()
        self._asked: tuple[range, bool] | None = None
        self.renderer = PageRenderer(self)
        self.renderer.drawn.connect(self._keep)
        self._still = QTimer(self, singleShot=True, interval=STILL_MS)
        self._still.timeout.connect(self.want)

    @property
    def octets(self) -> int:
        """The bytes of all pictures kept."""
        return self._cache.octets

    def clear(self) -> None:
        """Forget all pictures: the file is another one."""
        self._damaged.clear()
        self._cache.clear()

    def best(self, page: int) -> QImage | None:
        """Return the picture at the size it is shown, else the best there is of the page, else None."""
        return self._cache.best(*self._fine(page))

    def renew(self) -> None:
        """Wish anew, even for the same pages: their size is another one."""
        self._asked = None
        self._still.start()

    def want(self, *, still: bool = True) -> None:
        """Wish for what is in sight: rough pictures at once, fine ones when the view is still, then the neighbours."""
        if not still:
            self._still.start()
        sight = self._sight()
        if self._asked == (sight, still):
            return
        self._asked, sizes = (sight, still), self._column.sizes
        missing = [page for page in sight if self.best(page) is None]
        wishes = [Wish(page, ROUGH / max(1.0, sizes[page][0])) for page in missing]
        if still and sight:
            near = (*sight, sight[-1] + 1, sight[0] - 1)
            pages = [n for n in near if 0 <= n < len(sizes) and self._fine(n) not in self._cache]
            wishes += [Wish(page, self._scale()) for page in pages]
        self.renderer.want([wish for wish in wishes if wish.page not in self._damaged])

    def _keep(self, wish: Wish, image: QImage | None) -> None:
        if image is None:
            self._damaged.add(wish.page)
        elif wish.page < len(self._column):
            is_fine = abs(wish.scale - self._scale()) < 1e-6
            self._cache.keep(wish.page, self._fine(wish.page)[1] if is_fine else 0, image)
        self.drawn.emit(wish.page)

    def _scale(self) -> float:
        """Return the device pixels of a point."""
        return self._column.pixels * self._view.devicePixelRatioF()

    def _fine(self, page: int) -> tuple[int, int]:
        return page, round(self._column.sizes[page][0] * self._scale())
