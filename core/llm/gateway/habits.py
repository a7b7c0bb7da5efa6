"""What was learnt about a model as plain data, so that it outlives the run."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, Protocol

from core.llm.bodies import LIMITS, NEEDED, Habits


class HabitsStore(Protocol):
    """Keeps what is learnt about a model beyond the run; both may touch the disk."""

    def load(self, provider: str, name: str) -> dict[str, Any]:
        """Return what is known of a model, {} for nothing."""

    def learn(self, provider: str, name: str, habits: dict[str, Any]) -> None:
        """Keep what is known of a model now."""


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
