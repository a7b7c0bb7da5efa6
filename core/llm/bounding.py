"""An end for what a model may write: held to a schema without one, a small model fills a list until its tokens run out.

The bounds are sent only. A reply that goes beyond them, from a service that does not hold its models to a schema, is
read as ever.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

#: characters of a text: far more than any label, question or description has
TEXT = 2000
BOUNDS = ("maxItems", "maxLength")


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a reply can go at most, which follows from what the model is shown.

    It leaves room for every entry that can rightly come: what a model could not write would be missing without a word.

    Attributes:
        entries: of each list.
        characters: of the whole, laid out with line breaks and blanks.
        depth: levels of a tree; 0 where it is none.
    """

    entries: int
    characters: int
    depth: int = 0


def bounded(schema: dict[str, Any], count: object = None, extent: Extent | None = None) -> dict[str, Any]:
    """Return the schema with an end for its texts and, as far as that is known, for its lists.

    Args:
        schema: of a prompt.
        count: how many entries of the outermost list were asked for.
        extent: how far the reply can go. Without both, a list has no end.
    """
    wanted = str(count or "")
    return _bounded(json.dumps(schema), int(wanted) if wanted.isdigit() and int(wanted) > 0 else None, extent)


def unbounded(schema: Any) -> Any:
    """Return the schema without such bounds, for a service that does not know them."""
    if isinstance(schema, Mapping):
        return {name: unbounded(value) for name, value in schema.items() if name not in BOUNDS}
    return [unbounded(one) for one in schema] if isinstance(schema, list) else schema


def is_bounded(schema: Any) -> bool:
    """Say whether a schema, or what holds one, has such bounds."""
    return bool(unbounded(schema) != schema)


@lru_cache(maxsize=256)
def _bounded(schema: str, count: int | None, extent: Extent | None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(schema)
    every = None
    if extent is not None:
        every = extent.entries
        _grow(found, extent.depth)
    _bind(found, count or every, every)
    return found


def _bind(part: Any, count: int | None, every: int | None) -> None:
    """Bind a part of a schema in place: its outermost list to `count` entries, those within it to `every`."""
    if not isinstance(part, dict):
        return
    kind = part.get("type")
    if kind == "array":
        if count:
            part.setdefault("maxItems", count)
        _bind(part.get("items"), every, every)
    elif kind == "string" and "enum" not in part:
        part.setdefault("maxLength", TEXT)
    for name in ("properties", "$defs"):
        for inner in (part.get(name) or {}).values():
            _bind(inner, every, every)


def _grow(schema: dict[str, Any], depth: int) -> None:
    """Write out a kind that holds its own kind, level by level in place; the lists of the last level stay empty."""
    kinds = schema.get("$defs", {})
    for name, kind in list(kinds.items()) if depth else ():
        own = f'"#/$defs/{name}"'
        if own not in (text := json.dumps(kind)):
            continue
        for level in range(1, depth + 1):
            kinds[f"{name}{level}"] = json.loads(text.replace(own, f'"#/$defs/{name}{min(level + 1, depth)}"'))
        for inner in kinds[f"{name}{depth}"].get("properties", {}).values():
            if inner.get("type") == "array" and inner.get("items") == {"$ref": f"#/$defs/{name}{depth}"}:
                inner["maxItems"] = 0
        del kinds[name]
        outer = json.loads(json.dumps({**schema, "$defs": {}}).replace(own, f'"#/$defs/{name}1"'))
        schema.update({**outer, "$defs": kinds})
