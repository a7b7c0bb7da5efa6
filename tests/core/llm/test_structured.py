"""Bad replies of every kind, in both languages: what is data is found, what is not is never taken for it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter

from core.llm.structured import NotAsAsked, parse

EN = ["What is a lien?", "Who may file a claim?"]
ZH = ["什么是留置权？", "谁可以提出索赔？"]
STRINGS = TypeAdapter(list[str])


class Item(BaseModel):
    question: str
    label: str = ""


class Node(BaseModel):
    label: str
    children: list[Node] = []


class Wrapped(BaseModel):
    questions: list[Item]


def dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


WRAPPINGS = {
    "bare": "{}",
    "fence": "```json\n{}\n```",
    "fence without a language": "```\n{}\n```",
    "tilde fence": "~~~json\n{}\n~~~",
    "fence on one line": "```json {}```",
    "fence never closed": "```json\n{}",
    "prose before": "Here is the list:\n{}",
    "Chinese prose before": "好的，以下是生成的问题：\n{}",
    "prose on the same line": "Here are the questions: {}",
    "full-width colon": "结果如下：{}",
    "prose around": "Sure!\n\n{}\n\nLet me know [if you need] more.",
    "fence and prose": "Of course.\n```json\n{}\n```\nI hope {{this}} helps.",
    "byte order mark": "\ufeff{}",
    "thought with brackets before": "The text [1] says {{x}}.\n\n{}",
    "assignment": "questions = {}",
    "tag": "<answer>{}</answer>",
}


@pytest.mark.parametrize("items", [EN, ZH], ids=["en", "zh"])
@pytest.mark.parametrize("wrapping", WRAPPINGS.values(), ids=WRAPPINGS)
@pytest.mark.parametrize("shape", ["list", "wrapper", "objects"])
def test_list_is_found_in_any_wrapping(items: list[str], wrapping: str, shape: str) -> None:
    """The same two questions come out of every wrapping and every shape of list."""
    data: Any = {"list": items, "wrapper": {"questions": items}, "objects": [{"question": item} for item in items]}[
        shape
    ]
    text = wrapping.replace("{{", "⟦").replace("{}", dumps(data)).replace("⟦", "{").replace("}}", "}")
    if shape == "wrapper" and "{{" not in wrapping:
        text = wrapping.replace("{}", dumps(data))
    result = parse(text, STRINGS)
    assert result.value == items
    assert not result.salvaged


REPAIRS = {
    "trailing comma": '["什么是A？", "What is B?",]',
    "trailing comma in an object": '[{"question": "什么是A？",}, {"question": "What is B?",},]',
    "single quotes": "['什么是A？', 'What is B?']",
    "typographic quotes": "[“什么是A？”, “What is B?”]",
    "quotes of names": '[{“question”: “什么是A？”}, {"question"："What is B?"}]',
    "full-width comma": '["什么是A？"，"What is B?"]',
    "comments": '[\n"什么是A？", // first\n/* second */ "What is B?"\n]',
    "lines of objects": '{"question": "什么是A？"}\n{"question": "What is B?"}',
    "lines of objects with commas": '{"question": "什么是A？"},\n{"question": "What is B?"},',
    "lines of objects in a fence": '```jsonl\n{"question": "什么是A？"}\n{"question": "What is B?"}\n```',
    "forgotten comma": '["什么是A？"\n"What is B?"]',
    "one field each": '[{"q": "什么是A？"}, {"q": "What is B?"}]',
}


@pytest.mark.parametrize("text", REPAIRS.values(), ids=REPAIRS)
def test_slips_are_repaired(text: str) -> None:
    assert parse(text, STRINGS).value == ["什么是A？", "What is B?"]


def test_quotes_within_strings_are_kept() -> None:
    """Models forget to escape quotes; what follows a quote tells whether it ends the string."""
    assert parse('["他说"好"是什么意思？", "What does "fair use": mean, and why?"]', STRINGS).value == [
        '他说"好"是什么意思？',
        'What does "fair use": mean, and why?',
    ]
    assert parse("['What's a lien?', 'It's “here”.',]", STRINGS).value == ["What's a lien?", "It's “here”."]
    assert parse('["one\ntwo", "three",]', STRINGS).value == ["one\ntwo", "three"]


def test_formulas_survive() -> None:
    """A TeX command whose backslash was not escaped reads as a control character in strict JSON."""
    assert parse(r'["Why is $\frac{1}{2} \times \theta \neq \alpha$?", "a\nb"]', STRINGS).value == [
        r"Why is $\frac{1}{2} \times \theta \neq \alpha$?",
        "a\nb",
    ]
    assert parse(r'["$\\frac{1}{2}$ \u4f60\ud83d\ude00"]', STRINGS).value == [r"$\frac{1}{2}$ 你😀"]
    assert parse(r'["\author a\tauthor \d+",]', STRINGS).value == ["\\author a\tauthor \\d+"]


@pytest.mark.parametrize("items", [EN, ZH], ids=["en", "zh"])
def test_cut_off_list_gives_its_whole_items(items: list[str]) -> None:
    """Wherever a list is cut, only whole items come out, and the result says so."""
    whole = dumps({"questions": [{"question": item, "label": "l"} for item in items]})
    for end in range(1, len(whole)):
        try:
            result = parse(whole[:end], TypeAdapter(list[Item]))
        except NotAsAsked:
            continue
        assert [item.question for item in result.value] == items[: len(result.value)]
        assert all(item.label == "l" for item in result.value)
        assert result.salvaged
    assert parse("```json\n" + whole[:-3], Wrapped).value.questions[0].question == items[0]


def test_cut_off_object_is_no_item() -> None:
    with pytest.raises(NotAsAsked, match="cut off"):
        parse('{"question": "What is A?", "lab', TypeAdapter(list[Item]))
    with pytest.raises(NotAsAsked, match="cut off"):
        parse('["What is', STRINGS)


def test_tree_is_read_whole_or_without_its_last_branch() -> None:
    text = '[{"label": "法律", "children": [{"label": "物权"}]}, {"label": "Torts", "children": [{"label": "Neg'
    result = parse(text, TypeAdapter(list[Node]))
    assert result.salvaged
    assert [node.label for node in result.value] == ["法律"]
    assert result.value[0].children[0].label == "物权"


PROSE = {
    "polite": "Sure, I would be happy to help! Which questions would you like?",
    "Chinese": "好的，我很乐意帮忙。请问您想要哪些问题？",
    "numbered": "1. Read the text closely.\n2. What is a lien?",
    "Chinese numbered": "1. 先通读全文。\n2. 什么是留置权？",
    "bullets": "- What is a lien?\n- Who may file",
    "steps": "1. Open the vessel\n2. Close it",
    "bracketed words": "[What is a lien?]\n[Who may file?]",
    "braces": "{name} is a placeholder",
    "reference": "See [1] and [2].",
    "Markdown link": "[Lien](https://example.org)",
    "HTML": "<p>What is a lien?</p>",
    "code": "```python\nprint('hello')\n```",
    "quotation": '"What is a lien?"',
    "empty": "",
    "blank": " \n ",
    "number": "42",
    "null": "null",
    "tick boxes": "[ ] What is a lien?\n[x] Who may file?",
}


@pytest.mark.parametrize("text", PROSE.values(), ids=PROSE)
def test_prose_is_never_data(text: str) -> None:
    for adapter in (STRINGS, TypeAdapter(list[Item]), TypeAdapter(Wrapped)):
        with pytest.raises(NotAsAsked) as caught:
            parse(text, adapter)
        assert str(caught.value).endswith(".")


def test_error_names_the_place() -> None:
    with pytest.raises(NotAsAsked) as caught:
        parse('[{"question": "a"}, {"topic": "b", "x": 1}]', TypeAdapter(list[Item]))
    assert str(caught.value) == "The JSON does not fit: [1].question: Field required."


def test_json_schema_takes_the_place_of_a_type() -> None:
    schema = {
        "type": "array",
        "minItems": 1,
        "items": {"$ref": "#/$defs/Row"},
        "$defs": {
            "Row": {
                "type": "object",
                "properties": {"kind": {"enum": ["a", "b"]}, "score": {"type": "integer", "maximum": 5}},
                "required": ["kind"],
                "additionalProperties": False,
            }
        },
    }
    assert parse('```json\n[{"kind": "a", "score": 5},]\n```', schema).value == [{"kind": "a", "score": 5}]
    for bad, place in (
        ('[{"kind": "c"}]', "[0].kind"),
        ('[{"kind": "a", "score": 6}]', "[0].score"),
        ('[{"kind": "a", "score": "x"}]', "[0].score"),
        ('[{"score": 1}]', "[0].kind"),
        ('[{"kind": "a", "more": 1}, {"kind": "d"}]', "[0].more"),
        ("[]", "at least 1"),
    ):
        with pytest.raises(NotAsAsked) as caught:
            parse(bad, schema)
        assert place in str(caught.value)


def test_single_object_stands_for_a_list_of_one_and_back() -> None:
    assert parse('{"question": "什么是A？", "label": "l"}', TypeAdapter(list[Item])).value[0].label == "l"
    assert parse('[{"question": "什么是A？", "label": "l"}]', Item).value.question == "什么是A？"
    assert parse('{"result": {"question": "A?"}}', Item).value.question == "A?"


def test_deep_nesting_fails_politely() -> None:
    with pytest.raises(NotAsAsked):
        parse("[" * 5000, STRINGS)
