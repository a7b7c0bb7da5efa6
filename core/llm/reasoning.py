"""Take the reasoning out of a reply, whichever way the model gave it."""

from __future__ import annotations

import re
from typing import Any

_FIELDS = ("reasoning_content", "reasoning", "thinking")
_NAMES = r"(?:think|thinking|thoughts?|reasoning|reasoning_content)"
_TAG = re.compile(rf"<\s*(/?)\s*(?:\w+:)?{_NAMES}\s*>", re.IGNORECASE)
# Other marks count only where a reply begins with one: in the middle they are what a text about models speaks of.
_OTHER_OPENING = re.compile(r"\A\s*(?:◁think▷|\[THINK\])")
_OTHER_CLOSING = re.compile(r"◁/think▷|\[/THINK\]")
# Turns of a template that a server did not take out: what is thought, and what is said.
_THOUGHT_TURN = re.compile(
    r"\A\s*(?:<\|start\|>\s*\w*\s*)?<\|channel\|>\s*(?:analysis|commentary)[^<]*<\|message\|>|\A\s*(?:<\|begin_of_thought\|>|<\|start_thinking\|>)",
    re.IGNORECASE,
)
_SPOKEN_TURN = re.compile(
    r"(?:<\|end\|>\s*)?(?:<\|start\|>\s*\w*\s*)?<\|channel\|>\s*final[^<]*<\|message\|>|<\|end_of_thought\|>|<\|end_thinking\|>",
    re.IGNORECASE,
)
_TEMPLATE = (
    r"(?:<\|(?:im_end|im_start|endoftext|eot_id|end|return|end_of_text|begin_of_solution|end_of_solution|START_RESPONSE"
    r"|END_RESPONSE)\|>|<｜end▁of▁sentence｜>|<end_of_turn>)"
)
_AROUND = re.compile(rf"\A(?:\s*{_TEMPLATE})+|(?:{_TEMPLATE}\s*)+\Z", re.IGNORECASE)
# Thoughts without tags, told from an answer by a heading over each.
_ALOUD = re.compile(
    r"\A[\s#*>]*(?:thinking process|thought process|my thought process|chain of thought|reasoning|thinking"
    r"|思考过程|思考|推理过程|分析过程)[*\s]*[:：]",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"^[\s#*>]*(?:(?:the )?final (?:answer|response|output)|answer|response|最终(?:答案|回答|输出|回复)"
    r"|正式回答|回答|答案)[*\s]*[:：][*\s]*",
    re.IGNORECASE | re.MULTILINE,
)
_FENCE = re.compile(r"^[ \t]*(```+|~~~+)", re.MULTILINE)


def separate(message: dict[str, Any]) -> tuple[str, str | None]:
    """Return (answer, reasoning or None) of a chat message; no reasoning is left in the answer.

    Reasoning comes in a field of its own or in tags. An opening tag that is never closed hides the rest; a closing
    tag that was never opened hides everything before it. Tags inside a code fence of the answer are text.
    """
    content = _in_tags(_plain(message.get("content")))
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


def _in_tags(content: str) -> str:
    """Return a content with thoughts marked in any other way put into tags, and marks of a template taken out."""
    if "<" in content:
        opened = _THOUGHT_TURN.sub("<think>", content)
        if opened != content or _SPOKEN_TURN.match(content.lstrip()):
            opened = _SPOKEN_TURN.sub("</think>", opened, count=1)
        content = _AROUND.sub("", opened)
    if _OTHER_OPENING.match(content):
        content = _OTHER_CLOSING.sub("</think>", _OTHER_OPENING.sub("<think>", content), count=1)
    head = _ALOUD.match(content)
    if head is None or _TAG.search(content):
        return content
    answers = list(_ANSWER.finditer(content, head.end()))
    if not answers:
        return content
    return f"<think>{content[head.end() : answers[-1].start()]}</think>{content[answers[-1].end() :]}"


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
