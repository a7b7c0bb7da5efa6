"""Bend data towards a schema where that can be done in one way only: names, wrappers and kinds of plain values.

Models rename fields ("问题" for "question"), give a list a wrapper or none, number it by keys, write 4 as "4" or a
whole object as a string. Nothing is made up here: every value of the result stood in the reply.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from core.llm.scanning import NotData, Scanner

Schema = dict[str, Any]

# What models say instead of the names that prompts use, in both languages; compared without case, blanks and marks.
_ALSO: dict[str, tuple[str, ...]] = {
    "question": ("问题", "提问", "问句", "题目", "query", "q", "questiontext", "prompt", "instruction"),
    "answer": ("答案", "回答", "解答", "response", "a", "reply", "output"),
    "tag": ("标签", "主题", "类别", "分类", "topic", "label", "category", "tags"),
    "label": ("名称", "标签", "主题", "标题", "name", "title", "topic", "text"),
    "children": ("子主题", "子节点", "下级", "子标签", "subtopics", "child", "nodes", "items", "topics"),
    "genre": ("体裁", "文体", "style", "type"),
    "audience": ("受众", "读者", "reader", "readers"),
    "title": ("标题", "名称", "name", "label"),
    "description": ("描述", "说明", "介绍", "desc", "details", "detail"),
    "number": ("序号", "编号", "no", "index", "id", "num"),
    "level": ("级别", "层级", "等级", "depth", "rank"),
    "score": ("评分", "分数", "得分", "打分", "rating", "points"),
    "reason": ("理由", "原因", "说明", "解释", "reasoning", "explanation", "rationale", "comment"),
}
# Names under which a model says that it will not, or how it went; never content.
_NO_CONTENT = frozenset(
    "error errors message msg status code note notes warning remark success 错误 提示 备注 状态 说明信息".split()  # noqa: SIM905
)
_MARKS = re.compile(r"[\W_]+")
_NUMBERED = re.compile(r"^(.*?)[ _#-]*(\d{1,3})$")
_MOST_WRAPPERS = 4


def shapes(value: Any, schema: Schema, *, cut: bool) -> Iterator[Any]:
    """Yield what `value` may stand for, the most literal first; the caller checks each against the schema."""
    rules = Rules(schema)
    seen: list[Any] = []
    for shape in _unwrapped(value, cut=cut):
        for one in (shape, rules.fitted(shape)):
            if not any(one is other or (type(one) is type(other) and one == other) for other in seen):
                seen.append(one)
                yield one


def is_schema(value: Any) -> bool:
    """Say whether a value is a JSON schema given back instead of data that fits it."""
    if isinstance(value, list) and len(value) == 1:
        return is_schema(value[0])
    if not isinstance(value, dict):
        return False
    inner = value.get("schema")
    if isinstance(inner, dict) and is_schema(inner):
        return True
    named = {"type", "properties", "items", "$defs", "required", "$schema", "anyOf"} & set(value)
    return len(named) >= 2 and (
        isinstance(value.get("properties"), dict) or isinstance(value.get("items"), dict) or "$schema" in value
    )


def _unwrapped(value: Any, *, cut: bool, depth: int = 0) -> Iterator[Any]:
    """Yield a value and what may lie in it: the list in a wrapper, the one object in a list, a list of one."""
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        items = [decoded(item) for item in value]
        if all(isinstance(item, dict) for item in items):
            yield items
    yield value
    if isinstance(value, str) and depth < _MOST_WRAPPERS:
        inner = decoded(value)
        if inner is not None:
            yield from _unwrapped(inner, cut=cut, depth=depth + 1)
    elif isinstance(value, dict):
        yield from _inside(value, cut=cut, depth=depth)
    elif isinstance(value, list):
        yield from _plain(value)
        if len(value) == 1 and depth < _MOST_WRAPPERS and not isinstance(value[0], str):
            yield from _unwrapped(value[0], cut=cut, depth=depth + 1)


def _inside(value: dict[str, Any], *, cut: bool, depth: int) -> Iterator[Any]:
    rows = _rows(value)
    if rows is not None:
        yield rows
    lists = [item for item in value.values() if isinstance(item, list)]
    if len(lists) == 1:
        yield lists[0]
        yield from _plain(lists[0])
    if (numbered := _by_number(value)) is not None:
        yield numbered
    wrapped = [item for item in value.values() if isinstance(item, dict)]
    if len(value) == 1:
        wrapped = list(value.values())
    if len(wrapped) == 1 and not lists and depth < _MOST_WRAPPERS:
        yield from _unwrapped(wrapped[0], cut=cut, depth=depth + 1)
    if not cut:
        yield [value]


def _plain(items: list[Any]) -> Iterator[Any]:
    """Yield the bare values of a list of objects that have one field each, none of which is a complaint."""
    if not items or not all(isinstance(item, dict) and len(item) == 1 for item in items):
        return
    if not any(plain(name) in _NO_CONTENT for item in items for name in item):
        yield [next(iter(item.values())) for item in items]


def _rows(value: dict[str, Any]) -> list[dict[str, Any]] | None:
    """Return the rows of a table given by columns, {"question": [...], "tag": [...]}."""
    columns = list(value.values())
    if len(columns) < 2 or not all(isinstance(column, list) and len(column) == len(columns[0]) for column in columns):
        return None
    if any(isinstance(cell, (dict, list)) for column in columns for cell in column) or not columns[0]:
        return None
    return [dict(zip(value, row, strict=True)) for row in zip(*columns, strict=True)]


def _by_number(value: dict[str, Any]) -> list[Any] | None:
    """Return the values of {"问题1": …, "问题2": …} in order."""
    names = [_NUMBERED.match(name) for name in value]
    if len(value) < 2 or not all(names):
        return None
    found = [(name[1].strip(), int(name[2])) for name in names if name]
    if len({prefix for prefix, _ in found}) != 1 or [n for _, n in found] != list(range(1, len(found) + 1)):
        return None
    return list(value.values())


def decoded(text: str) -> Any:
    """Return the JSON that a string holds, None if it is none: models encode twice."""
    text = text.strip()
    if text[:1] not in ("{", "["):
        return None
    scanner = Scanner(text)
    try:
        value = scanner.value()
    except NotData:
        return None
    scanner.space()
    return None if scanner.cut or scanner.peek() else value


def plain(name: str) -> str:
    """Return a name without case, blanks and marks."""
    return _MARKS.sub("", name).casefold()


class Rules:
    """A JSON schema, asked what its values may look like."""

    def __init__(self, schema: Schema) -> None:
        self._root = schema

    def resolved(self, schema: Schema) -> Schema:
        """Follow references, and take the one form besides null where there are several."""
        for _ in range(_MOST_WRAPPERS):
            if "$ref" in schema:
                schema = self._root.get("$defs", {}).get(schema["$ref"].rsplit("/", 1)[-1], {})
            elif forms := [form for form in schema.get("anyOf", ()) if form.get("type") != "null"]:
                if len(forms) > 1:
                    return schema
                schema = forms[0]
            else:
                break
        return schema

    def top(self) -> Schema:
        """Return the schema of the whole."""
        return self.resolved(self._root)

    def item(self) -> Schema:
        """Return the schema of an item of a list, {} if the whole is no list."""
        return self.resolved(self.top().get("items", {})) if self.top().get("type") == "array" else {}

    def name(self, given: str, fields: Schema) -> str | None:
        """Return which of the fields a name means: itself, written otherwise, or by another word for exactly one."""
        if given in fields:
            return given
        wanted = plain(given)
        same = [name for name in fields if plain(name) == wanted]
        also = same or [name for name in fields if wanted in _ALSO.get(name, ())]
        return also[0] if len(also) == 1 else None

    def fitted(self, value: Any, schema: Schema | None = None) -> Any:
        """Return the value with names and plain values as the schema has them, as far as there is no doubt."""
        schema = self.resolved(self._root if schema is None else schema)
        kind = schema.get("type")
        if isinstance(value, str) and kind in ("array", "object") and (inner := decoded(value)) is not None:
            value = inner
        if isinstance(value, dict) and "properties" in schema:
            return self._object(value, schema)
        if isinstance(value, list) and isinstance(schema.get("items"), dict):
            return [self.fitted(item, schema["items"]) for item in value]
        if value is None and kind == "array":
            return []
        return _scalar(value, kind)

    def _object(self, value: dict[str, Any], schema: Schema) -> dict[str, Any]:
        fields: Schema = schema["properties"]
        found: dict[str, Any] = {}
        others: dict[str, Any] = {}
        for given, item in value.items():
            name = self.name(given, fields)
            if name is None or name in found or (name != given and name in value):
                others[given] = item
            else:
                found[name] = self.fitted(item, fields[name])
        missing = [name for name in schema.get("required", ()) if name not in found]
        self._adopt(missing, fields, found, others)
        return {**found, **({} if schema.get("additionalProperties") is False else others)}

    def _adopt(self, missing: list[str], fields: Schema, found: dict[str, Any], others: dict[str, Any]) -> None:
        """Give the one field that is missing the one text that is left over: it can be nothing else."""
        for name in [name for name in missing if self.resolved(fields[name]).get("type") == "array"]:
            # An item without parts often leaves out the list of them.
            found[name] = []
        left = [name for name in missing if name not in found]
        texts = [name for name, item in others.items() if isinstance(item, str) and plain(name) not in _NO_CONTENT]
        if len(left) == len(texts) == 1 and self.resolved(fields[left[0]]).get("type") == "string":
            found[left[0]] = others.pop(texts[0])


def _scalar(value: Any, kind: Any) -> Any:
    if isinstance(value, str) and kind in ("integer", "number", "boolean"):
        text = value.strip().casefold()
        if kind == "boolean":
            return {"true": True, "false": False, "yes": True, "no": False, "是": True, "否": False}.get(text, value)
        if re.fullmatch(r"-?\d+" if kind == "integer" else r"-?\d+(?:\.\d+)?", text):
            return int(text) if kind == "integer" else float(text)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and kind == "string":
        return str(value)
    return value
