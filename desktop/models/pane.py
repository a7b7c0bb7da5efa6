"""The pane Models: providers with their keys and models, and which model does what in the project."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from core.changes import ChangeSet
from core.models.files import PROVIDER as FILES
from desktop.models.modelfiles import ModelFilesPart, TakesFiles
from desktop.models.modelsheet import ModelSheet, NameSheet
from desktop.models.offers import Offers
from desktop.models.providerlist import ProviderList
from desktop.models.reading import Offer, offers
from desktop.models.setup import SetUp
from desktop.models.stagespage import StagesPage
from desktop.models.words import provider_words
from desktop.models.works import Works
from desktop.pane import Pane
from desktop.widgets.buttons import Button
from desktop.widgets.dialog import ask, ask_form
from desktop.widgets.dropping import DropVeil
from desktop.widgets.frames import Panel, Split
from desktop.widgets.labels import Elided
from desktop.widgets.page import PageHead
from desktop.widgets.segments import Segments

if TYPE_CHECKING:
    from desktop.window import MainWindow

TOUCHED = {"provider", "model", "project"}


class ModelsPane(TakesFiles, Pane):
    """Providers on the left; on the right the models of one or its set-up, or the stages of the project."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._session, self._run = window.context, window.actions_table.run
        self.works = Works(window, self)
        self.add = Button(kind="primary", icon="plus", on_click=self.ask_provider)
        self.stages = StagesPage(window)
        self.list = ProviderList(self._session, self.add, self.stages.stages)
        self.refresh_button = Button(icon="retry", on_click=lambda: self._run("models.refresh"))
        self.check_button = Button(icon="check", on_click=lambda: self._run("models.check_all"))
        self.head = PageHead(self.check_button, self.refresh_button)
        self.address = Elided(look="second")
        self.sections = Segments(["offers", "setup"])
        self.offers = Offers(self._run)
        self.files = ModelFilesPart(window, self, lambda: self.open(FILES))
        self.take_files, self.veil = self.files.add, DropVeil(self)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self._bind()
        self.retranslate()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.sections)
        line.addWidget(self.address, 1)
        self.head.rows.addLayout(line)
        self.offers.column.insertWidget(1, self.files.card)
        self.right = QStackedWidget(self)
        self.body.addWidget(Split(self.list, self.right, (36, 64), parent=self))
        page = Panel("window", self.right)
        self.right.addWidget(page)
        self.right.addWidget(self.stages)
        self.inner = QStackedWidget(page)
        page.body.addWidget(self.head)
        page.body.addWidget(self.inner, 1)
        self.inner.addWidget(self.offers)

    @cached_property
    def setup(self) -> SetUp:
        """The set-up of the provider, built when it is first asked for: it has most of the fields of the pane."""
        made = SetUp(self.inner)
        self.inner.addWidget(made)
        self.works.serve(made)
        made.reset.connect(self.ask_reset)
        if (row := self.list.row(self.provider())) is not None:
            made.show_row(row)
        return made

    def _connect(self) -> None:
        self.list.chosen.connect(lambda _id: self.show_provider())
        self.list.section.connect(self.show_section)
        self.sections.chosen.connect(self.show_part)
        self.offers.current_changed.connect(self._show_current)
        self.offers.starter = self.files.add_starter
        self._session.project_changed.connect(lambda _id: self.mark_stale())

    def _bind(self) -> None:
        def on(section: str) -> Any:
            return lambda: self.list.sections.choice() == section

        def listed() -> bool:
            return bool(on("providers")() and self.offers.current())

        def there() -> bool:
            return listed() and self.inner.currentIndex() == 0

        def asked() -> bool:
            return bool(on("providers")() and not self._of_files())

        def delete() -> None:
            self.stages.remove() if on("stages")() else self.works.remove(self.offers.chosen())

        rows: dict[str, tuple[Any, Any]] = {
            "item.new": (self.ask_provider, None),
            "edit.find": (self.list.search.setFocus, None),
            "item.refresh": (self.reload, None),
            "models.refresh": (lambda: self.works.refresh(self.provider()), asked),
            "models.check": (lambda: self.works.check(self.offers.chosen()), there),
            "models.check_all": (lambda: self.works.check(self.offers.all()), listed),
            "models.settings": (self.ask_settings, there),
            "models.use": (self._use, lambda: there() and self._session.project_id != 0),
            "models.add": (self.ask_name, asked),
            "models.file": (self.files.ask_file, on("providers")),
            "models.key": (self.ask_key, asked),
            "edit.delete": (delete, lambda: there() or on("stages")()),
            "models.up": (lambda: self.stages.move(-1), on("stages")),
            "models.down": (lambda: self.stages.move(1), on("stages")),
        }
        for name, (handler, enabled) in rows.items():
            self.window_.actions_table.bind(name, handler, enabled, pane="models")

    # What is shown

    def provider(self) -> str:
        """Return the id of the provider that is current."""
        return self.list.current()

    def is_touched(self, changes: ChangeSet) -> bool:
        """Providers, models, and the choices of projects."""
        return bool(TOUCHED & changes.tables())

    def reload(self) -> None:
        """Read everything again."""
        self.list.reload()
        self.show_provider()
        self.stages.reload()

    def open(self, item: Any) -> None:
        """Show a provider by its id, or "stages"."""
        if item:
            self.show_section("stages" if item == "stages" else "providers")
        if item and item != "stages":
            self.list.go_to(str(item))

    def show_section(self, section: str) -> None:
        """Show the providers or the stages."""
        self.right.setCurrentIndex(0 if section == "providers" else 1)
        self.list.show_section(section)
        self.window_.actions_table.refresh()

    def show_provider(self) -> None:
        """Show the current provider and read its models."""
        row = self.list.row(self.provider())
        self.right.setEnabled(row is not None or self.right.currentIndex() == 1)
        if row is None:
            return
        if "setup" in vars(self):
            self.setup.show_row(row)
        if self._of_files():
            self.show_part("offers")
        self.retranslate()
        id = row.entry.id
        self._session.query(lambda c: offers(c, id), self._show_offers, self, "offers")

    def _show_offers(self, found: list[Offer]) -> None:
        if not found or found[0].row.provider == self.provider():
            row = self.list.row(self.provider())
            keyless = row is not None and row.entry.key and row.place is None
            self.offers.show_offers(found, self.works.running(self.provider()), keyless=keyless, files=self._of_files())
            self.retranslate()
            self.window_.actions_table.refresh()

    def _of_files(self) -> bool:
        """Whether the current provider is the one of model files, which have neither key nor list."""
        return self.provider() == FILES

    def _show_current(self) -> None:
        self.files.show_offer(self.offers.current())
        self.window_.actions_table.refresh()

    def show_part(self, part: str) -> None:
        """Show the models of the provider or its set-up."""
        self.sections.choose(part)
        self.inner.setCurrentWidget(self.offers if part == "offers" else self.setup)
        self.window_.actions_table.refresh()

    # Forms

    def ask_provider(self) -> None:
        """Open the form for a provider of one's own."""
        from desktop.models.adding import NewProvider

        words = self.tr("Any service that speaks the OpenAI protocol. Everything else can be set afterwards.")
        ask_form(self.window_, self.tr("Add a provider"), NewProvider, self.tr("Add"), self.works.add, intro=words)

    def ask_settings(self) -> None:
        """Open the settings of the current model."""
        if (offer := self.offers.current()) is not None:
            ModelSheet(self.window_, self._session, offer).open()

    def ask_name(self) -> None:
        """Ask for the name of a model that no list holds."""
        if self.provider():
            NameSheet(self.window_, self._session, self.provider()).open()

    def ask_key(self) -> None:
        """Show the set-up with the cursor where the key goes."""
        self.show_part("setup")
        self.setup.typed.setFocus()

    def ask_reset(self) -> None:
        """Ask before a provider is removed, or is as it came again."""
        row = self.list.row(self.provider())
        if row is None:
            return
        if row.own:
            title, verb = self.tr("Remove {0}?").format(provider_words(row.entry.title)), self.tr("Remove")
            words = self.tr("Its address, its models with their settings, and its key are deleted.")
        else:
            title, verb = self.tr("Reset {0}?").format(provider_words(row.entry.title)), self.tr("Reset")
            words = self.tr("Its fields go back to their defaults. Models and key stay.")
        ask(self.window_, title, words, verb, lambda: self.works.reset(row), danger=row.own)

    def _use(self) -> None:
        if (offer := self.offers.current()) is not None:
            self.works.use(offer)

    def retranslate(self) -> None:
        """Set all visible strings again."""
        row = self.list.row(self.provider())
        self.add.setText(self.tr("Add…"))
        self.refresh_button.setText(self.tr("Asking…") if self.works.asking else self.tr("Ask for the list"))
        self.check_button.setText(self.tr("Check all"))
        self.sections.set_words(self.tr("Part"), [self.tr("Models"), self.tr("Set-up and key")])
        count = self.tr("%n model(s)", "", row.models) if row and row.models else ""
        self.head.set_texts(provider_words(row.entry.title) if row else "", count)
        self.address.set(row.entry.base_url if row else "")
        self.check_button.setVisible(bool(row and row.models))
        self.refresh_button.setVisible(not self._of_files())
        self.sections.setVisible(not self._of_files())
