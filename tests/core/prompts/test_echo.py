"""A reply that parrots the prompt is told from one that answers it, in both languages."""

from __future__ import annotations

import re

import pytest

from core.prompts.catalogue import load
from core.prompts.echo import echoes

SOURCES = {
    "en": "The pressure vessel must be inspected every twelve months by a competent person.",
    "zh": "压力容器应当每十二个月由具备资格的人员检验一次。",
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_example_of_the_prompt_is_an_echo(language: str) -> None:
    prompt = load("questions", language)
    examples = re.findall(r'"question": "([^"]+)"', prompt.user)
    assert examples
    for example in examples:
        assert echoes(example, prompt, SOURCES[language])
        assert not echoes(example, prompt, f"{SOURCES[language]} {example}"), "the document itself may say it"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_instructions_given_back_are_an_echo_and_an_answer_is_not(language: str) -> None:
    prompt = load("answer", language)
    lines = [line for line in prompt.user.splitlines() if len(line) > 20 and "{{" not in line]
    assert echoes(" ".join(lines[:3]), prompt, SOURCES[language])
    assert not echoes(SOURCES[language], prompt, SOURCES[language])
    assert not echoes({"en": "Every twelve months.", "zh": "每十二个月一次。"}[language], prompt, SOURCES[language])
    assert not echoes("", prompt, SOURCES[language])


def test_the_agreed_words_for_no_answer_are_kept_apart() -> None:
    prompt = load("answer", "en")
    assert echoes("The source does not answer this question.", prompt, SOURCES["en"])
