"""What the Models pane does: asks providers, checks models, changes what is kept of them."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from sqlalchemy import Connection

from core.changes import ChangeSet
from core.llm import credentials
from core.llm.checking import Checked
from core.llm.messages import Model
from core.llm.providers import Provider
from core.models import health, keys, known, listing, service
from core.models import providers as changing
from core.models.listing import Listed
from core.models.options import ProviderOptions, fields_of
from core.projects import service as projects
from desktop.models.keyentered import offer_to_go_on
from desktop.models.words import provider_words
from desktop.presenter import sentence

if TYPE_CHECKING:
    from desktop.models.adding import NewProvider
    from desktop.models.pane import ModelsPane
    from desktop.models.reading import Offer, ProviderRow
    from desktop.models.setup import SetUp
    from desktop.window import MainWindow


class Works(QObject):
    """The verbs of the pane; long ones run as errands and can be seen in the table while they do."""

    _reported = Signal(object, object)

    def __init__(self, window: MainWindow, pane: ModelsPane) -> None:
        super().__init__(pane)
        self._window, self._pane, self._session = window, pane, window.context
        self._running: dict[str, set[str]] = {}
        self.asking = False
        self._refusal: BaseException | None = None  # why the list that was asked for last did not come
        self._reported.connect(self._checked)

    def running(self, provider: str) -> set[str]:
        """Return the names of the models of a provider that are being checked."""
        return self._running.get(provider, set())

    # Asking

    def refresh(self, provider: str) -> None:
        """Ask a provider which models it has, and keep the list."""
        if not provider or self.asking:
            return
        entry: Provider = self._session.read(lambda c: service.entry(c, provider))
        secrets = self._session.secrets
        model = Model(provider=entry.id, name="", base_url=entry.base_url, proxy=entry.proxy, hidden=entry.hidden)

        async def ask() -> list[Listed]:
            return await listing.fetch(entry, await asyncio.to_thread(credentials.fetch, secrets, model))

        def came(found: list[Listed]) -> None:
            self._show_asking(False)
            if self._refusal is not None:
                self._window.messages.take_back(sentence(self._refusal))
            self._session.edit(lambda c: listing.store(c, provider, found))
            words = self.tr("%n model(s) at {0}", "", len(found)).format(provider_words(entry.title))
            self._window.say(words, "good" if found else "warn")

        self._pane.show_part("offers")
        self._show_asking(True)
        self._session.errands.run(ask, came, self._refused, self)

    def _show_asking(self, asking: bool) -> None:
        self.asking = asking
        self._pane.retranslate()  # the button says so: switched off it would lose the keyboard

    def _refused(self, error: BaseException) -> None:
        self._show_asking(False)
        self._refusal = error
        self._window.fail(error)

    def check(self, offers: list[Offer]) -> None:
        """Make one small call to each model, a few at a time, and keep what came of it."""
        self._pane.show_part("offers")
        for offer in offers:
            names = self._running.setdefault(offer.row.provider, set())
            if offer.row.name not in names:
                names.add(offer.row.name)
        models, secrets = [offer.model for offer in offers], self._session.secrets

        def done(_found: object) -> None:
            self._session.tested.emit()

        def failed(error: BaseException) -> None:
            self._running.clear()
            self._window.fail(error)

        counting = health.counting(self._session.workspace)
        # A report comes on the errand's thread; the signal brings it to the window's.
        checks = partial(health.check_all, models, secrets, self._reported.emit, counting)
        self._session.errands.run(checks, done, failed, self)
        self._pane.show_provider()

    def _checked(self, model: Model, result: health.Result) -> None:
        self._running.get(model.provider, set()).discard(model.name)
        self._session.reached[model.spec, model.base_url] = isinstance(result, Checked)
        self._session.edit(lambda c: health.record(c, model, result))

    # Changing

    def serve(self, setup: SetUp) -> None:
        """Do what is asked for in the set-up of the current provider."""
        current = self._pane.provider
        setup.save.connect(lambda options: self.save(current(), options))
        setup.key.connect(lambda key: self.keep_key(current(), key))
        setup.take.connect(lambda variable: self.take_key(current(), variable))
        setup.hide_asked.connect(lambda: self.hide(current()))

    def add(self, wanted: NewProvider) -> None:
        """Add a provider of the user's own with its key, show it and ask it for its models."""
        fields, _secret = fields_of(wanted.options())

        def added(result: tuple[str, ChangeSet]) -> None:
            provider = result[0]
            self._pane.list.reload()
            if wanted.key.strip():
                self.keep_key(provider, wanted.key.strip(), lambda: self._begin(provider))
            else:
                self._begin(provider)

        self._session.edit(lambda c: changing.add(c, fields), added, self._window.fail)

    def _begin(self, provider: str) -> None:
        self._pane.list.go_to(provider)
        self.refresh(provider)

    def save(self, provider: str, options: ProviderOptions) -> None:
        """Save the fields of a provider, what is secret among them to the keyring."""
        fields, apart = fields_of(options)
        secrets = self._session.secrets
        before = self._session.read(lambda c: service.entry(c, provider)).hidden
        gone = [what for what in before if what not in fields["hidden"]]

        def kept(place: str) -> None:
            if place == "memory":
                self._in_memory()
            self._session.edit(lambda c: changing.change(c, provider, fields), self._saved, self._window.fail)

        self._session.errands.run(lambda: changing.keep(secrets, provider, apart, gone), kept, self._window.fail, self)

    def _saved(self, _changes: ChangeSet) -> None:
        self._window.say(self.tr("Saved. Jobs that start now use it."), "good")

    def keep_key(self, provider: str, key: str, then: Any = None) -> None:
        """Put a key into the keyring, or with "" delete the one that is there."""
        secrets = self._session.secrets

        def work() -> str:
            if not key:
                secrets.delete(provider)
                return ""
            place = secrets.set(provider, key)
            if place == "memory":
                secrets.hold(provider, key)
            return place

        def done(place: str) -> None:
            if place == "memory":
                self._in_memory()
            self._pane.list.look_for_keys()
            if key:
                offer_to_go_on(self._window, provider)
            if then is not None:
                then()

        self._session.errands.run(work, done, self._window.fail, self)

    def take_key(self, provider: str, variable: str) -> None:
        """Put the key of an environment variable into the keyring."""
        secrets = self._session.secrets

        def done(place: str) -> None:
            if place == "memory":
                self._in_memory()
            self._pane.list.look_for_keys()

        self._session.errands.run(lambda: keys.take(secrets, provider, variable), done, self._window.fail, self)

    def _in_memory(self) -> None:
        self._window.say(self.tr("The keyring is missing or locked: the key is kept until the program ends."), "warn")

    def reset(self, row: ProviderRow) -> None:
        """Remove a provider of one's own with its keys, or set back one that came along."""
        if row.own:
            secrets = self._session.secrets
            self._session.errands.run(lambda: changing.forget(secrets, row.entry), _nothing, self._window.fail, self)
        self._session.edit(lambda c: changing.remove(c, row.entry.id))

    def hide(self, provider: str) -> None:
        """Put a provider out of sight; the message brings it back."""
        title = self._session.read(lambda c: service.entry(c, provider).title)
        self._session.edit(lambda c: changing.hide(c, provider, True))

        def back() -> None:
            self._session.edit(lambda c: changing.hide(c, provider, False))

        self._window.say(self.tr("{0} is hidden.").format(title), "info", self.tr("Undo"), back)

    def remove(self, offers: list[Offer]) -> None:
        """Forget models; the message puts them back."""
        rows = [offer.row for offer in offers]
        self._session.edit(lambda c: known.remove(c, [row.id for row in rows]))

        def back() -> None:
            self._session.edit(lambda c: _restored(c, rows))

        self._window.say(self.tr("%n model(s) removed.", "", len(rows)), "info", self.tr("Undo"), back)

    def use(self, offer: Offer) -> None:
        """Make a model that of the project in front."""
        project_id = self._session.project_id
        self._session.edit(lambda c: projects.set_model(c, project_id, service.bare(offer.model)))
        self._window.say(self.tr("{0} is the model of this project now.").format(offer.row.name), "good")


def _restored(connection: Connection, rows: list[known.Known]) -> ChangeSet:
    changes = ChangeSet()
    for row in rows:
        told = {known.TOLD: row.told} if row.told else {}
        values = {"own": row.own, "settings": row.settings, "habits": {**row.habits, **told}}
        values |= {"size": row.size, "context": row.context, "checked": row.checked}
        changes.merge(known.set_values(connection, row.provider, row.name, **values))
    return changes


def _nothing(_result: object) -> None:
    """Nobody waits for it."""
