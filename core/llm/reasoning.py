"""Take the reasoning out of a reply, whichever way the model gave it."""

from __future__ import annotations

import re
from typing import Any

_FIELDS = ("reasoning_content", "reasoning", "thinking")
_NAMES = r"(?:think|thinking|thought|reasoning)"
_TAG = re.compile(rf"<\s*(/?)\s*{_NAMES}\s*>", re.IGNORECASE)
_FENCE = re.compile(r"^[ \t]*(```+|~~~+)", re.MULTILINE)


def separate(message: dict[str, Any]) -> tuple[str, str | None]:
    """Return (answer, reasoning or None) of a chat message; no reasoning is left in the answer.

    Reasoning comes in a field of its own or in tags. An opening tag that is never closed hides the rest; a closing
    tag that was never opened hides everything before it. Tags inside a code fence of the answer are text.
    """
    content = _plain(message.get("content"))
    parts = [value for name in _FIELDS if (value := _plain(message.get(name)).strip())]
    answer, inside = _cut(content)
    # Some servers give the same reasoning in two fields and in tags besides.
    unique = list(dict.fromkeys([*parts, *inside]))
    return answer, "\n\n".join(unique) or None


def _plain(content: object) -> str:
    """Return text of a content that may be a string, a list of parts or nothing."""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return "".join(
            str(part.get("text", "")) for part in content if isinstance(part, dict) and part.get("type") != "thinking"
        )
    return ""


def _cut(content: str) -> tuple[str, list[str]]:
    """Split at the tags. Not nested on purpose: models name the tag inside their thoughts without closing it."""
    if "<" not in content:
        return content.strip(), []
    answer: list[str] = []
    thoughts: list[str] = []
    position, opened = 0, -1
    fenced = _fenced(content)
    for tag in _TAG.finditer(content):
        closes = bool(tag.group(1))
        if opened < 0 and any(start <= tag.start() < end for start, end in fenced):
            continue
        if opened >= 0 and closes:
            thoughts.append(content[opened : tag.start()])
            position, opened = tag.end(), -1
        elif opened < 0 and closes:
            thoughts.append("".join(answer) + content[position : tag.start()])
            answer, position = [], tag.end()
        elif opened < 0:
            answer.append(content[position : tag.start()])
            opened = tag.end()
    if opened >= 0:
        thoughts.append(content[opened:])
    else:
        answer.append(content[position:])
    return "".join(answer).strip(), [text for thought in thoughts if (text := thought.strip())]


def _fenced(content: str) -> list[tuple[int, int]]:
    """Return the spans of closed code fences; fences that a thought opens do not reach over its end."""
    spans: list[tuple[int, int]] = []
    opening: re.Match[str] | None = None
    for mark in _FENCE.finditer(content):
        if opening is None:
            opening = mark
        elif mark.group(1)[0] == opening.group(1)[0] and len(mark.group(1)) >= len(opening.group(1)):
            spans.append((opening.start(), mark.end()))
            opening = None
    return spans
