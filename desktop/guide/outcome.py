"""The third step: the name and the start, then the progress, then what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop import presenter
from desktop.guide.stages import StageList
from desktop.models.words import place_words
from desktop.translate import Retranslating
from desktop.widgets.buttons import Button
from desktop.widgets.flow import Flow
from desktop.widgets.labels import Picture, label, set_tone

if TYPE_CHECKING:
    from desktop.guide.choosing import DocumentChoice
    from desktop.guide.making import Making
    from desktop.models.chooser import ModelChooser

VERBS: Final = ("review", "export", "again", "cancel", "another")


class MakeStep(Retranslating, QWidget):
    """Idle: name and start. Running: stages and cancel. Ended: counts, failures, review and export.

    Signals:
        asked: make, cancel, again, review, export or another.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._making: Making | None = None
        self._file = ("", 0)
        self.caption = label(look="muted")
        self.name = QLineEdit()
        self.name.setMaximumWidth(340)
        self.name.returnPressed.connect(lambda: self.asked.emit("make"))
        self.start = Button(kind="primary", icon="spark", on_click=lambda: self.asked.emit("make"))
        self.hint = label(look="second", wrap=True)
        self.guess = label(look="second", wrap=True)
        self.stages = StageList()
        self.result = label(look="header", wrap=True)
        self.picture = Picture("good", "good", 20)
        self.detail = label(look="muted", wrap=True)
        self.buttons = {verb: self._button(verb) for verb in VERBS}
        self._lay_out()
        self.retranslate()

    def _button(self, verb: str) -> Button:
        kind = {"review": "primary", "another": "quiet"}.get(verb, "secondary")
        icon = {"export": "export", "again": "retry", "cancel": "close", "review": "datasets"}.get(verb, "")
        return Button(kind=kind, icon=icon, on_click=lambda: self.asked.emit(verb))  # type: ignore[arg-type]

    def _lay_out(self) -> None:
        self._idle = QWidget()
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self.caption)
        first.addWidget(self.name, 1)
        first.addWidget(self.start)
        first.addStretch(1)
        idle = QVBoxLayout(self._idle)
        idle.setContentsMargins(0, 0, 0, 0)
        idle.setSpacing(8)
        idle.addLayout(first)
        idle.addWidget(self.hint)
        idle.addWidget(self.guess)
        self._ended = QWidget()
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.picture)
        row.addWidget(self.result, 1)
        ended = QVBoxLayout(self._ended)
        ended.setContentsMargins(0, 4, 0, 0)
        ended.setSpacing(4)
        ended.addLayout(row)
        ended.addWidget(self.detail)
        self._bar = QWidget()
        flow = Flow(self._bar, gap=8)
        for button in self.buttons.values():
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self._idle, self.stages, self._ended, self._bar):
            column.addWidget(part)

    def may(self, verb: str) -> bool:
        """Return whether a button is there to be pressed."""
        return not self.buttons[verb].isHidden()

    def show_file(self, name: str, rows: int) -> None:
        """Say where the dataset went."""
        self._file = (name, rows)
        self._words()

    def show_guess(self, text: str) -> None:
        """Say what making would take, before it is started."""
        self.guess.setText(text)
        self.guess.setVisible(bool(text))

    def show_making(self, making: Making, choice: DocumentChoice, chooser: ModelChooser) -> None:
        """Show a phase."""
        self._making = making
        phase, samples = making.phase, making.counts.get("samples", 0)
        self._idle.setVisible(phase == "idle")
        self.stages.setVisible(phase != "idle")
        self._ended.setVisible(phase == "ended")
        self._bar.setVisible(phase != "idle")
        if phase != "ended":
            self._file = ("", 0)
        shown = {
            "review": phase == "ended" and samples > 0,
            "export": phase == "ended" and samples > 0,
            "again": phase == "ended" and (making.stopped() or making.failed() > 0) and making.project_id > 0,
            "cancel": phase == "running",
            "another": phase == "ended",
        }
        for verb, button in self.buttons.items():
            button.setVisible(shown[verb])
        self.stages.show_progress(making.live, making.stages)
        model = chooser.model()
        self.start.setEnabled(bool(choice.paths) and model is not None and bool(self.name.text().strip()))
        if not choice.paths:
            self.hint.setText(self.tr("First choose documents, or the two samples."))
        elif model is None:
            self.hint.setText(chooser.missing())
        else:
            self.hint.setText(place_words(model))
        self._words()

    def retranslate(self) -> None:
        """Set all visible strings again."""
        self.caption.setText(self.tr("Project"))
        self.name.setAccessibleName(self.tr("Name of the project"))
        self.name.setPlaceholderText(self.tr("Name of the project"))
        self.start.setText(self.tr("Make the dataset"))
        self._words()

    def _words(self) -> None:
        making = self._making
        if making is None:
            return
        cancelled = making.cancelled()
        for verb, words in (
            ("review", self.tr("Review the dataset")),
            ("export", self.tr("Export…")),
            ("again", self.tr("Go on") if cancelled else self.tr("Retry")),
            ("cancel", self.tr("Cancel")),
            ("another", self.tr("Make another")),
        ):
            self.buttons[verb].setText(words)
        samples = making.counts.get("samples", 0)
        if making.phase != "ended":
            return
        if not making.stopped():
            self._say("good", "good", self._made(making), self._after(making))
        elif cancelled:
            self._say(
                "info", "muted", self.tr("Cancelled"), self.tr("What was finished is kept; “Go on” does the rest.")
            )
        else:
            problem = making.problem()
            if problem:
                why = presenter.sentence(problem)
            elif making.failed():
                why = self.tr("The reasons stand above.")
            else:
                why = self.tr(
                    "Nothing to ask about was found in these documents. Add longer ones, or choose a language model."
                )
            self._say("error", "bad", self.tr("Nothing was made yet") if not samples else self.tr("Not finished"), why)

    def _say(self, icon: str, role: str, title: str, detail: str) -> None:
        self.picture.set(icon, role)
        self.result.setText(title)
        self.detail.setText(detail)
        set_tone(self.detail, "neutral")

    def _made(self, making: Making) -> str:
        counts = making.counts
        read, asked, made = making.readable(), counts["questions"], counts["samples"]
        parts = (
            self.tr("%n document(s)", "", read),
            self.tr("%n question(s)", "", asked),
            self.tr("%n sample(s)", "", made),
        )
        return "  →  ".join(parts)

    def _after(self, making: Making) -> str:
        name, rows = self._file
        if name:
            return self.tr("%n row(s) written to {0}.", "", rows).format(name)
        failed = making.failed()
        if failed:
            return self.tr("%n item(s) failed; the reasons stand above.", "", failed)
        return self.tr("Review says which are good; an export can be made at any time.")
