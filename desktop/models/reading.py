"""What the Models pane shows, read in one go: providers in the order people look for them, and their models."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from core.llm.messages import Model
from core.llm.providers import Provider
from core.models import known, providers, service


@dataclass(frozen=True)
class ProviderRow:
    """A provider in the list.

    Attributes:
        models: how many of its models are known.
        good, bad: how many of these answered, or failed, when last checked.
        place: where its key is: keyring, environment, memory, None, or "?" until it was asked for.
        locked: the keyring was locked when it was asked, so a key may be in it.
    """

    entry: Provider
    own: bool
    models: int
    good: int
    bad: int
    place: str | None = "?"
    locked: bool = False

    @property
    def usable(self) -> bool:
        """Whether calls can be made: it works here, is the user's own, or has a key."""
        return self.entry.local or self.own or self.place not in (None, "?")

    @property
    def ready(self) -> bool:
        """Whether there is a model to call here."""
        return self.usable and self.models > 0


@dataclass(frozen=True)
class Offer:
    """A model of a provider: its row and the model as calls would have it."""

    row: known.Known
    model: Model


def rows(connection: Connection) -> list[ProviderRow]:
    """Return all providers that are called by the protocol, hidden ones left out."""
    models: dict[str, list[known.Known]] = {}
    for one in known.listed(connection):
        models.setdefault(one.provider, []).append(one)
    found = []
    for id, entry in service.entries(connection).items():
        if entry.kind == "extractive":
            continue
        checks = [one.checked.get("ok") for one in models.get(id, ()) if one.checked]
        own = providers.is_own(id)
        found.append(ProviderRow(entry, own, len(models.get(id, ())), checks.count(True), checks.count(False)))
    return found


def ordered(found: list[ProviderRow]) -> list[ProviderRow]:
    """Return providers with those that can be used first; otherwise as they came."""
    return sorted(found, key=lambda row: not row.usable)


def offers(connection: Connection, provider: str) -> list[Offer]:
    """Return the models of a provider with all that is known of them, by name."""
    return [Offer(row, model) for row, model in service.offered(connection, provider)]
