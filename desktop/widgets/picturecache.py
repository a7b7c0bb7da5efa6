"""Pictures of a text: found safely, measured at once, decoded off the UI thread."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, QThreadPool, QUrl, Signal
from PySide6.QtGui import QImage, QImageReader, QTextDocument

FOLDER: Final = "pictures/"
KINDS: Final = frozenset({".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp"})
#: bytes of decoded pictures kept
KEPT: Final = 48 * 1024 * 1024
HIGHEST: Final = 900


def resolve(folder: Path | None, place: str) -> Path | None:
    """Return the file a picture's place means: only one of a known kind that lies in the folder itself."""
    if folder is None or not place.startswith(FOLDER):
        return None
    name = place.removeprefix(FOLDER)
    if Path(name).name != name or "\\" in name or Path(name).suffix.lower() not in KINDS:
        return None
    path = folder / name
    if path.is_symlink() or not path.is_file():
        return None
    return path


class PictureCache(QObject):
    """Hands pictures to text documents.

    Signals:
        loaded: a picture that is wanted was decoded.
    """

    loaded = Signal()
    _decoded = Signal(int, str, QImage)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._turn = 0
        self._sizes: dict[str, QSize] = {}
        self._images: OrderedDict[str, QImage] = OrderedDict()
        self._asked: set[str] = set()
        self._waiting: dict[str, list[QTextDocument]] = {}
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._decoded.connect(self._take)
        self.destroyed.connect(self._pool.clear)

    def use(self, folder: Path | None) -> None:
        """Take pictures from this folder from now on."""
        self._folder = folder
        self._turn += 1
        for kept in (self._sizes, self._images, self._asked, self._waiting):
            kept.clear()

    def size(self, place: str, width: float) -> tuple[str, float, float] | None:
        """Return name, width and height of a picture as it fits into a width; None where there is none to show."""
        path = resolve(self._folder, place)
        if path is None:
            return None
        if place not in self._sizes:
            self._sizes[place] = QImageReader(str(path)).size()
        size = self._sizes[place]
        if not size.isValid() or size.isEmpty():
            return None
        fitted = QSize(size)
        if size.width() > width or size.height() > HIGHEST:
            fitted = size.scaled(int(width), HIGHEST, Qt.AspectRatioMode.KeepAspectRatio)
        return place, float(max(1, fitted.width())), float(max(1, fitted.height()))

    def fill(self, document: QTextDocument) -> None:
        """Give a document the pictures it names, now or once they are decoded."""
        for part in document.allFormats():
            if part.isImageFormat():
                name = part.toImageFormat().name()
                if name in self._images:
                    self._images.move_to_end(name)
                    self._give(document, name)
                else:
                    empty = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
                    empty.fill(Qt.GlobalColor.transparent)
                    document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), empty)
                    self._waiting.setdefault(name, []).append(document)
                    self._ask(name)

    def _ask(self, name: str) -> None:
        path = resolve(self._folder, name)
        if path is not None and name not in self._asked:
            self._asked.add(name)
            self._pool.start(partial(self._decode, self._turn, name, path))

    def _decode(self, turn: int, name: str, path: Path) -> None:
        """Decode one picture, on the pool thread."""
        self._decoded.emit(turn, name, decoded(path))

    def _take(self, turn: int, name: str, image: QImage) -> None:
        if turn != self._turn:
            return
        self._asked.discard(name)
        self._images[name] = image
        while len(self._images) > 1 and sum(one.sizeInBytes() for one in self._images.values()) > KEPT:
            self._images.popitem(last=False)
        for document in self._waiting.pop(name, ()):
            self._give(document, name)
        self.loaded.emit()

    def _give(self, document: QTextDocument, name: str) -> None:
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), self._images[name])


def decoded(path: Path) -> QImage:
    """Return a picture, no larger than it can be shown."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    most = QSize(1800, 1800)
    if size.width() > most.width() or size.height() > most.height():
        reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read().convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
