"""Trees that were cut off: their branches are kept, and lists of anything else lose their last item as ever."""

from __future__ import annotations

import json

import pytest
from pydantic import TypeAdapter

from core.domain.tree import Branch
from core.llm.closing import closed, is_tree
from core.llm.structured import NotAsAsked, parse

TREE = TypeAdapter(list[Branch])


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        ('[{"label": "水泵", "children": [{"label": "润滑", "children": []}, {"label": "密', ["水泵", "润滑"]),
        ('```json\n{"items": [{"label": "Pumps", "children": [{"label": "Seals", "chil', ["Pumps"]),
        ('[{"label": "A \\"quoted\\" [name]", "children": [{"label": "B"}', ['A "quoted" [name]', "B"]),
        ('{"items":[{"label": "Only", "children":[', ["Only"]),
    ],
)
def test_the_branches_that_came_are_kept(said: str, labels: list[str]) -> None:
    parsed = parse(said, TREE)
    assert parsed.salvaged
    found: list[str] = []
    branches = list(parsed.value)
    while branches:
        branch = branches.pop(0)
        found.append(branch.label)
        branches = [*branch.children, *branches]
    assert found == labels


def test_a_tree_without_a_bottom_is_kept_as_deep_as_any_can_be() -> None:
    said = "[" + "".join(f'{{"label": "第{level}层", "children": [' for level in range(300))
    for reply in (said, said + "]}" * 300 + "]"):
        parsed = parse(reply, TREE)
        assert parsed.salvaged
        assert parsed.value[0].children[0].label == "第1层"


@pytest.mark.parametrize("said", ["", "no data", "[]", '[{"label": "A", "children": []}]', '{"items": [1, 2}'])
def test_what_is_whole_or_torn_is_left_alone(said: str) -> None:
    assert closed(said) is None


def test_a_tree_cut_off_before_its_first_label_is_none() -> None:
    with pytest.raises(NotAsAsked):
        parse('[{"label": "Half of a na', TREE)


def test_other_lists_keep_whole_items_only() -> None:
    schema = {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {"q": {"type": "string"}, "options": {"type": "array", "items": {"type": "string"}}},
            "required": ["q", "options"],
        },
    }
    assert not is_tree(schema)
    assert is_tree(TREE.json_schema())
    whole = {"q": "一", "options": ["甲", "乙"]}
    said = json.dumps([whole, whole | {"q": "二"}], ensure_ascii=False)
    assert parse(said[:-8], schema).value == [whole]
