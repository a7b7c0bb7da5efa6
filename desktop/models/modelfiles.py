"""Model files in the pane: added by a dialog or a drop, told before they are loaded, and set up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget
from sqlalchemy import Connection

from core.changes import ChangeSet
from core.llm.gguf.child import installed
from core.llm.gguf.devices import Device, devices
from core.llm.gguf.header import read_header
from core.llm.messages import Model
from core.models import files
from core.models.filefacts import FileFacts, counted
from desktop.models.filecard import FileCard
from desktop.models.filesheet import FileSheet
from desktop.widgets.dropping import DropVeil, dropped

if TYPE_CHECKING:
    from core.llm.gguf.settings import GgufSettings
    from desktop.models.reading import Offer
    from desktop.window import MainWindow

FOLDER = "models.folder"


class ModelFilesPart(QObject):
    """The verbs for model files, and the card on the current one.

    Attributes:
        card: to be placed below the table; hidden while another provider is shown.
    """

    def __init__(self, window: MainWindow, pane: QWidget, added: Callable[[], object]) -> None:
        super().__init__(pane)
        self._window, self._session, self._added = window, window.context, added
        self._there: tuple[Device, ...] | None = None
        self._shown: Offer | None = None
        self.card = FileCard(self.ask_set_up)
        self.card.hide()

    def show_offer(self, offer: Offer | None) -> None:
        """Tell of a model; of what is no model file the card says nothing."""
        self._shown = offer
        settings = offer.model.gguf if offer is not None else None
        self.card.setVisible(settings is not None)
        if offer is None or settings is None:
            return

        def done(found: FileFacts) -> None:
            self._there = found.devices
            if self._shown == offer:
                self.card.show_facts(found, loading_ms=offer.row.checked.get("loading_ms"))

        def failed(error: BaseException) -> None:
            if self._shown == offer:
                self.card.show_facts(None, error)

        self._session.errands.run(lambda: self._facts(offer.model), done, failed, self)

    def _facts(self, model: Model) -> FileFacts:
        assert model.gguf is not None  # noqa: S101 - a model file
        header = read_header(Path(model.gguf.path))
        # The devices are asked once: that takes a child.
        there = tuple(devices()) if self._there is None else self._there
        return counted(header, model.gguf, model.parallel, there)

    def ask_file(self) -> QFileDialog:
        """Open the dialog for model files."""
        folder = self._window.preferences.text(FOLDER, str(Path.home()))
        dialog = QFileDialog(self._window, self.tr("Add a model file"), folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Model files ({0})").format(f"*{files.ENDING}")])
        dialog.filesSelected.connect(lambda names: self.add([Path(name) for name in names]))
        dialog.open()
        return dialog

    def add(self, paths: Iterable[Path]) -> None:
        """Make models of files; those that are none are told, each with its reason."""
        for path in (path for path in paths if path.suffix.lower() == files.ENDING):
            self._window.preferences.keep_text(FOLDER, str(path.parent))
            self._session.edit(lambda c, path=path: files.add(c, path), self._done, self._window.fail)

    def add_starter(self) -> None:
        """List the small model that is installed."""
        self._session.edit(files.take_starter, lambda _changes: self._added(), self._window.fail)

    def _done(self, result: tuple[str, object]) -> None:
        words = self.tr("{0} is one of the model files now.").format(result[0])
        if not installed():
            words = self.tr("{0} is listed, but what runs it is missing: the extra “gguf”.").format(result[0])
        self._window.say(words, "good" if installed() else "warn")
        self._added()

    def ask_set_up(self) -> None:
        """Open the sheet on how the current file is run, once the file is read."""
        offer = self._shown
        if offer is None:
            return

        def read(found: FileFacts) -> None:
            FileSheet(self._window, found, lambda settings: self._set(offer, settings)).open()

        self._session.errands.run(lambda: self._facts(offer.model), read, self._window.fail, self)

    def _set(self, offer: Offer, settings: GgufSettings) -> None:
        def work(connection: Connection) -> tuple[str, ChangeSet]:
            return files.add(
                connection,
                Path(settings.path),
                name=offer.row.name,
                adapters=settings.adapters,
                context=settings.context,
                gpu_layers=settings.gpu_layers,
            )

        self._session.edit(work, None, self._window.fail)


class TakesFiles(QWidget):
    """A widget that takes model files dropped on it, under a veil that says so; others are refused."""

    take_files: Callable[[list[Path]], object]
    veil: DropVeil

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say that model files are welcome."""
        if _model_files(event):
            event.acceptProposedAction()
            self.veil.set_words(QCoreApplication.translate("ModelFilesPart", "Drop to add the model file"))
            self.veil.cover()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the veil away."""
        super().dragLeaveEvent(event)
        self.veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files."""
        self.veil.hide()
        if found := _model_files(event):
            event.acceptProposedAction()
            self.take_files(found)


def _model_files(event: QDropEvent | QDragEnterEvent) -> list[Path]:
    return [path for path in dropped(event) if path.suffix.lower() == files.ENDING]
