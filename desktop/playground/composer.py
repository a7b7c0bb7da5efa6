"""Where a question is written: grows with the text, takes pictures by paste, drop and button, Enter sends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from core.chat import pictures
from desktop.translate import Retranslating
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.labels import label

if TYPE_CHECKING:
    from desktop.session import Session

#: models do not take these: they are sent as PNG
CONVERTED: Final = (".bmp", ".tif", ".tiff")
ENDINGS: Final = (".png", ".jpg", ".jpeg", ".webp", ".gif", *CONVERTED)
#: pixels of the longer side; models scale larger pictures down, and bill them
LARGEST: Final = 2_048
MOST_PICTURES: Final = 8
THUMB: Final = 44
LINES: Final = 8


class QuestionText(QPlainTextEdit):
    """The text of the question.

    Signals:
        sent: Enter was pressed.
        pictured(list): pictures were pasted or dropped: paths or images.
    """

    sent = Signal()
    pictured = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "reading")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().contentsChanged.connect(self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send with Enter; Shift+Enter makes a new line."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.sent.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take pictures and files of pictures beside text."""
        return source.hasImage() or bool(_files(source)) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Hand pictures on; insert text."""
        files = _files(source)
        if files:
            self.pictured.emit(files)
        elif source.hasImage() and not source.hasText():
            self.pictured.emit([QImage(source.imageData())])
        else:
            super().insertFromMimeData(source)

    def resizeEvent(self, event: Any) -> None:
        """Fit again: other lines break."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # For plain text the height of the document is in lines.
        lines = max(2, min(LINES, round(self.document().size().height())))
        edges = 2 * round(self.document().documentMargin()) + 4
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + edges)


class Composer(Retranslating, QFrame):
    """The field with its pictures and buttons.

    Signals:
        sent(str, list): text and names of the kept pictures.
        stopped: the answers are to be stopped.
    """

    sent = Signal(str, list)
    stopped = Signal()

    def __init__(self, session: Session, fail: Callable[[BaseException], object]) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._session, self._fail = session, fail
        self._writing = False
        self._ready = True
        self.names: list[str] = []
        self._chips: list[QWidget] = []
        self.text = QuestionText()
        self.add = IconButton("picture", on_click=self.choose_files)
        self.hint = label(look="faint")
        self.send = Button(kind="primary", key="Enter", on_click=self._send)
        self.stop = Button(icon="stop", action="playground.stop", on_click=self.stopped.emit)
        self.shelf = QHBoxLayout()
        self.shelf.setSpacing(8)
        self.shelf.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for part in (self.add, self.hint):
            foot.addWidget(part)
        foot.addStretch(1)
        foot.addWidget(self.stop)
        foot.addWidget(self.send)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(4)
        column.addWidget(self.text)
        column.addLayout(self.shelf)
        column.addLayout(foot)
        self.text.sent.connect(self._send)
        self.text.pictured.connect(self.take)
        self.text.textChanged.connect(self._show_state)
        self.retranslate()

    def set_state(self, *, writing: bool, ready: bool) -> None:
        """Say whether answers are being written, and whether anybody can be asked."""
        self._writing, self._ready = writing, ready
        self._show_state()

    def restore(self, text: str, names: list[str]) -> None:
        """Put a question back that was written before."""
        self.text.setPlainText(text)
        self.names = []
        self._show_pictures()
        self.take_names([(name, QImage()) for name in names])

    # Pictures

    def choose_files(self) -> None:
        """Ask for files of pictures."""
        kinds = " ".join(f"*{ending}" for ending in ENDINGS)
        words = self.tr("Pictures")
        dialog = QFileDialog(self, self.tr("Add pictures"), "", f"{words} ({kinds})")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda found: self.take([Path(name) for name in found]))
        dialog.open()

    def take(self, found: list[Path | QImage]) -> None:
        """Take pictures; they are made smaller and kept on a pool thread."""
        workspace = self._session.workspace
        wanted = found[: MOST_PICTURES - len(self.names)]
        self._session.errands.run(lambda: [_kept(workspace, one) for one in wanted], self.take_names, self._fail, self)

    def take_names(self, found: list[tuple[str, QImage]]) -> None:
        """Show kept pictures, given with a small image of each."""
        for name, small in found:
            if name not in self.names:
                self.names.append(name)
                self._chip(name, small)
        self._show_state()

    def _chip(self, name: str, small: QImage) -> None:
        chip = QFrame()
        row = QHBoxLayout(chip)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        picture = QLabel()
        picture.setFixedSize(THUMB, THUMB)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture.setPixmap(QPixmap.fromImage(small))
        picture.setAccessibleName(self.tr("Picture"))
        row.addWidget(picture)
        row.addWidget(IconButton("close", self.tr("Remove the picture"), lambda: self._drop(name, chip)))
        self._chips.append(chip)
        self.shelf.insertWidget(self.shelf.count() - 1, chip)

    def _drop(self, name: str, chip: QWidget) -> None:
        self.names.remove(name)
        self._chips.remove(chip)
        chip.deleteLater()
        self._show_state()

    def _show_pictures(self) -> None:
        for chip in self._chips:
            chip.deleteLater()
        self._chips = []

    # Sending

    def _send(self) -> None:
        text = self.text.toPlainText().strip()
        if not self.send.isEnabled():
            return
        names, self.names = self.names, []
        self._show_pictures()
        self.text.clear()
        self.sent.emit(text, names)

    def _show_state(self) -> None:
        something = bool(self.text.toPlainText().strip() or self.names)
        self.send.setEnabled(something and self._ready and not self._writing)
        self.stop.setVisible(self._writing)
        self.send.setVisible(not self._writing)
        self.add.setEnabled(len(self.names) < MOST_PICTURES)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.text.setPlaceholderText(self.tr("Ask something…"))
        self.text.setAccessibleName(self.tr("Question"))
        self.add.set_name(self.tr("Add pictures"))
        self.hint.setText(self.tr("Shift+Enter for a new line"))
        self.send.setText(self.tr("Send"))
        self.stop.setText(self.tr("Stop"))
        self._show_state()


def _files(source: QMimeData) -> list[Path]:
    found = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    return [path for path in found if path.suffix.lower() in ENDINGS]


def _kept(workspace: Any, found: Path | QImage) -> tuple[str, QImage]:
    """Keep a picture, made smaller where it is larger than models look at; return its name and a small image."""
    data = found.read_bytes() if isinstance(found, Path) else b""
    image = QImage.fromData(data) if data else found if isinstance(found, QImage) else QImage()
    large = max(image.width(), image.height()) > LARGEST
    converts = isinstance(found, Path) and found.suffix.lower() in CONVERTED
    if not image.isNull() and (large or converts or not data):
        if large:
            image = _within(image, LARGEST)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        form = "PNG" if image.hasAlphaChannel() or not large else "JPG"
        image.save(buffer, form, 90)  # type: ignore[call-overload]  # the stubs ask for bytes, which it refuses
        data = bytes(buffer.data().data())
    return pictures.keep(workspace, data), image if image.isNull() else _within(image, THUMB)


def _within(image: QImage, side: int) -> QImage:
    size = QSize(side, side)
    return image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
