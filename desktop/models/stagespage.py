"""Which model does what: for each stage of the project a model, and others to go on with, in order."""

from __future__ import annotations

from array import array
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget
from sqlalchemy import Connection

from core.llm.providers import called
from core.models import known, service, stages
from core.stages.choice import is_built_in
from desktop.models.words import model_words, provider_words
from desktop.translate import Retranslating
from desktop.widgets.buttons import Button
from desktop.widgets.columns import Column
from desktop.widgets.empty import EmptyState
from desktop.widgets.frames import Panel
from desktop.widgets.labels import label
from desktop.widgets.page import ActionBar, PageHead
from desktop.widgets.paged import PagedModel
from desktop.widgets.table import BigTable

if TYPE_CHECKING:
    from desktop.window import MainWindow

ORDER = (stages.ALL, *stages.STAGES)
IN_MENU = 400
#: the models chosen for each stage, all known ones as (name, title of the provider), the project's own, which are gone
Found = tuple[dict[str, list[str]], dict[str, tuple[str, str]], Any, set[str]]


class StagesPage(Retranslating, QWidget):
    """The models of a stage, in the order in which they are tried.

    Attributes:
        stages: the table of all stages, for the list's side of the pane.
    """

    def __init__(self, window: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window, self._session = window, window.context
        self._specs: dict[str, list[str]] = {}
        self._names: dict[str, tuple[str, str]] = {}
        self._default = ""
        self._default_model: Any = None
        self._gone: set[str] = set()
        self._saving = 0
        stage = Column("stage", lambda: self.tr("Stage"))
        turn = Column("turn", lambda: self.tr("Turn"), "muted", 120)
        model = Column("model", lambda: self.tr("Model"), "muted", 210)
        every = array("q", range(len(ORDER)))
        self._stage_model = PagedModel((stage, model), every, self._stage_rows, self)
        self._order_model = PagedModel(
            (turn, Column("model", lambda: self.tr("Model"))), array("q"), self._order_rows, self
        )
        self.stages, self.order = BigTable(self._stage_model), BigTable(self._order_model)
        self.head = PageHead()
        self.words = label(look="muted", wrap=True)
        self.head.rows.addWidget(self.words)
        self.add = Button(kind="primary", on_click=self._menu)
        self.up = Button(on_click=partial(self.move, -1), key="Alt+Up")
        self.down = Button(on_click=partial(self.move, 1), key="Alt+Down")
        self.drop = Button(on_click=self.remove, key="Del")
        self.empty = EmptyState("projects", lambda: window.open("projects"))
        self._lay_out()
        self.stages.current_changed.connect(lambda _place: self._show())
        self.order.current_changed.connect(lambda _place: self._follow())
        self.stages.go_to_row(0)
        self.retranslate()

    def _lay_out(self) -> None:
        right = Panel("window")
        right.body.addWidget(self.head)
        right.body.addWidget(self.order, 1)
        right.body.addWidget(ActionBar(self.add, self.up, self.down, self.drop))
        self.stack = QStackedWidget()
        self.stack.addWidget(right)
        self.stack.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)

    def reload(self) -> None:
        """Read what is chosen for the project in front."""
        project_id = self._session.project_id
        self.stack.setCurrentIndex(0 if project_id else 1)
        if project_id:
            self._session.query(lambda c: _read(c, project_id), self._read, self, "stages")

    def _read(self, found: Found) -> None:
        if self._saving:  # it knows nothing of what is being written; each writing ends with another reading
            return
        self._specs, self._names, self._default_model, self._gone = found
        self._show()
        self._stage_model.refresh(self._stage_model.ids)

    def stage(self) -> str:
        """Return the stage that is current."""
        return ORDER[max(0, self.stages.current_id())]

    def models(self) -> list[str]:
        """Return the models chosen for the current stage."""
        return list(self._specs.get(self.stage(), ()))

    def _show(self) -> None:
        place = self.order.current_id()
        self._order_model.set_ids(array("q", range(len(self.models()))))
        if self.models():
            self.order.go_to_row(min(max(0, place), len(self.models()) - 1))
        self.retranslate()

    def _follow(self) -> None:
        place, count = self.order.current_id(), len(self.models())
        self.up.setEnabled(place > 0)
        self.down.setEnabled(0 <= place < count - 1)
        self.drop.setEnabled(place >= 0)

    # Changing the order

    def choose(self, spec: str) -> None:
        """Put a model at the end of the order."""
        self._save([*[one for one in self.models() if one != spec], spec])

    def move(self, by: int) -> None:
        """Move the current model up (-1) or down (1)."""
        models, place = self.models(), self.order.current_id()
        if 0 <= place < len(models) and 0 <= place + by < len(models):
            models.insert(place + by, models.pop(place))
            self._save(models, place + by)

    def remove(self) -> None:
        """Take the current model out of the order."""
        models, place = self.models(), self.order.current_id()
        if 0 <= place < len(models):
            spec = models.pop(place)
            self._save(models, place)
            words = self.tr("{0} is taken out of “{1}”.").format(self._called(spec), stage_words(self.stage()))
            back = partial(self._put_back, self._session.project_id, self.stage(), spec, place)
            self._window.say(words, "info", self.tr("Undo"), back)

    def _put_back(self, project_id: int, stage: str, spec: str, place: int) -> None:
        if project_id != self._session.project_id:  # what is shown is the order of another one
            return
        self.stages.go_to_row(ORDER.index(stage))
        models = [one for one in self.models() if one != spec]
        models.insert(place, spec)
        self._save(models, min(place, len(models) - 1))

    def _save(self, models: list[str], place: int | None = None) -> None:
        project_id, stage = self._session.project_id, self.stage()
        self._specs[stage] = models
        self._show()
        self.order.go_to_row(len(models) - 1 if place is None else min(place, len(models) - 1))
        self._saving += 1
        self._session.edit(lambda c: stages.choose(c, project_id, stage, models), self._saved, self._not_saved)

    def _saved(self, _done: object = None) -> None:
        self._saving -= 1
        self.reload()

    def _not_saved(self, error: BaseException) -> None:
        self._saved()
        self._session.failed.emit(error)

    def _menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        there = self.models()
        groups: dict[str, list[str]] = {}
        for spec, (_name, provider) in self._names.items():
            groups.setdefault(provider_words(provider), []).append(spec)
        for provider, specs in groups.items():
            inner = menu.addMenu(provider)
            for spec in specs[:IN_MENU]:
                action = inner.addAction(self._names[spec][0], partial(self.choose, spec))
                action.setEnabled(spec not in there)
        if not groups:
            action = menu.addAction(self.tr("No models are known yet: ask a provider for its list"))
            action.setEnabled(False)
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _stage_rows(self, ids: list[int]) -> dict[int, tuple[Any, ...]]:
        return {id: (stage_words(ORDER[id]), self._chosen(ORDER[id])) for id in ids}

    def _chosen(self, stage: str) -> str:
        specs = self._specs.get(stage, [])
        if stage == stages.ALL:
            return f"{self._default} + {len(specs)}" if specs else self._default
        if not specs:
            return self.tr("the project's model")
        return self._said(specs[0]) + (f" + {len(specs) - 1}" if len(specs) > 1 else "")

    def _order_rows(self, ids: list[int]) -> dict[int, tuple[Any, ...]]:
        models = self.models()
        first = self.tr("then") if self.stage() == stages.ALL else self.tr("first")
        return {id: (self.tr("then") if id else first, self._said(models[id])) for id in ids if id < len(models)}

    def _said(self, spec: str) -> str:
        called = self._called(spec)
        return self.tr("{0} · provider removed").format(called) if spec in self._gone else called

    def _called(self, spec: str) -> str:
        name, provider = self._names.get(spec, ("", ""))
        return f"{name} · {provider_words(provider)}" if name else spec

    def retranslate(self) -> None:
        """Set all visible strings again."""
        stage, default = self.stage(), self._default_model
        self._default = model_words(default) if default is not None else ""
        self.head.set_texts(stage_words(stage))
        if stage == stages.ALL:
            words = self.tr("{0} is the project's model, chosen in the header. When it fails, these go on in order.")
            self.words.setText(words.format(self._default))
        elif self.models():
            self.words.setText(self.tr("The first is asked; when it fails, the next goes on in its place."))
        else:
            self.words.setText(self.tr("This stage has the project's model: {0}.").format(self._default))
        self.add.setText(self.tr("Add a model…"))
        self.up.setText(self.tr("Up"))
        self.down.setText(self.tr("Down"))
        self.drop.setText(self.tr("Take out"))
        self.stages.set_name(self.tr("Stages"))
        self.order.set_name(self.tr("Models of the stage, in order"))
        title = self.tr("Each project has its own choice")
        self.empty.set_texts(title, self.tr("Open or create a project first."), self.tr("Go to projects"))
        self.stages.retranslate()
        self.order.retranslate()
        self._follow()


def stage_words(stage: str) -> str:
    """Return what people call a stage."""
    if stage == stages.ALL:
        return QCoreApplication.translate("Stages", "Everything else")
    return QCoreApplication.translate("Stages", stages.STAGES[stage])


def _read(connection: Connection, project_id: int) -> Found:
    chosen = {stage: stages.specs_of(connection, project_id, stage) for stage in ORDER}
    entries = service.entries(connection)
    listed = (row for row in known.listed(connection) if row.provider in entries)
    names = {row.spec: (row.name, entries[row.provider].title) for row in listed}
    default = stages.default(connection, project_id)
    if not is_built_in(default):
        names.setdefault(default.spec, (default.name, called(default)))
    return chosen, names, default, stages.gone(connection, project_id)
