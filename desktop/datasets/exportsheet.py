"""The form of an export with a preview of its first row."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import orjson
from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
)
from sqlalchemy import Connection

from core.errors import InvalidUse
from core.exchange import exporting
from core.exchange.exporting import ExportJobOptions
from core.exchange.files import kind_of
from core.exchange.options import ExportOptions
from desktop import presenter
from desktop.datasets.scope import Scope
from desktop.theme import current
from desktop.translate import number
from desktop.widgets.buttons import Button
from desktop.widgets.chips import Chip, FilterChips
from desktop.widgets.dialog import Sheet
from desktop.widgets.form import ModelForm
from desktop.widgets.frames import Card
from desktop.widgets.labels import label
from desktop.window import MainWindow

STATES: Final = ("open", "accepted", "rejected")
WIDTH: Final = 920
WAIT_MS: Final = 150
# A row may hold a whole document; the beginning shows its shape.
SHOWN: Final = 4000
#: families of equal width that hold Chinese, where the system's own is no such family
MONO: Final = ("Noto Sans Mono CJK SC", "Sarasa Mono SC", "NSimSun")


class ExportSheet(Sheet):
    """Asks what, in which shape and where to.

    Signals:
        chosen: the options of the job.
    """

    chosen = Signal(dict)

    def __init__(self, window: MainWindow, scopes: list[Scope], first: str, states: set[str], path: Path) -> None:
        super().__init__(window, QCoreApplication.translate("ExportSheet", "Export the dataset"), "", width=WIDTH)
        self._session = window.context
        self._scopes = {scope.key: scope for scope in scopes}
        self.scope = QComboBox()
        for scope in scopes:
            self.scope.addItem("", scope.key)
        self.scope.setCurrentIndex(next(n for n, scope in enumerate(scopes) if scope.key == first))
        self.states = FilterChips()
        self.states.set_chips([Chip(state, state) for state in STATES], states)
        self.form = ModelForm(ExportOptions)
        self.path = QLineEdit(str(path))
        self.browse = Button(on_click=self._browse)
        self.preview = QPlainTextEdit(readOnly=True)
        self._captions = {name: label() for name in ("scope", "states", "path")}
        self.card = Card()
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._read_preview)
        self.scope.currentIndexChanged.connect(lambda _place: self._change())
        self.states.changed.connect(lambda _keys: self._change())
        self.form.changed.connect(lambda _valid: self._change())
        self.path.textChanged.connect(lambda _text: self._change())
        self.retranslate()

    def _lay_out(self) -> None:
        rows = QFormLayout()
        rows.setHorizontalSpacing(16)
        rows.setVerticalSpacing(12)
        rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self.path, 1)
        place.addWidget(self.browse)
        rows.addRow(self._captions["scope"], self.scope)
        rows.addRow(self._captions["states"], self.states)
        rows.addRow(self._captions["path"], place)
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addLayout(rows)
        left.addWidget(self.form)
        left.addStretch(1)
        mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        mono.setFamilies([*mono.families(), *MONO])
        mono.setPixelSize(current().px("second"))
        self.preview.setFont(mono)
        self.preview.setProperty("look", "reading")
        self.preview.setMinimumHeight(300)
        self.card.body.addWidget(self.preview, 1)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addLayout(left, 52)
        both.addWidget(self.card, 48)
        self.body.addLayout(both)

    def options(self) -> ExportJobOptions | None:
        """Return the options as they stand, None while something is wrong."""
        form, states = self.form.value(), self._states()
        if form is None or not states:
            return None
        scope = self._scopes[self.scope.currentData()]
        return ExportJobOptions(
            **form.model_dump(),
            path=self.path.text().strip(),
            states=states,
            search=scope.filter.search,
            tags=scope.filter.tags,
            untagged=scope.filter.untagged,
            document_id=scope.filter.document_id,
            samples=scope.ids,
        )

    def count(self) -> int:
        """Return how many samples would be written."""
        counts = self._scopes[self.scope.currentData()].counts
        return sum(counts[state] for state in self._states())

    def accept(self) -> None:
        """Hand the options over; ask first when a file would be replaced."""
        options = self.options()
        if options is not None and not self._problem():
            super().accept()
            self.chosen.emit(options.model_dump(mode="json"))

    def _states(self) -> tuple[str, ...]:
        return tuple(state for state in STATES if state in self.states.checked())

    def _problem(self) -> str:
        """Return what keeps the export from starting."""
        text = self.path.text().strip()
        path = Path(text)
        if not text or not path.is_absolute() or not path.parent.is_dir():
            return self.tr("Choose a folder that exists.")
        try:
            kind_of(path)
        except InvalidUse as error:
            return presenter.sentence(error)
        return "" if self.count() else self.tr("No sample is in these states.")

    def _change(self) -> None:
        scope = self._scopes[self.scope.currentData()]
        names = {"open": self.tr("Open"), "accepted": self.tr("Accepted"), "rejected": self.tr("Rejected")}
        self.states.set_chips([Chip(state, names[state], scope.counts[state]) for state in STATES])
        problem = self._problem()
        replaces = not problem and Path(self.path.text().strip()).exists()
        self.note.setText(problem or (self.tr("The file that is there will be replaced.") if replaces else ""))
        self.primary.setEnabled(not problem and self.form.value() is not None)
        self.primary.setText(self.tr("Export {0}").format(number(self.count())))
        self._timer.start()

    def _read_preview(self) -> None:
        options, project_id = self.options(), self._session.project_id
        if options is None or not self.count():
            self.preview.setPlainText("")
            return

        def read(connection: Connection) -> Any:
            return exporting.preview(connection, project_id, options)

        self._session.query(read, self._show_preview, self, "preview")

    def _show_preview(self, row: Any) -> None:
        text = orjson.dumps(row, option=orjson.OPT_INDENT_2).decode() if row is not None else ""
        self.preview.setPlainText(text if len(text) <= SHOWN else f"{text[:SHOWN]} …")

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Export to"), self.path.text())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("One row a line (*.jsonl)"), self.tr("One list (*.json)")])
        dialog.setDefaultSuffix("jsonl")
        dialog.selectFile(Path(self.path.text()).name)
        dialog.fileSelected.connect(self.path.setText)
        dialog.open()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        words = {
            "selection": self.tr("The selected samples"),
            "filter": self.tr("What the filter shows"),
            "all": self.tr("All samples"),
        }
        for place in range(self.scope.count()):
            key = self.scope.itemData(place)
            self.scope.setItemText(place, f"{words[key]} · {number(self._scopes[key].counts['all'])}")
        captions = {"scope": self.tr("What"), "states": self.tr("States"), "path": self.tr("File")}
        for name, widget in (("scope", self.scope), ("states", self.states), ("path", self.path)):
            self._captions[name].setText(captions[name])
            widget.setAccessibleName(captions[name])
        # Two forms below each other that look like one.
        widest = max(title.sizeHint().width() for title in self.form.findChildren(QLabel) if title.buddy() is not None)
        for caption in self._captions.values():
            caption.setMinimumWidth(widest)
        self.browse.setText(self.tr("Browse…"))
        self.card.set_caption(self.tr("The first row, as it will be written"))
        self.preview.setAccessibleName(self.tr("The first row, as it will be written"))
        self._change()
