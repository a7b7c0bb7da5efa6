"""What a vision model wrote for a page, as Markdown; or why it cannot be used."""

from __future__ import annotations

import re
from itertools import pairwise

_FENCE = re.compile(
    r"\A\s*(?P<mark>`{3,}|~{3,})[ \t]*(?:markdown|md|text)?[ \t]*\n(?P<body>.*?)\n?(?P=mark)\s*\Z",
    re.DOTALL | re.IGNORECASE,
)
_OPEN = re.compile(r"\A\s*(?:`{3,}|~{3,})[ \t]*(?:markdown|md)[ \t]*\n", re.IGNORECASE)
# A sentence about the task before the page, as models like to write one.
_PREAMBLE = re.compile(
    r"\A(?:sure|certainly|of course|here(?:'s| is| are)|below is|the following is|好的|当然|以下(?:是|为)|这是|下面是)"
    r"[^\n]{0,160}(?:markdown|transcri|page|content|text|转写|转录|内容|页面|文字)[^\n]{0,80}[:：。.!！]\s*\n+",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\n+(?:let me know|please note that i|i hope this|如需|如有需要|希望(?:这|以上))[^\n]{0,200}\s*\Z", re.IGNORECASE
)
_REFUSAL = re.compile(
    r"\A(?:i(?:'m| am) (?:sorry|unable|not able)|sorry|unfortunately|i (?:cannot|can't|can not|do not|don't)|as an ai"
    r"|抱歉|对不起|很抱歉|我(?:无法|不能|没有办法|看不到)|无法(?:识别|查看|读取))",
    re.IGNORECASE,
)
_SHORT = 400
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
#: what a model is told to write for a page without text
BLANK = "<!-- blank -->"
_BLANK = re.compile(r"<!--\s*blank\s*-->", re.IGNORECASE)
# One line over and over: a model that has lost itself.
_REPEATS = 12


class Unusable(ValueError):
    """The reply is no page; `reason` is "empty", "refused", "cut" or "repeats"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def page_markdown(reply: str, finish: str | None) -> str:
    """Return the Markdown of a page from a model's reply, "" for a page without text.

    Raises:
        Unusable: the reply is empty, a refusal, cut off, or the same line over and over.
    """
    text = reply.replace("\r\n", "\n").strip()
    if not text:
        raise Unusable("cut" if finish == "length" else "empty")
    if finish == "length":
        raise Unusable("cut")
    text = _PREAMBLE.sub("", text).strip()
    fenced = _FENCE.match(text)
    if fenced and fenced["mark"] not in fenced["body"]:
        text = fenced["body"]
    elif _OPEN.match(text) and text.count("```") % 2:
        text = _OPEN.sub("", text)
    text = _AFTER.sub("", text).strip()
    if _BLANK.fullmatch(text):
        return ""
    if len(text) < _SHORT and _REFUSAL.match(text):
        raise Unusable("refused")
    if _lost(text):
        raise Unusable("repeats")
    text = _COMMENT.sub("", text).strip()
    if not text:
        raise Unusable("empty")
    return _without_pictures(text)


def _lost(text: str) -> bool:
    bare = (line.strip() for line in text.split("\n"))
    lines = [line for line in bare if len(line) > 8 and not set(line) <= set("|-: ")]
    run = 1
    for before, line in pairwise(lines):
        run = run + 1 if line == before else 1
        if run >= _REPEATS:
            return True
    return False


def _without_pictures(text: str) -> str:
    """Keep what a picture shows as text: the address a model invents for it leads nowhere."""
    return re.sub(r"!\[([^\]\n]*)\]\([^)\n]*\)", lambda found: found[1], text)
