"""Reading documents again: by another method with its settings, or in another encoding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit
from sqlalchemy import Connection, select

from core.chunks.converting import ConvertOptions
from core.documents.encoding import decode
from core.documents.keeping import copies, kept
from core.errors import LorewrightError
from core.store.paging import among
from core.store.schema import Document
from core.store.schema.columns import table
from desktop import presenter
from desktop.documents.deleting import Find
from desktop.documents.encodings import ENCODINGS, encoding_words
from desktop.documents.formpage import FormPage
from desktop.documents.methods import MethodFields
from desktop.documents.pagescost import PagesCost
from desktop.widgets.dialog import Sheet
from desktop.widgets.labels import label

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.window import MainWindow

DOCUMENT = table(Document)
WIDTH: Final = 600
#: bytes of a text file that are shown in the encoding on trial
SAMPLE: Final = 3000


def ask(window: MainWindow, find: Find) -> None:
    """Open the form for the documents that `find` names."""

    def read(connection: Connection) -> tuple[list[int], list[str], str, str]:
        ids = find(connection)
        where = among(DOCUMENT.c.id, ids)
        formats = list(connection.execute(select(DOCUMENT.c.format).where(where).distinct()).scalars())
        first = connection.execute(select(DOCUMENT.c.name, DOCUMENT.c.method).where(where).limit(1)).first()
        return ids, [f".{one}" for one in formats if one], *(tuple(first) if first else ("", "text"))

    def opened(found: tuple[list[int], list[str], str, str]) -> None:
        if found[0]:
            ConvertSheet(window, *found).open()

    window.context.query(read, opened, window, "convert-form")


class ConvertSheet(Sheet):
    """Method, settings and encoding; what comes of it waits for a decision unless it is to be taken at once."""

    def __init__(self, window: MainWindow, ids: list[int], endings: list[str], name: str, method: str) -> None:
        title = QCoreApplication.translate("ConvertSheet", "Read again")
        super().__init__(window, title, "", width=WIDTH)
        self._window, self._ids, self._name = window, ids, name
        self._intro = label(look="muted", wrap=True)
        self.method = MethodFields(window)
        self.method.set_endings(endings)
        self.method.choose(method)
        self.take = QCheckBox()
        self._help = label(look="second", wrap=True)
        self.cost = PagesCost(window)
        self.page = FormPage(window, (self.method, self.cost))
        for part in (self._intro, self.page, self.take, self._help):
            self.body.addWidget(part)
        self.method.changed.connect(self._settle)
        self.cost.changed.connect(self._settle)
        self.retranslate()
        session = window.context
        sources, project_id = session.workspace.sources(session.project_id), session.project_id
        self.cost.set_files(lambda connection: copies(connection, project_id, sources, ids))
        self._settle()
        self.method.methods.setFocus()

    def options(self) -> ConvertOptions | None:
        """Return what is to be done, None while something is wrong."""
        settings = self.method.settings()
        if settings is None or self.method.problem() or not self.cost.is_valid():
            return None
        return ConvertOptions(
            documents=self._ids,
            method=self.method.name(),
            settings=settings,
            encoding=self.method.encoding(),
            accept=self.take.isChecked(),
        )

    def accept(self) -> None:
        """Start the job."""
        chosen = self.options()
        if chosen is not None:
            self.method.store()
            terms = self.cost.columns()
            super().accept()
            self._window.context.start_job("convert", chosen.model_dump(mode="json"), terms=terms)

    def _settle(self) -> None:
        problem = self.method.problem()
        self.cost.set_method(self.method.name(), None if problem else self.method.settings())
        self.primary.setEnabled(self.options() is not None)
        self.note.setText(problem or self.cost.words())
        self.page.fit(self)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        self.primary.setText(self.tr("Read again"))
        count = len(self._ids)
        many = self.tr("For %n documents.", "", count)
        self._intro.setText(many if count > 1 else self.tr("For {0}.").format(self._name))
        self.take.setText(self.tr("Take the new text at once"))
        self._help.setText(
            self.tr(
                "Otherwise it waits beside the present text: compare, then take or drop it. Passages that stay the "
                "same keep their questions."
            )
        )


def ask_encoding(window: MainWindow, row: dict[str, Any]) -> None:
    """Open the choice of encodings for a text file, with the beginning of its copy."""
    session = window.context
    copy = kept(session.workspace.sources(session.project_id), row["sha256"], f".{row['format']}")
    session.errands.run(
        lambda: beginning(copy), lambda data: EncodingSheet(window, row, data).open(), window.fail, window
    )


def beginning(path: Path) -> bytes:
    """Return the first bytes of a file, nothing when it is gone."""
    if not path.is_file():
        return b""
    with path.open("rb") as stream:
        return stream.read(SAMPLE)


class EncodingSheet(Sheet):
    """The encodings, and how the file begins in the one under the cursor."""

    def __init__(self, window: MainWindow, row: dict[str, Any], data: bytes) -> None:
        title = QCoreApplication.translate("EncodingSheet", "Encoding of the file")
        super().__init__(window, title, "", width=WIDTH)
        self._window, self._row, self._data = window, row, data
        self._intro = label(look="muted", wrap=True)
        self.box = QComboBox()
        for code in ENCODINGS:
            self.box.addItem("", code)
        if row["encoding"] in ENCODINGS:
            self.box.setCurrentIndex(list(ENCODINGS).index(row["encoding"]))
        self.sample = QPlainTextEdit()
        self.sample.setReadOnly(True)
        self.sample.setTabChangesFocus(True)
        self.sample.setFixedHeight(200)
        for part in (self._intro, self.box, self.sample):
            self.body.addWidget(part)
        self.box.currentIndexChanged.connect(lambda _place: self._show())
        self.retranslate()
        self.box.setFocus()

    def encoding(self) -> str:
        """Return the encoding, empty to find it out."""
        return str(self.box.currentData() or "")

    def accept(self) -> None:
        """Start the job."""
        super().accept()
        options = ConvertOptions(documents=[self._row["id"]], encoding=self.encoding())
        self._window.context.start_job("convert", options.model_dump(mode="json"))

    def _show(self) -> None:
        try:
            # The sample may end in the middle of a character, which is then one mark at its end.
            text = decode(self._data, self._row["name"], self.encoding()).text.rstrip("\ufffd")
        except LorewrightError as error:
            text = presenter.sentence(error)
        self.sample.setPlainText(text)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        self.primary.setText(self.tr("Read again"))
        now = encoding_words(self._row["encoding"]) if self._row["encoding"] else self.tr("not known")
        self._intro.setText(self.tr("“{0}” was read as {1}. It begins like this:").format(self._row["name"], now))
        self.box.setAccessibleName(self.tr("Encoding"))
        self.sample.setAccessibleName(self.tr("Beginning of the file"))
        for place, name in enumerate(ENCODINGS.values()):
            self.box.setItemText(place, QCoreApplication.translate("Methods", name))
        self._show()
