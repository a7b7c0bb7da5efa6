"""Cleaning by rules tried on chunks before it is done: how many would change, and by which rule."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection, select

from core.chunks.parts import Chosen
from core.chunks.rules import CleaningRules, preview
from core.store.paging import among
from core.store.schema import Chunk
from core.store.schema.columns import table

CHUNK = table(Chunk)
#: chunks the rules are tried on: all of a small selection, the first ones of a large
TRIED: Final = 200


@dataclass(frozen=True)
class Trial:
    """`changed` of the `seen` chunks would change; `counts` says how often each rule found something."""

    changed: int
    seen: int
    counts: dict[str, int] = field(default_factory=dict)

    def by_rule(self) -> list[tuple[str, int]]:
        """Return the rules that found something, the busiest first."""
        return sorted(self.counts.items(), key=lambda one: -one[1])


def tried(connection: Connection, chosen: Chosen, rules: CleaningRules) -> Trial:
    """Try the rules on the first of the chosen chunks; nothing is written."""
    if isinstance(chosen, list | tuple):
        chosen = select(CHUNK.c.id).where(among(CHUNK.c.id, chosen[:TRIED]))
    some = connection.execute(chosen.limit(TRIED)).scalars().all()  # type: ignore[union-attr]
    texts = connection.execute(select(CHUNK.c.text).where(among(CHUNK.c.id, some))).scalars().all()
    changed, counts = 0, dict[str, int]()
    for text in texts:
        result = preview(text, rules)
        changed += result.text != text
        for name, count in result.counts.items():
            counts[name] = counts.get(name, 0) + count
    return Trial(changed, len(texts), counts)
