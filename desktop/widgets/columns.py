"""Columns of big tables as data: what a value looks like and how it sorts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from desktop.translate import listed

Kind = Literal["text", "muted", "number", "score", "state", "chips"]


@dataclass(frozen=True)
class Column:
    """One column of a big table.

    Attributes:
        key: name used for sorting and in tests.
        title: returns the translated heading; called again after a change of language.
        kind: text, muted (second-rank text), number (right-aligned), score (bold number in a tone), state (dot and
            word in a tone) or chips (a sequence of words).
        width: pixels; 0 takes the room that is left.
        show: turns the value into its words; by default `str`, nothing for None, thousands separators for numbers.
        tone: turns the value into a role: good, warn, bad, muted, accent.
        sortable: whether a click on the heading asks for another order.
        hide_below: the table's width under which this column is left out.
        keeps_end: whether a text too long is cut in its middle: it ends with what tells it from others. Only "muted".
    """

    key: str
    title: Callable[[], str]
    kind: Kind = "text"
    width: int = 0
    show: Callable[[Any], str] | None = None
    tone: Callable[[Any], str] | None = None
    sortable: bool = False
    hide_below: int = 0
    keeps_end: bool = False

    @property
    def right(self) -> bool:
        """Whether the column is aligned to the right."""
        return self.kind in ("number", "score")

    def words(self, value: Any) -> str:
        """Return the text shown for `value`, on one line."""
        if self.show is not None:
            return self.show(value)
        if value is None:
            return ""
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return f"{value:,}"
        if self.kind == "chips":
            return listed(chips(value))
        # Line breaks would be painted; only the beginning of a long text can be seen anyway.
        return " ".join(str(value)[:400].split())


def chips(value: Any) -> Sequence[str]:
    """Return the words of a chips value; None holds none."""
    return () if value is None else [str(word) for word in value]
