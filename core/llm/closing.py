"""What a reply can still give that was cut off within a tree: the branches that were there, with all brackets shut."""

from __future__ import annotations

import json
import re
from typing import Any

_MARK = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\Z)|[{}\[\]]', re.DOTALL)
_SHUT = {"{": "}", "[": "]"}
# Brackets that may stand open at once, two a level: no tree is so deep, but a model that has lost itself writes on.
_DEEPEST = 64


def is_tree(schema: dict[str, Any]) -> bool:
    """Say whether a schema has items that hold items of their own kind."""
    kinds = schema.get("$defs", {})
    return any(f'"#/$defs/{name}"' in json.dumps(kind) for name, kind in kinds.items())


def closed(text: str) -> str | None:
    """Return a cut-off reply up to its last whole branch, or the beginning of one without branches, and closed there.

    None where nothing is open: it is whole, or no data.
    """
    start = re.search(r"[\[{]", text)
    if start is None:
        return None
    stack: list[str] = []
    best: tuple[int, str] | None = None
    for mark in _MARK.finditer(text, start.start()):
        sign = mark.group()
        if sign in _SHUT:
            stack.append(_SHUT[sign])
        elif not stack or (sign in "]}" and stack[-1] != sign):
            return None
        elif sign in "]}":
            stack.pop()
        if not stack:
            return None
        if len(stack) > _DEEPEST:
            break
        if sign == "}" or (sign == "[" and stack.count("]") > 1):
            best = (mark.end(), "".join(reversed(stack)))
    return None if best is None else text[start.start() : best[0]] + best[1]
