"""What a filtered list shows: which rows there are, which match a filter, what a page of them says."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import Connection, Select

#: the chip that stands for any state
ALL: Final = "all"
Values = tuple[Any, ...]


class FilteredRows:
    """Said by each list of its own rows; everything that takes a connection may run off the UI thread.

    `chosen` is a filter as the feature in core defines it, made by what `reader` returns.
    """

    #: table of the database; state that is filtered for at first; states with a chip, in order
    noun = ""
    first = ALL
    states: tuple[str, ...] = (ALL,)

    def reader(self, state: str | None = None) -> Callable[[Connection], Any]:
        """Return what makes the filter on the screen for a connection; with `state` for that state instead."""
        raise NotImplementedError

    def query(self, chosen: Any) -> Select[Any]:
        """Return the query of the ids of a filter."""
        raise NotImplementedError

    def ids(self, connection: Connection, chosen: Any) -> array[int]:
        """Return the ids of a filter in its order."""
        raise NotImplementedError

    def among(self, connection: Connection, chosen: Any, wanted: list[int]) -> array[int]:
        """Return those ids that match a filter."""
        raise NotImplementedError

    def count_states(self, connection: Connection, chosen: Any) -> dict[str, int]:
        """Return how many rows each state has under a filter (None: in the project), with "all"."""
        raise NotImplementedError

    def fetch(self, ids: list[int]) -> dict[int, Values]:
        """Return the values of a page."""
        raise NotImplementedError
