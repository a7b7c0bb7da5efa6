"""Data out of what a model wrote: found between prose and fences, repaired where that is safe, and checked.

Only data is taken for data. A reply in prose fails, with a sentence that can be shown to the model.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from core.llm.closing import closed, is_tree
from core.llm.conforming import Conforming
from core.llm.finding import Found, announces, found_in
from core.llm.fitting import Rules, is_schema, shapes
from core.llm.tabular import lists

T = TypeVar("T")

_SHOWN = 3
_DECLINES = re.compile(
    r"\b(?:I(?:['’]m| am) (?:sorry|unable|not able)|I (?:can(?:no|['’])t|won['’]t)"
    r"|as an AI|unable to (?:assist|help))"
    r"|抱歉|对不起|无法(?:提供|完成|回答|满足|协助|为您|生成)|不能(?:提供|回答|协助|为您|生成)"
    r"|作为(?:一个|一名)?(?:AI|人工智能|语言模型)",
    re.IGNORECASE,
)
_NEAR = 200


class NotAsAsked(ValueError):
    """The reply is not the data that was asked for; the text is one sentence that helps the model to do better."""


@dataclass(frozen=True, slots=True)
class Parsed(Generic[T]):
    """Checked data, and the plain data that it was made from.

    `salvaged` says that the reply was cut off and only its whole items were taken; `ended` that it would not have ended
    by itself (`core.llm.repeating`), so that there is nothing to ask for.
    """

    value: T
    salvaged: bool = False
    data: Any = None
    ended: str = ""


def parse(text: str, schema: TypeAdapter[T] | type[T] | dict[str, Any]) -> Parsed[T]:
    """Return the data in `text` that fits `schema`: a pydantic adapter, a type, or a JSON schema.

    Raises:
        NotAsAsked: there is no data in the text, or what there is does not fit.
    """
    adapter = _adapter(schema)
    wanted = schema if isinstance(schema, dict) else _schema_of(adapter)
    problem = ""
    for found in found_in(text):
        if is_schema(found.value):
            problem = problem or "The reply repeats the JSON schema instead of giving data that fits it."
            continue
        parsed, why = _fitting(found, adapter, wanted)
        if parsed is not None:
            return parsed
        problem = problem or why
    for shape in () if announces(text) else lists(text, Rules(wanted)):
        with suppress(ValidationError):
            return Parsed(adapter.validate_python(shape), data=shape)
    if (half := branches(text, adapter)) is not None:
        return half
    raise NotAsAsked(problem or _absence(text))


def _adapter(schema: Any) -> Any:
    if isinstance(schema, dict):
        return Conforming(schema)
    return schema if isinstance(schema, (TypeAdapter, Conforming)) else TypeAdapter(schema)


def branches(text: str, schema: Any) -> Parsed[Any] | None:
    """Return what there is of a tree that was cut off, its last branch with what it has so far; None for all else."""
    adapter = _adapter(schema)
    if not is_tree(_schema_of(adapter)) or (whole := closed(text)) is None:
        return None
    with suppress(NotAsAsked):
        return replace(parse(whole, adapter), salvaged=True)
    return None


def _fitting(found: Found, adapter: Any, wanted: dict[str, Any]) -> tuple[Parsed[Any] | None, str]:
    """Return the first shape of a value that fits, or why none does."""
    problem = ""
    try:
        for shape in shapes(found.value, wanted, cut=found.cut):
            if found.cut and not _whole_items(shape):
                problem = problem or "The reply was cut off before its first item was complete."
                continue
            try:
                return Parsed(adapter.validate_python(shape), found.cut, shape), ""
            except ValidationError as error:
                # The first complaint is about the reply as it stands; those about its parts would mislead.
                problem = problem or _sentence(error, cut=found.cut)
            except NotAsAsked as error:
                problem = problem or str(error)
    except RecursionError:
        problem = problem or "The JSON is nested far too deeply."
    return None, problem


@lru_cache(maxsize=64)
def _schema_of(adapter: Any) -> dict[str, Any]:
    """Return the JSON schema of an adapter; made once, since it costs more than reading most replies."""
    schema: dict[str, Any] = adapter.schema if isinstance(adapter, Conforming) else adapter.json_schema()
    return schema


def distinct(parsed: Parsed[Any]) -> Parsed[Any]:
    """Return a list with each of its items once; anything else as it is."""
    if not isinstance(parsed.value, list) or not isinstance(parsed.data, list):
        return parsed
    kept = {_key(item): place for place, item in reversed(list(enumerate(parsed.data)))}
    places = sorted(kept.values())
    return replace(parsed, value=[parsed.value[n] for n in places], data=[parsed.data[n] for n in places])


def merged(first: Parsed[Any], rest: Parsed[Any]) -> Parsed[Any]:
    """Return the items of a list that was cut off with those that came for the rest of it, each once.

    Still salvaged if the rest was cut off as well, or is no list.
    """
    if not isinstance(rest.value, list) or not isinstance(rest.data, list):
        return first
    seen = [_key(item) for item in first.data]
    fresh = [n for n, item in enumerate(rest.data) if _key(item) not in seen]
    data = [*first.data, *(rest.data[n] for n in fresh)]
    return Parsed([*first.value, *(rest.value[n] for n in fresh)], rest.salvaged, data)


def _key(item: Any) -> str:
    return "".join(json.dumps(item, ensure_ascii=False, sort_keys=True).casefold().split())


def _absence(text: str) -> str:
    if not text.strip():
        return "The reply is empty."
    if announces(text):
        return "The reply is not valid JSON, or it was cut off before its first item was complete."
    if declines(text):
        return "The reply declines the task and holds no JSON."
    return "The reply is prose and holds no JSON."


def declines(text: str) -> bool:
    """Say whether a text begins with the words of somebody who will not do it."""
    return _DECLINES.search(text[:_NEAR]) is not None


def _whole_items(shape: Any) -> bool:
    """Say whether something cut off still holds whole items; half an object is no item, however well it fits."""
    return bool(shape) if isinstance(shape, list) else isinstance(shape, dict) and any(map(_is_filled, shape.values()))


def _is_filled(value: Any) -> bool:
    return isinstance(value, list) and bool(value)


def _sentence(error: ValidationError, *, cut: bool) -> str:
    """Return what does not fit, by place, in one sentence."""
    places = []
    for detail in error.errors(include_url=False, include_context=False, include_input=False)[:_SHOWN]:
        place = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in detail["loc"]).lstrip(".")
        places.append(f"{place or 'the whole'}: {detail['msg']}")
    more = error.error_count() - len(places)
    rest = f" (and {more} more)" if more > 0 else ""
    return f"{'The reply was cut off. ' if cut else ''}The JSON does not fit: {'; '.join(places)}{rest}."
