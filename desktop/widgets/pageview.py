"""The pages of a PDF below each other: drawn when they come into sight, roughly at first, kept while there is room."""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.theme import current
from desktop.widgets.pagecache import PageCache
from desktop.widgets.pagerender import PageRenderer, Wish

GAP: Final = 12
EDGE: Final = 16
#: pixels across of the rough picture that is drawn first
ROUGH: Final = 160
#: the fine picture is drawn once the view has been still for so long
STILL_MS: Final = 70
STEP: Final = 1.2
SMALLEST, LARGEST = 0.25, 6.0


class PageView(QAbstractScrollArea):
    """Pages counted from 0; a place is a page and the share of it that is above, as one number: 3.5 is amid page 4.

    Signals:
        moved: the user scrolled; not sent when the program did.
        page_changed: the page that is read now.
        zoomed: the zoom changed; see `zoom`.
        loaded: the file is open.
        failed: it cannot be shown: "password", "damaged" or "missing".
    """

    moved = Signal()
    page_changed = Signal(int)
    zoomed = Signal()
    loaded = Signal()
    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._sizes: list[tuple[float, float]] = []
        self._tops: list[float] = []
        self._zoom = 1.0
        self._quiet = self._former = 0
        self._asked: tuple[range, bool] | None = None
        self._shown_page = -1
        self._wanted: float | None = None
        self.pictures = PageCache()
        self._damaged: set[int] = set()
        self.renderer = PageRenderer(self)
        self.renderer.opened.connect(self._opened)
        self.renderer.drawn.connect(self._drawn)
        self.renderer.failed.connect(self.failed)
        self._still = QTimer(self, singleShot=True, interval=STILL_MS)
        self._still.timeout.connect(lambda: self._ask(fine=True))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.destroyed.connect(self.renderer.end)
        current().changed.connect(self.viewport().update)

    # The file

    def open(self, path: Path, password: str = "", place: float = 0.0) -> None:
        """Show a PDF from a place on; `loaded` or `failed` follows."""
        self.clear()
        self._wanted = place
        self.renderer.open(path, password)

    def clear(self) -> None:
        """Show nothing."""
        self.renderer.close()
        self._sizes, self._shown_page, self._wanted = [], -1, None
        self._damaged.clear()
        self.pictures.clear()
        self._arrange()

    def count(self) -> int:
        """Return how many pages there are."""
        return len(self._sizes)

    def _opened(self, sizes: list[tuple[float, float]]) -> None:
        self._sizes = sizes
        self._arrange()
        wanted, self._wanted = self._wanted, None
        self.go_to(wanted or 0.0)
        self.loaded.emit()

    # Places

    def place(self) -> float:
        """Return what is read now: at the start that at the upper edge, at the end that at the lower one."""
        bar = self.verticalScrollBar()
        if not self._sizes or not bar.maximum():
            return 0.0
        return self._place_at(bar.value() / bar.maximum() * self._total())

    def show_place(self, place: float) -> None:
        """Scroll along with another view, without `moved`."""
        if not self._sizes:
            self._wanted = place
            return
        self._put(self._y(place) * self.verticalScrollBar().maximum() / max(1.0, self._total()))

    def go_to(self, place: float) -> None:
        """Bring a place to the upper edge, without `moved`."""
        if not self._sizes:
            self._wanted = place
            return
        self._put(self._y(place) - (GAP if place == int(place) else 0))

    def page(self) -> int:
        """Return the page that is read now, -1 when there is none."""
        return min(int(self.place()), len(self._sizes) - 1)

    def _y(self, place: float) -> float:
        page = min(max(0, int(place)), len(self._sizes) - 1)
        return self._tops[page] + min(1.0, place - page) * self._high(page)

    def _place_at(self, y: float) -> float:
        page = max(0, bisect_right(self._tops, y) - 1)
        return page + min(0.9999, max(0.0, (y - self._tops[page]) / max(1.0, self._high(page))))

    def _total(self) -> float:
        return self._tops[-1] + self._high(len(self._sizes) - 1) + GAP if self._sizes else 0.0

    def _put(self, value: float) -> None:
        self._quiet += 1
        self.verticalScrollBar().setValue(round(value))
        self._quiet -= 1
        self._tell()

    def _scrolled(self, value: int) -> None:
        former, self._former = self._former, value
        is_slow = abs(value - former) < self.viewport().height() / 2
        self._ask(fine=is_slow)
        if not is_slow:
            self._still.start()
        if abs(value - former) < self.viewport().height():
            self.viewport().scroll(0, former - value)
        else:
            self.viewport().update()
        if not self._quiet:
            self._tell()
            self.moved.emit()

    def _tell(self) -> None:
        page = self.page()
        if page != self._shown_page:
            self._shown_page = page
            self.page_changed.emit(page)

    # Zoom

    @property
    def zoom(self) -> float:
        """1.0 fits the widest page into the view."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Draw larger or smaller around what is read now."""
        zoom = min(LARGEST, max(SMALLEST, zoom))
        if abs(zoom - 1.0) < 0.06:
            zoom = 1.0
        if zoom != self._zoom:
            place = self.place()
            self._zoom = zoom
            self._arrange()
            self.show_place(place)
            wide = self.horizontalScrollBar()
            wide.setValue(wide.maximum() // 2)
            self.zoomed.emit()

    def larger(self) -> None:
        """Zoom in by a step."""
        self.set_zoom(self._zoom * STEP)

    def smaller(self) -> None:
        """Zoom out by a step."""
        self.set_zoom(self._zoom / STEP)

    def fit(self) -> None:
        """Fit the width."""
        self.set_zoom(1.0)

    def _scale(self) -> float:
        """Return the pixels of a point."""
        widest = max((width for width, _height in self._sizes), default=1.0)
        return max(20.0, self.viewport().width() - 2 * EDGE) / max(1.0, widest) * self._zoom

    def _high(self, page: int) -> float:
        return self._sizes[page][1] * self._pixels

    def _arrange(self) -> None:
        self._pixels, self._asked = self._scale(), None
        self._tops, y = [], float(GAP)
        for _width, height in self._sizes:
            self._tops.append(y)
            y += height * self._pixels + GAP
        bar, wide, area = self.verticalScrollBar(), self.horizontalScrollBar(), self.viewport()
        self._quiet += 1
        bar.setRange(0, max(0, round(self._total()) - area.height()))
        bar.setPageStep(area.height())
        bar.setSingleStep(40)
        across = max((width for width, _height in self._sizes), default=0.0) * self._pixels + 2 * EDGE
        wide.setRange(0, max(0, round(across) - area.width()))
        wide.setPageStep(area.width())
        self._quiet -= 1
        self._still.start()
        area.update()

    # Pictures

    def _in_sight(self) -> range:
        if not self._sizes:
            return range(0)
        value = self.verticalScrollBar().value()
        first = max(0, bisect_right(self._tops, value) - 1)
        last = max(first, bisect_right(self._tops, value + self.viewport().height()) - 1)
        return range(first, last + 1)

    def _fine(self, page: int) -> tuple[int, int]:
        return page, round(self._sizes[page][0] * self._pixels * self.devicePixelRatioF())

    def _ask(self, *, fine: bool) -> None:
        """Wish for what is in sight: rough pictures at once, fine ones when the view is still, then the neighbours."""
        sight = self._in_sight()
        if self._asked == (sight, fine):
            return
        self._asked = (sight, fine)
        missing = [page for page in sight if self.pictures.best(*self._fine(page)) is None]
        wishes = [Wish(page, ROUGH / max(1.0, self._sizes[page][0])) for page in missing]
        if fine and sight:
            near = (*sight, sight[-1] + 1, sight[0] - 1)
            pages = [n for n in near if 0 <= n < len(self._sizes) and self._fine(n) not in self.pictures]
            wishes += [Wish(page, self._pixels * self.devicePixelRatioF()) for page in pages]
        self.renderer.want([wish for wish in wishes if wish.page not in self._damaged])

    def _drawn(self, wish: Wish, image: QImage | None) -> None:
        if image is None:
            self._damaged.add(wish.page)
        elif wish.page < len(self._sizes):
            is_fine = abs(wish.scale - self._pixels * self.devicePixelRatioF()) < 1e-6
            self.pictures.keep(wish.page, self._fine(wish.page)[1] if is_fine else 0, image)
        if wish.page in self._in_sight():
            top = round(self._tops[wish.page] - self.verticalScrollBar().value())
            self.viewport().update(0, top - 1, self.viewport().width(), round(self._high(wish.page)) + 2)

    # Events

    def scrollContentsBy(self, across: int, _down: int) -> None:
        """Paint all again only when scrolled sideways; up and down, `_scrolled` moves what is there."""
        if across:
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in sight."""
        painter = QPainter(self.viewport())
        painter.setClipRect(event.rect())
        painter.fillRect(event.rect(), current().role("sunken"))
        value = self.verticalScrollBar().value()
        across, shift = self.viewport().width(), self.horizontalScrollBar().value()
        for page in self._in_sight():
            wide = self._sizes[page][0] * self._pixels
            left = max(float(EDGE), (across - wide) / 2) - shift
            area = QRectF(round(left), round(self._tops[page] - value), round(wide), round(self._high(page)))
            self._paint_page(painter, page, area)
        painter.end()

    def _paint_page(self, painter: QPainter, page: int, area: QRectF) -> None:
        painter.fillRect(area, current().role("paper"))
        image, ratio = self.pictures.best(*self._fine(page)), self.devicePixelRatioF()
        if image is not None and abs(image.width() - area.width() * ratio) < 2:
            image.setDevicePixelRatio(ratio)
            painter.drawImage(area.topLeft(), image)
        elif image is not None:
            painter.drawImage(area, image, QRectF(image.rect()))
        painter.setPen(current().role("strong"))
        painter.drawRect(area.adjusted(-0.5, -0.5, 0.5, 0.5))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again; what is read stays."""
        super().resizeEvent(event)
        place = self.place()
        self._arrange()
        if self._sizes:
            self.show_place(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.larger if event.angleDelta().y() > 0 else self.smaller)()
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the ends with Home and End, a page on with Space; the rest is Qt's."""
        bar = self.verticalScrollBar()
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(0 if event.key() == Qt.Key.Key_Home else bar.maximum())
        elif event.key() == Qt.Key.Key_Space:
            bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
        else:
            super().keyPressEvent(event)
