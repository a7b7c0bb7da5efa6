"""Where a question is written: grows with the text, takes pictures by paste, drop and button, Enter sends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.chat import pictures
from desktop.playground.questiontext import CONVERTED, ENDINGS, QuestionText
from desktop.translate import Retranslating
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.labels import label

if TYPE_CHECKING:
    from desktop.session import Session

#: pixels of the longer side; models scale larger pictures down, and bill them
LARGEST: Final = 2_048
MOST_PICTURES: Final = 8
THUMB: Final = 44


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
