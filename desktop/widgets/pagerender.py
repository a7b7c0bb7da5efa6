"""Draws pages of a PDF on a thread of their own, the newest wish first."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from core.jobs.priority import step_back

#: pdfium must be entered by one thread at a time, whoever draws
LOCK: Final = threading.Lock()
NICE: Final = 10
#: more pixels than this are not drawn at once: a poster at a high zoom
MOST_PIXELS: Final = 24_000_000


class Wish(NamedTuple):
    """A page, counted from 0, `scale` times 72 dots an inch."""

    page: int
    scale: float


class PageRenderer(QObject):
    """One open PDF. Everything of pdfium happens on the thread; the caller says what it wants to see now.

    Signals:
        opened: the sizes of the pages in points.
        drawn: a `Wish` and its QImage; None where the page is damaged.
        failed: why it cannot be opened: "password", "damaged" or "missing".
    """

    opened = Signal(object)
    drawn = Signal(object, object)
    failed = Signal(str)
    _done = Signal(int, str, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bell = threading.Condition()
        self._tasks: deque[Callable[[], None]] = deque()
        self._wishes: list[Wish] = []
        self._turn = 0
        self._ends = False
        self._thread: threading.Thread | None = None
        self._document: Any = None
        self._done.connect(self._deliver)

    def open(self, path: Path, password: str = "") -> None:
        """Open a file; what was open is closed."""
        self.close()
        turn = self._turn
        self._do(lambda: self._open(turn, path, password))

    def close(self) -> None:
        """Close the file; nothing of it is delivered any more."""
        self._turn += 1
        if self._thread is not None:
            self._do(self._close)

    def want(self, wishes: list[Wish]) -> None:
        """Say which pages are wanted now, most wanted first; former wishes are forgotten."""
        with self._bell:
            self._wishes = wishes
            self._bell.notify()

    def end(self) -> None:
        """Close the file and wait until it is closed, before the program ends; the next `open` begins anew."""
        thread, self._thread = self._thread, None
        if thread is not None:
            with self._bell:
                self._turn += 1
                self._ends = True
                self._bell.notify()
            thread.join()
            self._ends = False

    def _do(self, task: Callable[[], None]) -> None:
        with self._bell:
            self._wishes = []
            self._tasks.append(task)
            self._bell.notify()
        if self._thread is None:
            # One thread for good: starting one for each page would make the UI thread wait for it.
            self._thread = threading.Thread(target=self._run, name="pages", daemon=True)
            self._thread.start()

    # On the thread

    def _run(self) -> None:
        step_back(NICE)
        while True:
            with self._bell:
                self._bell.wait_for(lambda: self._ends or self._tasks or self._wishes)
                if self._ends:
                    break
                task = self._tasks.popleft() if self._tasks else None
                wish, turn = (None if task else self._wishes.pop(0)), self._turn
            if task is not None:
                task()
            elif wish is not None and self._document is not None:
                with LOCK:
                    image = draw(self._document, wish)
                self._done.emit(turn, "drawn", wish, image)
        self._tasks.clear()
        self._close()

    def _open(self, turn: int, path: Path, password: str) -> None:
        import pypdfium2

        with LOCK:
            try:
                document = self._document = pypdfium2.PdfDocument(path, password=password or None)
                sizes = [document.get_page_size(number) for number in range(len(document))]
                if document.get_formtype():
                    document.init_forms()
                self._done.emit(turn, "opened" if sizes else "failed", sizes or "damaged", None)
            except FileNotFoundError:
                self._done.emit(turn, "failed", "missing", None)
            except pypdfium2.PdfiumError as error:
                locked = "password" in str(error).lower() or "security" in str(error).lower()
                self._done.emit(turn, "failed", "password" if locked else "damaged", None)

    def _close(self) -> None:
        with LOCK:
            if self._document is not None:
                self._document.close()
                self._document = None

    # On the UI thread

    def _deliver(self, turn: int, what: str, first: Any, second: Any) -> None:
        if turn != self._turn:
            return
        if what == "drawn":
            self.drawn.emit(first, second)
        elif what == "opened":
            self.opened.emit(first)
        else:
            self.failed.emit(first)


def draw(document: Any, wish: Wish) -> QImage | None:
    """Draw a page straight into the memory of a picture; None where it is damaged."""
    import ctypes

    import pypdfium2

    def into(width: int, height: int, format: int, rev_byteorder: bool) -> Any:
        image = QImage(width, height, QImage.Format.Format_RGB32)
        made.append(image)
        memory = (ctypes.c_ubyte * image.sizeInBytes()).from_buffer(image.bits())
        return pypdfium2.PdfBitmap.new_native(
            width, height, format, rev_byteorder, buffer=memory, stride=image.bytesPerLine()
        )

    made: list[QImage] = []
    try:
        page = document[wish.page]
    except pypdfium2.PdfiumError:
        return None
    try:
        width, height = page.get_size()
        scale = min(wish.scale, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        page.render(scale=scale, bitmap_maker=into, prefer_bgrx=True, limit_image_cache=True).close()
    except (pypdfium2.PdfiumError, ValueError):
        return None
    finally:
        page.close()
    return made[-1]
