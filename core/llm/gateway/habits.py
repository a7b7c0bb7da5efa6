"""What was learnt about models: shared by all calls of a client, and as plain data, so that it outlives the run."""

from __future__ import annotations

import asyncio
from dataclasses import fields
from typing import Any, Protocol

from core.llm.bodies import LIMITS, NEEDED, Habits
from core.llm.heeding import Heeding
from core.llm.messages import Model, Request


class HabitsStore(Protocol):
    """Keeps what is learnt about a model beyond the run; both may touch the disk."""

    def load(self, provider: str, name: str) -> dict[str, Any]:
        """Return what is known of a model, {} for nothing."""

    def learn(self, provider: str, name: str, habits: dict[str, Any]) -> None:
        """Keep what is known of a model now."""


class Lessons:
    """What has been learnt of each model, and what the replies of each are like."""

    def __init__(self, store: HabitsStore | None = None) -> None:
        self._store = store
        self._habits: dict[tuple[str, str], Habits] = {}
        self._heeding: dict[tuple[str, str], Heeding] = {}

    def habits(self, model: Model) -> Habits:
        """Return what has been learnt about what this model takes."""
        place = _place(model)
        habits = self._habits.get(place)
        if habits is None:
            habits = self._habits[place] = Habits.of(model)
            if self._store is not None:
                take(habits, self._store.load(model.provider, model.name))
        return habits

    def heeding(self, model: Model) -> Heeding:
        """Return the count of the replies that do not keep to the format they were asked in."""
        return self._heeding.setdefault(_place(model), Heeding())

    async def keep(self, request: Request, habits: Habits) -> None:
        """Keep a lesson beyond the run."""
        if self._store is not None:
            model = request.model
            await asyncio.to_thread(self._store.learn, model.provider, model.name, plain(habits))

    def relearn(self) -> None:
        """Read anew what models take: the user may have had it forgotten."""
        if self._store is not None:
            self._habits.clear()
            self._heeding.clear()


def _place(model: Model) -> tuple[str, str]:
    return model.base_url, model.name


def plain(habits: Habits) -> dict[str, Any]:
    """Return habits as JSON data."""
    values = {field.name: getattr(habits, field.name) for field in fields(habits)}
    return {name: sorted(value) if isinstance(value, set) else value for name, value in values.items()}


def take(habits: Habits, kept: dict[str, Any]) -> None:
    """Put kept habits in place; what this version does not know, or knows in another form, is passed over."""
    for field in fields(habits):
        present, value = getattr(habits, field.name), kept.get(field.name)
        if isinstance(present, set) and isinstance(value, list):
            # Without these there would be no request, or no bound to what it costs.
            present.update(str(one) for one in value if one not in NEEDED)
        elif value is not None and type(value) is type(present):
            # A stated habit, such as a provider that takes no schema, is not undone by an older lesson.
            setattr(habits, field.name, max(present, value))
    habits.limit = habits.limit if habits.limit in LIMITS else ""
