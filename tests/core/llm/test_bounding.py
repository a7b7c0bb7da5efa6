"""Bounds for what a model may write: lists and texts have an end, and a service that knows none gets none."""

from __future__ import annotations

from core.llm.bounding import ENTRIES, TEXT, bounded, unbounded
from core.llm.structured import parse
from core.prompts import catalogue


def test_every_list_and_text_of_our_prompts_has_an_end() -> None:
    schemas = [prompt.schema for prompt in catalogue.all() if prompt.schema]
    assert schemas
    for schema in schemas:
        found = bounded(schema, "4")
        assert found["maxItems"] == 4
        parts = [found]
        while parts:
            part = parts.pop()
            assert part.get("type") != "array" or part["maxItems"] in (4, ENTRIES)
            assert part.get("type") != "string" or "enum" in part or part["maxLength"] == TEXT
            parts += [*part.get("properties", {}).values(), *part.get("$defs", {}).values()]
            parts += [part["items"]] if "items" in part else []
        assert unbounded(found) == schema


def test_an_unknown_number_leaves_room() -> None:
    assert bounded({"type": "array", "items": {"type": "string"}}, "several")["maxItems"] == ENTRIES
    assert bounded({"type": "array", "items": {"type": "string"}, "maxItems": 7})["maxItems"] == 7


def test_a_longer_reply_is_read_as_ever() -> None:
    schema = {"type": "array", "items": {"type": "string"}}
    bounded(schema, "1")
    assert parse('["一", "二"]', schema).value == ["一", "二"]
