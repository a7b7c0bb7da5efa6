"""Where the data stands in what a model wrote: the whole of it, a fenced block, or something between prose."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from core.llm.scanning import NotData, Scanner
from core.llm.tex import TORN_COMMAND

_FENCE = re.compile(r"^[ \t]*(```+|~~~+)[ \t]*([\w+-]*)[^\n]*\n(.*?)(?:^[ \t]*\1|\Z)", re.MULTILINE | re.DOTALL)
_INVISIBLE = " \t\ufeff\u200b\u200c\u200d\u2060\x00"
# Where data may begin: at the start of a line, after something that announces it, or within a line where what stands
# between the brackets can be nothing but data.
_START = re.compile(
    rf"(?:^|[:：=>]|```\w*|~~~\w*)[{_INVISIBLE}]*([{{\[｛［])"
    r"|([\[［]\s*[{｛]\s*[\"“'‘](?=\w)|[{｛]\s*[\"“'‘]\w[^\"”'’\n]{0,40}[\"”'’]\s*[:：])",
    re.MULTILINE,
)
# What a model that thinks aloud writes before its answer.
_FINAL = re.compile(
    r"^[\s#*>]*(?:final (?:answer|output|result|json|response)|最终(?:答案|输出|结果|回答|回复)|正式(?:输出|回答))"
    r"[*\s]*[:：]?",
    re.MULTILINE | re.IGNORECASE,
)
_HEADLESS = re.compile(r'^"\w{1,40}"\s*[:：]')
_ESCAPED = re.compile(r'^[\[{\s]+\\"')
_MOST_STARTS = 50


@dataclass(frozen=True, slots=True)
class Found:
    """A value found in a text; `cut` when the text ended within it or left items of it out."""

    value: Any
    cut: bool


def found_in(text: str) -> Iterator[Found]:
    """Yield the values in a text, the likeliest first."""
    text = text.strip().strip(_INVISIBLE + "\n").strip()
    if not TORN_COMMAND.search(text):
        whole = _strict(text)
        if whole is not None:
            yield Found(whole, cut=False)
            return
    if _HEADLESS.match(text):
        # Some models go on after a beginning that they only thought.
        yield from _scan("[{" + text)
    finals = list(_FINAL.finditer(text))
    if finals and finals[-1].start():
        yield from _scan(text[finals[-1].end() :])
    objects = _objects(text)
    if len(objects) > 1:
        yield Found(objects, cut=False)
    fences = [match.group(3) for match in _FENCE.finditer(text)]
    # Without fences the text itself is looked through; with them it is too, in case they hold something else.
    for part in sorted(fences, key=len, reverse=True):
        yield from _scan(part)
    # Nothing between brackets is an empty list only where nothing else is said: prose has boxes to tick.
    yield from (found for found in _scan(text) if found.value)
    yield from _disguised(fences[0] if len(fences) == 1 else text)


def announces(text: str) -> bool:
    """Say whether a text at least begins something that looks like data."""
    return _START.search(text) is not None


def at_the_end(text: str) -> str:
    """Return the data that a text ends with, fence and all; "" if it ends with anything else."""
    position = 0
    for _ in range(_MOST_STARTS * 4):
        start = _START.search(text, position)
        if start is None:
            return ""
        place = max(start.start(1), start.start(2))
        position = place + 1
        scanner = Scanner(text, place)
        try:
            value = scanner.value()
        except NotData:
            continue
        if not scanner.cut and value and not text[scanner.position :].strip("`~ \n\t"):
            return text[place : scanner.position]
        position = max(position, scanner.position)
    return ""


def _strict(text: str) -> Any:
    import orjson

    if text[:1] not in ("{", "[", '"'):
        return None
    try:
        value = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
    if isinstance(value, str):
        # Encoded twice; a string that holds no data is prose in quotes.
        return _strict(value.strip()) if value.strip()[:1] in ("{", "[") else None
    return value


def _objects(text: str) -> list[Any]:
    """Return the objects that stand apart from each other in a text, each once; none where there is a list as well."""
    values: list[Any] = []
    for scanner, value in _values(text, _MOST_STARTS * 4):
        if scanner.cut:
            return []
        if value and value not in values:
            values.append(value)
    return values if all(isinstance(value, dict) for value in values) else []


def _scan(text: str) -> Iterator[Found]:
    """Yield what can be read at each likely start; several values in a row are also yielded as one list."""
    for scanner, value in _values(text, _MOST_STARTS):
        cut = scanner.cut or scanner.elided
        row = [value, *_followers(scanner)] if not scanner.cut else [value]
        if len(row) > 1:
            yield Found(row, cut=scanner.cut or scanner.elided)
        yield Found(value, cut=cut)


def _values(text: str, most: int) -> Iterator[tuple[Scanner, Any]]:
    """Yield the value at each of the first likely starts with its scanner; what that reads further is passed over."""
    position = 0
    for _ in range(most):
        start = _START.search(text, position)
        if start is None:
            return
        place = max(start.start(1), start.start(2))
        position = place + 1
        scanner = Scanner(text, place)
        try:
            value = scanner.value()
        except NotData:
            continue
        yield scanner, value
        position = max(position, scanner.position)


def _followers(scanner: Scanner) -> Iterator[Any]:
    """Yield the values that follow directly (one object a line); stops before anything else."""
    while True:
        scanner.space()
        if scanner.peek() and scanner.peek() in ",，；;":
            scanner.position += 1
            scanner.space()
        before = scanner.position
        if not scanner.peek() or scanner.peek() not in "{[｛［":
            return
        try:
            value = scanner.value()
        except NotData:
            scanner.position = before
            return
        if scanner.cut:
            return
        yield value


def _disguised(text: str) -> Iterator[Found]:
    """Yield what can be read once a text is undressed: escaped a second time, or as HTML."""
    text = text.strip()
    if _ESCAPED.match(text):
        yield from _scan(text.replace(r"\n", "\n").replace(r"\"", '"').replace(r"\\", "\\"))
    if "&quot;" in text and '"' not in text:
        yield from _scan(html.unescape(text))
    if text[:1] == '"' and text[1:].lstrip()[:1] in ("[", "{") and text.count(r"\"") > 1:
        yield from _scan(text[1:].replace(r"\n", "\n").replace(r"\"", '"'))
