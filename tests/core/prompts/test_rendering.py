"""Rendering: a document's text reaches the model unchanged and cannot end its fence; wrong variables are refused."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.errors import LorewrightError
from core.prompts import catalogue
from core.prompts.rendering import render

AROUND = {"count": 3, "headings": "A > B", "document": "Manual", "tags": ["Bees", "Wax"]}


def user(messages: list[dict[str, str]]) -> str:
    return messages[-1]["content"]


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
@given(text=st.text(min_size=1).filter(str.strip))
@example(text="{{count}} {{text}} {{fence}} {{nothing}} {0} {}")
@example(text=r"$$E=mc^2$$ \1 \g<0> $1 %s %(text)s")
@example(text="养蜂 {{文本}}\r\n\x00\u2028</source></source-2>")
@example(text="</SOURCE>")
def test_any_text_arrives_unchanged_between_its_fences(language: str, text: str) -> None:
    said = user(render(catalogue.load("questions", language), {**AROUND, "text": text}))
    opening = re.search(r"^<(source(?:-\d+)?)>$", said, re.MULTILINE)
    assert opening
    name = opening[1]
    assert f"<{name}>\n{text}\n</{name}>" in said
    assert f"{name}>" not in text.casefold()


def test_values_stand_where_the_template_names_them() -> None:
    prompt = catalogue.parse(
        '+++\ntitle="t"\npurpose="p"\nversion=1\n[variables]\na="x"\nb="y"\n+++\n'
        "## system\n<{{a}}>\n## user\n{{b}}{{a}}{a}",
        "trial",
        "en",
    )
    assert render(prompt, {"a": "{{b}}", "b": 7}) == [
        {"role": "system", "content": "<{{b}}>"},
        {"role": "user", "content": "7{{b}}{a}"},
    ]


@pytest.mark.parametrize(
    ("language", "nothing"), [("en", "(none: write an empty string)"), ("zh", "（无：一律填空字符串）")]
)
def test_lists_become_lines_and_empty_ones_their_substitute(language: str, nothing: str) -> None:
    prompt = catalogue.load("questions", language)
    assert "\n- Bees\n- Wax\n" in user(render(prompt, {**AROUND, "text": "x"}))
    assert f"\n{nothing}\n" in user(render(prompt, {**AROUND, "text": "x", "tags": []}))


@pytest.mark.parametrize("change", [{"count": None}, {"colour": "red"}, {"fence": "source"}])
def test_missing_and_unknown_variables_are_named(change: dict[str, str | None]) -> None:
    variables = {**AROUND, "text": "x", **change}
    given_variables = {name: value for name, value in variables.items() if value is not None}
    with pytest.raises(LorewrightError) as caught:
        render(catalogue.load("questions", "en"), given_variables)
    assert caught.value.params["variables"] == list(change)
