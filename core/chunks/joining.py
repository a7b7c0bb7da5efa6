"""The text of neighbouring chunks as one, and pieces of it as chunks again; the place in the document is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy.engine import Row

from core.chunks.difference import difference, place

GAP = "\n\n"


@dataclass(frozen=True)
class Joined:
    """Chunks as one text.

    Attributes:
        text: as it reads now, edits included.
        source: as it was split; None where nothing was edited.
        start, end: characters of the document.
        at: where in `text` each chunk begins, by id.
    """

    text: str
    source: str | None
    start: int
    end: int
    at: dict[int, int]

    def pieces(self, places: Sequence[int]) -> list[dict[str, Any]]:
        """Return start, end, text, size and original of what lies between the places (characters of `text`)."""
        cuts = [0, *places, len(self.text)]
        inner = cuts
        if self.source is not None:
            parts = difference(self.text, self.source)
            inner = [0, *(place(parts, cut) for cut in places), len(self.source)]
        # Joined chunks between which one was deleted cover more of the document than their text is long.
        spots = [min(self.start + cut, self.end) for cut in inner]
        spots[-1] = self.end
        found = []
        for n, (first, last) in enumerate(pairwise(cuts)):
            text = self.text[first:last]
            source = None if self.source is None else self.source[inner[n] : inner[n + 1]]
            original = source if source and source != text else None
            values = {"start": spots[n], "end": spots[n + 1], "text": text, "size": len(text), "original": original}
            found.append(values)
        return found


def join(rows: Sequence[Row[Any]]) -> Joined:
    """Join chunks (id, start, end, text, original) that follow each other; what two of them share is taken once."""
    text, source, at = rows[0].text, _source(rows[0]), {rows[0].id: 0}
    edited = rows[0].original is not None
    for before, row in pairwise(rows):
        own = _source(row)
        shared = before.end - row.start
        if 0 < shared <= len(own) and source.endswith(own[:shared]):
            source += own[shared:]
        else:
            source += ("" if shared >= 0 else _gap(source)) + own
        if 0 < shared <= len(row.text) and text.endswith(row.text[:shared]):
            at[row.id] = len(text) - shared
            text += row.text[shared:]
        else:
            text += _between(text, _source(before), shared)
            at[row.id] = len(text)
            text += row.text
        edited = edited or row.original is not None
    start, end = min(row.start for row in rows), max(row.end for row in rows)
    return Joined(text, source if edited and source != text else None, start, end, at)


def _between(text: str, before: str, shared: int) -> str:
    """Return what belongs between two texts: the blanks with which the first one ended before it was edited."""
    if shared < 0:
        return _gap(text)
    return "" if text[-1:].isspace() else before[len(before.rstrip()) :]


def _gap(text: str) -> str:
    return "" if text.endswith("\n") else GAP


def _source(row: Row[Any]) -> str:
    return str(row.text if row.original is None else row.original)
