"""Bringing documents in: what was chosen or dropped, how it is read and split, and in which language."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from core.chunks.importing import ImportOptions
from core.documents.importing import files, text_of, twins
from core.documents.methods import METHODS, method, taken
from desktop.documents.formpage import FormPage, LanguageFields
from desktop.documents.methods import MethodFields
from desktop.documents.pagescost import PagesCost
from desktop.documents.paths import PathList
from desktop.documents.remembered import keep_method, kept_method, kept_settings
from desktop.documents.splitting import SplittingFields, keep_splitting, kept_splitting
from desktop.widgets.dialog import Sheet
from desktop.widgets.dropping import dropped
from desktop.widgets.labels import hairline

if TYPE_CHECKING:
    from core.chunks.splitting import Splitting
    from core.documents.importing import Twin
    from desktop.window import MainWindow

LANGUAGE = "import.language"
WIDTH = 640


class ImportSheet(Sheet):
    """The form; files and folders can be dropped onto it as well.

    Args:
        paths: what was dropped or named already.
    """

    def __init__(self, window: MainWindow, paths: Iterable[Path] = ()) -> None:
        title = QCoreApplication.translate("ImportSheet", "Import documents")
        super().__init__(window, title, QCoreApplication.translate("ImportSheet", "Import"), width=WIDTH)
        self._window = window
        self._stopped = threading.Event()
        self._comparing = False
        # How many files of each ending were found; None while nobody has looked.
        self._endings: Counter[str] | None = None
        self.setAcceptDrops(True)
        self.list = PathList(window)
        self.method = MethodFields(window, by_text=True)
        self.method.choose(kept_method(window.preferences))
        self.splitting = SplittingFields(kept_splitting(window.preferences))
        self.language = LanguageFields(window.preferences.text(LANGUAGE, "auto"))
        self.cost = PagesCost(window)
        parts = (self.method, hairline(), self.splitting, hairline(), self.language, self.cost)
        self.page = FormPage(window, parts)
        self.body.addWidget(self.list)
        self.body.addWidget(self.page)
        self.list.changed.connect(self._count)
        self.method.changed.connect(self._settle)
        self.splitting.changed.connect(self._settle)
        self.cost.changed.connect(self._settle)
        self.splitting.offer_preview(self._preview)
        self.finished.connect(lambda _code: self._stopped.set())
        self.retranslate()
        self.list.add(paths)
        self._settle()

    def paths(self) -> list[Path]:
        """Return what is to be imported."""
        return self.list.paths()

    def options(self) -> ImportOptions | None:
        """Return what is to be done, None while something is wrong."""
        splitting, settings = self.splitting.value(), self.method.settings()
        if splitting is None or settings is None or self.method.problem() or not self.paths():
            return None
        if not self.cost.is_valid():
            return None
        return ImportOptions(
            paths=[text_of(path) for path in self.paths()],
            splitting=splitting,
            language=self.language.value(),
            method=self.method.name(),
            settings=settings,
            encoding=self.method.encoding(),
        )

    def accept(self) -> None:
        """Remember the settings, and look for files that are there already before the import begins."""
        chosen, terms, session = self.options(), self.cost.columns(), self._window.context
        if chosen is None or self._comparing:
            return
        self._remember(chosen)
        paths, project_id, stopped = self.paths(), session.project_id, self._stopped.is_set
        endings = taken(chosen.method)
        self._comparing = True
        self._settle()

        def compare() -> list[Twin]:
            with session.workspace.read() as connection:
                return twins(connection, project_id, paths, stopped, endings)

        session.errands.run(compare, lambda found: self._compared(chosen, terms, found), self._failed, self)

    def _compared(self, chosen: ImportOptions, terms: dict[str, Any] | None, found: list[Twin]) -> None:
        super().accept()
        if found:
            from desktop.documents.twins import TwinsSheet

            begun = lambda ways: begin(self._window, chosen.model_copy(update=ways), terms)  # noqa: E731
            TwinsSheet(self._window, found, begun).open()
        else:
            begin(self._window, chosen, terms)

    def _preview(self, chosen: Splitting) -> None:
        from desktop.chunks.splittingimport import preview

        preview(self._window, self.paths(), chosen, self.splitting.set_value)

    def _failed(self, error: BaseException) -> None:
        self._comparing = False
        self._settle()
        self._window.fail(error)

    def _remember(self, chosen: ImportOptions) -> None:
        preferences = self._window.preferences
        keep_method(preferences, chosen.method)
        keep_splitting(preferences, chosen.splitting)
        preferences.keep_text(LANGUAGE, chosen.language)
        self.method.store()

    # What is in there

    def _count(self) -> None:
        paths = self.paths()
        # Whichever method is chosen: no other one takes more kinds of files.
        self.cost.set_files((lambda _connection: files(paths, taken("mineru"))) if paths else None)
        self._settle()
        if paths:
            self._window.context.errands.run(lambda: survey(paths), self._surveyed, self._window.fail, self)
        else:
            self._surveyed(Counter())
        (self.primary if paths else self.list.add_files).setFocus(Qt.FocusReason.OtherFocusReason)

    def _surveyed(self, found: Counter[str]) -> None:
        self._endings = found
        self.method.set_endings(found)
        self._settle()

    def _settle(self) -> None:
        self.cost.set_method(self.method.name(), None if self.method.problem() else self.method.settings())
        self.primary.setEnabled(self.options() is not None and not self._comparing)
        if self._comparing:
            self.note.setText(self.tr("Looking for files that are there already…"))
        elif self.paths() and (problem := self.method.problem()):
            self.note.setText(problem)
        else:
            self.note.setText("\n".join(filter(None, (self._found_words(), self.cost.words()))))
        self.page.fit(self)

    def _found_words(self) -> str:
        if not self.paths() or self._endings is None:
            return ""
        named = {path.suffix.lower() for path in self.paths()}
        known = taken(self.method.name()) | named
        found = sum(count for ending, count in self._endings.items() if ending in known)
        if not found:
            return self.tr("There is no document of a known format in there.")
        return self.tr("%n document(s)", "", found)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        self.primary.setText(self.tr("Import"))

    # Events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        self.list.add(dropped(event))
        event.acceptProposedAction()


def survey(paths: list[Path]) -> Counter[str]:
    """Return how many files of each ending that some method takes there are in these files and folders."""
    known = frozenset(ending for one in METHODS for ending in one.formats)
    return Counter(path.suffix.lower() for path in files(paths, known))


def kept(window: MainWindow, paths: list[str]) -> ImportOptions:
    """Return the options of an import as the last one was."""
    preferences = window.preferences
    name, language = kept_method(preferences), preferences.text(LANGUAGE, "auto")
    found: dict[str, Any] = {"language": language if language in ("zh", "en") else "auto"}
    settings = kept_settings(preferences, name)
    return ImportOptions(paths=paths, splitting=kept_splitting(preferences), method=name, settings=settings, **found)


def start(window: MainWindow, paths: list[str]) -> None:
    """Start an import of these paths as the last one was; by their text where that took a model, which nobody chose."""
    chosen = kept(window, paths)
    if method(chosen.method).needs == "model":
        chosen = chosen.model_copy(update={"method": "text", "settings": {}})
    begin(window, chosen)


def begin(window: MainWindow, chosen: ImportOptions, terms: dict[str, Any] | None = None) -> None:
    """Start the job, under `terms` (columns of a job)."""
    window.context.start_job("import", chosen.model_dump(mode="json"), terms=terms)
