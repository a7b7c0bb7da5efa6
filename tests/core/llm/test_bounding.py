"""Bounds for what a model may write: texts have an end, and lists of a known length; a service may know none."""

from __future__ import annotations

from core.llm.bounding import TEXT, bounded, unbounded
from core.llm.structured import parse
from core.prompts import catalogue


def test_every_text_of_our_prompts_has_an_end_and_the_list_that_was_asked_for() -> None:
    schemas = [prompt.schema for prompt in catalogue.all() if prompt.schema]
    assert schemas
    for schema in schemas:
        found = bounded(schema, "4")
        assert found["maxItems"] == 4
        parts = [found]
        while parts:
            part = parts.pop()
            assert part is found or "maxItems" not in part
            assert part.get("type") != "string" or "enum" in part or part["maxLength"] == TEXT
            parts += [*part.get("properties", {}).values(), *part.get("$defs", {}).values()]
            parts += [part["items"]] if "items" in part else []
        assert unbounded(found) == schema


def test_a_list_of_unknown_length_is_not_cut() -> None:
    assert "maxItems" not in bounded({"type": "array", "items": {"type": "string"}}, "several")
    assert "maxItems" not in bounded({"type": "array", "items": {"type": "string"}})
    assert bounded({"type": "array", "items": {"type": "string"}, "maxItems": 7})["maxItems"] == 7


def test_a_longer_reply_is_read_as_ever() -> None:
    schema = {"type": "array", "items": {"type": "string"}}
    bounded(schema, "1")
    assert parse('["一", "二"]', schema).value == ["一", "二"]
