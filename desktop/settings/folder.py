"""The data folder: where it is, opening it, and using another one from the next start on."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from core import paths
from desktop.commands import score
from desktop.translate import Retranslating
from desktop.widgets.buttons import Button
from desktop.widgets.frames import Card
from desktop.widgets.labels import label

if TYPE_CHECKING:
    from desktop.window import MainWindow

FITTING = 100


class FolderCard(Retranslating, Card):
    """The path and two buttons."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self.path = label(wrap=True)
        self.path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.help = label(look="second", wrap=True)
        self.next = label(look="second", wrap=True)
        self.next.setProperty("tone", "warn")
        self.open_ = Button(icon="folder", on_click=self._open)
        self.other = Button(on_click=self.ask)
        self.usual = Button(kind="link", on_click=lambda: self.use(None))
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.open_, self.other, self.usual):
            row.addWidget(button)
        row.addStretch(1)
        for part in (self.path, self.help, self.next):
            self.body.addWidget(part)
        self.body.addLayout(row)
        self.retranslate()

    def fits(self, search: str) -> bool:
        """Say whether a search means this card."""
        return score(search, self.caption.text()) >= FITTING

    def ask(self) -> QFileDialog:
        """Ask for another folder, beginning beside this one: the dialog looks into the files of the folder it shows.

        Where the system lends Qt no dialog it runs in this process, and a file of the database that is opened and
        closed again takes all locks of the process on it away.
        """
        dialog = QFileDialog(self, self.tr("Data folder"), str(self._folder().parent))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: self.use(Path(chosen)))
        dialog.open()
        return dialog

    def use(self, folder: Path | None) -> None:
        """Use a folder from the next start on; None is the system's place."""
        try:
            paths.choose_home(folder)
        except OSError as error:
            self._window.fail(error)
        self._show()

    def _folder(self) -> Path:
        session = self._window.context
        return Path(session.workspace.folder) if session is not None else paths.home()

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder())))

    def _show(self) -> None:
        now, then = self._folder(), paths.home()
        self.path.setText(str(now))
        moved = now.resolve() != then.resolve()
        self.next.setVisible(moved)
        words = self.tr(
            "From the next start on: {0}. What is in the present folder stays there; copy it over to go on with it."
        )
        self.next.setText(words.format(str(then)))
        fixed = bool(os.environ.get("LOREWRIGHT_HOME"))
        self.other.setEnabled(not fixed)
        self.usual.setVisible(not fixed and paths.chosen_home() is not None)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.set_caption(self.tr("Data folder"))
        self.help.setText(
            self.tr("The folder is given by LOREWRIGHT_HOME.")
            if os.environ.get("LOREWRIGHT_HOME")
            else self.tr("Projects, documents and samples of this program, all in one place; keys are in the keyring.")
        )
        self.open_.setText(self.tr("Open the folder"))
        self.other.setText(self.tr("Use another folder…"))
        self.usual.setText(self.tr("Use the default folder"))
        self._show()
