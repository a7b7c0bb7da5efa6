"""The pages of a PDF below each other: scrolling, zooming and painting what `PagePictures` has drawn."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.theme import current
from desktop.widgets.pagecolumn import EDGE, GAP, PageColumn
from desktop.widgets.pagepictures import PagePictures

STEP: Final = 1.2
SMALLEST, LARGEST = 0.25, 6.0


class PageView(QAbstractScrollArea):
    """Pages counted from 0; places are those of `PageColumn`: 3.5 is amid page 4.

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
        self.setProperty("look", "text")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._column = PageColumn()
        self._zoom = 1.0
        self._quiet = self._former = 0
        self._shown_page = -1
        self._wanted: float | None = None
        self.pictures = PagePictures(self._column, self._in_sight, self)
        self.renderer = self.pictures.renderer
        self.renderer.opened.connect(self._opened)
        self.renderer.failed.connect(self.failed)
        self.pictures.drawn.connect(self._drawn)
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
        self._column.sizes, self._shown_page, self._wanted = [], -1, None
        self.pictures.clear()
        self._arrange()

    def count(self) -> int:
        """Return how many pages there are."""
        return len(self._column)

    def _opened(self, sizes: list[tuple[float, float]]) -> None:
        self._column.sizes = sizes
        self._arrange()
        wanted, self._wanted = self._wanted, None
        self.go_to(wanted or 0.0)
        self.loaded.emit()

    # Places

    def place(self) -> float:
        """Return what is read now: at the start that at the upper edge, at the end that at the lower one."""
        bar = self.verticalScrollBar()
        if not self._column or not bar.maximum():
            return 0.0
        return self._column.place_at(bar.value() / bar.maximum() * self._column.total())

    def show_place(self, place: float) -> None:
        """Scroll along with another view, without `moved`."""
        if not self._column:
            self._wanted = place
            return
        self._put(self._column.y(place) * self.verticalScrollBar().maximum() / max(1.0, self._column.total()))

    def go_to(self, place: float) -> None:
        """Bring a place to the upper edge, without `moved`."""
        if not self._column:
            self._wanted = place
            return
        self._put(self._column.y(place) - (GAP if place == int(place) else 0))

    def page(self) -> int:
        """Return the page that is read now, -1 when there is none."""
        return min(int(self.place()), len(self._column) - 1)

    def _put(self, value: float) -> None:
        self._quiet += 1
        self.verticalScrollBar().setValue(round(value))
        self._quiet -= 1
        self._tell()

    def _scrolled(self, value: int) -> None:
        former, self._former = self._former, value
        self.pictures.want(still=abs(value - former) < self.viewport().height() / 2)
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

    def _arrange(self) -> None:
        column, room = self._column, max(20.0, self.viewport().width() - 2 * EDGE)
        column.arrange(room / max(1.0, column.widest()) * self._zoom)
        self.pictures.renew()
        bar, wide, area = self.verticalScrollBar(), self.horizontalScrollBar(), self.viewport()
        self._quiet += 1
        bar.setRange(0, max(0, round(column.total()) - area.height()))
        bar.setPageStep(area.height())
        bar.setSingleStep(40)
        wide.setRange(0, max(0, round(column.widest() * column.pixels + 2 * EDGE) - area.width()))
        wide.setPageStep(area.width())
        self._quiet -= 1
        area.update()

    # Pictures

    def _in_sight(self) -> range:
        value = self.verticalScrollBar().value()
        return self._column.between(value, value + self.viewport().height())

    def _drawn(self, page: int) -> None:
        if page in self._in_sight():
            top = round(self._column.top(page) - self.verticalScrollBar().value())
            self.viewport().update(0, top - 1, self.viewport().width(), round(self._column.high(page)) + 2)

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
            wide, top = self._column.wide(page), self._column.top(page)
            left = max(float(EDGE), (across - wide) / 2) - shift
            area = QRectF(round(left), round(top - value), round(wide), round(self._column.high(page)))
            self._paint_page(painter, page, area)
        painter.end()

    def _paint_page(self, painter: QPainter, page: int, area: QRectF) -> None:
        painter.fillRect(area, current().role("paper"))
        image, ratio = self.pictures.best(page), self.devicePixelRatioF()
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
        if self._column:
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
