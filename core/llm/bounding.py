"""An end for what a model may write: held to a schema without one, a small model fills a list until its tokens run out.

The bounds are sent only. A reply that goes beyond them, from a service that does not hold its models to a schema, is
read as ever.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

#: characters of a text: far more than any label, question or description has
TEXT = 2000
BOUNDS = ("maxItems", "maxLength")


def bounded(schema: dict[str, Any], count: object = None) -> dict[str, Any]:
    """Return the schema with an end for its texts and, where `count` entries were asked for, for its list.

    A list of which nobody knows how long it is to be, such as the headings of a book, has none: what a model could
    not write would be missing without a word.
    """
    wanted = str(count or "")
    return _bounded(json.dumps(schema), int(wanted) if wanted.isdigit() and int(wanted) > 0 else None)


def unbounded(schema: Any) -> Any:
    """Return the schema without such bounds, for a service that does not know them."""
    if isinstance(schema, Mapping):
        return {name: unbounded(value) for name, value in schema.items() if name not in BOUNDS}
    return [unbounded(one) for one in schema] if isinstance(schema, list) else schema


def is_bounded(schema: Any) -> bool:
    """Say whether a schema, or what holds one, has such bounds."""
    return bool(unbounded(schema) != schema)


@lru_cache(maxsize=256)
def _bounded(schema: str, count: int | None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(schema)
    _bind(found, count)
    return found


def _bind(part: Any, count: int | None) -> None:
    """Bind a part of a schema in place; only the outermost list has a count."""
    if not isinstance(part, dict):
        return
    kind = part.get("type")
    if kind == "array":
        if count:
            part.setdefault("maxItems", count)
        _bind(part.get("items"), None)
    elif kind == "string" and "enum" not in part:
        part.setdefault("maxLength", TEXT)
    for name in ("properties", "$defs"):
        for inner in (part.get(name) or {}).values():
            _bind(inner, None)
