"""A reply that parrots the prompt is told from one that answers it, in both languages."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from core.paths import resources
from core.prompts.catalogue import load
from core.prompts.echo import borrows, circles, echoes, samples, shreds

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


@pytest.mark.parametrize(
    ("language", "reply"),
    [
        (
            "en",
            "1. Use only what the source says.\n\nThe vessel is a vessel, and its answer is the vessel in question.",
        ),
        ("en", "It says so. " * 9 + "Begin with the answer itself, then give the conditions."),
        ("zh", "压力容器就是压力容器，答案就是答案。只依据原文，数字、名称、单位保持原样，等等等等。"),
    ],
)
def test_a_long_piece_of_the_instructions_is_an_echo_whatever_surrounds_it(language: str, reply: str) -> None:
    prompt = load("answer", language)
    if language == "zh":
        reply += max(re.findall(r"[\u4e00-\u9fff]{12,}", prompt.user), key=len)
    assert echoes(reply, prompt, SOURCES[language])
    assert not echoes(reply, prompt, f"{SOURCES[language]} {prompt.user}"), "the document itself may say it"


def test_a_question_about_the_example_is_known_in_other_words_too() -> None:
    prompt = load("questions", "en")
    assert borrows("What temperature does beeswax melt at?", prompt, SOURCES["en"])
    assert not borrows("What temperature does beeswax melt at?", prompt, "Beeswax melts at a temperature of 62 °C.")
    assert not borrows("At what temperature must the pressure vessel be inspected?", prompt, SOURCES["en"])


@pytest.mark.parametrize("sentence", ["The source is not something that can be made. ", "答案就是答案，问题就是问题。"])
def test_what_is_said_over_and_over_goes_round_in_circles(sentence: str) -> None:
    assert circles(sentence * 100)
    assert not circles(sentence * 3)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_long_texts_do_not_go_round_in_circles(language: str) -> None:
    name = {"en": "authenticator-lifecycle.en.md", "zh": "personal-information-protection-law.zh.md"}[language]
    text = (resources() / "samples" / name).read_text(encoding="utf-8")
    assert not any(circles(text[start : start + 4000]) for start in range(0, len(text), 2000))
    questions, answers = load("questions", language), load("answer", language)
    found = [line for line in text.splitlines() if line.strip()]
    assert not [line for line in found if echoes(line, questions, "") or echoes(line, answers, "")]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How to use beeswax in waxing", True),
        ("What is beeswax?", True),
        ("At what temperature is the grease of the pump applied?", False),
        ("After how many hours is the seal replaced?", False),
    ],
)
def test_one_word_of_the_example_and_none_of_the_passage_is_an_echo(question: str, expected: bool) -> None:
    prompt = load("questions", "en")
    assert borrows(question, prompt, prompt.example["text"]) is expected


@pytest.mark.parametrize(("language", "label"), [("en", "Beeswax"), ("zh", "蜂蜡")])
def test_what_is_filed_as_the_example_is_taken_from_it(language: str, label: str) -> None:
    prompt = load("questions", language)
    assert samples(f" {label.upper()} ", prompt, SOURCES[language])
    assert not samples(label, prompt, f"{SOURCES[language]}\n- {label}")
    assert not any(samples(other, prompt, SOURCES[language]) for other in (None, "", "Liability", "责任"))


def test_a_prompt_without_an_example_is_borrowed_from_by_no_question() -> None:
    """Somebody's own prompt in one paragraph names what to ask about; a question about it is what was wanted."""
    own = replace(load("questions", "en"), user="Ask about duties and inspection intervals only. Passage: {{text}}")
    assert not borrows("Which inspection intervals hold?", own, SOURCES["en"])
    assert not borrows("What duties does the inspection bring?", own, SOURCES["en"])


@pytest.mark.parametrize(
    "question",
    [
        'When does {"question": "What is the duty of the carrier?',
        '承运人的义务是什么？", "tag": "',
        'Who pays? "children" : []',
    ],
)
def test_a_question_with_the_form_of_a_reply_in_it_is_none_unless_the_text_has_it(question: str) -> None:
    assert shreds(question, "The carrier pays. 承运人付款。")
    assert not shreds(question, f"A reply looks like this: {question}")
    assert not shreds('What does "tag" mean, and who is called a "question: mark"?', "")
