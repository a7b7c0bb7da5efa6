"""What a commit changed, by table and id: the one message by which screens learn that they are stale."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

KINDS = ("added", "updated", "removed")


@dataclass
class ChangeSet:
    """Ids of the rows a transaction added, updated and removed, per table name."""

    added: dict[str, list[int]] = field(default_factory=dict)
    updated: dict[str, list[int]] = field(default_factory=dict)
    removed: dict[str, list[int]] = field(default_factory=dict)

    def add(self, table: str, ids: Iterable[int]) -> ChangeSet:
        """Note added rows and return self."""
        self.added.setdefault(table, []).extend(ids)
        return self

    def update(self, table: str, ids: Iterable[int]) -> ChangeSet:
        """Note updated rows and return self."""
        self.updated.setdefault(table, []).extend(ids)
        return self

    def remove(self, table: str, ids: Iterable[int]) -> ChangeSet:
        """Note removed rows and return self."""
        self.removed.setdefault(table, []).extend(ids)
        return self

    def merge(self, other: ChangeSet) -> ChangeSet:
        """Take over everything another change set names and return self."""
        for kind in KINDS:
            mine = getattr(self, kind)
            for table, ids in getattr(other, kind).items():
                mine.setdefault(table, []).extend(ids)
        return self

    def tables(self) -> set[str]:
        """Return the names of all tables touched."""
        return {*self.added, *self.updated, *self.removed}

    def __bool__(self) -> bool:
        return any(ids for kind in KINDS for ids in getattr(self, kind).values())

    def as_dict(self) -> dict[str, Any]:
        """Return plain data for the pipe between the engine and the window."""
        # The database layer hands out names of tables as a kind of str that not everything takes for one.
        found = {kind: {str(table): ids for table, ids in getattr(self, kind).items()} for kind in KINDS}
        return {kind: tables for kind, tables in found.items() if tables}

    @staticmethod
    def from_dict(data: dict[str, Any]) -> ChangeSet:
        """Rebuild what `as_dict` returned."""
        return ChangeSet(**{kind: data.get(kind, {}) for kind in KINDS})
