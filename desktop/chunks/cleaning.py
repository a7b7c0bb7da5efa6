"""The form that cleans chunks by rules or by a model, tried on the chunk shown and counted on the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout
from sqlalchemy import Connection

from core.chunks import cleaning, parts, proposals
from core.chunks.cleaning import CleanOptions
from core.chunks.difference import difference
from core.chunks.guarding import Guards
from core.chunks.parts import Chosen, Step
from core.chunks.rules import CleaningRules, preview
from core.llm.messages import Model
from core.models import stages
from core.stages.choice import BUILT_IN, is_built_in
from desktop.chunks.trial import Trial, tried
from desktop.estimates import measured, spending
from desktop.generating import model_words
from desktop.jobs.terms import TermsForm
from desktop.translate import number
from desktop.widgets.dialog import Sheet
from desktop.widgets.diffview import DiffView
from desktop.widgets.form import ModelForm
from desktop.widgets.frames import Card, Scrolling
from desktop.widgets.labels import label
from desktop.widgets.segments import Segments

if TYPE_CHECKING:
    from core.stages.estimate import Estimate
    from core.stages.measure import Measure
    from desktop.chunks.editing import ChunkEdits
    from desktop.window import MainWindow

RULES, MODEL = "rules", "model"
PROPOSE, APPLY = "propose", "apply"
WAIT_MS: Final = 150
HEIGHT: Final = 400


class CleanSheet(Sheet):
    """Left what is to be done, right what it does to the chunk shown, below what it does to the others.

    Args:
        chosen: the chunks, as ids or as their query; there are `count` of them.
        row: the chunk it is shown on.
    """

    def __init__(self, window: MainWindow, edits: ChunkEdits, chosen: Chosen, count: int, row: dict[str, Any]) -> None:
        super().__init__(window, "", "", width=960)
        self._window, self._session, self._edits = window, window.context, edits
        self._chosen, self._count, self._row = chosen, count, row
        self._tried: Trial | None = None
        self._cost: tuple[Model, Estimate] | None = None
        self.by = Segments((RULES, MODEL))
        self.then = Segments((PROPOSE, APPLY))
        self.rules, self.guards = ModelForm(CleaningRules), ModelForm(Guards)
        self.terms = TermsForm(window.context)
        self._named = label(look="muted", wrap=True)
        self.view = DiffView()
        self.card = Card()
        self._found = label(look="second", wrap=True)
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._try)
        for form in (self.rules, self.guards):
            form.changed.connect(lambda _valid: self._change())
        self.terms.changed.connect(lambda _valid: self._say())
        for choice in (self.by, self.then):
            choice.chosen.connect(lambda _key: self._change())
        self.retranslate()
        self._try()

    def _lay_out(self) -> None:
        rules, model = Scrolling(margin=0, gap=0), Scrolling(margin=0, gap=12)
        rules.body.addWidget(self.rules)
        for part in (self._named, self.guards, self.terms):
            model.body.addWidget(part)
        for page in (rules, model):
            page.body.addStretch(1)
            page.body.setContentsMargins(0, 0, 12, 0)
        self._forms = QStackedWidget()
        self._forms.addWidget(rules)
        self._forms.addWidget(model)
        self._forms.setFixedHeight(HEIGHT)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.by)
        left.addWidget(self._forms, 1)
        self.card.body.setContentsMargins(0, 12, 0, 0)
        self.card.caption.setContentsMargins(16, 0, 16, 0)
        self.card.caption.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.card.caption.setWordWrap(True)
        self.card.body.addWidget(self.view, 1)
        right.setSpacing(12)
        right.addWidget(self.then)
        right.addWidget(self.card, 1)
        right.addWidget(self._found)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addLayout(left, 46)
        both.addLayout(right, 54)
        self.body.addLayout(both)

    # What is chosen

    def is_model(self) -> bool:
        """Return whether a model is to clean."""
        return self.by.choice() == MODEL

    def options(self, model: Model, chunks: list[int]) -> CleanOptions | None:
        """Return the options of the job, None while something is wrong."""
        rules, guards = self.rules.value(), self.guards.value()
        if rules is None or guards is None:
            return None
        accept = self.then.choice() == APPLY
        # Whoever picks chunks means these, whether or not a text waits for them already.
        return CleanOptions(model=model, rules=rules, guards=guards, accept=accept, only_missing=False, chunks=chunks)

    def accept(self) -> None:
        """Start, and close."""
        rules = self.rules.value()
        if rules is None or self.guards.value() is None:
            return
        # The sheet is gone by the time any of this is done.
        options, edits, session, chosen = self.options(BUILT_IN, []), self._edits, self._session, self._chosen
        project_id, by_model = session.project_id, self.is_model()
        terms = self.terms.columns() if by_model else None
        super().accept()
        if options is None:
            return
        if options.accept and not by_model:
            step: Step = lambda c, part, whole: proposals.apply(c, project_id, part, rules, whole)  # noqa: E731
            edits.do(chosen, step, edits.say_cleaned)
            return

        def start(found: tuple[Model, list[int]]) -> None:
            job = options.model_copy(update={"model": found[0], "chunks": found[1]})
            session.start_job("clean", job.model_dump(mode="json"), terms=terms)

        session.query(lambda c: _plan(c, project_id, chosen, by_model), start, edits)

    # What it would do

    def _change(self) -> None:
        self._forms.setCurrentIndex(int(self.is_model()))
        self._tried = self._cost = None
        self._say()
        self._timer.start()

    def _try(self) -> None:
        rules, text, chosen = self.rules.value(), str(self._row["text"]), self._chosen
        if self.is_model():
            self.view.set_parts(())
            self._session.query(self._estimate, self._priced, self, "tried")
        elif rules is not None:
            self._session.query(lambda _c: difference(text, preview(text, rules).text), self._show, self, "parts")
            self._session.query(lambda c: tried(c, chosen, rules), self._counted, self, "tried")

    def _show(self, found: list[tuple[str, str]]) -> None:
        if not self.is_model():
            self.view.set_parts(found)

    def _counted(self, found: Trial) -> None:
        self._tried = found
        self._say()

    def _estimate(self, connection: Connection) -> tuple[Model, Estimate] | None:
        model, ids = _plan(connection, self._session.project_id, self._chosen, by_model=True)
        options = self.options(model, ids)
        return None if options is None else (model, cleaning.estimate(connection, self._session.project_id, options))

    def _priced(self, found: tuple[Model, Estimate] | None) -> None:
        self._cost = found
        self._say()
        if found is None or not found[1].calls:
            return
        model, ruled = found

        def show(measure: Measure) -> None:
            if self._cost == found:
                self._cost = (model, measure.applied(ruled, model))
                self._say()

        options = self.options(model, [])
        if options is not None:
            measured(self._window, "clean", options, show, self)

    # Words

    def _say(self) -> None:
        self._found.setText("" if self.is_model() else self._counted_words())
        self.note.setText(self._cost_words() if self.is_model() else "")
        self.view.setHidden(self.is_model())
        caption = self.tr("What the rules change in the chunk shown")
        if self.is_model():
            caption = self.tr("What a model changes is seen when it is done; too large a change is refused.")
        self.card.set_caption(caption)
        ready = self.rules.value() is not None and self.guards.value() is not None
        if self.is_model():
            ready = ready and self.terms.columns() is not None
        no_model = self.is_model() and self._cost is not None and is_built_in(self._cost[0])
        self.primary.setEnabled(ready and not no_model)
        apply = self.then.choice() == APPLY
        words = self.tr("Clean %n chunk(s)", "", self._count)
        if not apply:
            words = self.tr("Propose for %n chunk(s)", "", self._count)
        self.primary.setText(words)

    def _counted_words(self) -> str:
        if self._tried is None:
            return self.tr("Counting…")
        trial, named = self._tried, self.rules.widget
        changed, seen = number(trial.changed), number(trial.seen)
        whole = self.tr("{0} of {1} chunks would change.").format(changed, seen)
        if trial.seen < self._count:
            whole = self.tr("Of the first {1} chunks {0} would change.").format(changed, seen)
        found = [f"{named(name).accessibleName()} {number(count)}" for name, count in trial.by_rule()]
        return "  ·  ".join((whole, *found))

    def _cost_words(self) -> str:
        if self._cost is None:
            return self.tr("Estimating…")
        model, found = self._cost
        if is_built_in(model):
            return self.tr("No model is chosen. Choose one in the header, or clean by rules.")
        return spending(found, model)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        self.setWindowTitle(self.tr("Clean chunks"))
        self.heading.setText(self.windowTitle())
        self.by.set_words(self.tr("Cleaned by"), (self.tr("By rules"), self.tr("By a model")))
        self.then.set_words(self.tr("Result"), (self.tr("Propose, to decide on each"), self.tr("Apply at once")))
        self.view.setAccessibleName(self.tr("What the rules change in the chunk shown"))
        model = self._session.read(lambda c: stages.chosen(c, self._session.project_id, "clean"))
        named = self.tr("Cleaned by: {0}. The model is chosen in the header.").format(model_words(model))
        self._named.setText("" if is_built_in(model) else named)
        self._named.setVisible(not is_built_in(model))
        self._say()


def _plan(connection: Connection, project_id: int, chosen: Chosen, by_model: bool) -> tuple[Model, list[int]]:
    return stages.chosen(connection, project_id, "clean") if by_model else BUILT_IN, parts.ids_of(connection, chosen)
