"""The bundled samples are the engine's show piece: enough questions, each with a verbatim quotation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from core.llm import extractive

SAMPLES = Path(__file__).parents[4] / "resources" / "samples"
CASES = [("authenticator-lifecycle.en.md", "en", 500), ("personal-information-protection-law.zh.md", "zh", 400)]
DANGLING = re.compile(r"\b(?:this|these|those|above|below|section)\b|该|上述|前款|本法|本条|下列", re.IGNORECASE)
MARKUP = re.compile(r"[*_`\[\]#|<>]|\]\(|https?:|  ")


def pieces(text: str, size: int = 1_800) -> list[tuple[str, tuple[str, ...]]]:
    """Cut at blank lines, with the title as heading, as the splitters do."""
    title = text.split("\n", 1)[0].lstrip("# ")
    found: list[str] = [""]
    for paragraph in re.split(r"(?<=\n)\n+", text):
        if found[-1] and len(found[-1]) + len(paragraph) > size:
            found.append("")
        found[-1] += paragraph + "\n"
    return [(piece, (title,)) for piece in found]


@pytest.mark.parametrize(("name", "language", "characters"), CASES)
def test_a_sample_yields_enough_questions_with_verbatim_answers(name: str, language: str, characters: int) -> None:
    text = (SAMPLES / name).read_text(encoding="utf-8")
    made: list[str] = []
    for piece, headings in pieces(text):
        for one in extractive.questions(piece, headings, language, max(1, len(piece) // 240), None):
            assert one.spans
            assert all(0 <= start < end <= len(piece) for start, end in one.spans)
            assert not DANGLING.search(one.question), one.question
            assert not MARKUP.search(one.question), one.question
            assert one.question.endswith("？" if language == "zh" else "?")
            answer = extractive.answer(one.question, piece, headings, language)
            assert answer == extractive.Answer(extractive.quote(piece, one.spans), one.spans)
            made.append(one.question)
    assert len(made) >= len(text) / characters
    assert len(set(made)) >= 0.95 * len(made)


def test_known_questions_of_the_samples() -> None:
    chinese = (SAMPLES / CASES[1][0]).read_text(encoding="utf-8")
    questions = {one.question for one in extractive.candidates(chinese, (), "zh")}
    assert {
        "制定《个人信息保护法》的目的是什么？",
        "什么是敏感个人信息？",
        "在哪些情形下，个人信息处理者应当主动删除个人信息？",
        "未经个人信息处理者同意，受托人是否可以转委托他人处理个人信息？",
        "个人信息保护影响评估报告和处理情况记录应当至少保存多久？",
    } <= questions
    english = (SAMPLES / CASES[0][0]).read_text(encoding="utf-8")
    questions = {one.question for one in extractive.candidates(english, (), "en")}
    assert {
        "What does authenticator binding refer to?",
        "How must authenticators be bound to subscriber accounts?",
        "Why is binding of multiple authenticators preferred?",
        "What must the confirmation code consist of?",
        "When must CSPs revoke the binding of authenticators promptly?",
    } <= questions


@pytest.mark.parametrize(("name", "language", "characters"), CASES)
def test_the_same_text_gives_the_same_questions(name: str, language: str, characters: int) -> None:
    text = (SAMPLES / name).read_text(encoding="utf-8")[:4_000]
    first = extractive.questions(text, ("A",), language, 12, None)
    extractive.questions(text + "\n\nMore.", ("B",), language, 12, None)
    assert extractive.questions(text, ("A",), language, 12, None) == first


def test_fewer_questions_are_spread_over_the_text() -> None:
    text = (SAMPLES / CASES[1][0]).read_text(encoding="utf-8")
    places = [one.spans[0][0] / len(text) for one in extractive.questions(text, (), "zh", 8, None)]
    assert len(places) == 8
    assert places == sorted(places)
    assert places[0] < 0.3
    assert places[-1] > 0.7


def test_an_unknown_question_gets_the_supporting_sentence_or_nothing() -> None:
    text = (SAMPLES / CASES[1][0]).read_text(encoding="utf-8")
    answer = extractive.answer("评估报告要保存几年？", text, (), "zh")
    assert answer is not None
    assert "至少保存三年" in answer.text
    assert extractive.answer("光合作用需要哪些色素？", text, (), "zh") is None
    text = (SAMPLES / CASES[0][0]).read_text(encoding="utf-8")
    answer = extractive.answer("How many random alphanumeric characters does a confirmation code need?", text, (), "en")
    assert answer is not None
    assert "at least 6 random alphanumeric characters" in answer.text
    assert extractive.answer("Which pigments does photosynthesis need?", text, (), "en") is None
