"""The dialog behind the header's model chip: the model of the project, its settings, and whether it answers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from sqlalchemy import Connection

from core.changes import ChangeSet
from core.llm.checking import Checked, check
from core.llm.settings import ModelSettings, changed, settings_of, with_settings
from core.models import habits, health, service, stages
from core.projects import service as projects
from core.stages.choice import is_built_in
from desktop.models.chooser import ModelChooser
from desktop.models.priceday import PriceDay
from desktop.models.words import failure_words
from desktop.translate import number
from desktop.widgets.buttons import Button
from desktop.widgets.dialog import Sheet
from desktop.widgets.form import ModelForm
from desktop.widgets.labels import Dot, hairline, label, set_tone

if TYPE_CHECKING:
    from core.llm.messages import Model
    from desktop.errands import Errand
    from desktop.session import Session
    from desktop.window import MainWindow

WIDTH = 620


def choose_model(window: MainWindow) -> ModelDialog | None:
    """Open the dialog for the project in front and return it; without a project say so."""
    session: Session = window.context
    if not session.project_id:
        words = QCoreApplication.translate("ModelDialog", "Open or make a project first; each has its own model.")
        window.say(words, "info")
        return None
    dialog = ModelDialog(window, session)
    dialog.open()
    return dialog


class ModelDialog(Sheet):
    """Choose, set, test, save."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window, QCoreApplication.translate("ModelDialog", "Model of this project"), "", width=WIDTH)
        self._window, self._session = window, session
        self._project = session.project_id
        self._errand: Errand | None = None
        self._result: Checked | BaseException | None = None
        self.chooser = ModelChooser(session, every=True)
        self.settings = Button(kind="link", on_click=self._unfold)
        self.form: ModelForm[ModelSettings] = ModelForm(ModelSettings)
        PriceDay(self.form)
        self.form.hide()
        self.every = Button(kind="link", on_click=self._show_all)
        self.test = Button(on_click=self.run_test)
        self.dot = Dot()
        self.verdict = label(look="second", wrap=True)
        self._lay_out()
        self._start(session.read(lambda c: stages.default(c, self._project)))
        self.chooser.changed.connect(self._changed)
        self.form.changed.connect(lambda _valid: self._follow())
        self.finished.connect(lambda _code: self._stop())
        self.retranslate()

    def _lay_out(self) -> None:
        self.settings_line = label(look="second", wrap=True)
        settings = QHBoxLayout()
        settings.addWidget(self.settings_line, 1)
        settings.addWidget(self.settings)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.test)
        row.addWidget(self.dot)
        row.addWidget(self.verdict, 1)
        column = QVBoxLayout()
        column.setSpacing(12)
        for part in (settings, self.form, row):
            column.addLayout(part) if isinstance(part, QHBoxLayout) else column.addWidget(part)
        self.body.addWidget(self.chooser)
        self.body.addWidget(self.every, 0, Qt.AlignmentFlag.AlignLeft)
        self.line = hairline()
        self.body.addWidget(self.line)
        self.body.addLayout(column)

    def _start(self, model: Model) -> None:
        self.chooser.set_model(model)
        self.form.set_value(settings_of(model))
        self._key = (model.provider, model.base_url)
        self._chosen = self.chooser.model()

    # What is chosen

    def model(self) -> Model | None:
        """Return the model with its settings, None while something is missing."""
        chosen, settings = self.chooser.model(), self.form.value()
        if chosen is None or is_built_in(chosen):
            return chosen
        return None if settings is None else with_settings(chosen, settings)

    def _changed(self) -> None:
        chosen = self.chooser.model()
        if chosen != self._chosen:
            self._chosen = chosen
            self._stop()
            self._result = None
        if chosen is not None and (chosen.provider, chosen.base_url) != self._key:
            # Another service bears another number of calls, and has other prices.
            self._key = (chosen.provider, chosen.base_url)
            self.form.set_value(settings_of(chosen))
        self._follow()

    def _follow(self) -> None:
        self.primary.setEnabled(self.model() is not None)
        self.test.setEnabled(self.model() is not None and self._errand is None)
        chosen = self.chooser.model()
        built_in = chosen is not None and is_built_in(chosen)
        for widget in (self.line, self.settings, self.settings_line, self.test):
            widget.setVisible(not built_in)
        if built_in:
            self.form.hide()
        self._words()
        self._fit()

    def _unfold(self) -> None:
        self.form.setVisible(self.form.isHidden())
        self._follow()

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
            needed = max(self.minimumSizeHint().height(), layout.totalHeightForWidth(self.width()))
            self.become(QSize(self.width(), needed))

    def _show_all(self) -> None:
        """Close, and show the pane with all providers and their models."""
        self.reject()
        self._window.open("models")

    # The test call

    def run_test(self) -> None:
        """Make one tiny call with what is chosen now, saved or not."""
        model, secrets = self.model(), self.chooser.secrets()
        if model is None or self._errand is not None:
            return
        self._result = None
        asking = partial(check, model, secrets, health.counting(self._session.workspace))
        self._errand = self._session.errands.run(asking, self._tested, self._tested, self)
        self._follow()

    def _tested(self, result: Checked | BaseException) -> None:
        model = self.model()
        self._errand, self._result = None, result
        if model is not None:
            self._session.reached[model.spec, model.base_url] = isinstance(result, Checked)
            self._session.tested.emit()
        self._follow()

    def _stop(self) -> None:
        if self._errand is not None:
            self._errand.cancel()
            self._errand = None

    # Saving

    def accept(self) -> None:
        """Store the key, then the model, and close."""
        model = self.model()
        if model is None:
            return
        super().accept()

        project_id = self._project

        def store(connection: Connection) -> ChangeSet:
            if is_built_in(model):
                return projects.set_model(connection, project_id, model)
            place = (model.provider, model.name)
            by_itself = settings_of(service.resolved(connection, place, model.base_url, own=False))
            mine = changed(settings_of(model), by_itself)
            return projects.set_model(connection, project_id, service.bare(model)).merge(
                habits.set_up(connection, *place, mine, dated=True)
            )

        def save() -> None:
            self._session.edit(store)

        self.chooser.store_key(self._window, save)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        super().retranslate()
        self.primary.setText(self.tr("Use this model"))
        self.test.setText(self.tr("Test the connection"))
        self.every.setText(self.tr("All providers…"))
        self._follow()

    def _words(self) -> None:
        self.note.setText(self.chooser.missing())
        self.settings.setText(self.tr("Change the settings") if self.form.isHidden() else self.tr("Fold the settings"))
        settings = self.form.value()
        self.settings_line.setText(self._settings_words(settings) if settings is not None else "")
        words, role = "", "faint"
        if self._errand is not None:
            words = self.tr("Waiting for an answer…")
        elif isinstance(self._result, Checked):
            words = self.tr("Answered in {0} ms.").format(number(self._result.latency_ms))
            role = "good"
        elif self._result is not None:
            words, role = failure_words(self._result), "bad"
        self.verdict.setText(words)
        set_tone(self.verdict, role if role in ("good", "bad") else "neutral")
        self.dot.set(role)
        self.dot.setVisible(bool(words))

    def _settings_words(self, settings: ModelSettings) -> str:
        warm = settings.temperature
        parts = [
            self.tr("Temperature as the provider sets it") if warm is None else self.tr("Temperature {0}").format(warm),
            self.tr("%n call(s) at a time", "", settings.parallel),
        ]
        chosen = self.chooser.model()
        if chosen is not None and chosen.local:
            parts.append(self.tr("no cost"))
        elif settings.price_in is None or settings.price_out is None:
            parts.append(self.tr("price unknown"))
        else:
            parts.append(self.tr("{0} in, {1} out per million tokens").format(settings.price_in, settings.price_out))
        return "  ·  ".join(parts)
