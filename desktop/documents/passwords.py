"""Passwords of sealed files: asked for once, handed over in memory, forgotten when the files were tried."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QCheckBox, QLineEdit

from core.chunks.preparing import PASSWORD
from core.documents import service
from core.documents.methods import METHODS
from desktop.documents.remembered import kept_settings
from desktop.widgets.dialog import Sheet
from desktop.widgets.labels import label

if TYPE_CHECKING:
    from desktop.session import Session
    from desktop.window import MainWindow

WIDTH: Final = 460
#: id, name, hash and method of a document that waits for its password
Locked = tuple[int, str, str, str]


def ask(window: MainWindow, document_id: int) -> None:
    """Ask for the password of a document, or of the first that waits for one when this does not."""
    project_id = window.context.project_id

    def opened(found: list[Locked]) -> None:
        if found:
            PasswordSheet(window, found, document_id).open()
        else:
            window.say(QCoreApplication.translate("Documents", "No document waits for a password."))

    window.context.query(lambda c: service.locked(c, project_id), opened, window, "locked")


class PasswordSheet(Sheet):
    """One line to type, and whether it opens all the files that wait.

    Args:
        found: the documents that wait.
        document_id: the one meant.
    """

    def __init__(self, window: MainWindow, found: list[Locked], document_id: int) -> None:
        title = QCoreApplication.translate("PasswordSheet", "The file is sealed")
        super().__init__(window, title, "", width=WIDTH)
        self._window, self._found = window, found
        self._meant = next((one for one in found if one[0] == document_id), found[0])
        self._text = label(wrap=True)
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.every = QCheckBox()
        self.every.setVisible(len(found) > 1)
        self._promise = label(look="second", wrap=True)
        for part in (self._text, self.line, self.every, self._promise):
            self.body.addWidget(part)
        self.line.textChanged.connect(lambda text: self.primary.setEnabled(bool(text)))
        self.primary.setEnabled(False)
        self.retranslate()
        self.line.setFocus()

    def accept(self) -> None:
        """Hand the password over and try again."""
        password = self.line.text()
        if password:
            self.line.clear()
            super().accept()
            chosen = self._found if self.every.isChecked() else [self._meant]
            Unlocking(self._window.context, self._window).start(chosen, password)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        self.primary.setText(self.tr("Open it"))
        self._text.setText(self.tr("“{0}” opens only with its password.").format(self._meant[1]))
        self.line.setAccessibleName(self.tr("Password"))
        self.line.setPlaceholderText(self.tr("Password"))
        self.every.setText(self.tr("Try it on all %n files that wait", "", len(self._found)))
        self._promise.setText(self.tr("It is used to read the file and kept nowhere."))


class Unlocking(QObject):
    """Reads sealed files with a password, which leaves the memory of the window when that was tried."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._window: Any = parent
        self._jobs: set[int] = set()

    def start(self, chosen: list[Locked], password: str) -> None:
        """Queue one job for each method the files were to be read by."""
        session, methods = self._session, defaultdict[str, list[int]](list)
        for document_id, _name, digest, method in chosen:
            session.secrets.hold(PASSWORD + digest, password)
            methods[method if method in {one.name for one in METHODS} else "text"].append(document_id)
        session.hub.ended.connect(self._ended)
        for method, ids in methods.items():
            settings = kept_settings(self._window.preferences, method)
            options = {"documents": ids, "method": method, "settings": settings}
            self._queue(options)

    def _queue(self, options: dict[str, Any]) -> None:
        from core.jobs import history

        session, project_id = self._session, self._session.project_id

        def run(job: int) -> None:
            self._jobs.add(job)
            session.run_job(job)

        session.edit(lambda c: history.create(c, project_id, "convert", options), run)

    def _ended(self, job: dict[str, Any]) -> None:
        self._jobs.discard(job["job_id"])
        if not self._jobs:
            self._session.secrets.drop(PASSWORD)
            self.deleteLater()
