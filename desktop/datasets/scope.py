"""What can be exported."""

from __future__ import annotations

from dataclasses import dataclass

from core.samples.listing import SampleFilter


@dataclass(frozen=True)
class Scope:
    """What can be exported: the selection, what the filter leaves, or everything; with its counts by state."""

    key: str
    filter: SampleFilter
    counts: dict[str, int]
    ids: tuple[int, ...] = ()
