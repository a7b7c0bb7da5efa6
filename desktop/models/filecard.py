"""What is to be known of a model file before it is loaded, above all whether it fits."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QGridLayout, QWidget

from core.errors import LorewrightError
from desktop import presenter
from desktop.models.words import size_words
from desktop.translate import Retranslating, between, listed, number
from desktop.widgets.buttons import Button
from desktop.widgets.frames import Panel
from desktop.widgets.labels import Elided, label, set_tone
from desktop.widgets.progress import ThinBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.models.filefacts import FileFacts

LINES = ("what", "memory", "place", "template", "adapters", "loading", "path")


class FileCard(Retranslating, Panel):
    """Name, architecture, weights and context; memory needed against memory free; where it runs; its adapters."""

    def __init__(self, set_up: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self.set_up = Button(on_click=set_up)
        self._facts: FileFacts | None = None
        self._problem: BaseException | None = None
        self._loading: int | None = None
        self.title = label(look="bold")
        self.bar = ThinBar()
        self.captions = {name: label(look="muted") for name in LINES}
        self.values: dict[str, Elided] = {name: Elided(look="second") for name in LINES}
        self.note = label(look="second", wrap=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.title, 0, 0, 1, 2)
        grid.addWidget(self.set_up, 0, 2)
        row = 1
        for name in LINES:
            grid.addWidget(self.captions[name], row, 0)
            grid.addWidget(self.values[name], row, 1, 1, 2)
            row += 1
            if name == "memory":
                grid.addWidget(self.bar, row, 1, 1, 2)
                row += 1
        grid.addWidget(self.note, row, 0, 1, 3)
        self.body.setContentsMargins(20, 12, 20, 12)
        self.body.addLayout(grid)
        self.retranslate()

    def show_facts(
        self, facts: FileFacts | None, problem: BaseException | None = None, loading_ms: int | None = None
    ) -> None:
        """Show what was read of a file and how long the last check loaded it, or why it cannot be read."""
        self._facts, self._problem, self._loading = facts, problem, loading_ms
        self.retranslate()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        words = (self.tr("Model"), self.tr("Memory"), self.tr("Runs on"), self.tr("Chat template"))
        more = (self.tr("Adapters"), self.tr("Loading"), self.tr("File"))
        for caption, word in zip(self.captions.values(), (*words, *more), strict=True):
            caption.setText(word)
        facts = self._facts
        for name in LINES:
            there = {"adapters": facts and facts.settings.adapters, "loading": self._loading is not None}.get(
                name, True
            )
            shown = facts is not None and bool(there)
            self.captions[name].setVisible(shown)
            self.values[name].setVisible(shown)
        self.bar.setVisible(facts is not None)
        self.title.setText(facts.header.name if facts else "")
        self.title.setVisible(facts is not None)
        self.set_up.setText(self.tr("How it is run…"))
        self.set_up.setVisible(facts is not None)
        self._say_problem()
        if facts is not None:
            self._fill(facts)

    def _fill(self, facts: FileFacts) -> None:
        header, billions = facts.header, QLocale().toString(facts.header.parameters / 1e9, "f", 2)
        reads = self.tr("reads {0} of {1} tokens").format(
            number(facts.context), number(header.context or facts.context)
        )
        weights = self.tr("{0} billion weights").format(billions)
        self.values["what"].set(" · ".join((header.architecture, weights, reads)))
        words = self.tr("needs about {0}, {1} are free").format(size_words(facts.memory), size_words(facts.room))
        calls = self.tr("for %n call(s) at a time", "", facts.parallel)
        self.values["memory"].set(f"{words} · {calls}")
        set_tone(self.values["memory"], "neutral" if facts.fits else "bad")
        self.bar.set(facts.memory / max(1, facts.room), "good" if facts.fits else "bad")
        self.values["place"].set(self._place(facts))
        template = self.tr("yes") if header.template else self.tr("none: its answers may be poor")
        self.values["template"].set(template)
        set_tone(self.values["template"], "neutral" if header.template else "warn")
        adapters = (
            f"{Path(path).name} × {QLocale().toString(scale, 'g', 3)}" for path, scale in facts.settings.adapters
        )
        self.values["adapters"].set(listed(adapters))
        seconds = QLocale().toString((self._loading or 0) / 1000, "f", 1)
        self.values["loading"].set(self.tr("took {0} s at the last check").format(seconds))
        self.values["path"].set(str(header.path))

    def _place(self, facts: FileFacts) -> str:
        if not facts.gpus:
            return self.tr("the processor")
        found = (self.tr("{0}, {1} free").format(device.name, size_words(device.free)) for device in facts.gpus)
        return between("; ", *found)

    def _say_problem(self) -> None:
        facts, problem = self._facts, self._problem
        words = ""
        if isinstance(problem, LorewrightError):
            words = presenter.sentence(problem)
        elif problem is not None:
            words = str(problem)
        elif facts is not None and not facts.installed:
            words = self.tr(
                "The package “xllamacpp”, which runs model files, is missing: install Lorewright with its extra “gguf”."
            )
        elif facts is not None and not facts.fits:
            words = self.tr("It does not fit: close other programs, set a smaller context, or choose a smaller model.")
        self.note.setText(words)
        self.note.setVisible(bool(words))
        set_tone(self.note, "bad")
