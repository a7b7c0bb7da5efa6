"""Check plain data against a JSON schema: the part of the language that prompts and templates use."""

from __future__ import annotations

import re
from typing import Any

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}


class Conforming:
    """A JSON schema in the role of a pydantic adapter.

    Knows type, properties, required, additionalProperties, items, enum, const, anyOf, oneOf, $ref into $defs, and the
    bounds of lists, strings and numbers; other words of the language are passed over.
    """

    def __init__(self, schema: dict[str, Any]) -> None:
        self.schema = schema

    def validate_python(self, value: Any) -> Any:
        """Return `value` unchanged if it fits; raise pydantic's ValidationError, as its adapters do, if not."""
        problems: list[InitErrorDetails] = []
        self._check(value, self.schema, (), problems)
        if problems:
            raise ValidationError.from_exception_data("reply", problems)
        return value

    def _check(
        self, value: Any, schema: dict[str, Any], place: tuple[int | str, ...], problems: list[InitErrorDetails]
    ) -> None:
        while "$ref" in schema:
            schema = self.schema["$defs"][schema["$ref"].rsplit("/", 1)[-1]]
        options = schema.get("anyOf") or schema.get("oneOf")
        if options and not any(self._fits(value, option) for option in options):
            problems.append(_problem("Input fits none of the allowed forms", place, value))
        kinds = schema.get("type", list(_TYPES))
        if not any(_is(value, kind) for kind in ([kinds] if isinstance(kinds, str) else kinds)):
            problems.append(_problem(f"Input should be of type {kinds}", place, value))
            return
        allowed = schema.get("enum", [schema["const"]] if "const" in schema else None)
        if allowed is not None and value not in allowed:
            problems.append(_problem(f"Input should be one of {allowed}", place, value))
        problems.extend(_problem(text, place, value) for text in _bounds(value, schema))
        if isinstance(value, dict):
            self._check_fields(value, schema, place, problems)
        elif isinstance(value, list) and "items" in schema:
            for index, item in enumerate(value):
                self._check(item, schema["items"], (*place, index), problems)

    def _check_fields(
        self,
        value: dict[str, Any],
        schema: dict[str, Any],
        place: tuple[int | str, ...],
        problems: list[InitErrorDetails],
    ) -> None:
        known = schema.get("properties", {})
        for name in schema.get("required", ()):
            if name not in value:
                problems.append(_problem("Field required", (*place, name), value))
        for name, item in value.items():
            if name in known:
                self._check(item, known[name], (*place, name), problems)
            elif schema.get("additionalProperties") is False:
                problems.append(_problem("Extra inputs are not permitted", (*place, name), item))

    def _fits(self, value: Any, schema: dict[str, Any]) -> bool:
        problems: list[InitErrorDetails] = []
        self._check(value, schema, (), problems)
        return not problems


def _is(value: Any, kind: str) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    if kind == "integer" and isinstance(value, float):
        return value.is_integer()
    return isinstance(value, _TYPES.get(kind, ()))


def _bounds(value: Any, schema: dict[str, Any]) -> list[str]:
    found: list[str] = []
    if isinstance(value, (list, str)):
        unit, low, high = (
            ("items", "minItems", "maxItems") if isinstance(value, list) else ("characters", "minLength", "maxLength")
        )
        if len(value) < schema.get(low, 0):
            found.append(f"Input should have at least {schema[low]} {unit}")
        if high in schema and len(value) > schema[high]:
            found.append(f"Input should have at most {schema[high]} {unit}")
    if isinstance(value, str) and "pattern" in schema and not re.search(schema["pattern"], value):
        found.append(f"Input should match {schema['pattern']}")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if "minimum" in schema and value < schema["minimum"]:
            found.append(f"Input should be at least {schema['minimum']}")
        if "maximum" in schema and value > schema["maximum"]:
            found.append(f"Input should be at most {schema['maximum']}")
    return found


def _problem(text: str, place: tuple[int | str, ...], value: Any) -> InitErrorDetails:
    # The text is filled in as a value: a schema may hold braces.
    return InitErrorDetails(type=PydanticCustomError("reply", "{text}", {"text": text}), loc=place, input=value)
