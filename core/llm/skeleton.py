"""The form of data as a model is best told it: the data itself, with a mark in place of each text."""

from __future__ import annotations

import json
from typing import Any

_TEXT = "…"
_PLAIN: dict[str, Any] = {"integer": 1, "number": 1, "boolean": True, "null": None}


def skeleton(schema: dict[str, Any]) -> str:
    """Return JSON in the form of a schema: one entry for each list, "…" for each text, the words of a choice by "|".

    What holds its own kind is shown two levels deep. Models follow that better than a schema, which small ones only
    give back.
    """
    return json.dumps(_shown(schema, schema, ()), ensure_ascii=False)


def _shown(part: dict[str, Any], root: dict[str, Any], within: tuple[str, ...]) -> Any:
    while "$ref" in part:
        name = part["$ref"].rsplit("/", 1)[-1]
        within = (*within, name)
        part = root["$defs"][name]
    if options := part.get("anyOf") or part.get("oneOf"):
        part = {**part, **options[0]}
    if "const" in part:
        return part["const"]
    if choice := part.get("enum"):
        return " | ".join(map(str, choice)) if all(isinstance(one, str) for one in choice) else choice[0]
    kind = part.get("type")
    kind = kind[0] if isinstance(kind, list) else kind
    if kind == "object":
        return {name: _shown(inner, root, within) for name, inner in part.get("properties", {}).items()}
    if kind == "array":
        inner = part.get("items", {})
        again = str(inner.get("$ref", "")).rsplit("/", 1)[-1]
        return [] if within.count(again) > 1 else [_shown(inner, root, within)]
    return _PLAIN.get(str(kind), _TEXT)
