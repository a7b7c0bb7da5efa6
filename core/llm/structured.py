"""Data out of what a model wrote: found between prose and fences, repaired where that is safe, and checked.

Only data is taken for data. A reply in prose fails, with a sentence that can be shown to the model.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from core.llm.conforming import Conforming
from core.llm.scanning import TORN_COMMAND, NotData, Scanner

T = TypeVar("T")

_FENCE = re.compile(r"^[ \t]*(```+|~~~+)[ \t]*([\w+-]*)[^\n]*\n(.*?)(?:^[ \t]*\1|\Z)", re.MULTILINE | re.DOTALL)
# Where data may begin: at the start of a line, or after something that announces it.
_START = re.compile(r"(?:^|[:：=>]|```\w*|~~~\w*)[ \t\ufeff]*([{\[])", re.MULTILINE)
_SHOWN = 3
_MOST_STARTS = 50


class NotAsAsked(ValueError):
    """The reply is not the data that was asked for; the text is one sentence that helps the model to do better."""


@dataclass(frozen=True, slots=True)
class Parsed(Generic[T]):
    """Checked data, and the plain data that it was made from.

    `salvaged` says that the reply was cut off and only its whole items were taken.
    """

    value: T
    salvaged: bool = False
    data: Any = None


@dataclass(frozen=True, slots=True)
class _Found:
    """A value found in the text; `cut` when the text ended within it."""

    value: Any
    cut: bool


def parse(text: str, schema: TypeAdapter[T] | type[T] | dict[str, Any]) -> Parsed[T]:
    """Return the data in `text` that fits `schema`: a pydantic adapter, a type, or a JSON schema.

    Raises:
        NotAsAsked: there is no data in the text, or what there is does not fit.
    """
    adapter: Any = schema
    if isinstance(schema, dict):
        adapter = Conforming(schema)
    elif not isinstance(schema, (TypeAdapter, Conforming)):
        adapter = TypeAdapter(schema)
    problem = ""
    for found in _candidates(text):
        for shape in _shapes(found.value, cut=found.cut):
            if found.cut and not _whole_items(shape):
                problem = problem or "The reply was cut off before its first item was complete."
                continue
            try:
                return Parsed(adapter.validate_python(shape), found.cut, shape)
            except ValidationError as error:
                # The first complaint is about the reply as it stands; those about its parts would mislead.
                problem = problem or _sentence(error, cut=found.cut)
            except NotAsAsked as error:
                problem = problem or str(error)
    raise NotAsAsked(problem or _absence(text))


def merged(first: Parsed[Any], rest: Parsed[Any]) -> Parsed[Any]:
    """Return the items of a list that was cut off with those that came for the rest of it, each once.

    Still salvaged if the rest was cut off as well, or is no list, or brought nothing new.
    """
    if not isinstance(rest.value, list) or not isinstance(rest.data, list):
        return first
    seen = [_key(item) for item in first.data]
    fresh = [n for n, item in enumerate(rest.data) if _key(item) not in seen]
    data = [*first.data, *(rest.data[n] for n in fresh)]
    return Parsed([*first.value, *(rest.value[n] for n in fresh)], rest.salvaged or not fresh, data)


def _key(item: Any) -> str:
    return "".join(json.dumps(item, ensure_ascii=False, sort_keys=True).casefold().split())


def _absence(text: str) -> str:
    if not text.strip():
        return "The reply is empty."
    if _START.search(text):
        return "The reply is not valid JSON, or it was cut off before its first item was complete."
    return "The reply is prose and holds no JSON."


def _candidates(text: str) -> Iterator[_Found]:
    """Yield the values in a text, the likeliest first: the whole of it, fenced blocks, then what begins a line."""
    text = text.strip().strip("\ufeff\u200b\x00").strip()
    if not TORN_COMMAND.search(text):
        whole = _strict(text)
        if whole is not None:
            yield _Found(whole, cut=False)
            return
    fences = [match.group(3) for match in _FENCE.finditer(text)]
    # Without fences the text itself is looked through; with them it is too, in case they hold something else.
    for part in sorted(fences, key=len, reverse=True):
        yield from _scan(part)
    # Nothing between brackets is an empty list only where nothing else is said: prose has boxes to tick.
    yield from (found for found in _scan(text) if found.value)


def _strict(text: str) -> Any:
    import orjson

    if text[:1] not in ("{", "["):
        return None
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return None


def _scan(text: str) -> Iterator[_Found]:
    """Yield what can be read at each likely start; several values in a row are also yielded as one list."""
    position = 0
    for _ in range(_MOST_STARTS):
        start = _START.search(text, position)
        if start is None:
            return
        position = start.start(1) + 1
        scanner = Scanner(text, start.start(1))
        try:
            value = scanner.value()
        except NotData:
            continue
        row = [value, *_followers(scanner)] if not scanner.cut else [value]
        if len(row) > 1:
            yield _Found(row, cut=scanner.cut)
        yield _Found(value, cut=scanner.cut and len(row) == 1)
        position = max(position, scanner.position)


def _followers(scanner: Scanner) -> Iterator[Any]:
    """Yield the values that follow directly (one object a line); stops before anything else."""
    while True:
        scanner.space()
        if scanner.peek() == ",":
            scanner.position += 1
            scanner.space()
        before = scanner.position
        if scanner.peek() not in ("{", "["):
            return
        try:
            value = scanner.value()
        except NotData:
            scanner.position = before
            return
        if scanner.cut:
            return
        yield value


def _shapes(value: Any, *, cut: bool) -> Iterator[Any]:
    """Yield a value and what it may stand for: the list in a wrapper, the one object in a list, a list of one."""
    yield value
    if isinstance(value, dict):
        lists = [item for item in value.values() if isinstance(item, list)]
        if len(lists) == 1:
            yield lists[0]
            yield from _plain(lists[0])
        elif len(value) == 1:
            (inner,) = value.values()
            yield inner
        if not lists and not cut:
            yield [value]
    elif isinstance(value, list):
        yield from _plain(value)
        if len(value) == 1:
            yield value[0]


def _whole_items(shape: Any) -> bool:
    """Say whether something cut off still holds whole items; half an object is no item, however well it fits."""
    return bool(shape) if isinstance(shape, list) else isinstance(shape, dict) and any(map(_is_filled, shape.values()))


def _is_filled(value: Any) -> bool:
    return isinstance(value, list) and bool(value)


def _plain(items: list[Any]) -> Iterator[Any]:
    """Yield the bare values of a list of objects that have one field each."""
    if items and all(isinstance(item, dict) and len(item) == 1 for item in items):
        yield [next(iter(item.values())) for item in items]


def _sentence(error: ValidationError, *, cut: bool) -> str:
    """Return what does not fit, by place, in one sentence."""
    places = []
    for detail in error.errors(include_url=False, include_context=False, include_input=False)[:_SHOWN]:
        place = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in detail["loc"]).lstrip(".")
        places.append(f"{place or 'the whole'}: {detail['msg']}")
    more = error.error_count() - len(places)
    rest = f" (and {more} more)" if more > 0 else ""
    return f"{'The reply was cut off. ' if cut else ''}The JSON does not fit: {'; '.join(places)}{rest}."
