"""Built-in parts plus those other packages offer by entry point. A part that fails to load is reported, never fatal."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from importlib.metadata import entry_points
from typing import Generic, TypeVar

T = TypeVar("T")


class Registry(Generic[T]):
    """Named parts of one kind, such as exporters: a literal tuple of built-ins and the entry points of `group`.

    Attributes:
        broken: entry points that did not load, as {name: reason}.
    """

    def __init__(self, group: str, builtin: Iterable[T], name: str = "name") -> None:
        self._name = name
        self.broken: dict[str, str] = {}
        self._parts: dict[str, T] = {str(getattr(part, name)): part for part in builtin}
        # Discovery can be switched off, for tests and for a machine where a plugin misbehaves.
        if os.environ.get("LOREWRIGHT_PLUGINS", "on") != "off":
            self._discover(group)

    def __iter__(self) -> Iterator[T]:
        return iter(self._parts.values())

    def names(self) -> tuple[str, ...]:
        """Return the names of all parts."""
        return tuple(self._parts)

    def get(self, name: str) -> T | None:
        """Return the part called `name`, or None."""
        return self._parts.get(name)

    def _discover(self, group: str) -> None:
        for point in entry_points(group=group):
            try:
                part = point.load()
                self._parts.setdefault(str(getattr(part, self._name)), part)
            except Exception as error:  # noqa: BLE001 - foreign code may raise anything
                self.broken[point.name] = f"{type(error).__name__}: {error}"
