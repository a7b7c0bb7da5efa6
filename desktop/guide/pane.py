"""The first-run guide: three calm steps on one page, from documents to an exported dataset."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.stages.choice import is_built_in
from desktop.guide.choosing import DocumentChoice
from desktop.guide.exporting import ask_file, show_file
from desktop.guide.foresight import Foresight
from desktop.guide.making import Making
from desktop.guide.outcome import MakeStep
from desktop.guide.step import StepCard
from desktop.models.chooser import ModelChooser
from desktop.models.words import model_words
from desktop.pane import Pane
from desktop.widgets.frames import Panel, Scrolling
from desktop.widgets.labels import label

if TYPE_CHECKING:
    from desktop.window import MainWindow

WIDTH = 800


class GuidePane(Pane):
    """Choose documents, choose how, make; then review or export."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        session = window.context
        self.making = Making(session, self)
        self.choice = DocumentChoice(window)
        self.chooser = ModelChooser(session)
        self.foresight = Foresight(session.errands, self)
        self.make = MakeStep()
        self.title = label(look="title")
        self.sentence = label(look="muted", wrap=True)
        self.steps = [StepCard(1, lambda: self._change(0)), StepCard(2, lambda: self._change(1)), StepCard(3)]
        self._changing: set[int] = set()
        for step, part in zip(self.steps, (self.choice, self.chooser, self.make), strict=True):
            step.body.addWidget(part)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        panel = Panel("window", self)
        self.view = Scrolling(margin=20, parent=panel)
        page = QWidget(self.view)
        page.setMaximumWidth(WIDTH)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 24)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addSpacing(6)
        column.addWidget(self.sentence)
        for step in self.steps:
            column.addSpacing(14)
            column.addWidget(step)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(page, 100)
        row.addStretch(1)
        self.view.body.addLayout(row)
        panel.body.addWidget(self.view)
        self.body.addWidget(panel)

    def _connect(self) -> None:
        self.choice.changed.connect(self._chosen)
        self.chooser.changed.connect(self._follow)
        self.foresight.changed.connect(self._follow)
        self.making.changed.connect(self._follow)
        self.making.exported.connect(self._exported)
        self.make.asked.connect(self._do)
        self.make.name.textEdited.connect(lambda _text: self._follow())
        table = self.window_.actions_table
        table.bind("item.export", lambda: self._do("export"), lambda: self.make.may("export"), pane="guide")
        table.bind("item.new", lambda: self._do("another"), lambda: self.making.phase == "ended", pane="guide")

    # What the user does

    def _do(self, verb: str) -> None:
        if verb == "make":
            self._start()
        elif verb == "cancel":
            self.making.cancel()
        elif verb == "again":
            self._again()
        elif verb == "review":
            self.window_.open("datasets")
        elif verb == "export":
            ask_file(self.window_, self.make.name.text(), self.making.export)
        elif verb == "another":
            self.choice.clear()
            self.make.name.clear()
            self.making.reset()

    def _start(self) -> None:
        model, paths = self.chooser.model(), list(self.choice.paths)
        name = self.make.name.text().strip() or self.choice.title()
        if model is None or not paths or self.making.phase == "running":
            return
        # The key must be in its place before the first call asks for it.
        self.chooser.store_key(self.window_, lambda: self.making.start(name, paths, model))

    def _again(self) -> None:
        model, paths = self.chooser.model(), list(self.choice.paths)
        if model is not None and paths and self.making.phase == "ended":
            self._changing.clear()
            self.chooser.store_key(self.window_, lambda: self.making.again(paths, model))

    def _change(self, place: int) -> None:
        self._changing ^= {place}
        self._follow()

    def _chosen(self) -> None:
        if not self.make.name.isModified():
            self.make.name.setText(self.choice.title())
        self._follow()

    def _exported(self, path: str, rows: int) -> None:
        self.make.show_file(Path(path).name, rows)
        text = self.tr("%n row(s) written to {0}.", "", rows).format(Path(path).name)
        self.window_.say(text, "good", self.tr("Show the file"), lambda: show_file(Path(path)))

    # What is shown

    def _follow(self) -> None:
        phase = self.making.phase
        idle = phase == "idle"
        first, second, third = self.steps
        if phase != "ended":
            self._changing.clear()
        for place, step in enumerate((first, second)):
            step.fold(not idle and place not in self._changing)
        documents, model = bool(self.choice.paths), self.chooser.model()
        first.mark.set(ready=True, done=documents and not idle)
        second.mark.set(ready=documents, done=not idle)
        third.mark.set(ready=documents and model is not None, done=phase == "ended" and not self.making.stopped())
        self.make.show_making(self.making, self.choice, self.chooser)
        foreseen = idle and model is not None and not is_built_in(model)
        self.foresight.look(self.choice.paths if foreseen else ())
        self.make.show_guess(self.foresight.words(model) if foreseen else "")
        self._titles()
        self.window_.actions_table.refresh()
        if not idle and not self._changing:
            QTimer.singleShot(0, self.view, lambda: self.view.ensureWidgetVisible(third, 0, 0))

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.title.setText(self.tr("First steps"))
        self.sentence.setText(
            self.tr("From your documents to a dataset that a training program reads. Everything can be changed later.")
        )
        self._follow()

    def _titles(self) -> None:
        model = self.chooser.model()
        idle = self.making.phase == "idle"
        titles = (self.tr("Choose documents"), self.tr("Choose how"), self.tr("Make the dataset"))
        summaries = ("" if idle else self.choice.summary(), "" if idle or model is None else model_words(model), "")
        link = self.tr("Change") if self.make.may("again") else ""
        for place, (step, title, summary) in enumerate(zip(self.steps, titles, summaries, strict=True)):
            step.set_texts(title, summary, link if place < 2 and place not in self._changing else "")
        self.view.setAccessibleName(self.title.text())
        self.view.setAlignment(Qt.AlignmentFlag.AlignHCenter)
