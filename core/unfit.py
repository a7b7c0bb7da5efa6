"""A value that does not fit a field: which, and what the field takes, in words that can be translated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.errors import QT_TRANSLATE_NOOP, InvalidUse

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

_LONGEST = 60


def unfit(kind: type[BaseModel], error: ValidationError, prefix: str = "") -> InvalidUse:
    """Return what is to be said of the first value that does not fit; `prefix` stands before the name of its field."""
    first = error.errors(include_url=False)[0]
    names, shapes = _field(kind.model_json_schema(), first["loc"])
    setting = prefix + ".".join(names)
    if first["type"] == "extra_forbidden" or (names and not shapes):
        return unknown(kind, prefix + ".".join(str(part) for part in first["loc"]), prefix)
    own = first.get("ctx", {}).get("error")
    todo, more = (str(own), {}) if isinstance(own, ValueError) else _allowed(shapes)
    if not names:
        return InvalidUse(QT_TRANSLATE_NOOP("Errors", "These settings do not fit each other."), todo, **more)
    if first["type"] == "missing":
        return InvalidUse(QT_TRANSLATE_NOOP("Errors", "{setting} is missing."), todo, setting=setting, **more)
    value = str(first["input"])
    value = value if len(value) <= _LONGEST else value[:_LONGEST] + "…"
    what = QT_TRANSLATE_NOOP("Errors", "“{value}” does not fit {setting}.")
    return InvalidUse(what, todo, value=value, setting=setting, **more)


def unknown(kind: type[BaseModel], setting: str, prefix: str = "") -> InvalidUse:
    """Return what is to be said of a field there is not."""
    return InvalidUse(
        QT_TRANSLATE_NOOP("Errors", "There is no setting “{setting}”."),
        QT_TRANSLATE_NOOP("Errors", "There are: {known}."),
        setting=setting,
        known=[prefix + name for name in kind.model_fields if name != "id"],
    )


def _field(schema: dict[str, Any], places: tuple[int | str, ...]) -> tuple[list[str], list[dict[str, Any]]]:
    """Return the names of a field from the outside in, and the shapes of JSON it takes, null left out."""
    kinds = schema.get("$defs", {})
    names: list[str] = []
    shapes = [schema]
    for place in places:
        inner = [found for shape in shapes if (found := _within(shape, place)) is not None]
        if inner:
            names.append(str(place))
            shapes = [one for shape in inner for one in _alternatives(shape, kinds)]
        elif not names:
            return [str(place)], []
    return names, shapes


def _within(shape: dict[str, Any], place: int | str) -> dict[str, Any] | None:
    if isinstance(place, int):
        listed = shape.get("prefixItems", [])
        found = listed[place] if place < len(listed) else shape.get("items")
    else:
        found = shape.get("properties", {}).get(place) or shape.get("additionalProperties")
    return found if isinstance(found, dict) else None


def _alternatives(shape: dict[str, Any], kinds: dict[str, Any]) -> list[dict[str, Any]]:
    if "$ref" in shape:
        shape = kinds.get(shape["$ref"].rpartition("/")[2], {})
    if "anyOf" not in shape:
        return [shape] if shape.get("type") != "null" else []
    return [found for one in shape["anyOf"] for found in _alternatives(one, kinds)]


def _allowed(shapes: list[dict[str, Any]]) -> tuple[str, dict[str, Any]]:
    """Return what a field takes: a template and its values."""
    words = [word for shape in shapes for word in shape.get("enum", [shape["const"]] if "const" in shape else [])]
    if words:
        choices = [str(word).lower() if isinstance(word, bool) else str(word) for word in words]
        return QT_TRANSLATE_NOOP("Errors", "It takes one of these: {choices}."), {"choices": choices}
    types = {str(shape.get("type")): shape for shape in shapes}
    if types.keys() & {"integer", "number"}:
        return _number(types.get("number") or types["integer"], whole="number" not in types)
    if "boolean" in types:
        return QT_TRANSLATE_NOOP("Errors", "It takes true or false."), {}
    if "array" in types:
        return QT_TRANSLATE_NOOP("Errors", 'It takes a list, such as ["…", "…"].'), {}
    if "object" in types:
        return QT_TRANSLATE_NOOP("Errors", 'It takes a JSON object, such as {{"…": "…"}}.'), {}
    text = types.get("string", {})
    low, high = text.get("minLength"), text.get("maxLength")
    if low and high:
        return QT_TRANSLATE_NOOP("Errors", "It takes {low} to {high} characters."), {"low": low, "high": f"{high:,}"}
    if high:
        return QT_TRANSLATE_NOOP("Errors", "It takes {high} characters at most."), {"high": f"{high:,}"}
    return (QT_TRANSLATE_NOOP("Errors", "It takes a text that is not empty."), {}) if text else ("", {})


def _number(shape: dict[str, Any], *, whole: bool) -> tuple[str, dict[str, Any]]:
    low, above, high = (shape.get(name) for name in ("minimum", "exclusiveMinimum", "maximum"))
    if whole and low is None and above is not None:
        low, above = above + 1, None
    values = {
        name: f"{value:,}" for name, value in (("low", low), ("above", above), ("high", high)) if value is not None
    }
    if low is not None and high is not None:
        todo = QT_TRANSLATE_NOOP("Errors", "It takes a number from {low} to {high}.")
        whole_todo = QT_TRANSLATE_NOOP("Errors", "It takes a whole number from {low} to {high}.")
    elif above is not None and high is not None:
        todo = whole_todo = QT_TRANSLATE_NOOP("Errors", "It takes a number above {above}, up to {high}.")
    elif above is not None:
        todo = whole_todo = QT_TRANSLATE_NOOP("Errors", "It takes a number above {above}.")
    elif low is not None:
        todo = QT_TRANSLATE_NOOP("Errors", "It takes a number, {low} or more.")
        whole_todo = QT_TRANSLATE_NOOP("Errors", "It takes a whole number, {low} or more.")
    else:
        todo = QT_TRANSLATE_NOOP("Errors", "It takes a number.")
        whole_todo = QT_TRANSLATE_NOOP("Errors", "It takes a whole number.")
    return (whole_todo if whole else todo), values
