"""Which models can be asked, and picking one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from sqlalchemy import Connection

from core.chat import seats
from core.models import known, service, stages
from core.stages.choice import is_built_in
from desktop.models.words import provider_words
from desktop.widgets.picker import Choice, Picker, pick

SET_UP, BUILT_IN = "…", "built-in"


def models(connection: Connection, project_id: int) -> list[tuple[str, str]]:
    """Return (PROVIDER/MODEL, title of the provider) of all that can be asked: those here first, then by provider."""
    entries = service.entries(connection)
    found = {row.spec: row.provider for row in known.listed(connection) if row.provider in entries}
    for id, entry in entries.items():
        for name in entry.models if entry.local else ():
            found.setdefault(f"{id}/{name}", id)
    if project_id:
        default = stages.default(connection, project_id)
        if not is_built_in(default) and default.provider in entries:
            found.setdefault(default.spec, default.provider)
    usable = [(spec, entries[id]) for spec, id in found.items() if entries[id].kind != "extractive"]
    usable.sort(key=lambda pair: (not pair[1].local, pair[1].title, pair[0]))
    return [(spec, entry.title) for spec, entry in usable]


def first(connection: Connection, project_id: int, kept: Sequence[str]) -> list[str]:
    """Return the seats to begin with: those asked last, else the project's model, else one on this computer."""
    every = models(connection, project_id)
    specs = [spec for spec, _title in every]
    if found := [seat for seat in kept if seats.model_of(seat) in specs]:
        return found
    if project_id:
        default = stages.default(connection, project_id)
        if not is_built_in(default) and default.spec in specs:
            return [default.spec]
    entries = service.entries(connection)
    return next(([spec] for spec in specs if entries[spec.partition("/")[0]].local), specs[:1])


def choose(anchor: QWidget, every: Sequence[tuple[str, str]], on_pick: Callable[[str], object]) -> Picker:
    """Open the list of models below a widget; one that is asked already can be asked beside itself."""
    found = [Choice(spec, f"{spec.partition('/')[2]}  ·  {provider_words(title)}") for spec, title in every]
    words = QCoreApplication.translate("Playground", "Find a model…")
    more = Choice(SET_UP, QCoreApplication.translate("Playground", "Set up models…"))
    engine = Choice(BUILT_IN, QCoreApplication.translate("Playground", "Built-in engine: holds no conversation"))
    return pick(anchor, words, [*found, more, engine], lambda key: on_pick(str(key)))
