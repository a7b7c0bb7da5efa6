"""Slips, dresses and cuts in any mixture: what comes out is what was put in, or its beginning, or nothing."""

from __future__ import annotations

import json
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from core.llm.structured import NotAsAsked, parse
from core.questions.generating import SHAPE

WORDS = st.sampled_from(
    [
        "What is a lien?",
        "什么是留置权？",
        "第3条（二）的期限多长？",
        "Is $x_1 > 0$, and why?",
        "他说：好，然后呢？",
        "a - b; c, d?",
    ]
)
ITEMS = st.lists(
    st.fixed_dictionaries({"question": WORDS, "tag": st.sampled_from(["", "Liens", "期限"])}), min_size=1, max_size=5
)
Change = Callable[[str], str]
SLIPS: dict[str, Change] = {
    "none": lambda text: text,
    "trailing commas": lambda text: text.replace("}]", "},]").replace('"}', '",}'),
    "full-width commas": lambda text: text.replace('", "', '"，"').replace("}, {", "}，{"),
    "full-width colons": lambda text: text.replace('": "', '"："'),
    "typographic quotes": lambda text: text.replace('"question"', "“question”").replace('"tag"', "“tag”"),
    "names without quotes": lambda text: text.replace('"question":', "question:").replace('"tag":', "tag:"),
    "Chinese names": lambda text: text.replace('"question"', '"问题"').replace('"tag"', '"标签"'),
    "comments": lambda text: text.replace("}, {", "}, // next\n {"),
    "lines": lambda text: text.replace("}, {", "},\n  {").replace("[{", "[\n  {").replace("}]", "}\n]"),
    "no commas": lambda text: text.replace("}, {", "}\n{"),
}
DRESSES: dict[str, Change] = {
    "none": lambda text: text,
    "fence": lambda text: f"```json\n{text}\n```",
    "open fence": lambda text: f"```\n{text}",
    "prose": lambda text: f"Here they are:\n\n{text}\n\nAnything else [1]?",
    "Chinese prose": lambda text: f"好的，结果如下：\n{text}\n以上【共若干】条。",
    "wrapper": lambda text: f'{{"questions": {text}}}',
    "Chinese wrapper": lambda text: f'{{"状态": "完成", "结果": {{"列表": {text}}}}}',
    "final": lambda text: f"I think [a] first.\n\nFinal answer:\n{text}",
    "invisible": lambda text: f"\ufeff\u200b{text}\u200b",
}


def shown(adapter: TypeAdapter[object], value: object) -> object:
    return adapter.dump_python(value, mode="json")


@settings(max_examples=400, deadline=None, derandomize=True)
@given(ITEMS, st.sampled_from(sorted(SLIPS)), st.sampled_from(sorted(SLIPS)), st.sampled_from(sorted(DRESSES)))
def test_any_mixture_gives_the_data(items: list[dict[str, str]], first: str, second: str, dress: str) -> None:
    text = DRESSES[dress](SLIPS[second](SLIPS[first](json.dumps(items, ensure_ascii=False))))
    parsed = parse(text, SHAPE)
    assert shown(SHAPE, parsed.value) == items, text
    assert not parsed.salvaged


@settings(max_examples=400, deadline=None, derandomize=True)
@given(ITEMS, st.sampled_from(sorted(SLIPS)), st.sampled_from(sorted(DRESSES)), st.floats(0, 1))
def test_any_cut_gives_a_beginning(items: list[dict[str, str]], slip: str, dress: str, share: float) -> None:
    text = DRESSES[dress](SLIPS[slip](json.dumps(items, ensure_ascii=False)))
    text = text[: int(share * len(text))]
    try:
        parsed = parse(text, SHAPE)
    except NotAsAsked:
        return
    found = shown(SHAPE, parsed.value)
    assert isinstance(found, list)
    assert found == items[: len(found)], text
    assert parsed.salvaged or len(found) == len(items), text
