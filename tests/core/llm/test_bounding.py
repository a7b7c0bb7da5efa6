"""Bounds for what a model may write: texts have an end, and lists of a known length; a service may know none."""

from __future__ import annotations

import json

import pytest

from core.domain import revising, suggesting
from core.domain.tree import from_outline, walk
from core.llm.bounding import TEXT, Extent, bounded, unbounded
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


TREES = [prompt.schema for prompt in catalogue.all() if prompt.id == "domain-tree"]


@pytest.mark.parametrize("depth", [1, 2, 3, 6])
def test_a_tree_is_written_out_to_its_depth_and_no_deeper(depth: int) -> None:
    assert len(TREES) == 2
    for schema in TREES:
        assert schema is not None
        found = bounded(schema, extent=Extent(40, 9000, depth))
        part = found
        for _level in range(depth):
            assert part["maxItems"] == 40
            kind = found["$defs"][part["items"]["$ref"].rsplit("/", 1)[-1]]
            assert kind["properties"]["label"]["maxLength"] == TEXT
            part = kind["properties"]["children"]
        assert part["maxItems"] == 0
        assert len(found["$defs"]) == depth
        loose = unbounded(found)
        assert "maxItems" not in str(loose), "a service that knows no bounds is held to none"


def test_an_outline_of_any_length_has_room_as_a_tree() -> None:
    for count in (1, 30, 900):
        outline = [(1 + n % 3, f"第{n}节 The duties of a carrier") for n in range(count)]
        headings = suggesting.shown([("Book", outline)], suggesting.OUTLINE_CHARACTERS)
        extent = suggesting.reach(headings, 3)
        branches = from_outline((level, label) for level, label in outline if f"第{label[1:]}" and label in headings)
        assert len(list(walk(branches))) <= extent.entries + 1
        laid_out = json.dumps([one.model_dump() for one in branches], ensure_ascii=False, indent=4)
        assert len(laid_out) < extent.characters


def test_a_revision_has_room_for_every_tag_and_every_heading() -> None:
    added = "\n".join(f"- 第{n}章 Duty" for n in range(300))
    tree = "\n".join(f"{n} 主题 Topic {n} (3)" for n in range(500))
    extent = revising.reach({"tree": tree, "added": added, "removed": "", "hidden": ""}, 500)
    changes = [{"change": "add", "topic": -n, "label": f"第{n}章 Duty", "to": n} for n in range(1, 301)]
    changes += [{"change": "merge", "topic": n, "label": "", "to": n + 1} for n in range(500)]
    assert len(changes) < extent.entries
    assert len(json.dumps(changes, ensure_ascii=False, indent=4)) < extent.characters
